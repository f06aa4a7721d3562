import { body, endsWell, type HostileProgram } from '../../../helpers/hostile';

const slow = /"one row" did not end in time[\s\S]*time limit/;
const endless = (name: string, source: string): HostileProgram => ({
  name,
  source,
  ends: 'timeout',
  says: slow,
});
const loop = 'for (;;);';

endsWell('endless loops', [
  endless('at the top level', `${loop} export const rowMeans = () => [];`),
  endless('in the function', body(loop)),
  endless('in a static block', `class A { static { ${loop} } } export const rowMeans = () => [];`),
  endless(
    'in a default parameter',
    `export function rowMeans(rows, x = (() => { ${loop} })()) { return []; }`,
  ),
  endless('in a tagged template', body('return tag`x`;', `const tag = () => { ${loop} };`)),
  endless('that a finally block keeps alive', body('for (;;) try { return []; } finally { continue; }')),
  endless('that catches its own end', body('for (;;) { try { for (;;); } catch { } finally { for (;;); } }')),
  endless(
    'in an element that is a getter',
    body(`return Object.defineProperty([], 0, { get() { ${loop} } });`),
  ),
  endless('in toString', body(`return '' + { toString() { ${loop} } };`)),
  endless('in valueOf', body(`return +{ valueOf() { ${loop} } };`)),
  endless('in Symbol.toPrimitive', body(`return +{ [Symbol.toPrimitive]() { ${loop} } };`)),
  endless('in Symbol.iterator', body('return [...{ *[Symbol.iterator]() { for (;;) yield* []; } }];')),
  endless(
    'in the species of the promise that is returned',
    body(
      `const p = Promise.resolve([2]); Object.defineProperty(p, 'constructor', { value: { get [Symbol.species]() { ${loop} } } }); return p;`,
    ),
  ),
  endless('in a proxy: get', body(`return new Proxy([], { get() { ${loop} } });`)),
  endless('in a proxy: ownKeys', body(`return new Proxy({}, { ownKeys() { ${loop} } });`)),
  endless(
    'in a proxy: getOwnPropertyDescriptor',
    body(`return new Proxy([1], { getOwnPropertyDescriptor() { ${loop} } });`),
  ),
  endless('in a proxy: getPrototypeOf', body(`return new Proxy({}, { getPrototypeOf() { ${loop} } });`)),
  {
    name: 'in a chain of prototypes without an end',
    source: body('const make = () => new Proxy({}, { getPrototypeOf: make }); return make();'),
    ends: ['failed', 'timeout'],
    limitMs: 300,
    says: /Maximum call stack size exceeded|did not end in time/,
  },
  endless('in microtasks', body('const go = () => Promise.resolve().then(go); return go();')),
  endless(
    'in microtasks that the loading leaves behind',
    'const go = () => Promise.resolve().then(go); go(); export const rowMeans = () => [];',
  ),
  endless('in async recursion', body('const go = async () => { await 0; return go(); }; return go();')),
  endless('in a thenable that is awaited', body(`return (async () => await { then() { ${loop} } })();`)),
  endless(
    'in thenables that resolve to thenables',
    body('const t = { then(done) { done(t); } }; return Promise.resolve(t);'),
  ),
  endless(
    'in an async generator',
    body('return (async () => { for await (const x of (async function* () { for (;;) yield 1; })()); })();'),
  ),
  endless('in a generator', body('for (const x of (function* () { for (;;) yield 1; })()); return [];')),
  endless(
    'in the end of a generator',
    body(`for (const x of (function* () { try { yield 1; } finally { ${loop} } })()) break; return [];`),
  ),
  endless('in a regular expression', body("return /^(a+)+$/.test('a'.repeat(60) + '!');")),
  endless('in a power of a bigint', body('let x = 3n; for (;;) x = (x ** 99999n) % (10n ** 50000n);')),
  endless('in a comparator', body(`return [3, 1, 2].sort(() => { ${loop} });`)),
  endless('in toJSON', body(`return JSON.stringify({ toJSON() { ${loop} } });`)),
  endless('in the stack of what is thrown', body(`throw { get stack() { ${loop} } };`)),
  endless('in the message of what is thrown', body(`throw { get message() { ${loop} } };`)),
  endless(
    'in the name that the engine asks for',
    body(`class E extends Error { get name() { ${loop} } } throw new E('x');`),
  ),
  endless('in the error of a rejection', body(`return Promise.reject({ get message() { ${loop} } });`)),
  endless('over the holes of the longest array', body('return new Array(2 ** 32 - 1).every(() => true);')),
  endless('in what is logged', body(`console.log(new Proxy({}, { ownKeys() { ${loop} } })); return [];`)),
  endless(
    'in a wait for another thread',
    body('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return [];'),
  ),
  endless('in Symbol.hasInstance', body(`return {} instanceof { [Symbol.hasInstance]() { ${loop} } };`)),
  endless('in a getter of the exports, read at load', `module.exports = { get rowMeans() { ${loop} } };`),
  endless('in a proxy for the exports', `module.exports = new Proxy({}, { ownKeys() { ${loop} } });`),
  {
    name: 'in an await at the top level',
    source: 'await new Promise(() => {}); export const rowMeans = () => [];',
    ends: 'compile-error',
    says: /not a valid program: .*await/,
  },
  {
    name: 'in the hook for stacks',
    source: body('null.x;', `Error.prepareStackTrace = () => { ${loop} };`),
    ends: 'compile-error',
    says: /throws while it is loaded: TypeError: Cannot assign to read only property 'prepareStackTrace'/,
  },
  {
    name: 'in methods and getters of a result, which nobody calls',
    source: body(
      `return [{ toString() { ${loop} }, valueOf() { ${loop} }, toJSON() { ${loop} }, get x() { ${loop} }, [Symbol.toPrimitive]() { ${loop} } }];`,
    ),
    ends: 'failed',
    says: /expected 2, got/,
  },
]);
