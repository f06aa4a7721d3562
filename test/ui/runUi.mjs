// Runs the UI tests: a real VS Code window in headless Chromium, driven by playwright-core.
// usage: node test/ui/runUi.mjs [part of a file name ...]
//   TEST_RESULTS=file          append one JSON line (see ../vscode-host/runResults.mjs)
//   UI_TIMEOUT=1500            seconds for the whole run
//   EXTENSION_VSIX=file.vsix   test the packaged extension (see extensionUnderTest.mjs)
//   MOCHA_GREP, MOCHA_REPORTER passed on to mocha
import fs from 'node:fs';
import path from 'node:path';
import { checkBuilt } from '../vscode-host/checkBuilt.mjs';
import { ensureChromium } from '../vscode-host/chromium.mjs';
import { HostError, printError } from '../vscode-host/hostError.mjs';
import { installServer } from '../vscode-host/install.mjs';
import { projectRoot } from '../vscode-host/paths.mjs';
import { describeResult, judgeRun, recordResult } from '../vscode-host/runResults.mjs';
import { makeScratchFolder, removeFolder } from '../vscode-host/scratchFolder.mjs';
import { superviseRun } from '../vscode-host/superviseRun.mjs';

const uiFolder = path.join(projectRoot, 'test/ui');
const limitMs = Number(process.env.UI_TIMEOUT ?? 1500) * 1000;

async function main() {
  const files = findTests(process.argv.slice(2));
  checkBuilt();
  await Promise.all([installServer(), ensureChromium()]);
  const started = Date.now();
  const scratch = makeScratchFolder('ui');
  try {
    const countsFile = path.join(scratch, 'counts.json');
    const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
    const { code, fault } = await superviseRun(
      path.join(uiFolder, 'runTestFiles.mjs'),
      [countsFile, ...files],
      { env, limitMs },
    );
    const result = judgeRun(
      { suite: 'ui', name: 'workbench', durationMs: Date.now() - started },
      countsFile,
      code,
      fault,
    );
    recordResult(result);
    console.log(describeResult(result));
    return result.failed === 0 ? 0 : 1;
  } finally {
    await removeFolder(scratch);
  }
}

function findTests(parts) {
  const names = fs
    .readdirSync(uiFolder)
    .filter((name) => name.endsWith('.test.mjs'))
    .sort();
  const chosen = names.filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)));
  if (chosen.length === 0)
    throw new HostError(`No UI test matches ${parts.join(', ')}. There are ${names.join(', ')}.`);
  return chosen.map((name) => path.join(uiFolder, name));
}

try {
  process.exitCode = await main();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
