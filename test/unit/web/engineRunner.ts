import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseOutcome } from '../../../src/core/katas/outcome';
import { encodePlain } from '../../../src/core/katas/plainText';
import { transpileKata } from '../../../src/core/katas/transpile';
import type { SandboxCase } from '../../../src/protocol/sandboxMessages';
import { createEngine } from '../../../src/web/quickjsEngine';
import { withLinesOnly } from '../../../src/web/workerRun';
import type { EarlyEnd, WorkerRecord } from '../../../src/web/workerMessages';
import { type Ran, root } from '../../helpers/sandbox';

/** The bundled realm driver, put in by the build. */
declare const __REALM_SOURCE__: string;

const requireFromRoot = createRequire(path.join(root, 'package.json'));
const enginePath = requireFromRoot.resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
let compiled: Promise<WebAssembly.Module> | undefined;

export interface EngineRunOptions {
  limitMs?: number;
  memoryMegabytes?: number;
  drivers?: string;
  /** Arguments of further calls, in the same realm. */
  more?: unknown[][][];
}

/** Runs a program in a new engine and calls its export `f` once for each list of arguments. */
export async function runInEngine(
  source: string,
  calls: unknown[][] = [[]],
  { limitMs = 10_000, memoryMegabytes = 64, drivers, more = [] }: EngineRunOptions = {},
): Promise<Ran & { indexes: number[] }> {
  const program = transpileKata(source);
  if (!program.ok) throw new Error(program.message);
  compiled ??= WebAssembly.compile(readFileSync(enginePath));
  const engine = await createEngine({
    wasm: await compiled,
    realmSource: __REALM_SOURCE__,
    memoryMegabytes,
    now: () => performance.now(),
  });
  const ran: Ran & { indexes: number[] } = {
    end: { kind: 'finished' },
    load: undefined,
    records: [],
    indexes: [],
  };
  const report = ({ index, output, ms, log }: WorkerRecord): void => {
    ran.indexes.push(index);
    const record = { outcome: withLinesOnly(parseOutcome(output)), durationMs: ms, log };
    if (index < 0) ran.load = record;
    else ran.records.push(record);
  };
  const casesOf = (list: unknown[][]): SandboxCase[] =>
    list.map((args) => ({ call: 'f', args: encodePlain(args), limitMs }));
  const job = { code: program.code, drivers, cases: casesOf(calls), loadLimitMs: limitMs };
  let end: EarlyEnd | undefined = engine.run(job, report);
  for (const list of more) end ??= engine.runMore(casesOf(list), report);
  if (end !== undefined) ran.end = end;
  return ran;
}
