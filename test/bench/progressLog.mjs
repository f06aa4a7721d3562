// How long a long progress log takes to load, and how much memory: npm run bench:log [-- events]
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../vscode-host/paths.mjs';
import { makeScratchFolder, removeFolder } from '../vscode-host/scratchFolder.mjs';

const events = Number(process.argv[2] ?? 1_000_000);
const folder = makeScratchFolder('llm-coach-log');
try {
  const program = path.join(folder, 'progressLog.js');
  await build({
    entryPoints: [path.join(projectRoot, 'test/bench/progressLog.ts')],
    bundle: true,
    platform: 'node',
    outfile: program,
  });
  const run = (...args) =>
    JSON.parse(execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' }));
  fs.mkdirSync(path.join(folder, 'progress'));
  const log = path.join(folder, 'progress/a.jsonl');
  run('write', log, String(events));
  console.log(`${events} events, ${Math.round(fs.statSync(log).size / 1e6)} MB`);
  const rows = [
    ['each line parsed, nothing kept', run('parse', log)],
    ['first load, without a snapshot', run('load', folder)],
    ['load from the snapshot', run('load', folder)],
    ['once more', run('load', folder)],
  ];
  for (const [what, { ms, mb }] of rows)
    console.log(`${what.padEnd(32)} ${String(ms).padStart(6)} ms ${mb} MB`);
} finally {
  await removeFolder(folder);
}
