// `npm test`: everything. Node's own modules only until the dependencies are there, so that it works in a fresh clone.
// usage: node test/runAll.mjs [unit|web|integration|ui ...]
import { spawnSync } from 'node:child_process';
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

async function main() {
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(suites);
  await ensureDependencies();
  if (node(['esbuild.mjs', '--tests']) !== 0) return conclude([{ name: 'build', passed: 0, failed: 1 }]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'llm-coach-results-'));
  try {
    return conclude(chosen.flatMap((name) => runSuite(name, path.join(folder, `${name}.jsonl`))));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one suite; what it does not report counts as a failure. */
function runSuite(name, resultsFile) {
  if (!Object.hasOwn(suites, name))
    throw new Error(`There is no suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
  console.log(`\n=== ${name}`);
  const code = node(suites[name], { TEST_RESULTS: resultsFile });
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

function node(args, env = {}) {
  return (
    spawnSync(process.execPath, args, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...env } })
      .status ?? 1
  );
}

try {
  process.exitCode = await main();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
