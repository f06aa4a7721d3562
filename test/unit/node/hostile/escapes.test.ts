import { body, endsWell, escaped, type HostileProgram } from '../../../helpers/hostile';

/** Tries whatever might be of the outside, and says so should it be. */
const tools = `
const isOutside = (x: any) => x != null && (typeof x === 'object' || typeof x === 'function') && (x.versions?.node || typeof x.binding === 'function' || x.process);
let isOut = false; // what is logged between two cases is lost, so it is said again in the next one
const tell = (x: any) => { isOut ||= isOutside(x); if (isOut) console.log('${escaped}'); return []; };
const attempt = (f: any) => { try { return tell(f()); } catch (e) { try { tell((e as any).constructor.constructor('return process')()); } catch {} } return []; };
const viaConstructor = (x: any) => attempt(() => x.constructor.constructor('return process')());
const leak = (() => {
  let found: any;
  const dive = (): void => { try { dive(); } catch {} if (found === undefined) try { void new Error('x').stack; } catch (e) { if (!(e instanceof Error)) found = e; } };
  return () => { for (let i = 0; i < 20 && found === undefined; i++) dive(); return found; };
})();
`;
const wrong = /expected \[2\], got \[\]; the shapes differ/;
const tries = (name: string, code: string, says = wrong): HostileProgram => ({
  name,
  source: body(`tell(null); ${code}; return [];`, tools),
  ends: 'failed',
  says,
});
const loads = (name: string, code: string): HostileProgram => ({
  name,
  source: body('return [];', `${tools}\n${code};`),
  ends: 'failed',
  says: wrong,
});

