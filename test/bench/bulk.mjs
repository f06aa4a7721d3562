import fs from 'node:fs';
import path from 'node:path';
import { competitors, benchFolder } from './competitors.mjs';
import { PeerProcess } from './peerProcess.mjs';
import { submissionsOf } from './submissions.mjs';
import { verdictReaders } from './verdicts.mjs';

const copies = 100;
const limitMs = 120_000;

/**
 * A hundred copies of one submission, graded by one command, with one worker and with two. Ours in every
 * round, the peer in the first.
 * @param {Parameters<typeof import('./warm.mjs').measureWarm>[0]} task
 */
export async function measureBulk({ workspaces, competitors: chosen, katas, rounds, note }) {
  const results = [];
  const [id] = katas;
  for (const set of ['authored', 'shipped']) {
    const kata = workspaces.kata(id, set);
    note(`bulk: ${copies} copies of ${id}, ${set} cases`);
    const runs = waysOf(kata, workspaces).filter(
      ({ competitor }) =>
        chosen.some((one) => one.id === competitor) && (set !== 'shipped' || competitor === 'llm-coach'),
    );
    for (let round = 0; round < rounds; round++) {
      // half a minute each: once is enough to see the order of magnitude
      const due = runs.filter(
        ({ competitor, problem }) => !problem && (round === 0 || competitor === 'llm-coach'),
      );
      for (const run of due) await measureOnce(run, workspaces.env);
    }
    const common = { part: 'bulk', kata: id, set, cases: kata.total, copies };
    for (const { competitor, workers, samples, problem } of runs)
      results.push({ ...common, competitor, workers, problem, samples });
  }
  return results;
}

function waysOf(kata, workspaces) {
  const folderOf = (id) =>
    fillCopies(
      competitors.find((one) => one.id === id),
      kata,
      workspaces,
    );
  const [ours, theirs] = [folderOf('llm-coach'), folderOf('vitest')];
  const cli = path.join(kata.dist, 'cli.js');
  const runner = path.join(benchFolder, 'node_modules', 'vitest', 'vitest.mjs');
  const total = kata.total && kata.total * copies;
  const way = (competitor, workers, folder, args, hasPassed) => {
    const samples = { totalMs: [], perSecond: [], peakMegabytes: [] };
    return { competitor, workers, folder, args, hasPassed, samples, problem: undefined };
  };
  return [1, 2].flatMap((n) => [
    way(
      'llm-coach',
      n,
      ours,
      [cli, 'grade', '--all', ours, '--reporter', 'json', '--workers', `${n}`],
      allPassed,
    ),
    way('vitest', n, theirs, [runner, 'run', `--maxWorkers=${n}`], (text) => {
      return verdictReaders.vitest(text, total)?.failed === 0;
    }),
  ]);
}

/** Whether our report is complete and every submission passed. */
function allPassed(text) {
  try {
    const { submissions } = JSON.parse(text);
    return submissions.length === copies && submissions.every(({ report }) => report.status === 'passed');
  } catch {
    return false;
  }
}

function fillCopies(competitor, kata, workspaces) {
  const folder = path.join(workspaces.root, `bulk-${kata.set}`, competitor.id);
  const { right } = submissionsOf(kata);
  for (let i = 0; i < copies; i++)
    workspaces.fill(path.join(folder, `learner${i}`), competitor, kata, right(i));
  return folder;
}

async function measureOnce(run, env) {
  const peer = new PeerProcess({ command: process.execPath, args: run.args }, run.folder, env);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(peer.child.pid))), 100);
  try {
    const ms = (await peer.ended(limitMs)) - peer.startedAt;
    if (!peer.hasEnded || !run.hasPassed(peer.stdout))
      throw new Error(`it did not pass all copies; it says: ${peer.words() || 'nothing'}`);
    run.samples.totalMs.push(ms);
    run.samples.perSecond.push(copies / (ms / 1000));
    if (peak > 0) run.samples.peakMegabytes.push(peak);
  } catch (error) {
    run.problem = error.message;
  } finally {
    clearInterval(watch);
    peer.kill();
  }
}

/** Of the process that was started, without its workers; known on Linux only. */
function residentMegabytes(pid) {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
