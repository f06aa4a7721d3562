import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { HostError } from '../vscode-host/hostError.mjs';
import { projectRoot } from '../vscode-host/paths.mjs';
import { removeFolder } from '../vscode-host/scratchFolder.mjs';

const integrationFolder = path.join(projectRoot, 'test/integration');

/**
 * One folder is one scenario: `*.test.ts`, `workspace/` (copied for each run; a `.code-workspace` inside is opened instead
 * of the folder), and optionally `settings.json` (user settings) and `extensions/<name>/` (further extensions, e.g. fakes).
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} folder
 * @property {string[]} testFiles
 * @property {string} workspace
 * @property {Record<string, unknown>} settings
 * @property {string[]} extensions
 */

/**
 * @param {string[]} [names] empty for all
 * @returns {Scenario[]}
 */
export function findScenarios(names = []) {
  const folders = fs
    .readdirSync(integrationFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory());
  const known = folders.map((entry) => entry.name).sort();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new HostError(`No such scenario: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  return (names.length > 0 ? names : known).map(readScenario);
}

/** @param {string} name @returns {Scenario} */
export function readScenario(name) {
  const folder = path.join(integrationFolder, name);
  const settingsFile = path.join(folder, 'settings.json');
  const extensions = path.join(folder, 'extensions');
  return {
    name,
    folder,
    testFiles: listTests(folder),
    workspace: path.join(folder, 'workspace'),
    settings: fs.existsSync(settingsFile) ? JSON.parse(fs.readFileSync(settingsFile, 'utf8')) : {},
    extensions: fs.existsSync(extensions)
      ? fs.readdirSync(extensions).map((entry) => path.join(extensions, entry))
      : [],
  };
}

/** @param {Scenario} scenario */
export const bundleFolder = (scenario) => path.join(projectRoot, 'dist/test/integration', scenario.name);

/** @param {Scenario} scenario */
export async function bundleScenario(scenario) {
  const outdir = bundleFolder(scenario);
  // A test that was renamed must not live on in its old bundle.
  await removeFolder(outdir);
  const bundling = build({
    entryPoints: scenario.testFiles,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  await bundling.catch(() => {
    // esbuild has printed the place and the reason.
    throw new HostError(`The tests of the scenario ${scenario.name} could not be bundled.`);
  });
}

function listTests(folder) {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  return names.sort().map((name) => path.join(folder, name));
}
