// Runs the UI tests: a real VS Code window in headless Chromium, driven by playwright-core.
// usage: node test/ui/runUi.mjs [part of a file name ...]
//   TEST_RESULTS=file          append one JSON line (see ../vscode-host/runResults.mjs)
//   UI_TIMEOUT=900             seconds for the whole run
//   UI_LANES=2                 processes side by side
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
/** A window waits more than it works, so two share a machine well. */
const laneCount = Number(process.env.UI_LANES ?? 2);
/** What the longest files take; none is as right, only slower. */
const roughSeconds = { mainJob: 80, practice: 75, katas: 75, interviews: 60, drafts: 60, answerFlow: 50 };
const limitMs = Number(process.env.UI_TIMEOUT ?? 900) * 1000;

async function main() {
  const files = findTests(process.argv.slice(2));
  checkBuilt();
  await Promise.all([installServer(), ensureChromium()]);
  const scratch = makeScratchFolder('ui');
  try {
    const lanes = splitUp(files, laneCount);
    const results = await Promise.all(lanes.map((lane, i) => runLane(lane, i, path.join(scratch, `${i}`))));
    return results.every(({ failed }) => failed === 0) ? 0 : 1;
  } finally {
    await removeFolder(scratch);
  }
}

/**
 * Runs some of the files in a process of its own. The first lane is watched as it goes, the others are printed
 * when they are done.
 */
async function runLane(files, index, scratch) {
  const started = Date.now();
  fs.mkdirSync(scratch);
  const countsFile = path.join(scratch, 'counts.json');
  const outputFile = path.join(scratch, 'output.txt');
  const output = index === 0 ? undefined : fs.openSync(outputFile, 'w');
  const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  const { code, fault } = await superviseRun(
    path.join(uiFolder, 'runTestFiles.mjs'),
    [countsFile, ...files],
    { env, limitMs, output },
  );
  if (output !== undefined) {
    fs.closeSync(output);
    process.stdout.write(fs.readFileSync(outputFile));
  }
  const name = laneCount === 1 ? 'workbench' : `workbench ${index + 1}`;
  const result = judgeRun({ suite: 'ui', name, durationMs: Date.now() - started }, countsFile, code, fault);
  recordResult(result);
  console.log(describeResult(result));
  return result;
}

/** Deals the files out, the slowest first, always to the lane that has least to do. */
function splitUp(files, count) {
  const lanes = Array.from({ length: Math.min(count, files.length) }, () => ({ seconds: 0, files: [] }));
  const secondsOf = (file) => roughSeconds[path.basename(file, '.test.mjs')] ?? 30;
  for (const file of files.toSorted((a, b) => secondsOf(b) - secondsOf(a))) {
    const lane = lanes.reduce((least, one) => (one.seconds < least.seconds ? one : least));
    lane.files.push(file);
    lane.seconds += secondsOf(file);
  }
  return lanes.map((lane) => lane.files);
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
