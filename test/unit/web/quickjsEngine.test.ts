import assert from 'node:assert/strict';
import type { CaseRecord, Outcome } from '../../../src/core/katas/outcome';
import { encodePlain } from '../../../src/core/katas/plainText';
import { thrownAt } from '../../../src/core/katas/sourceLocation';
import { createSandbox, runProgram } from '../../helpers/sandbox';
import { runInEngine } from './engineRunner';

interface Program {
  does: string;
  source: string;
  calls?: unknown[][];
  limitMs?: number;
}

const body = (text: string): string => `export function f(x) { ${text} }`;

/** Each runs in both sandboxes, which must come to the same. */
const programs: Program[] = [
  { does: 'returns numbers', source: body('return x.map((v) => Math.sqrt(v) / 3);'), calls: [[[2, 3, 5]], [[]]] },
  {
    does: 'hands plain data through',
    source: 'export function f(...v) { return [v[0].slice(), { ...v[1] }, new Map(v[2]), v[3].slice()]; }',
    calls: [[[1, -0, NaN, Infinity, 1e21, 0.1 + 0.2], { $: 1, 'a b': undefined, ü: '\0\ud800😀' }, new Map([['k', new Set([1n])]]), new Float32Array([0.5])]],
  },
  { does: 'throws', source: body('throw new TypeError("bad " + x);'), calls: [[1]] },
  { does: 'throws its own RangeError', source: body('throw new RangeError("no");') },
  { does: 'throws a subclass', source: body('class Bad extends RangeError {} throw new Bad("no");') },
  { does: 'throws text', source: body('throw "text";') },
  { does: 'recurses without end', source: body('return f(x);'), calls: [[1], [2]] },
  { does: 'asks for an impossible array', source: body('return new Array(-1);') },
  { does: 'fakes a RangeError', source: body('throw { name: "RangeError", message: "no" };') },
  { does: 'writes to an argument', source: body('x[0][0] = 1;'), calls: [[[[0]]]] },
  { does: 'hands an argument back', source: body('return x.slice();'), calls: [[[[0]]]] },
  { does: 'never ends in its second case', source: body('while (x === 2); return x;'), calls: [[1], [2], [3]], limitMs: 300 },
  { does: 'never ends while it loads', source: `for (;;); ${body('')}`, limitMs: 300 },
  { does: 'never runs out of microtasks', source: 'export async function f() { for (;;) await 0; }', limitMs: 300 },
  { does: 'never runs out of promises', source: body('const next = () => Promise.resolve().then(next); return next();'), limitMs: 300 },
  { does: 'catches everything in an endless loop', source: body('for (;;) { try { for (;;); } catch {} finally { continue; } }'), limitMs: 300 },
  { does: 'awaits', source: 'export async function f(x) { await null; return x + 1; }', calls: [[1], [2]] },
  { does: 'rejects', source: 'export async function f() { await null; throw new RangeError("no"); }' },
  { does: 'waits for what nothing settles', source: body('return new Promise(() => {});'), calls: [[1], [2]] },
  { does: 'fills the heap', source: body('const a = []; for (;;) a.push({ x: a.length, y: [1] });'), limitMs: 20_000 },
  { does: 'fills buffers', source: body('const a = []; for (;;) a.push(new Float64Array(1e6).fill(1));'), limitMs: 20_000 },
  { does: 'throws while it loads', source: `throw new Error("early"); ${body('')}` },
  { does: 'exports what is not a function', source: 'export const f = 1;' },
  { does: 'exports nothing', source: 'const f = 1;' },
  { does: 'imports at run time', source: body('return import("node:fs");') },
  { does: 'makes code from text', source: body('return Function("return 1")();') },
  { does: 'evaluates text', source: body('return eval("1");') },
  { does: 'makes code through a constructor', source: body('return (async () => {}).constructor("return 1")();') },
  { does: 'makes code through a generator', source: body('return (function* () {}).constructor("return 1")();') },
  { does: 'looks for the machine', source: body('return [typeof process, typeof require, typeof fetch, typeof setTimeout, typeof WebAssembly, typeof self, typeof postMessage, typeof performance];') },
  { does: 'returns a function', source: body('return f;') },
  { does: 'returns a getter', source: body('return { get x() { throw 1; } };') },
  { does: 'returns a proxy that throws', source: body('return new Proxy({}, { ownKeys() { throw new Error("no"); } });') },
  { does: 'returns a cycle', source: body('const a = []; a.push(a); return a;') },
  { does: 'returns too deep a value', source: body('let a = []; for (let i = 0; i < 100; i++) a = [a]; return a;') },
  { does: 'returns too many values', source: body('return new Array(500_000).fill(0);') },
  { does: 'returns too long a text', source: body('return "x".repeat(9e6);') },
  { does: 'drives the driver itself', source: body('__coach.run(); __coach.load(() => {}, false); return 1;'), calls: [[1], [2]] },
  { does: 'replaces the driver', source: `globalThis.__coach = { run() {}, load() {} }; ${body('return 1;')}` },
  {
    does: 'patches every built-in it can reach',
    source: `const make = () => [1, 2];
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
      ${body('return make();')}`,
  },
  { does: 'claims to have passed', source: body('console.log("{\\"kind\\":\\"record\\"}"); return "passed";') },
  { does: 'writes much to the console', source: body('console.log("x is", x, { a: [1] }); for (let i = 0; i < 1e4; i++) console.log("noise");'), calls: [[1], [2]] },
]; // prettier-ignore

