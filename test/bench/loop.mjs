import { PeerProcess } from './peerProcess.mjs';
import { save, submissionsOf } from './submissions.mjs';
import { casesNamed, verdictReaders } from './verdicts.mjs';

const limitMs = 20_000;
/** The case that never ends, counted from 0. */
const endlessCase = 5;

/**
 * A program that never returns from case 6: when the verdict is known, and on how many cases. Everybody is
 * given the time limit that ours has by default, 2 s for a case.
 * @param {Parameters<typeof import('./warm.mjs').measureWarm>[0]} task
 */
export async function measureLoop({ workspaces, competitors, katas, rounds, note }) {
  const results = [];
  for (const id of katas.slice(0, 1)) {
    const kata = workspaces.kata(id, 'small');
    note(`endless loop: ${id}, case ${endlessCase + 1} of ${kata.total}`);
    const source = submissionsOf(kata).endless(endlessCase);
    for (let round = 0; round < rounds; round++) {
      for (const competitor of competitors.filter(({ endless }) => endless !== undefined))
        results.push(await runEndless(competitor, kata, workspaces, source));
      results.push(await saveEndless(competitors[0], kata, workspaces, source));
    }
  }
  return results;
}

/** A single run; whatever the process has said by its end, or within the limit, counts. */
async function runEndless(competitor, kata, workspaces, source) {
  const result = resultOf(competitor, kata, 'single run');
  let peer;
  try {
    const place = workspaces.place(competitor, kata, 'loop', source);
    peer = new PeerProcess(competitor.endless(place), place.folder, workspaces.env);
    const endedAt = await peer.ended(limitMs);
    if (peer.hasEnded) result.verdictMs = endedAt - peer.startedAt;
    return { ...result, ...reportedCases(competitor, peer.text) };
  } catch (error) {
    return { ...result, problem: error.message };
  } finally {
    peer?.kill();
  }
}

/** The same for a save, with our grader waiting. */
async function saveEndless(competitor, kata, workspaces, source) {
  const result = resultOf(competitor, kata, 'save');
  const place = workspaces.place(competitor, kata, 'loop-save', submissionsOf(kata).right('first'));
  const peer = new PeerProcess(competitor.watch(place), place.folder, workspaces.env);
  try {
    const read = (text) => verdictReaders.watcher(text, kata.total);
    await peer.until(read, limitMs);
    await peer.quiet(500);
    peer.forget();
    const started = save(place.file, source);
    const verdict = await peer.until(read, limitMs);
    if (verdict === undefined) return result;
    return { ...result, verdictMs: verdict.at - started, passed: verdict.found.passed };
  } finally {
    peer.kill();
  }
}

function resultOf(competitor, kata, how) {
  return { part: 'loop', kata: kata.id, set: kata.set, cases: kata.total, competitor: competitor.id, how };
}

/** Ours reports every case with its status; what is known of the others is which cases they have named. */
function reportedCases({ id }, text) {
  if (id !== 'llm-coach') return { reported: casesNamed(text), lastWords: text.trim().slice(-400) };
  try {
    const { cases, passed } = JSON.parse(text);
    const reached = cases.filter(({ status }) => status !== 'skipped');
    return { reported: reached.length, passed, namedTheEndless: cases[endlessCase].status === 'timeout' };
  } catch {
    return { reported: 0, lastWords: text.trim().slice(-400) };
  }
}
