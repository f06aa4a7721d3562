import { body, endsWell, type HostileProgram } from '../../../helpers/hostile';

const refused = (name: string, code: string, says: RegExp): HostileProgram => ({
  name,
  source: body(`${code}; return [];`),
  ends: 'failed',
  says,
});
const noProcess = /Threw ReferenceError: process is not defined/;
const noImport = (what: string): RegExp =>
  new RegExp(`Threw Error: imports are not available in a kata: ${what}`);

endsWell('processes and the machine', [
  refused('ending the process', 'process.exit(0)', noProcess),
  refused('aborting the process', 'process.abort()', noProcess),
  refused('killing the parent', 'process.kill(process.ppid)', noProcess),
  refused('binding to the runtime', "process.binding('fs')", noProcess),
  refused('reading the environment', "console.log(process.env); throw new Error('in reach')", noProcess),
  refused('loading a library of the system', "process.dlopen({ exports: {} }, 'libc.so.6')", noProcess),
  refused(
    'starting a process',
    "require('child_process').execSync('touch coach-has-escaped')",
    noImport('child_process'),
  ),
  refused('writing a file', "require('node:fs').writeFileSync('coach-has-escaped', '')", noImport('node:fs')),
  refused('starting a thread', "new (require('worker_threads').Worker)('1')", noImport('worker_threads')),
  refused('opening the inspector', "require('inspector').open()", noImport('inspector')),
  refused(
    'a worker of the platform',
    "new (globalThis as any).Worker('x')",
    /Threw TypeError: .*not a constructor/,
  ),
  refused(
    'a request',
    "(globalThis as any).fetch('http://127.0.0.1:9')",
    /Threw TypeError: .*not a function/,
  ),
  refused('a timer', 'setTimeout(() => {}, 1)', /Threw ReferenceError: setTimeout is not defined/),
  refused('stopping for a debugger', 'debugger', /expected \[2\], got \[\]/),
  refused(
    'the names of what the platform has',
    "for (const k of ['process', 'Buffer', 'global', 'performance', 'navigator', 'window', 'self', 'Deno', 'Bun', 'postMessage', 'importScripts', 'crypto', 'XMLHttpRequest', 'SharedWorker', 'localStorage', 'queueMicrotask', 'structuredClone', 'URL', 'TextDecoder', 'WebAssembly', 'setInterval', 'MessageChannel', 'AbortController', 'Blob']) if ((globalThis as any)[k] !== undefined) throw new Error(k + ' is in reach')",
    /expected \[2\], got \[\]/,
  ),
  {
    name: 'importing what starts processes',
    source: `export async function rowMeans() {
      const { execSync } = await import('node:child_process');
      return execSync('touch coach-has-escaped');
    }`,
    ends: 'failed',
    says: noImport('node:child_process'),
  },
  {
    name: "the engine's own functions",
    source: body('%DebugPrint(rows);'),
    ends: 'compile-error',
    says: /not a valid program: Unexpected token '%'/,
  },
]);
