/**
 * Entry of the sandbox process. Started ahead of time, it prepares a hardened realm, waits for one job on
 * standard input, runs it, reports every case on standard output, runs what further cases it is sent, and
 * ends. It is used for one submission.
 */
import { readSync, writeSync } from 'node:fs';
import Module from 'node:module';
import vm from 'node:vm';
import {
  casesText,
  listGlobals,
  loadText,
  noOutput,
  realmEntry,
  warmUpCases,
  warmUpProgram,
} from '../protocol/realmText';
import { type SandboxCase, type SandboxJob, type SandboxRecord, sliceMs } from '../protocol/sandboxMessages';
import { lockDown } from './lockDown';
import { watchMemory } from './memoryWatch';

/** The bundled `realm` folder, put in by the build. */
declare const __REALM_SOURCE__: string;

/** Time for what is ours: preparing the realm, and a run beyond the limits that the parent holds. */
const ownLimitMs = 5000;
const warmUpRounds = 30;
/** Records are sent together: each writing costs more than a small case. */
const heldMs = 2;

interface Bridge {
  begin(casesText: string, emit: (index: number, output: unknown, log: unknown) => boolean): void;
  isDone(): boolean;
  takeOutput(): unknown;
}

const now = performance.now.bind(performance);
const exit = process.exit.bind(process);
const { parse } = JSON;
const { Script, createContext } = vm;
// eslint-disable-next-line @typescript-eslint/unbound-method -- always called with `call`
const { runInContext } = Script.prototype;

const realm = createContext(Object.create(null) as object, {
  codeGeneration: { strings: false, wasm: false },
  // promises of kata code settle within the evaluation that made them, and within its time limit
  microtaskMode: 'afterEvaluate',
});
const bridge = evaluate(realmEntry(__REALM_SOURCE__), 'realm.js', ownLimitMs) as Bridge;
const globals = String(evaluate(listGlobals, 'globals.js', ownLimitMs));
const step = new Script('__coach.run()', { filename: 'driver.js' });

warmUp();
const [, , memoryLimit] = process.argv;
if (memoryLimit !== undefined) watchMemory(Number(memoryLimit));
lockDown(Module as unknown as { _load: unknown; prototype: object });

let held: string[] = [];
let sentAt = 0;
try {
  const job = readLine() as SandboxJob | undefined;
  if (job !== undefined) runJob(job);
} catch {
  exit(1); // without a reader there is nothing left to do
}
exit(0);

function evaluate(source: string, filename: string, limitMs: number, columnOffset = 0): unknown {
  return runInContext.call(new Script(source, { filename, columnOffset }), realm, { timeout: limitMs });
}

function warmUp(): void {
  load(warmUpProgram, 'warmUp.js', false, ownLimitMs);
  bridge.begin(casesText(warmUpCases(warmUpRounds, ownLimitMs)), (i, o, log) => {
    toLine(i, o, 0.5, log);
    return false;
  });
  while (!bridge.isDone()) runInContext.call(step, realm, { timeout: ownLimitMs });
}

/** Blocks until the parent sends a line of JSON; undefined when it closes the pipe instead. */
function readLine(): unknown {
  const chunks: Buffer[] = [];
  const buffer = Buffer.allocUnsafe(1 << 16);
  for (;;) {
    const length = readSync(0, buffer, 0, buffer.length, null);
    if (length === 0) return undefined;
    chunks.push(Buffer.from(buffer.subarray(0, length)));
    if (buffer[length - 1] === 10) return parse(Buffer.concat(chunks).toString('utf8'));
  }
}

function runJob({ code, drivers, cases, loadLimitMs, isCareful }: SandboxJob): void {
  send(-2, 'null', 0, '');
  flush();
  if (drivers !== undefined) load(drivers, 'drive.ts', true, loadLimitMs);
  const from = now();
  try {
    load(code, 'kata.ts', false, loadLimitMs);
    send(-1, bridge.takeOutput(), now() - from, '');
  } catch (error) {
    if (isTimeUp(error)) return timeUp(-1);
    send(-1, invalidProgram(error as Error), now() - from, '');
  }
  flush();
  let done = 0;
  for (let list: SandboxCase[] | undefined = cases; list !== undefined;) {
    if (!runCases(list, done, isCareful === true)) return;
    done += list.length;
    flush();
    list = readLine() as SandboxCase[] | undefined;
  }
}

function load(code: string, filename: string, asDrivers: boolean, limitMs: number): void {
  const { text, firstColumn } = loadText(code, globals, asDrivers);
  evaluate(text, filename, limitMs, -firstColumn);
}

/** Runs a list of cases; false when one of them did not end in time. */
function runCases(cases: SandboxCase[], offset: number, isCareful: boolean): boolean {
  let done = 0;
  let from = now();
  let stepFrom = from;
  bridge.begin(casesText(cases), (i, output, log) => {
    const at = now();
    send(offset + i, output, at - from, log);
    done = i + 1;
    // the last one waits for what it may have left behind
    if (done < cases.length && (isCareful || at - sentAt > heldMs)) flush();
    from = now();
    // a watchdog costs a thread, so one is shared by the cases of a slice that have the same limit
    return at - stepFrom > sliceMs || cases[done]?.limitMs !== cases[i]?.limitMs;
  });
  while (!bridge.isDone()) {
    stepFrom = from = now();
    const timeout = Math.ceil((cases[done]?.limitMs ?? 0) + sliceMs);
    try {
      runInContext.call(step, realm, { timeout });
    } catch (error) {
      if (!isTimeUp(error)) throw error;
      if (done === cases.length) {
        // its call returned, but what it left to be done never came to an end
        held.pop();
        done--;
      }
      timeUp(offset + done);
      return false;
    }
  }
  return true;
}

function isTimeUp(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/** The outcome of a program that the engine refuses to compile; the transpiler does not find everything. */
function invalidProgram({ name, message, stack = '' }: Error): string {
  return JSON.stringify({ kind: 'throw', deliberateRangeError: false, name, message, stack });
}

/** The last word of this process: its time was up during this case. */
function timeUp(i: number): void {
  held.push(JSON.stringify({ i, timeUp: true } satisfies SandboxRecord));
  flush();
}

function send(i: number, output: unknown, ms: number, log: unknown): void {
  held.push(toLine(i, output, ms, log));
}

function toLine(i: number, output: unknown, ms: number, log: unknown): string {
  const o = typeof output === 'string' && output !== '' ? output : noOutput;
  const text = typeof log === 'string' && log !== '' ? `,"log":${JSON.stringify(log)}` : '';
  return `{"i":${i},"ms":${ms.toFixed(3)}${text},"o":${o}}`;
}

/** Writes the records that are held. */
function flush(): void {
  if (held.length === 0) return;
  const bytes = Buffer.from(`${held.join('\n')}\n`, 'utf8');
  held = [];
  for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
  sentAt = now();
}
