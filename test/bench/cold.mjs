import { PeerProcess } from './peerProcess.mjs';
import { submissionsOf } from './submissions.mjs';
import { verdictReaders } from './verdicts.mjs';

const limitMs = 30_000;

/**
 * From the start of a process to the verdict, and to its end. One round beforehand, which does not count,
 * lets everybody fill the caches that they keep on disk.
 * @param {Parameters<typeof import('./warm.mjs').measureWarm>[0]} task
 */
export async function measureCold({ workspaces, competitors, katas, rounds, note }) {
  const results = [];
  for (const id of katas) {
    for (const set of ['small', 'authored', 'shipped']) {
      const kata = workspaces.kata(id, set);
      const able = competitors.filter(
        ({ id: name, once }) => once && (set !== 'shipped' || name === 'llm-coach'),
      );
      note(`cold: ${id}, ${set} cases`);
      const runs = able.map((competitor) => ({
        competitor,
        place: workspaces.place(competitor, kata, 'cold', submissionsOf(kata).right('first')),
        samples: { verdictMs: [], exitMs: [] },
        problem: undefined,
      }));
      for (let round = -1; round < rounds; round++) {
        for (const run of runs)
          if (run.problem === undefined) await measureOnce(run, kata, workspaces.env, round >= 0);
      }
      const common = { part: 'cold', kata: id, set, cases: kata.total };
      for (const { competitor, samples, problem } of runs)
        results.push({ ...common, competitor: competitor.id, problem, samples });
    }
  }
  return results;
}

async function measureOnce(run, kata, env, counts) {
  const { competitor, place, samples } = run;
  let peer;
  try {
    peer = new PeerProcess(competitor.once(place), place.folder, env);
    const read = verdictReaders[competitor.onceVerdict ?? competitor.verdict];
    const verdict = await peer.until((text) => read(text, kata.total), limitMs);
    if (verdict === undefined || verdict.found.failed > 0)
      throw new Error(`no verdict that all cases passed; it says: ${peer.words() || 'nothing'}`);
    const endedAt = await peer.ended(limitMs);
    if (!counts) return;
    samples.verdictMs.push(verdict.at - peer.startedAt);
    samples.exitMs.push(endedAt - peer.startedAt);
  } catch (error) {
    run.problem = error.message;
  } finally {
    peer?.kill();
  }
}
