/** Bundled for the test runners: the hidden cases of a kata, as functions that throw when a case fails. */
import { readFileSync } from 'node:fs';
import { compareValues } from '../../src/core/katas/compareValues';
import type { CompiledCase } from '../../src/core/katas/compiledKata';
import { decodePlain } from '../../src/core/katas/plainText';

type Callable = (...args: unknown[]) => unknown;
type Functions = Record<string, Callable>;

/** What a runner gets to know of a kata. */
export interface CaseFile {
  /** CommonJS text of the kata's drivers. */
  drivers?: string;
  cases: CompiledCase[];
}

export interface PeerCase {
  name: string;
  /** Returns when the case passes and throws an Error that says what differs when it does not. */
  run: (solution: object) => void;
}

/** @param file a CaseFile as JSON */
export function casesFrom(file: string | URL): PeerCase[] {
  return toPeerCases(JSON.parse(readFileSync(file, 'utf8')) as CaseFile);
}

/** The cases of a kata in order, numbered from 1. */
export function toPeerCases({ drivers, cases }: CaseFile): PeerCase[] {
  const driverOf = drivers === undefined ? {} : loadDrivers(drivers);
  return cases.map((item, i) => ({
    name: `case ${i + 1}: ${item.name}`,
    run: (solution) => runCase(item, solution as Functions, driverOf),
  }));
}

function loadDrivers(code: string): Functions {
  const module = { exports: {} as { drivers?: Functions } };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- text that our own build made
  const load = new Function('exports', 'module', code) as (exports: object, module: object) => void;
  load(module.exports, module);
  return module.exports.drivers ?? {};
}

function runCase(item: CompiledCase, solution: Functions, drivers: Functions): void {
  const args = decodePlain(item.args) as unknown[];
  const driver = drivers[item.call];
  const call = (): unknown =>
    driver === undefined ? solution[item.call]!(...args) : driver(solution, ...args);
  if (item.group === 'invalid') return expectRangeError(call);
  const difference = compareValues(decodePlain(item.expected ?? 'null'), call(), item.tolerance);
  if (difference === undefined) return;
  const { path, expected, actual } = difference;
  throw new Error(`${path || 'the result'}: expected ${expected}, got ${actual}`);
}

function expectRangeError(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (error instanceof Error && error.name === 'RangeError') return;
    throw error;
  }
  throw new Error('expected a RangeError, got none');
}
