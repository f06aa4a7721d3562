/**
 * Entry of the sandbox process. Started ahead of time, it prepares a hardened realm, waits for one job on
 * standard input, runs it, reports every case on standard output, and ends. It is used once.
 */
import { readSync, writeSync } from 'node:fs';
import Module from 'node:module';
import vm from 'node:vm';
import type { SandboxJob, SandboxRecord } from '../protocol/sandboxMessages';
import { lockDown } from './lockDown';

/** The bundled `realm` folder, put in by the build. */
declare const __REALM_SOURCE__: string;

/** How much later than the parent this process ends a run of its own accord, should the parent be gone. */
const orphanGraceMs = 2000;
const noOutput = '{"kind":"unreadable","reason":"the call did not come to an end"}';

interface Bridge {
  begin(casesText: string, emit: (index: number, output: unknown, log: unknown) => void): void;
  isDone(): boolean;
  takeOutput(): unknown;
}

const now = performance.now.bind(performance);
const exit = process.exit.bind(process);
const { Script, createContext } = vm;
// eslint-disable-next-line @typescript-eslint/unbound-method -- always called with `call`
const { runInContext } = Script.prototype;

const realm = createContext(Object.create(null) as object, {
  codeGeneration: { strings: false, wasm: false },
  // promises of kata code settle within the evaluation that made them, and within its time limit
  microtaskMode: 'afterEvaluate',
});
const bridge = evaluate(`${__REALM_SOURCE__};__realm.bridge`, 'realm.js', 5000) as Bridge;
const runCases = new Script('__coach.run()', { filename: 'driver.js' });

lockDown(Module as unknown as { _load: unknown; prototype: object });

const job = readJob();
try {
  if (job !== undefined) runJob(job);
} catch {
  exit(1); // this process's own time limit: the parent is gone, or will say what happened
}
exit(0);

function evaluate(source: string, filename: string, limitMs: number): unknown {
  return runInContext.call(new Script(source, { filename }), realm, {
    timeout: Math.ceil(limitMs) + orphanGraceMs,
  });
}

/** Blocks until the parent sends a line; undefined when it closes the pipe instead. */
function readJob(): SandboxJob | undefined {
  const chunks: Buffer[] = [];
  const buffer = Buffer.allocUnsafe(1 << 16);
  for (;;) {
    const length = readSync(0, buffer, 0, buffer.length, null);
    if (length === 0) return undefined;
    chunks.push(Buffer.from(buffer.subarray(0, length)));
    if (buffer[length - 1] === 10) return JSON.parse(Buffer.concat(chunks).toString('utf8')) as SandboxJob;
  }
}

function runJob({ code, drivers, cases, loadLimitMs }: SandboxJob): void {
  send({ i: -2, o: '', ms: 0, log: '' });
  // lines of the program keep their numbers: nothing of the wrapper stands before its first one
  if (drivers !== undefined) {
    evaluate(
      `__coach.load((exports, require, module) => {'use strict';${drivers}\n}, true)`,
      'drive.ts',
      loadLimitMs,
    );
  }
  let from = now();
  evaluate(
    `__coach.load((exports, require, module) => {'use strict';${code}\n}, false)`,
    'kata.ts',
    loadLimitMs,
  );
  report(-1, bridge.takeOutput(), '', now() - from);
  const texts = cases.map(({ call, args }) => `{"call":${JSON.stringify(call)},"args":${args}}`);
  bridge.begin(`[${texts.join(',')}]`, (i, output, log) => {
    report(i, output, log, now() - from);
    from = now();
  });
  // one watchdog for all cases: each costs a thread. The parent holds the clock of every single one
  const timeout = Math.ceil(cases.reduce((sum, { limitMs }) => sum + limitMs, orphanGraceMs));
  from = now();
  while (!bridge.isDone()) runInContext.call(runCases, realm, { timeout });
}

function report(i: number, output: unknown, log: unknown, ms: number): void {
  const o = typeof output === 'string' && output !== '' ? output : noOutput;
  send({ i, o, ms, log: typeof log === 'string' ? log : '' });
}

/** Writes a record at once. Without a reader there is nothing left to do here. */
function send(record: SandboxRecord): void {
  try {
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`, 'utf8');
    for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
  } catch {
    exit(1);
  }
}
