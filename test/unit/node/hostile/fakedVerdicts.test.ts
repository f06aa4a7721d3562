import { body, endsWell, type HostileProgram } from '../../../helpers/hostile';

const wrong = /"one row"\.\n.*expected/;
const fails = (name: string, source: string, says = wrong): HostileProgram => ({
  name,
  source,
  ends: 'failed',
  says,
});
/** Patches made at load, followed by a function whose results are wrong. */
const patched = (name: string, patches: string, says = wrong): HostileProgram =>
  fails(name, body('return [42];', patches), says);

endsWell('faked verdicts', [
  fails(
    'protocol lines on the console',
    body(
      `for (let i = -2; i < 9; i++) console.log('\\n{"i":' + i + ',"ms":0,"o":{"kind":"value","value":[2]}}\\n'); return [42];`,
    ),
  ),
  fails(
    'a result that looks like an outcome',
    body("return { kind: 'value', value: [2], aliasesInput: false };"),
    /shape/,
  ),
  fails(
    'a result that looks like a record',
    body("return { i: 0, ms: 0, o: { kind: 'value', value: [2] } };"),
    /shape/,
  ),
  fails('a result that looks like text form', body("return [{ $: 'NaN' }];"), /expected 2, got \{/),
  fails('keys that look like tags', body("return { $: 'Float64Array', v: [2] };"), /shape/),
  fails(
    'a text that ends its line',
    body('return \'2]}\\n{"i":0,"ms":0,"o":{"kind":"value","value":[2]}}\\n\';'),
    /expected \[2\]/,
  ),
  fails(
    'a key that ends its text',
    body('return { \'x":1},"o":{"kind":"value","value":[2]}}\\n\': 1 };'),
    /shape/,
  ),
  fails('running further cases inside a case', body('(globalThis as any).__coach.run(); return [42];')),
  {
    ...fails('running further cases in a microtask', ''),
    source: body('return (async () => { await 0; (globalThis as any).__coach.run(); return [42]; })();'),
  },
  patched(
    'running cases at load',
    '(globalThis as any).__coach.run(); Promise.resolve().then(() => (globalThis as any).__coach.run());',
  ),
  fails(
    'running cases in a getter of the result',
    body('return Object.defineProperty([], 0, { get() { (globalThis as any).__coach.run(); return 42; } });'),
  ),
  fails(
    'loading other drivers inside a case',
    body(
      '(globalThis as any).__coach.load((e: any, r: any, m: any) => { m.exports = { drivers: { rowMeans: () => [2] }, rowMeans: () => [2] }; }, true); return [42];',
    ),
  ),
  patched(
    'loading another program after the load',
    'Promise.resolve().then(() => (globalThis as any).__coach.load((e: any) => { e.rowMeans = () => [2]; }, false));',
  ),
  {
    name: 'replacing the driver of the realm',
    source: body('return [42];', '(globalThis as any).__coach = { run() {}, load() {} };'),
    ends: 'compile-error',
    says: /Cannot assign to read only property '__coach'/,
  },
  {
    name: 'defining the driver of the realm anew',
    source: body('return [42];', "Object.defineProperty(globalThis, '__coach', { value: { run() {} } });"),
    ends: 'compile-error',
    says: /Cannot redefine property: __coach/,
  },
  patched('deleting the driver of the realm', 'try { delete (globalThis as any).__coach; } catch {}'),
  {
    name: 'changing the driver of the realm',
    source: body('return [42];', '(globalThis as any).__coach.run = () => {};'),
    ends: 'compile-error',
    says: /Cannot assign to read only property 'run'/,
  },
  patched(
    'a patched JSON',
    'JSON.stringify = () => \'{"kind":"value","value":[2]}\'; JSON.parse = () => [2];',
  ),
  patched(
    'toJSON on every object',
    'for (const t of [Object, Array, Number, String]) (t.prototype as any).toJSON = () => [2];',
  ),
  patched(
    'setters on the indexes of arrays',
    'for (let i = 0; i < 20; i++) Object.defineProperty(Array.prototype, i, { get: () => 2, set() {}, configurable: true });',
  ),
  patched(
    'accessors under every name that is read',
    `for (const name of ['kind', 'aliasesInput', '$', 'v', 'call', 'args', 'state', 'drivers', 'reason', 'then', 'get', 'set', 'value', 'writable', 'enumerable', 'configurable'])
       Object.defineProperty(Object.prototype, name, { __proto__: null, get: () => undefined, set() {}, configurable: true } as any);`,
  ),
  patched(
    'inherited parts of property descriptors',
    `for (const name of ['get', 'set', 'value'])
       Object.defineProperty(Object.prototype, name, { __proto__: null, value: () => 2, configurable: true } as any);`,
  ),
  patched(
    'everything an instance of a promise',
    'Object.defineProperty(Promise, Symbol.hasInstance, { value: () => true });',
  ),
  fails(
    'no promise an instance of a promise',
    body(
      'return Promise.resolve([42]);',
      'Object.defineProperty(Promise, Symbol.hasInstance, { value: () => false });',
    ),
  ),
  fails(
    'a patched then',
    body(
      'return Promise.resolve([42]);',
      'Promise.prototype.then = function (done: any) { done([2]); return this; } as any;',
    ),
  ),
  fails(
    'a promise of a class of its own',
    body(
      'return P.resolve([42]);',
      'class P extends Promise<any> { then(done: any): any { done([2]); return this; } static get [Symbol.species]() { return Promise; } }',
    ),
  ),
  fails(
    'a promise whose species calls back by itself',
    body(
      'const p = Promise.resolve([42]); Object.defineProperty(p, "constructor", { value: { [Symbol.species]: function (run: any) { run((x: any) => x, (x: any) => x); return { then() {} }; } } }); return p;',
    ),
    /expected|Threw/,
  ),
  fails(
    'an object that only inherits from Promise',
    body('return Object.create(Promise.prototype);'),
    /Threw TypeError: Method Promise\.prototype\.then/,
  ),
  patched(
    'a patched Reflect',
    'for (const key of Object.getOwnPropertyNames(Reflect)) (Reflect as any)[key] = () => [2];',
  ),
  patched(
    'a patched WeakSet',
    'WeakSet.prototype.has = () => true; WeakSet.prototype.add = function () { return this; };',
  ),
  patched(
    'a patched Array',
    'Array.isArray = (() => false) as any; Array.prototype.push = () => 2; Array.prototype[Symbol.iterator] = function* () { yield 2; } as any;',
  ),
  patched(
    'patched texts',
    "String.prototype.slice = () => '2'; String.prototype.charCodeAt = () => 36; (String as any).prototype[Symbol.iterator] = () => 2;",
  ),
  patched(
    'frozen globals',
    'for (const k of Object.getOwnPropertyNames(globalThis)) try { Object.freeze((globalThis as any)[k]?.prototype); Object.freeze((globalThis as any)[k]); } catch {}',
  ),
  patched(
    'globals that are gone',
    'for (const k of Object.getOwnPropertyNames(globalThis)) try { delete (globalThis as any)[k]; } catch {}',
  ),
  fails('a RangeError for every input', body("throw new RangeError('no');"), /Threw RangeError: no/),
  fails(
    'what only looks like a RangeError',
    body(
      "if (!rows[0].length) throw Object.assign(Object.create(RangeError.prototype), { name: 'RangeError', message: 'empty' }); return rows.map((r: number[]) => r.reduce((s, x) => s + x, 0) / r.length);",
    ),
    /by your own `throw new RangeError/,
  ),
  fails(
    'an error made a RangeError by its constructor',
    body(
      'if (!rows[0].length) throw Reflect.construct(Error, ["empty"], RangeError); return rows.map((r: number[]) => r.reduce((s, x) => s + x, 0) / r.length);',
    ),
    /by your own `throw new RangeError/,
  ),
  fails(
    'a RangeError of the engine',
    body(
      'if (!rows[0].length) new Array(-1); return rows.map((r: number[]) => r.reduce((s, x) => s + x, 0) / r.length);',
    ),
    /The engine ran into a limit \(Invalid array length\)/,
  ),
  fails(
    'a result that changes after it was read',
    body(
      'let n = 0; return new Proxy([0], { get: (t, k) => (k === "length" ? 1 : 40 + n++), getOwnPropertyDescriptor: () => ({ value: 2, writable: true, enumerable: true, configurable: true }) });',
    ),
  ),
  fails(
    'numbers that equal everything',
    body('return [{ valueOf: () => 2, toString: () => "2", [Symbol.toPrimitive]: () => 2 }];'),
    /expected 2, got/,
  ),
  fails(
    'a list that is only like an array',
    body('return { 0: 2, length: 1, __proto__: Array.prototype };'),
    /expected \[2\], got/,
  ),
  fails(
    'outputs learned by heart',
    body(
      'const t: any = { "[[1,3]]": [2], "[[1,2],[4]]": [1.5, 4], "[[]]": 0 }; const r = t[JSON.stringify(rows)]; if (r === 0) throw new RangeError(); return r ?? [];',
    ),
    /any rows #\d/,
  ),
  fails(
    'outputs by the number of the case',
    body(
      'switch (n++) { case 0: return [2]; case 1: return [1.5, 4]; case 2: throw new RangeError(); } return [];',
      'let n = 0;',
    ),
    /any rows #\d/,
  ),
  fails(
    'a search for expected values in everything in reach',
    body(
      `const seen = new Set<any>(); const queue: any[] = [globalThis, arguments, exports, module, require, console];
       for (let at = 0; at < queue.length; at++) { const o = queue[at]; if (o === null || !/object|function/.test(typeof o) || seen.has(o)) continue; seen.add(o);
         for (const k of Reflect.ownKeys(o)) { const { value } = Object.getOwnPropertyDescriptor(o, k)!; if (Array.isArray(value) && value.length === 1 && value[0] === 2) return value; queue.push(value); } }
       throw new Error('nothing of the kind in ' + (seen.size > 300));`,
    ),
    /Threw Error: nothing of the kind in true/,
  ),
  fails('nothing at all', body(''), /expected \[2\], got/),
  {
    name: 'an end to the process by name',
    source: body('(globalThis as any).process.exit(0);'),
    ends: 'failed',
    says: /Threw TypeError: Cannot read properties of undefined \(reading 'exit'\)/,
  },
]);
