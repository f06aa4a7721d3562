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
  setInput(text: string): void;
  takeOutput(): unknown;
  takeLog(): unknown;
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
const startCase = new Script('__coach.start()', { filename: 'driver.js' });
const finishCase = new Script('__coach.finish()', { filename: 'driver.js' });

lockDown(Module as unknown as { _load: unknown; prototype: object });

const job = readJob();
if (job !== undefined) runJob(job);
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
  const loaded = measure(() => {
    evaluate(
      `__coach.load((exports, require, module) => {'use strict';${code}\n}, false)`,
      'kata.ts',
      loadLimitMs,
    );
  });
  report(-1, loaded);
  cases.forEach((item, i) => {
    bridge.setInput(`{"call":${JSON.stringify(item.call)},"args":${item.args}}`);
    const options = { timeout: Math.ceil(item.limitMs) + orphanGraceMs };
    const ms = measure(() => {
      runInContext.call(startCase, realm, options);
      runInContext.call(finishCase, realm, options);
    });
    report(i, ms);
  });
}

function measure(action: () => void): number {
  const from = now();
  try {
    action();
  } catch {
    // the realm catches what kata code throws; what still comes here (this process's own time limit, a
    // stack overflow in the last frame) leaves no output
  }
  return now() - from;
}

function report(i: number, ms: number): void {
  const output = bridge.takeOutput();
  const log = bridge.takeLog();
  send({
    i,
    o: typeof output === 'string' && output !== '' ? output : noOutput,
    ms,
    log: typeof log === 'string' ? log : '',
  });
}

function send(record: SandboxRecord): void {
  const bytes = Buffer.from(`${JSON.stringify(record)}\n`, 'utf8');
  for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
}
