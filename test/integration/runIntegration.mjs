// Runs the integration scenarios, each in a fresh VS Code.
// usage: node test/integration/runIntegration.mjs [scenario ...]
//   VSCODE_TEST_HOST=desktop|web|auto  which VS Code (see hostChoice.mjs)
//   EXTENSION_VSIX=file.vsix           test the packaged extension instead of the working tree
//   TEST_RESULTS=file                  append one JSON line a scenario (see runResults.mjs)
//   SCENARIO_TIMEOUT=300               seconds for one scenario
//   MOCHA_GREP, MOCHA_REPORTER         passed on to mocha
import path from 'node:path';
import { checkBuilt } from '../vscode-host/checkBuilt.mjs';
import { ensureChromium } from '../vscode-host/chromium.mjs';
import { chooseHost, testHostWish } from '../vscode-host/hostChoice.mjs';
import { printError } from '../vscode-host/hostError.mjs';
import { installServer } from '../vscode-host/install.mjs';
import { projectRoot } from '../vscode-host/paths.mjs';
import { describeResult, judgeRun, recordResult } from '../vscode-host/runResults.mjs';
import { makeScratchFolder, removeFolder } from '../vscode-host/scratchFolder.mjs';
import { superviseRun } from '../vscode-host/superviseRun.mjs';
import { bundleScenario, findScenarios } from './scenarios.mjs';

const script = path.join(projectRoot, 'test/integration/runScenario.mjs');
const limitMs = Number(process.env.SCENARIO_TIMEOUT ?? 300) * 1000;

async function main() {
  const scenarios = findScenarios(process.argv.slice(2));
  checkBuilt();
  const host = await prepareHost();
  const results = [];
  for (const scenario of scenarios) {
    const { result, interrupted } = await runScenario(host, scenario);
    results.push(result);
    recordResult(result);
    if (interrupted) break;
  }
  console.log(['', ...results.map(describeResult)].join('\n'));
  return results.length === scenarios.length && results.every(({ failed }) => failed === 0) ? 0 : 1;
}

/** Installing belongs to no scenario's time limit. */
async function prepareHost() {
  const host = await chooseHost(testHostWish());
  if (host.kind === 'web') await Promise.all([installServer(), ensureChromium()]);
  return host;
}

async function runScenario(host, scenario) {
  console.log(`\n--- ${scenario.name} (${host.kind} VS Code)`);
  const started = Date.now();
  const scratch = makeScratchFolder('it');
  const countsFile = path.join(scratch, 'counts.json');
  const judge = (code, fault) => {
    const run = { suite: 'integration', name: scenario.name, durationMs: Date.now() - started };
    return judgeRun(run, countsFile, code, fault);
  };
  try {
    await bundleScenario(scenario);
    const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
    const { code, fault, interrupted } = await superviseRun(
      script,
      [JSON.stringify(host), scenario.name, countsFile],
      { env, limitMs },
    );
    return { result: judge(code, fault), interrupted };
  } catch (error) {
    printError(error);
    return { result: judge(1, 'could not be started'), interrupted: false };
  } finally {
    await removeFolder(scratch);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
