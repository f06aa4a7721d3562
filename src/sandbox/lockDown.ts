import { freezeIntrinsics, languageGlobals } from './freezeIntrinsics';

/**
 * Takes from this process what kata code must never reach, should it ever get out of its realm. The
 * permission model closes files, child processes, workers and add-ons where the runtime has it, but not
 * the network, signals or V8 flags; and Electron may ignore it. So this must hold without it. What stays
 * is listed, rather than what goes: a newer runtime may have powers that are not known here.
 */
export function lockDown(moduleSystem: ModuleSystem): void {
  removePowers(moduleSystem);
  // the constructor of a stream is that of sockets and files
  for (const name of ['stdin', 'stdout', 'stderr']) put(process, name, undefined);
  freezeIntrinsics();
}

interface ModuleSystem {
  _load: unknown;
  prototype: object;
}

/** The part of the lock-down that leaves the console and the language as programs know them. */
export function removePowers(moduleSystem: ModuleSystem): void {
  refuseFunctions(moduleSystem, []);
  refuseFunctions(moduleSystem.prototype, ['constructor']);
  const { _extensions: loaders } = moduleSystem as { _extensions?: object };
  if (loaders !== undefined) refuseFunctions(loaders, []);
  refuseFunctions(process, processFunctions);
  for (const [name, value] of Object.entries(emptied)) put(process, name, Object.freeze(value));
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    // deleted unseen: to look at some of them is to load them
    if (!languageGlobals.includes(name) && !ownGlobals.includes(name))
      Reflect.deleteProperty(globalThis, name);
  }
}

function refuseFunctions(target: object, except: readonly string[]): void {
  for (const name of Object.getOwnPropertyNames(target)) {
    const own = Object.getOwnPropertyDescriptor(target, name);
    if (typeof own?.value === 'function' && !except.includes(name)) put(target, name, refuse);
  }
}

function refuse(): never {
  throw new Error('not available in the sandbox');
}

function put(target: object, name: string, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  // a few are fixed by the runtime, and harmless
  if (own !== undefined && !own.configurable && own.writable !== true) return;
  // writable: the runtime's own code may set it; the original is gone all the same
  Object.defineProperty(target, name, { value, writable: true, configurable: own?.configurable ?? true });
}

/** What the runtime itself calls to the end. */
const processFunctions = ['_fatalException', '_tickCallback', 'exit', 'nextTick', 'reallyExit'];

/** What the entry of the sandbox uses. */
const ownGlobals = ['Buffer', 'global', 'globalThis', 'process', 'Infinity', 'NaN', 'undefined'];

/** The runtime's own code still reads some of these, so they are emptied rather than removed. */
const emptied = {
  env: {},
  argv: [],
  execArgv: [],
  execPath: '',
  report: {},
  mainModule: undefined,
  channel: undefined,
};
