// `npm test`: everything. Node's own modules only until the dependencies are there, so that it works in a fresh clone.
// usage: node test/runAll.mjs [unit|web|integration|ui ...]
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDependencies } from './vscode-host/ensureDependencies.mjs';
import { printError } from './vscode-host/hostError.mjs';
import { projectRoot } from './vscode-host/paths.mjs';

const suites = {
  unit: ['test/runUnit.mjs'],
  web: ['test/web/runWeb.mjs'],
  integration: ['test/integration/runIntegration.mjs'],
  ui: ['test/ui/runUi.mjs'],
};

/** Suites that run side by side; each lane goes through its own one after the other. Windows are driven alone. */
const rounds = [[['unit', 'web'], ['integration']], [['ui']]];

async function main() {
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(suites);
  for (const name of chosen)
    if (!Object.hasOwn(suites, name))
      throw new Error(`There is no suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
  await ensureDependencies();
  if (build(['esbuild.mjs', '--tests']) !== 0) return conclude([{ name: 'build', passed: 0, failed: 1 }]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'llm-coach-results-'));
  try {
    const results = [];
    for (const round of rounds) {
      const lanes = round
        .map((names) => names.filter((name) => chosen.includes(name)))
        .filter(({ length }) => length > 0);
      const isAlone = lanes.length === 1;
      results.push(...(await Promise.all(lanes.map((names) => runLane(names, folder, isAlone)))).flat());
    }
    return conclude(results);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function runLane(names, folder, isAlone) {
  const results = [];
  for (const name of names)
    results.push(...(await runSuite(name, path.join(folder, `${name}.jsonl`), isAlone)));
  return results;
}

/**
 * Runs one suite; what it does not report counts as a failure. Beside others, it is heard of when it has ended.
 * @returns {Promise<{ name: string, passed: number, failed: number }[]>}
 */
async function runSuite(name, resultsFile, isAlone) {
  console.log(`\n=== ${name}${isAlone ? '' : ': started'}`);
  const { code, output } = await node(suites[name], { TEST_RESULTS: resultsFile }, isAlone);
  if (!isAlone) console.log(`\n=== ${name}\n${output}`);
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

function build(args) {
  return spawnSync(process.execPath, args, { cwd: projectRoot, stdio: 'inherit' }).status ?? 1;
}

async function node(args, env, isAlone) {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
  return { code, output };
}

try {
  process.exitCode = await main();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