/** What both must agree on: an engine's own errors have words of its own, and every stack looks different. */
function essence({ outcome, log }: CaseRecord): unknown {
  if (outcome.kind !== 'throw') return { log, outcome: encodePlain(outcome) };
  const { kind, name, deliberateRangeError, message } = outcome;
  const isOwn = deliberateRangeError || /^(bad 1|early|no|text|patched|Code generation.*)$/.test(message);
  return { log, kind, name, deliberateRangeError, message: isOwn ? message : '' };
}

describe('quickjsEngine', () => {
  const child = createSandbox();
  after(() => child.dispose());
  const outcomeOf = async (source: string, args: unknown[] = []): Promise<Outcome | undefined> =>
    (await runInEngine(source, [args])).records[0]?.outcome;

  for (const { does, source, calls, limitMs } of programs) {
    it(`comes to the same as the child process when a program ${does}`, async () => {
      const there = await runProgram(child, source, calls, limitMs);
      const here = await runInEngine(source, calls, { limitMs });
      assert.deepEqual(here.end, there.end);
      assert.deepEqual(here.load && essence(here.load), there.load && essence(there.load));
      assert.deepEqual(here.records.map(essence), there.records.map(essence));
    });
  }

  it('runs further cases in the same realm, which go on counting', async () => {
    const ran = await runInEngine('let n = 0; export function f(x) { return [x, n++]; }', [['a'], ['b']], {
      more: [[['c']], [], [['d'], ['e']]],
    });
    assert.deepEqual(ran.indexes, [-1, 0, 1, 2, 3, 4]);
    const values = ran.records.map(({ outcome }) => (outcome.kind === 'value' ? outcome.value : outcome));
    assert.deepEqual(values, [['a', 0], ['b', 1], ['c', 2], ['d', 3], ['e', 4]]); // prettier-ignore
  });

  it('hands drivers the solution', async () => {
    const drivers = 'exports.drivers = { f: (solution, x) => [solution.g(x)] };';
    const ran = await runInEngine('export const g = (x) => x + 1;', [[1]], { drivers });
    assert.deepEqual(ran.records[0]?.outcome, { kind: 'value', value: [2], aliasesInput: false });
  });

  it('refuses a program that the engine cannot read, and says where', async () => {
    const source = 'export function f() {\n  let a = 1;\n  let a = 2;\n  return a;\n}';
    const { end, load } = await runInEngine(source);
    assert.deepEqual(end, { kind: 'finished' });
    assert.equal(load?.outcome.kind, 'throw');
    const { name, stack } = load.outcome;
    assert.equal(name, 'SyntaxError');
    assert.equal(thrownAt(stack, source)?.line, 3);
  });

  it('names the line that threw', async () => {
    const source =
      'const g = (x) => {\n  return x.a.b;\n};\n\nexport function f(x: object) {\n  return g(x);\n}';
    const outcome = await outcomeOf(source, [{}]);
    assert.equal(outcome?.kind, 'throw');
    assert.deepEqual(thrownAt((outcome as { stack: string }).stack, source), { line: 2, column: 3 });
  });

  it('ends a program that catches the lack of memory and goes on', async () => {
    const ran = await runInEngine(
      'export function f() { const a = []; try { for (;;) a.push(new Float64Array(1e5)); } catch { return 1; } }',
    );
    assert.deepEqual(ran.end, { kind: 'out-of-memory' });
    assert.deepEqual(ran.records, []);
  });

  it('ends a run whose arguments do not fit', async () => {
    const ran = await runInEngine(body('return x.length;'), [['x'.repeat(3e7)]], { memoryMegabytes: 48 });
    assert.deepEqual(ran.end, { kind: 'out-of-memory' });
  });

  it('ends a program that nests deeper than the platform can follow', async () => {
    const ran = await runInEngine(
      'export function f() { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return JSON.stringify(a); }',
    );
    assert.equal(ran.end.kind, 'crashed');
  });

  it('lets functions call themselves five hundred times', async () => {
    const outcome = await outcomeOf('export function f(n) { return n === 0 ? 0 : 1 + f(n - 1); }', [500]);
    assert.deepEqual(outcome, { kind: 'value', value: 500, aliasesInput: false });
  });

  it('takes an engine limit for the RangeError that it is elsewhere', async () => {
    const source =
      'export function f() { try { f(); } catch (e) { return e instanceof RangeError; } return true; }';
    assert.deepEqual(await outcomeOf(source), { kind: 'value', value: true, aliasesInput: false });
  });
});
