import { body, endsWell, type HostileProgram } from '../../../helpers/hostile';

const gives = (name: string, code: string, says: RegExp): HostileProgram => ({
  name,
  source: body(code),
  ends: 'failed',
  says,
});
const unreadable = (name: string, code: string, says: RegExp): HostileProgram => ({
  name,
  source: body(code),
  ends: 'invalid-output',
  says,
});
/** What is no data is named, and equal to nothing. */
const named = (code: string, what: string): HostileProgram =>
  gives(`${what} in a list`, `return [${code}];`, new RegExp(`Element \\[0\\]: expected 2, got ${what}`));

endsWell('odd results', [
  named('() => 1', 'a function'),
  named('class A {}', 'a function'),
  named("Symbol('x')", 'a symbol'),
  named('new Date(0)', 'a Date'),
  named('/x/g', 'a RegExp'),
  named('new Number(2)', 'a Number object'),
  named("new String('2')", 'a String object'),
  named('new Boolean(true)', 'a Boolean object'),
  named('Object(2n)', 'a BigInt object'),
  named('Object(Symbol())', 'a Symbol object'),
  named('Promise.resolve(2)', 'a promise'),
  named('(function* () { yield 2; })()', 'an iterator'),
  named('(async function* () { yield 2; })()', 'an async iterator'),
  named('new Map().values()', 'an iterator'),
  named('new WeakMap()', 'a WeakMap'),
  named('new WeakSet()', 'a WeakSet'),
  named('new WeakRef({})', 'a WeakRef'),
  named('new ArrayBuffer(8)', 'an ArrayBuffer'),
  named('new SharedArrayBuffer(8)', 'a SharedArrayBuffer'),
  named('new DataView(new ArrayBuffer(8))', 'a DataView'),
  named('new BigInt64Array(1)', 'a BigInt64Array'),
  named("new Error('2')", 'an Error'),
  gives(
    'a generator instead of a list',
    'return (function* () { yield 2; })();',
    /expected \[2\], got an iterator/,
  ),
  gives('a bigint', 'return [2n];', /expected 2, got/),
  gives(
    'a detached buffer',
    'const a = new Float64Array([2]); (a.buffer as any).transfer?.(); return [a.length, 1];',
    /expected/,
  ),
  gives('an object without a prototype', 'return Object.assign(Object.create(null), { 0: 2 });', /shape/),
  gives('an object of a class', 'return new (class Row { x = 2; get y() { return 1; } })();', /shape/),
  gives('an own key named __proto__', 'return JSON.parse(\'{"__proto__": [2]}\');', /shape/),
  gives(
    'unpaired surrogates, NUL and line separators',
    "return ['\\ud800\\u0000\\u2028\\udc00'];",
    /expected 2, got/,
  ),
  gives('a list with holes', 'return [, 2];', /expected/),
  gives('NaN, infinities and -0', 'return [NaN, Infinity, -Infinity, -0];', /expected/),
  gives('a list with more properties', 'return Object.assign([3], { sum: 2 });', /expected 2, got 3/),
  gives('a getter', 'return { get x() { return [2]; } };', /expected \[2\], got/),
  gives(
    'a proxy of everything',
    'const p: any = new Proxy(() => p, { get: () => p, apply: () => p, ownKeys: () => [] }); return p;',
    /expected \[2\], got a function/,
  ),
  gives(
    'an element whose getter throws',
    "return [{ get x() { throw new Error('no'); } }];",
    /expected 2, got/,
  ),
  gives(
    'more than one promise in one another',
    'return Promise.resolve(Promise.resolve((async () => [3])()));',
    /expected 2, got 3/,
  ),
  gives(
    'a promise that nothing settles',
    'return new Promise(() => {});',
    /a promise that nothing is left to settle/,
  ),
  gives(
    'a promise that resolves to itself',
    'let done: any; const p = new Promise((d) => { done = d; }); done(p); return p;',
    /Chaining cycle detected/,
  ),
  gives(
    'a promise of a thenable that does nothing',
    'return Promise.resolve({ then() {} });',
    /nothing is left to settle/,
  ),
  gives(
    'a promise of a thenable that throws',
    "return Promise.resolve({ then() { throw new TypeError('no'); } });",
    /Threw TypeError: no/,
  ),
  gives('a thenable that is no promise', 'return { then(done: any) { done([2]); } };', /expected \[2\], got/),
  gives('a rejection with undefined', 'return Promise.reject();', /Threw undefined/),
  gives('a rejection with null', 'return Promise.reject(null);', /Threw null/),
  gives('a rejection with a symbol', 'return Promise.reject(Symbol());', /Threw a symbol/),
  gives(
    'a rejection with a proxy that throws',
    'return Promise.reject(new Proxy({}, { get() { throw 1; } }));',
    /Threw an object/,
  ),
  gives('throwing undefined', 'throw undefined;', /Threw undefined/),
  gives('throwing null', 'throw null;', /Threw null/),
  gives('throwing a number', 'throw 42;', /Threw a number: 42/),
  gives('throwing a huge bigint', 'throw 1n << 1000000n;', /Threw a bigint/),
  gives('throwing a function', 'throw () => 1;', /Threw a function/),
  gives(
    'throwing a revoked proxy',
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;',
    /Threw an object/,
  ),
  gives(
    'throwing an error with hostile parts',
    'throw { get name() { throw 1; }, get message() { return { toString() { throw 2; } }; }, stack: Symbol() };',
    /Threw an object/,
  ),
  gives(
    'throwing an error whose name and message end lines',
    "throw Object.assign(new Error('a\\n\"}\\u2028'), { name: '\"},{\\n' });",
    /Threw "\},\{\n: a\n"\}/,
  ),
  gives(
    'throwing an error that lies about its place',
    "throw Object.assign(new Error('no'), { stack: 'at kata.ts:99999999:1' });",
    /Threw Error: no/,
  ),
  gives(
    'thousands of keys',
    'const o: any = {}; for (let i = 0; i < 2e4; i++) o["k" + i] = 1; return o;',
    /shape/,
  ),
  unreadable(
    'more keys than values may be',
    'const o: any = {}; for (let i = 0; i < 5e5; i++) o["k" + i] = 1; return o;',
    /more than 400,000 values/,
  ),
  unreadable('the longest list, all holes', 'return new Array(2 ** 32 - 1);', /more than 400,000 values/),
  unreadable(
    'a list that lies about its length',
    'return new Proxy([], { get: (t, k) => (k === "length" ? 1e15 : 1), getOwnPropertyDescriptor: () => undefined });',
    /more than 400,000 values/,
  ),
  unreadable('a cycle', 'const a: any[] = []; a.push([a]); return a;', /contains itself/),
  unreadable('a cycle through a map', 'const m = new Map(); m.set(1, m); return m;', /contains itself/),
  unreadable(
    'deep nesting',
    'let a: any = []; for (let i = 0; i < 1e5; i++) a = [a]; return a;',
    /nested more than 64 levels/,
  ),
  unreadable(
    'objects without an end',
    'const make = (): any => Object.defineProperty([], 0, { get: make, enumerable: true }); return make();',
    /nested more than 64 levels/,
  ),
  gives(
    'a revoked proxy',
    'const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy;',
    /a proxy that has been revoked/,
  ),
  unreadable(
    'a proxy that throws',
    "return new Proxy({}, { ownKeys() { throw new Error('no'); } });",
    /reading it throws/,
  ),
  unreadable(
    'a list whose getter throws',
    "return Object.defineProperty([], 0, { get() { throw new Error('no'); } });",
    /reading it throws/,
  ),
  unreadable(
    'a proxy that throws what the reader throws',
    'let seen: any; return new Proxy([], { get() { throw seen; } });',
    /reading it throws/,
  ),
  gives(
    'a flood of log lines',
    "for (let i = 0; i < 2e5; i++) console.log('noise', i, rows); return [];",
    /expected/,
  ),
  gives(
    'logging of what cannot be shown',
    'const a: any[] = []; a.push(a); console.log(a, Symbol(), () => 1, new Proxy({}, { ownKeys() { throw 1; } }), Object.create(null)); return [];',
    /expected/,
  ),
]);
