import { body, endsWell, type HostileProgram } from '../../../helpers/hostile';

/** Right but for what the patches make of it. */
const honest =
  'if (rows.some((r: any) => r.length === 0)) throw new RangeError("empty"); return rows.map((r: any) => r.reduce((s: number, x: number) => s + x, 0) / r.length);';
const fails = (name: string, source: string, says: RegExp): HostileProgram => ({
  name,
  source,
  ends: 'failed',
  says,
});

endsWell('state that outlives a case', [
  fails('a counter', body('return [2 + n++];', 'let n = 0;'), /"two rows"|the first to fail/),
  fails(
    'results of earlier cases',
    body('last.push(rows); return last;', 'const last: any[] = [];'),
    /expected/,
  ),
  fails(
    'a mutated argument',
    body('rows[0][0] = 9; return [2];'),
    /Threw TypeError: Cannot assign to read only property '0'/,
  ),
  fails(
    'a grown argument',
    body('rows.push([1]); return [2];'),
    /Threw TypeError: Cannot add property 1, object is not extensible/,
  ),
  fails(
    'a sorted argument',
    body('rows[0].sort(); return [2];'),
    /Threw TypeError: Cannot assign to read only property '0'/,
  ),
  fails('the argument as the result', body('return rows[0].length === 2 ? rows : [];'), /expected/),
  fails(
    'Math that returns what is asked for',
    body('return rows.map(() => Math.max(1));', 'Math.max = () => 2;'),
    /"two rows"|expected/,
  ),
  fails(
    'numbers that look equal',
    body(
      'return [3];',
      'Number.prototype.valueOf = () => 2; (Number.prototype as any).toString = () => "2"; Object.is = () => true; Number.isFinite = () => true; Math.abs = () => 0;',
    ),
    /expected 2, got 3/,
  ),
  fails(
    'a map that always has it',
    body(
      'return new Map([[0, 2]]);',
      'Map.prototype.get = () => 2; Object.defineProperty(Map.prototype, "size", { get: () => 1 });',
    ),
    /expected \[2\], got/,
  ),
  fails(
    'a map that counts itself wrong',
    body('return [new Map([[0, 2]])];', 'Map.prototype.forEach = (f: any) => f(2, 0); '),
    /expected 2, got/,
  ),
  fails(
    'lists that iterate otherwise',
    body('return [3];', 'Array.prototype[Symbol.iterator] = function* () { yield 2; } as any;'),
    /expected 2, got 3/,
  ),
  fails(
    'a shadowed undefined',
    body('const undefined = [2] as any; return undefined[0] === 2 ? [3] : [];'),
    /expected 2, got 3/,
  ),
  fails(
    'a patched global NaN',
    body('return [NaN];', 'try { (globalThis as any).NaN = 2; } catch {}'),
    /expected 2, got NaN/,
  ),
  fails(
    'globals that cannot be extended',
    body(
      'return [3];',
      'Object.preventExtensions(Object.prototype); Object.preventExtensions(Array.prototype); try { Object.preventExtensions(globalThis); } catch {}',
    ),
    /expected 2, got 3/,
  ),
  fails(
    'a patched RangeError',
    body(
      'return [3];',
      '(globalThis as any).RangeError = class { }; Object.defineProperty(Error.prototype, "name", { get: () => "RangeError" });',
    ),
    /expected 2, got 3/,
  ),
  fails(
    'a RangeError of its own making',
    body(
      honest.replace('new RangeError("empty")', 'new Mine()'),
      'class Mine extends Error { name = "RangeError"; }',
    ),
    /by your own `throw new RangeError/,
  ),
  fails(
    'a prototype of its own for numbers',
    body(
      'return rows.map((r: any) => (r as any).mean);',
      'Object.defineProperty(Array.prototype, "mean", { get() { return 2; } });',
    ),
    /expected/,
  ),
  fails(
    'exports that change after the load',
    body(
      'return [2];',
      'Promise.resolve().then(() => { delete (exports as any).rowMeans; (exports as any).rowMeans = () => [3]; });',
    ),
    /expected 2, got 3/,
  ),
  fails(
    'exports that are gone after the load',
    body('return [2];', 'Promise.resolve().then(() => { delete (exports as any).rowMeans; });'),
    /Threw TypeError/,
  ),
  {
    name: 'exports that are no object',
    source: 'module.exports = null;',
    ends: 'compile-error',
    says: /does not export `rowMeans`/,
  },
  {
    name: 'exports named like a tag',
    source: 'module.exports = { $: undefined, $x: 1, __proto__: null };',
    ends: 'compile-error',
    says: /does not export `rowMeans`/,
  },
  {
    name: 'exports under the name of a prototype',
    source: 'module.exports = JSON.parse(\'{"__proto__": {"rowMeans": "function"}}\');',
    ends: 'compile-error',
    says: /does not export `rowMeans`/,
  },
  {
    name: 'exports without a number',
    source: 'for (let i = 0; i < 1e5; i++) (exports as any)["x" + i] = i;',
    ends: 'compile-error',
    says: /does not export `rowMeans`/,
  },
  {
    name: 'an export that is a class',
    source: 'export class rowMeans { }',
    ends: 'failed',
    says: /Threw TypeError: Class constructor rowMeans cannot be invoked without 'new'/,
  },
  {
    name: 'an export that is a number',
    source: 'export const rowMeans = 2;',
    ends: 'compile-error',
    says: /exports `rowMeans` as number, not as a function/,
  },
  {
    name: 'a microtask that is left behind for later cases',
    source: body(
      'Promise.resolve().then(() => { later = true; }); return later ? [9] : [2];',
      'let later = false;',
    ),
    ends: 'failed',
    says: /the first to fail/,
  },
  {
    name: 'endless microtasks behind right results',
    source: body(`go(); ${honest}`, 'const go = () => Promise.resolve().then(go);'),
    ends: 'timeout',
    says: /"any rows #5 \(seed 5\)" did not end in time/,
  },
  {
    name: 'an endless case after a wrong one',
    source: body('if (rows.length === 2) for (;;); return [7];'),
    ends: 'timeout',
    says: /"two rows" did not end in time/,
  },
]);
