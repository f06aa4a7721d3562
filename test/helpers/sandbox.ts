import path from 'node:path';
import { transpileKata } from '../../src/core/katas/transpile';
import type { CaseRecord } from '../../src/core/katas/outcome';
import { encodePlain } from '../../src/core/katas/plainText';
import type { SandboxEnd } from '../../src/core/ports';
import { ChildSandbox } from '../../src/node/childSandbox';

/** Root of the repository; the tests run from `dist/test/...`. */
export const root = path.resolve(__dirname.slice(0, __dirname.lastIndexOf(`${path.sep}dist${path.sep}`)));
export const sandboxEntry = path.join(root, 'dist', 'sandbox', 'child.js');

export function createSandbox(): ChildSandbox {
  return new ChildSandbox({ entry: sandboxEntry, idleMs: 0 });
}

export interface Ran {
  end: SandboxEnd;
  /** What was reported of the loading; undefined when it did not come to an end. */
  load: CaseRecord | undefined;
  records: CaseRecord[];
}

/** Runs a program in the sandbox and calls its export `f` once for each list of arguments. */
export async function runProgram(
  sandbox: ChildSandbox,
  source: string,
  calls: unknown[][] = [[]],
  limitMs = 10_000,
): Promise<Ran> {
  const program = transpileKata(source);
  if (!program.ok) throw new Error(program.message);
  const ran: Ran = { end: { kind: 'cancelled' }, load: undefined, records: [] };
  const cases = calls.map((args) => ({ call: 'f', args: encodePlain(args), limitMs }));
  ran.end = await sandbox.run({ code: program.code, cases, loadLimitMs: limitMs }, (index, record) => {
    if (index < 0) ran.load = record;
    else ran.records.push(record);
  });
  return ran;
}
