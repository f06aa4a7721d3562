import { body, endsWell, type HostileProgram } from '../../../helpers/hostile';

const full = /"one row" ran out of memory[\s\S]*more memory than a kata may have/;
const fills = (name: string, source: string): HostileProgram => ({
  name,
  source,
  ends: 'out-of-memory',
  says: full,
});
const refused = (name: string, source: string, says: RegExp): HostileProgram => ({
  name,
  source,
  ends: 'failed',
  says,
});

/** Large, so that the limit is reached soon. */
const lump = 'const lump = () => new Array(1e4).fill(0.5);';

endsWell('memory', [
  fills('arrays', body('const a = []; for (;;) a.push(lump());', lump)),
  fills('objects', body('const a = []; for (let i = 0; ; i++) a.push({ x: i, y: lump() });', lump)),
  fills('a map', body('const m = new Map(); for (let i = 0; ; i++) m.set(i, lump());', lump)),
  fills(
    'at the top level',
    `${lump} const a = []; for (;;) a.push(lump()); export const rowMeans = () => a;`,
  ),
  fills(
    'in microtasks',
    body('const a = []; const go = () => Promise.resolve(a.push(lump())).then(go); return go();', lump),
  ),
  fills('texts', body('const a = []; for (;;) a.push(JSON.stringify("x".repeat(1e6)));')),
  fills('array buffers', body('const a = []; for (;;) a.push(new Uint8Array(4e6).fill(1));')),
  fills(
    'resizable buffers',
    body(
      'const a = []; for (;;) { const b = new ArrayBuffer(8, { maxByteLength: 1e8 }); b.resize(1e8); new Uint8Array(b).fill(1); a.push(b); }',
    ),
  ),
  fills(
    'shared buffers',
    body('const a = []; for (;;) a.push(new Uint8Array(new SharedArrayBuffer(4e6)).fill(1));'),
  ),
  fills('a set', body('const a = new Set(); for (;;) a.add(lump());', lump)),
  fills(
    'a weak map whose keys live',
    body('const a = [], m = new WeakMap(); for (;;) { const k = {}; a.push(k); m.set(k, lump()); }', lump),
  ),
  fills('bigints', body('const a = []; for (let x = 1n << 4000000n; ; x += 1n) a.push(x);')),
  fills('closures', body('const a = []; for (;;) { const big = lump(); a.push(() => big); }', lump)),
  fills(
    'promises that wait',
    body(
      'const a = []; for (;;) { const big = lump(); new Promise((done) => a.push(done)).then(() => big); }',
      lump,
    ),
  ),
  fills(
    'replacements of a regular expression',
    body("const a = []; for (;;) a.push('ab'.repeat(1e6).replace(/^(a)/, '$1c'));"),
  ),
  {
    name: 'one buffer larger than the machine',
    source: body('return new Float64Array(2 ** 32).fill(1);'),
    ends: ['failed', 'out-of-memory'],
    says: /Array buffer allocation failed|Invalid typed array length|out of memory/,
  },
  refused('a text that doubles', body("let s = 'x'; for (;;) s += s;"), /RangeError: Invalid string length/),
  refused('a repeated text', body("return 'x'.repeat(2 ** 30);"), /RangeError: Invalid string length/),
  refused(
    'a bigint that squares itself',
    body('let x = 1n << 10000000n; for (;;) x <<= x;'),
    /Maximum BigInt size exceeded/,
  ),
  refused('deep recursion', body('return rowMeans([rows]);'), /Maximum call stack size exceeded/),
  refused(
    'deep recursion with large frames',
    body(
      'return deep(0);',
      `const deep = (${Array.from({ length: 200 }, (_, i) => `x${i} = ${i}`).join(', ')}) => deep(x0 + 1) + x199;`,
    ),
    /Maximum call stack size exceeded/,
  ),
  refused(
    'a huge console',
    body(
      "for (let i = 0; i < 2000; i++) console.log('x'.repeat(1e6), ...new Array(1000).fill(rows)); return [];",
    ),
    /expected \[2\], got \[\]; the shapes differ/,
  ),
  refused('a huge message', body("throw new Error('x'.repeat(5e7));"), /Threw Error: x{100}/),
  refused('a huge thrown text', body("throw 'x'.repeat(5e7);"), /Threw a string: x{100}/),
  refused(
    'a huge name',
    body("const e = new Error('y'); e.name = 'x'.repeat(5e7); throw e;"),
    /Threw x{100}: y/,
  ),
  {
    name: 'a huge list as the result',
    source: body('return new Array(3e6).fill(1);'),
    ends: 'invalid-output',
    says: /cannot be read: it holds more than 400,000 values/,
  },
  {
    name: 'a huge text as the result',
    source: body("return ['x'.repeat(5e7)];"),
    ends: 'invalid-output',
    says: /cannot be read: it is larger than 8 MB/,
  },
  {
    name: 'a huge bigint as the result',
    source: body('return [1n << 3000000n];'),
    ends: 'invalid-output',
    says: /cannot be read: it holds a bigint of more than 9,000 digits/,
  },
  {
    name: 'a small result that is huge when written out',
    source: body('let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return a;'),
    ends: 'invalid-output',
    says: /cannot be read: it holds more than 400,000 values/,
  },
]);
