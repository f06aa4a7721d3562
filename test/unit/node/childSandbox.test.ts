import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { encodePlain } from '../../../src/core/katas/plainText';
import type { Outcome } from '../../../src/core/katas/outcome';
import { ChildSandbox } from '../../../src/node/childSandbox';
import { createSandbox, runProgram, sandboxEntry } from '../../helpers/sandbox';

describe('ChildSandbox', () => {
  const sandbox = createSandbox();
  after(() => sandbox.dispose());

  const outcomeOf = async (source: string, args: unknown[] = []): Promise<Outcome | undefined> => {
    return (await runProgram(sandbox, source, [args])).records[0]?.outcome;
  };
  const valueOf = async (source: string, args: unknown[] = []): Promise<unknown> => {
    const outcome = await outcomeOf(source, args);
    assert.equal(outcome?.kind, 'value', JSON.stringify(outcome));
    return (outcome as { value: unknown }).value;
  };

  it('carries plain data in and out unchanged', async () => {
    const args = [
      [1, -0, NaN, Infinity],
      { $: 1, 'a b': undefined },
      new Map([['k', new Set([1n])]]),
      new Float32Array([0.5]),
    ];
    assert.equal(
      encodePlain(
        await valueOf(
          'export function f(...args) { return structure(args); } const structure = (v) => [v[0].slice(), { ...v[1] }, new Map(v[2]), v[3].slice()];',
          args,
        ),
      ),
      encodePlain([args[0], args[1], args[2], args[3]]),
    );
  });

  it('reports case by case, so that a hang keeps the earlier results and names its case', async () => {
    const ran = await runProgram(
      sandbox,
      'export function f(x) { while (x === 2); return x; }',
      [[1], [2], [3]],
      300,
    );
    assert.deepEqual(ran.end, { kind: 'timeout' });
    assert.equal(ran.records.length, 1);
  });

  it('names the case that ran out of memory, whatever was still held back', async () => {
    const source =
      'export function f(x) { const a = []; while (x === 4) a.push(new Float64Array(1e6).fill(1)); return x; }';
    const ran = await runProgram(sandbox, source, [[1], [2], [3], [4], [5]]);
    assert.deepEqual(ran.end, { kind: 'out-of-memory' });
    assert.deepEqual(
      ran.records.map(({ outcome }) => (outcome as { value?: unknown }).value),
      [1, 2, 3],
    );
  });

  it('goes on with further cases in the same realm until there are none', async () => {
    const job = {
      code: 'let calls = 0; exports.f = () => ++calls;',
      cases: [{ call: 'f', args: '[]', limitMs: 2000 }],
      loadLimitMs: 2000,
    };
    const seen: [number, unknown][] = [];
    const lists = [job.cases, [...job.cases, ...job.cases], []];
    const end = await sandbox.run(
      job,
      (i, { outcome }) => i >= 0 && seen.push([i, (outcome as { value?: unknown }).value]),
      undefined,
      () => Promise.resolve(lists.shift() ?? []),
    );
    assert.deepEqual(end, { kind: 'finished' });
    assert.deepEqual(seen, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
  });

  it('passes on what goes wrong while asking for further cases', async () => {
    const job = { code: '', cases: [], loadLimitMs: 2000 };
    const failing = sandbox.run(
      job,
      () => undefined,
      undefined,
      () => Promise.reject(new Error('no clock')),
    );
    await assert.rejects(failing, /no clock/);
  });

  it('ends a program that never finishes loading', async () => {
    const ran = await runProgram(sandbox, 'for (;;); export function f() {}', [[]], 300);
    assert.deepEqual(ran.end, { kind: 'timeout' });
    assert.equal(ran.load, undefined);
  });

  it('ends endless microtasks', async () => {
    const ran = await runProgram(sandbox, 'export async function f() { for (;;) await 0; }', [[]], 300);
    assert.deepEqual(ran.end, { kind: 'timeout' });
  });

  it('notices at once a promise that nothing can settle', async () => {
    assert.deepEqual(await outcomeOf('export function f() { return new Promise(() => {}); }'), {
      kind: 'unsettled',
    });
  });

  it('awaits promises', async () => {
    assert.equal(await valueOf('export async function f(x) { await null; return x + 1; }', [1]), 2);
  });

  it('ends a program that fills the heap', async () => {
    const ran = await runProgram(
      sandbox,
      'export function f() { const a = []; for (;;) a.push({ x: a.length, y: [1] }); }',
      [[]],
      20_000,
    );
    assert.deepEqual(ran.end, { kind: 'out-of-memory' });
  });

  it('ends a program that fills memory outside the heap', async () => {
    const ran = await runProgram(
      sandbox,
      'export function f() { const a = []; for (;;) a.push(new Float64Array(1e6).fill(1)); }',
      [[]],
      20_000,
    );
    assert.deepEqual(ran.end, { kind: 'out-of-memory' });
  });

  it('has the child watch that memory where the parent cannot see it', async () => {
    const watching = new ChildSandbox({ entry: sandboxEntry, idleMs: 0, memoryWatch: 'child' });
    try {
      const source = `export function f(x) { const a = []; while (x) a.push(new Float64Array(1e6).fill(1)); return 1; }`;
      const ran = await runProgram(watching, source, [[false]], 20_000);
      assert.deepEqual(ran.end, { kind: 'finished' });
      assert.deepEqual((await runProgram(watching, source, [[true]], 20_000)).end, { kind: 'out-of-memory' });
    } finally {
      watching.dispose();
    }
  });

  it('freezes the arguments', async () => {
    const outcome = await outcomeOf('export function f(rows) { rows[0][0] = 1; }', [[[0]]]);
    assert.equal(outcome?.kind, 'throw');
  });

  it('notices a result that hands back an array of the arguments', async () => {
    const outcome = await outcomeOf('export function f(rows) { return rows.slice(); }', [[[0]]]);
    assert.deepEqual(outcome, { kind: 'value', value: [[0]], aliasesInput: true });
  });

  it('tells a RangeError of the program from one of the engine', async () => {
    const deliberate = async (body: string): Promise<boolean> => {
      const outcome = await outcomeOf(`export function f(x) { ${body} }`);
      assert.equal(outcome?.kind, 'throw');
      return (outcome as { deliberateRangeError: boolean }).deliberateRangeError;
    };
    assert.equal(await deliberate('throw new RangeError("bad");'), true);
    assert.equal(await deliberate('throw RangeError("bad");'), true);
    assert.equal(await deliberate('class Bad extends RangeError {} throw new Bad("bad");'), true);
    assert.equal(await deliberate('return f(x);'), false);
    assert.equal(await deliberate('return new Array(-1);'), false);
    assert.equal(await deliberate('return "x".repeat(-1);'), false);
    assert.equal(await deliberate('throw { name: "RangeError" };'), false);
    assert.equal(await deliberate('throw new TypeError("bad");'), false);
  });

  it('gives kata code no way to the machine', async () => {
    const names = [
      'process',
      'require',
      'fetch',
      'setTimeout',
      'WebAssembly',
      'module',
      'Buffer',
      'global',
      'performance',
    ];
    const kinds = await valueOf(
      `export function f() { return [${names.map((name) => `typeof ${name}`).join(', ')}]; }`,
    );
    // `require` and `module` are the program's own, and inert
    assert.deepEqual(
      kinds,
      names.map((name) => (name === 'require' ? 'function' : name === 'module' ? 'object' : 'undefined')),
    );
    assert.equal((await outcomeOf('export function f() { return Function("return 1")(); }'))?.kind, 'throw');
    assert.equal((await outcomeOf('export function f() { return import("node:fs"); }'))?.kind, 'throw');
  });

  it('keeps working when the program patches every built-in it can reach', async () => {
    const patches = `
      const namesOf = Object.getOwnPropertyNames;
      for (const name of ['Array', 'Map', 'Set', 'Object', 'JSON', 'Reflect', 'Promise', 'String', 'WeakSet']) {
        const target = globalThis[name];
        for (const owner of [target, target.prototype ?? {}]) {
          for (const key of namesOf(owner)) {
            try { if (typeof owner[key] === 'function') owner[key] = () => { throw new Error('patched'); }; } catch {}
          }
        }
      }
      Object.prototype.toJSON = () => 'faked';
    `;
    assert.deepEqual(
      await valueOf(
        `const make = () => { const m = [1, 2]; return m; }; ${patches} export function f() { return make(); }`,
      ),
      [1, 2],
    );
  });

  it('does not look at getters', async () => {
    const value = (await valueOf('export function f() { return { get x() { return 1; } }; }')) as {
      x: unknown;
    };
    assert.equal(typeof value.x, 'object');
  });

  it('refuses results that are cyclic, too deep or too large', async () => {
    const reasons = [
      'const a = []; a.push(a); return a;',
      'let a = []; for (let i = 0; i < 100; i++) a = [a]; return a;',
      'return new Array(500_000).fill(0);',
      'return "x".repeat(9e6);',
    ].map((body) => outcomeOf(`export function f() { ${body} }`));
    for (const reason of reasons) assert.equal((await reason)?.kind, 'unreadable');
  });

  it('gives every run a realm of its own', async () => {
    await runProgram(sandbox, 'export function f() { globalThis.leak = 1; Array.prototype.leak = 1; }');
    assert.deepEqual(await valueOf('export function f() { return [typeof leak, typeof [].leak]; }'), [
      'undefined',
      'undefined',
    ]);
  });

  it('captures the console of each case, capped', async () => {
    const ran = await runProgram(
      sandbox,
      'export function f(x) { console.log("x is", x, { a: [1] }); for (let i = 0; i < 1e4; i++) console.log("noise"); }',
      [[1], [2]],
    );
    assert.match(ran.records[1]?.log ?? '', /^x is 2 \{"a":\[1\]\}\n/);
    assert.ok((ran.records[1]?.log.length ?? 0) < 5000);
  });

  it('runs without the permission flags where the runtime refuses them', async () => {
    const refusing = new ChildSandbox({
      entry: sandboxEntry,
      idleMs: 0,
      permissionFlags: ['--no-such-flag'],
    });
    try {
      const ran = await runProgram(refusing, 'export function f() { return 1; }');
      assert.deepEqual(ran.end, { kind: 'finished' });
    } finally {
      refusing.dispose();
    }
  });

  it('ends by itself, even in an endless loop, when whoever started it is gone', async () => {
    const child = spawn(process.execPath, [sandboxEntry], { stdio: ['pipe', 'pipe', 'ignore'] });
    const gone = once(child, 'exit');
    const code = 'exports.f = () => { for (;;); }';
    const job = { code, cases: [{ call: 'f', args: '[]', limitMs: 200 }], loadLimitMs: 200 };
    child.stdin.write(`${JSON.stringify(job)}\n`);
    await once(child.stdout, 'data'); // it is at work
    child.stdin.destroy();
    child.stdout.destroy();
    await gone;
  });

  it('does not count on a waiting child that has died', async () => {
    const patient = createSandbox();
    try {
      patient.warm();
      const { waiting } = patient as unknown as { waiting: ChildProcess };
      const gone = once(waiting, 'close');
      waiting.kill('SIGKILL');
      await gone;
      const ran = await runProgram(patient, 'export function f() { return 1; }');
      assert.deepEqual(ran.end, { kind: 'finished' });
    } finally {
      patient.dispose();
    }
  });

  it('can be cancelled', async () => {
    const stop = new AbortController();
    const job = {
      code: 'exports.f = () => { for (;;); }',
      cases: [{ call: 'f', args: '[]', limitMs: 60_000 }],
      loadLimitMs: 1000,
    };
    const run = sandbox.run(job, (index) => index < 0 && stop.abort(), stop.signal);
    assert.deepEqual(await run, { kind: 'cancelled' });
  });
});
