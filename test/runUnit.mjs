// Runs the plain-Node tests that `node esbuild.mjs --tests` has bundled.
// usage: node test/runUnit.mjs [part of a file name ...]
//   TEST_RESULTS=file          append one JSON line (see vscode-host/runResults.mjs)
//   MOCHA_GREP, MOCHA_REPORTER passed on to mocha
import fs from 'node:fs';
import path from 'node:path';
import { runMocha } from './vscode-host/mochaRun.cjs';
import { projectRoot } from './vscode-host/paths.mjs';
import { describeResult, judgeRun, recordResult } from './vscode-host/runResults.mjs';
import { makeScratchFolder, removeFolder } from './vscode-host/scratchFolder.mjs';

process.setSourceMapsEnabled(true);
const folder = path.join(projectRoot, 'dist/test');
const parts = process.argv.slice(2);
const names = fs.readdirSync(folder, { recursive: true }).map(String);
const files = names
  .filter((name) => name.endsWith('.test.js') && /^(unit|content)\b/.test(name))
  .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
  .map((name) => path.join(folder, name));
const scratch = makeScratchFolder('unit');
const countsFile = path.join(scratch, 'counts.json');
const started = Date.now();
const code = await runMocha({ files, countsFile, timeout: 20_000 });
const result = judgeRun(
  { suite: 'unit', name: 'plain Node', durationMs: Date.now() - started },
  countsFile,
  code > 0 ? 1 : 0,
  undefined,
);
await removeFolder(scratch);
recordResult(result);
console.log(describeResult(result));
process.exit(result.failed === 0 ? 0 : 1);
