// Runs the tests that need a browser but no VS Code.
// usage: node test/web/runWeb.mjs
//   TEST_RESULTS=file          append one JSON line (see ../vscode-host/runResults.mjs)
//   MOCHA_GREP, MOCHA_REPORTER passed on to mocha
import fs from 'node:fs';
import path from 'node:path';
import { ensureChromium } from '../vscode-host/chromium.mjs';
import { printError } from '../vscode-host/hostError.mjs';
import { runMocha } from '../vscode-host/mochaRun.cjs';
import { projectRoot } from '../vscode-host/paths.mjs';
import { describeResult, judgeRun, recordResult } from '../vscode-host/runResults.mjs';
import { makeScratchFolder, removeFolder } from '../vscode-host/scratchFolder.mjs';

async function main() {
  await ensureChromium();
  const folder = path.join(projectRoot, 'test/web');
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.test.mjs'));
  const scratch = makeScratchFolder('web');
  const countsFile = path.join(scratch, 'counts.json');
  const started = Date.now();
  const paths = files.map((name) => path.join(folder, name));
  const code = await runMocha({ files: paths, countsFile, timeout: 60_000 });
  const run = { suite: 'web', name: 'browser', durationMs: Date.now() - started };
  const result = judgeRun(run, countsFile, code > 0 ? 1 : 0, undefined);
  await removeFolder(scratch);
  recordResult(result);
  console.log(describeResult(result));
  return result.failed === 0 ? 0 : 1;
}

let exitCode = 1;
try {
  exitCode = await main();
} catch (error) {
  printError(error);
}
// a browser that a failed test has left open must not keep the run waiting
process.exit(exitCode);
