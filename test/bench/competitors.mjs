import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A way to get from a saved file to a verdict.
 * @typedef {object} Competitor
 * @property {string} id
 * @property {string} label
 * @property {string} isolation what a program that runs wild can take with it
 * @property {string} [packageName] whose version is reported
 * @property {string} verdict name of its reader in verdicts.mjs
 * @property {string} [onceVerdict] the same for single runs, where it differs
 * @property {'module' | 'commonjs'} [modules]
 * @property {(place: Place) => Record<string, string>} [files] what it needs beside the submission
 * @property {(place: Place) => Invocation} [watch]
 * @property {(place: Place) => Invocation} [once]
 * @property {(place: Place) => Invocation} [endless] a single run with a time limit of 2 s and a line for every case
 *
 * @typedef {{ command: string, args: string[] }} Invocation
 * @typedef {object} Place where it works
 * @property {string} folder
 * @property {string} kata
 * @property {string} file the submission
 * @property {string} dist our build with the chosen cases
 * @property {string} out bundles of this folder's TypeScript
 */

export const benchFolder = path.dirname(fileURLToPath(import.meta.url));
const packages = path.join(benchFolder, 'node_modules');
/** Node that drops types by itself needs no help with a TypeScript file. */
const typescriptFlags = process.features.typescript ? [] : ['--import', 'tsx'];

const node = (...args) => ({ command: process.execPath, args });
const bin = (...parts) => path.join(packages, ...parts);

const moduleTest = (imports, { kata }) => `${imports}
import * as solution from './${kata}.ts';
import { casesFrom } from './peerCases.mjs';

for (const { name, run } of casesFrom(new URL('cases.json', import.meta.url))) test(name, () => run(solution));
`;
const commonTest = (define, { kata }) => `const solution = require('./${kata}.ts');
const { casesFrom } = require('./peerCases.cjs');

for (const { name, run } of casesFrom(__dirname + '/cases.json')) ${define}(name, () => run(solution));
`;

/** @type {Competitor[]} */
export const competitors = [
  {
    id: 'llm-coach',
    label: 'llm-coach',
    isolation: 'locked process, used once',
    verdict: 'watcher',
    onceVerdict: 'report',
    watch: ({ out, dist, kata, file }) => node(path.join(out, 'watchCoach.cjs'), dist, kata, file),
    once: ({ dist, kata, file }) => node(path.join(dist, 'cli.js'), 'grade', kata, file, '--json'),
    endless: ({ dist, kata, file }) =>
      node(path.join(dist, 'cli.js'), 'grade', kata, file, '--json', '--timeout', '2000'),
  },
  {
    id: 'vitest',
    label: 'vitest',
    packageName: 'vitest',
    isolation: 'process per file',
    verdict: 'vitest',
    modules: 'module',
    files: (place) => ({
      [`${place.kata}.test.mjs`]: moduleTest(`import { test } from 'vitest';`, place),
    }),
    watch: () => node(bin('vitest/vitest.mjs'), 'watch'),
    once: () => node(bin('vitest/vitest.mjs'), 'run'),
    endless: () => node(bin('vitest/vitest.mjs'), 'run', '--reporter=verbose', '--testTimeout=2000'),
  },
  {
    id: 'jest',
    label: 'jest + @swc/jest',
    packageName: 'jest',
    isolation: 'vm context',
    verdict: 'jest',
    modules: 'commonjs',
    files: (place) => ({
      [`${place.kata}.test.js`]: commonTest('test', place),
      'jest.config.json': JSON.stringify({
        testEnvironment: 'node',
        cacheDirectory: path.join(place.folder, '.jest'),
        transform: { '^.+\\.ts$': bin('@swc/jest') },
      }),
    }),
    watch: () => node(bin('jest/bin/jest.js'), '--watchAll'),
    once: () => node(bin('jest/bin/jest.js')),
    endless: () => node(bin('jest/bin/jest.js'), '--verbose', '--testTimeout=2000'),
  },
  {
    id: 'node-test',
    label: process.features.typescript ? 'node --test' : 'node --test + tsx',
    isolation: 'process per file',
    verdict: 'tap',
    modules: 'module',
    files: (place) => ({ [`${place.kata}.test.mjs`]: moduleTest(`import test from 'node:test';`, place) }),
    watch: ({ kata }) =>
      node(...typescriptFlags, '--test', '--watch', '--test-reporter=tap', `${kata}.test.mjs`),
    once: ({ kata }) => node(...typescriptFlags, '--test', '--test-reporter=tap', `${kata}.test.mjs`),
    endless: ({ kata }) =>
      node(...typescriptFlags, '--test', '--test-timeout=2000', '--test-reporter=tap', `${kata}.test.mjs`),
  },
  {
    id: 'mocha',
    label: 'mocha + tsx',
    packageName: 'mocha',
    isolation: 'none',
    verdict: 'mocha',
    modules: 'commonjs',
    files: (place) => ({ [`${place.kata}.test.cjs`]: commonTest('it', place) }),
    watch: ({ kata }) => mocha(kata, '--watch', '--watch-files', '*.ts,*.cjs'),
    once: ({ kata }) => mocha(kata),
    endless: ({ kata }) => mocha(kata, '--timeout', '2000'),
  },
  {
    id: 'bun',
    label: 'bun test',
    packageName: 'bun',
    isolation: 'none',
    verdict: 'bun',
    modules: 'module',
    files: (place) => ({
      [`${place.kata}.test.mjs`]: moduleTest(`import { test } from 'bun:test';`, place),
    }),
    watch: ({ kata }) => bun('test', '--watch', `./${kata}.test.mjs`),
    once: ({ kata }) => bun('test', `./${kata}.test.mjs`),
    endless: ({ kata }) => bun('test', '--timeout', '2000', `./${kata}.test.mjs`),
  },
  {
    id: 'floor',
    label: 'new Function, in process',
    isolation: 'none',
    verdict: 'watcher',
    watch: ({ out, folder, file }) =>
      node(path.join(out, 'watchFloor.cjs'), path.join(folder, 'cases.json'), file),
  },
];

function mocha(kata, ...args) {
  return node(bin('mocha/bin/mocha.js'), '--require', 'tsx/cjs', ...args, `${kata}.test.cjs`);
}

/** Started directly: the launcher of the npm package is there only when its install script was allowed to run. */
function bun(...args) {
  const folder = bin('@oven');
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const found = [bin('bun/bin/bun.exe'), ...names.map((name) => path.join(folder, name, 'bin', 'bun'))].find(
    (file) => fs.existsSync(file) && fs.statSync(file).size > 1_000_000,
  );
  if (found === undefined) throw new Error('its binary is not installed for this platform');
  return { command: found, args };
}

/** Version of what a competitor runs on. */
export function versionOf({ id, packageName }) {
  if (packageName === undefined) return id === 'node-test' ? process.version : 'this commit';
  return JSON.parse(fs.readFileSync(bin(packageName, 'package.json'), 'utf8')).version;
}
