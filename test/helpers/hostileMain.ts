/**
 * A process that is locked down as the sandbox is, and then runs code in its main realm: the place to which
 * an escape from the kata's realm would lead. Writes for every probe whether it succeeded.
 */
import { writeSync } from 'node:fs';
import Module from 'node:module';
import vm from 'node:vm';
import { lockDown } from '../../src/sandbox/lockDown';
import { harmless, probes } from './hostileProbes';

const [, , folder, port, mode] = process.argv;
/** To see that the probes would succeed. */
const isOpen = mode === 'open';
const { runInThisContext } = vm;
const wrap = (expression: string): string => `
  'use strict';
  ((require, module, Module, folder, port) => {
    const target = folder + '/coach-has-escaped';
    const load = (name) => module.constructor._load(name);
    const need = (name) => { try { return require(name); } catch { return load(name); } };
    return ${expression};
  })`;
type Probe = (...tools: unknown[]) => unknown;

if (!isOpen) lockDown(Module as unknown as { _load: unknown; prototype: object });
const outcome = async (expression: string): Promise<boolean> => {
  try {
    const probe = runInThisContext(wrap(expression)) as Probe;
    return (await probe(require, module, Module, folder, Number(port))) === true;
  } catch {
    return false;
  }
};
void (async () => {
  const succeeded: string[] = [];
  const names = isOpen ? harmless : Object.keys(probes);
  for (const name of names) if (await outcome(probes[name] ?? '')) succeeded.push(name);
  writeSync(1, JSON.stringify({ ran: names.length, succeeded }));
  process.exit(0);
})();