endsWell('escapes', [
  tries('through the constructor of a function', 'viaConstructor(() => 1)'),
  tries('through the arguments', 'viaConstructor(rows); viaConstructor(rows[0]); viaConstructor(arguments)'),
  tries(
    'through require, module and exports',
    'viaConstructor(require); attempt(() => module.constructor.constructor("return process")()); viaConstructor(exports)',
  ),
  tries(
    'through the console',
    'viaConstructor(console.log); for (const k of Reflect.ownKeys(console)) viaConstructor(console[k as any])',
  ),
  tries(
    'through the driver of the realm',
    'const c = (globalThis as any).__coach; viaConstructor(c.run); viaConstructor(c.load); attempt(() => c.run.caller); attempt(() => c.run.arguments)',
  ),
  tries('through an error of require', 'try { require("fs"); } catch (e) { viaConstructor(e); }'),
  tries('through a stack overflow in the outside', 'const e = leak(); if (e) viaConstructor(e)'),
  tries(
    'by patching what the outside calls',
    `const e = leak();
     if (e) attempt(() => {
       const call = Object.getPrototypeOf(Object.getPrototypeOf(e.constructor));
       const was = call.call;
       call.call = function (...args: any[]) {
         call.call = was;
         tell(new args[0].constructor('process').runInThisContext());
         return Reflect.apply(this as any, args[0], args.slice(1));
       };
       const until = Date.now() + 30; while (Date.now() < until);
     })`,
  ),
  tries(
    'by hooking the stacks of the outside',
    `const e = leak();
     if (e) attempt(() => {
       const Outer = Object.getPrototypeOf(e.constructor);
       Outer.prepareStackTrace = (_: unknown, sites: any[]) => { for (const s of sites) { tell(s.getThis()); tell(s.getFunction()?.constructor('return process')()); } return ''; };
       const o: any = {}; Outer.captureStackTrace(o); void o.stack; void new Error('y').stack;
     })`,
  ),
  tries(
    'by setters on the prototypes of the outside',
    `const e = leak();
     if (e) attempt(() => {
       let p = e; while (Object.getPrototypeOf(p)) p = Object.getPrototypeOf(p);
       for (const k of ['i', 'o', 'ms', 'timeout', 'filename', 'code', 'env', 'toJSON', 'then']) Object.defineProperty(p, k, { set(this: any) { tell(this); }, get(this: any) { tell(this); return undefined; }, configurable: true });
     })`,
  ),
  tries('with eval', 'attempt(() => (0, eval)("process")); attempt(() => eval("this.process"))'),
  tries(
    'with Function',
    'attempt(() => Function("return process")()); attempt(() => new Function("return this")().process)',
  ),
  tries(
    'with the other function constructors',
    'viaConstructor(async () => 1); viaConstructor(function* () {}); viaConstructor(async function* () {}); attempt(() => new ((async () => {}) as any).constructor("return process")())',
  ),
  tries(
    'with timers and other functions of the platform',
    'attempt(() => (globalThis as any).setTimeout("process")); attempt(() => (globalThis as any).queueMicrotask(() => 1)); attempt(() => (globalThis as any).structuredClone({}))',
  ),
  {
    ...tries('with import()', ''),
    source: body('return import("node:fs").then(tell, (e) => { viaConstructor(e); return []; });', tools),
  },
  {
    ...tries('with import() of data', ''),
    source: body(
      'return import("data:text/javascript,export default process").then((m) => tell(m.default), (e) => { viaConstructor(e); return []; });',
      tools,
    ),
  },
  {
    ...tries('with import() hidden in what only the engine takes for code', ''),
    source: `let a = 1, b = 2, x: any, got: any;\n${tools}
x = a <!--b + \`
got = import('node:fs');
<!-- \`;
export async function rowMeans(rows: any) { try { tell(await got); } catch (e) { viaConstructor(e); } viaConstructor(got); return []; }`,
  },
  {
    ...tries('out of the function that wraps the program', ''),
    source: `${tools}
export function rowMeans(rows: any) { return []; }
let a = 1, b = 2, x;
x = a <!--b + \`
}, false))(globalThis); tell(this); tell(this.process); ((x) => ((y) => {
<!-- \`;
`,
    ends: ['failed', 'compile-error', 'crashed'],
    says: /./,
  },
  {
    name: 'with import.meta',
    source: body('return import.meta;'),
    ends: 'compile-error',
    says: /not a valid program: .*import\.meta/,
  },
  {
    name: 'with an import',
    source: "import fs from 'node:fs';\nexport function rowMeans() { return fs.readdirSync('.'); }",
    ends: 'compile-error',
    says: /cannot import: everything it needs is in the language/,
  },
  {
    name: 'with require at load',
    source: body('return [];', "const fs = require('node:fs');"),
    ends: 'compile-error',
    says: /throws while it is loaded: Error: imports are not available in a kata: node:fs/,
  },
  {
    name: 'with import assertions',
    source: "import x from 'x.json' with { type: 'json' };\nexport const rowMeans = () => x;",
    ends: 'compile-error',
    says: /cannot import/,
  },
  tries(
    'with a realm in the realm',
    'attempt(() => new (globalThis as any).ShadowRealm().evaluate("process"))',
  ),
  tries(
    'with WebAssembly',
    'attempt(() => (globalThis as any).WebAssembly.Memory); attempt(() => new (globalThis as any).WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])))',
  ),
  tries(
    'with a hook for stacks',
    'attempt(() => { (Error as any).prepareStackTrace = (_: unknown, s: any) => s; return new Error().stack; }); attempt(() => { class E extends Error { static prepareStackTrace(_: unknown, s: any) { return s[0].getThis(); } } return new E().stack; })',
  ),
  tries(
    'with a replaced Error',
    'attempt(() => { (globalThis as any).Error = { prepareStackTrace: (_: unknown, s: any) => tell(s[0].getThis()) }; null!.x; }); attempt(() => Object.defineProperty(globalThis, "Error", { value: { prepareStackTrace: (_: unknown, s: any) => tell(s) } }))',
  ),
  tries(
    'with captured stacks',
    'const o: any = {}; (Error as any).captureStackTrace(o, rowMeans); attempt(() => o.stack.constructor.constructor("return process")())',
  ),
  tries(
    'through its callers',
    'attempt(() => (rowMeans as any).caller); attempt(() => arguments.callee); attempt(() => (arguments as any).callee.caller)',
  ),
  tries(
    'through registered symbols',
    'for (const n of ["nodejs.util.inspect.custom", "nodejs.util.promisify.custom"]) { const s = Symbol.for(n); (Object.prototype as any)[s] = function (this: any, ...a: any[]) { tell(this); for (const x of a) viaConstructor(x); return ""; }; }',
  ),
  tries(
    'through a finaliser and a weak reference',
    'new FinalizationRegistry((x) => tell(x)).register({}, globalThis); viaConstructor(new WeakRef(rows))',
  ),
  tries(
    'through atomics',
    'attempt(() => (Atomics as any).waitAsync(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 1).value)',
  ),
  tries(
    'through Intl',
    'viaConstructor(new Intl.NumberFormat("de")); viaConstructor(new Intl.DateTimeFormat().formatToParts)',
  ),
  tries(
    'by walking everything that is in reach',
    `const seen = new Set<any>(), queue: any[] = [globalThis, exports, require, module, console, arguments, rows, new Error('x')];
     try { undeclared = 1; } catch (e) { queue.push(e); }
     try { (globalThis as any).__coach = 1; } catch (e) { queue.push(e); }
     try { Object.defineProperty(globalThis, '__coach', { value: 1 }); } catch (e) { queue.push(e); }
     try { eval('1'); } catch (e) { queue.push(e); }
     for (let at = 0; at < queue.length; at++) {
       const o = queue[at];
       if (o === null || (typeof o !== 'object' && typeof o !== 'function') || seen.has(o)) continue;
       seen.add(o);
       tell(o);
       let root = o; while (Object.getPrototypeOf(root) !== null) root = Object.getPrototypeOf(root);
       if (root !== o && root !== Object.prototype) console.log('${escaped}', 'an object of another realm');
       if (typeof o === 'function' && o !== Function.prototype && !(o instanceof Function)) console.log('${escaped}', 'a function of another realm');
       queue.push(Object.getPrototypeOf(o));
       for (const k of Reflect.ownKeys(o)) { const d: any = Object.getOwnPropertyDescriptor(o, k); queue.push(d.value, d.get, d.set); if (!(d instanceof Object)) console.log('${escaped}', 'a descriptor of another realm'); }
     }
     if (seen.size < 500) throw new Error('the walk has found too little');`,
  ),
  loads(
    'at load, through its own this',
    'attempt(() => (globalThis as any).process); viaConstructor(globalThis); viaConstructor(this)',
  ),
  loads(
    'by microtasks after the load',
    'Promise.resolve().then(() => viaConstructor(globalThis)); Promise.reject(new Error("x"))',
  ),
]);
