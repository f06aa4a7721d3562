// `npm test`: everything. Node's own modules only until the dependencies are there, so that it works in a fresh clone.
// usage: node test/runAll.mjs [unit|web|integration|ui ...]
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDependencies } from './vscode-host/ensureDependencies.mjs';
import { printError } from './vscode-host/hostError.mjs';
import { projectRoot } from './vscode-host/paths.mjs';

/** Windows wait more than they compute: theirs is the second lane, beside all the others. */
const secondLane = ['ui'];

const suites = {
  unit: ['test/runUnit.mjs'],
  web: ['test/web/runWeb.mjs'],
  integration: ['test/integration/runIntegration.mjs'],
  ui: ['test/ui/runUi.mjs'],
};

async function main() {
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(suites);
  await ensureDependencies();
  if (node(['esbuild.mjs', '--tests']) !== 0) return conclude([{ name: 'build', passed: 0, failed: 1 }]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'llm-coach-results-'));
  try {
    const lane = async (names) => {
      const results = [];
      for (const name of names) results.push(...(await runSuite(name, path.join(folder, `${name}.jsonl`))));
      return results;
    };
    const lanes = [
      chosen.filter((name) => !secondLane.includes(name)),
      chosen.filter((name) => secondLane.includes(name)),
    ];
    return conclude((await Promise.all(lanes.map(lane))).flat());
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one suite; what it does not report counts as a failure. */
async function runSuite(name, resultsFile) {
  if (!Object.hasOwn(suites, name))
    throw new Error(`There is no suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
  const code = await runAside(name, suites[name], { TEST_RESULTS: resultsFile });
  const lines = fs.existsSync(resultsFile) ? fs.readFileSync(resultsFile, 'utf8').trim().split('\n') : [];
  const results = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  if (results.length === 0 || (code !== 0 && failed === 0))
    results.push({ name: `${name} (ended with code ${code})`, passed: 0, failed: 1 });
  return results;
}

function conclude(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = sum('failed');
  console.log(`\n${sum('passed')} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function node(args) {
  return spawnSync(process.execPath, args, { cwd: projectRoot, stdio: 'inherit' }).status ?? 1;
}

/** Runs a suite beside others. Its output is shown as it comes, or at its end where another one's would mix with it. */
function runAside(name, args, env) {
  const isShown = !secondLane.includes(name);
  const heading = `\n=== ${name}\n`;
  if (isShown) console.log(heading);
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: ['inherit', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    env: { ...process.env, ...env },
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => output.push(data));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => {
      if (!isShown) process.stdout.write(heading + Buffer.concat(output).toString());
      resolve(code ?? 1);
    });
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
