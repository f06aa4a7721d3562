// `npm run bench`: our grader beside other test runners, in one run. Asserts nothing; see --help.
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../vscode-host/paths.mjs';
import { makeScratchFolder, removeFolder } from '../vscode-host/scratchFolder.mjs';
import { measureBulk } from './bulk.mjs';
import { measureCold } from './cold.mjs';
import { benchFolder, competitors, versionOf } from './competitors.mjs';
import { measureLoop } from './loop.mjs';
import { describeMachine } from './machine.mjs';
import { readOptions, usage } from './options.mjs';
import { killEverything } from './peerProcess.mjs';
import { bundle, prepare } from './prepare.mjs';
import { toMarkdown } from './report.mjs';
import { measureWarm } from './warm.mjs';
import { Workspaces } from './workspaces.mjs';

const measures = { warm: measureWarm, cold: measureCold, loop: measureLoop, bulk: measureBulk };

async function main() {
  if (process.argv.includes('--help')) return console.log(usage);
  const options = readOptions(process.argv.slice(2));
  const taking = chosen(options);
  await prepare(options);
  const started = performance.now();
  const machine = describeMachine();
  const root = makeScratchFolder('llm-coach-bench');
  process.once('exit', () => fs.rmSync(root, { recursive: true, force: true, maxRetries: 3 })); // also when interrupted
  try {
    const workspaces = new Workspaces(root, path.join(projectRoot, 'dist'));
    await bundle(workspaces.out);
    const results = [];
    for (const part of options.parts) {
      const task = {
        workspaces,
        competitors: taking,
        katas: options.katas,
        rounds: options.rounds[part],
        note,
      };
      results.push(...(await measures[part](task)));
    }
    const minutes = (performance.now() - started) / 60_000;
    await publish({ machine, versions: versions(), rounds: options.rounds, minutes, results }, options);
  } finally {
    killEverything();
    await removeFolder(root);
  }
}

function chosen({ peers }) {
  const unknown = peers?.find((name) => !competitors.some(({ id }) => id === name));
  if (unknown !== undefined)
    throw new Error(
      `--peer must be one of: ${competitors.map(({ id }) => id).join(', ')} (got "${unknown}")`,
    );
  return competitors.filter(({ id }) => peers === undefined || id === 'llm-coach' || peers.includes(id));
}

function versions() {
  return Object.fromEntries(competitors.map((competitor) => [competitor.id, versionOf(competitor)]));
}

/** Prints the report, and writes it down when asked to. */
async function publish(run, options) {
  const markdown = toMarkdown(run);
  console.log(markdown);
  if (!options.publish) return;
  const { format, resolveConfig } = await import('prettier');
  const texts = { 'RESULTS.md': markdown, 'results.json': JSON.stringify(run, rounded) };
  for (const [name, text] of Object.entries(texts)) {
    const filepath = path.join(benchFolder, name);
    fs.writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
  }
}

function rounded(_key, value) {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}

function note(text) {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
}
