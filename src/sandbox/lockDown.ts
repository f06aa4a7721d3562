/**
 * Takes from this process what kata code must never reach, should it ever get out of its realm. The
 * permission model closes files, child processes, workers and add-ons where the runtime has it, but not
 * the network, signals or V8 flags; and Electron may ignore it. So this must hold without it.
 */
export function lockDown(moduleSystem: { _load: unknown; prototype: object }): void {
  const refuse = (): never => {
    throw new Error('not available in the sandbox');
  };
  const put = (target: object, name: string, value: unknown): void => {
    const own = Object.getOwnPropertyDescriptor(target, name);
    // a few are fixed by the runtime, and harmless
    if (own !== undefined && !own.configurable && own.writable !== true) return;
    // writable: the runtime's own code may set it; the original is gone all the same
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  };
  const replace = (target: object, name: string): void => put(target, name, refuse);
  replace(moduleSystem, '_load');
  replace(moduleSystem, 'createRequire');
  replace(moduleSystem, 'register');
  replace(moduleSystem.prototype, 'require');
  replace(moduleSystem.prototype, '_compile');

  for (const name of processPowers) replace(process, name);
  // the runtime's own code still reads some of these, so they are emptied rather than removed
  const emptied = {
    env: {},
    argv: [],
    execArgv: [],
    execPath: '',
    report: {},
    mainModule: undefined,
    channel: undefined,
  };
  for (const [name, value] of Object.entries(emptied)) put(process, name, Object.freeze(value));
  for (const name of globalPowers) {
    if (name in globalThis) put(globalThis, name, undefined);
  }
}

const processPowers = [
  '_debugEnd', '_debugProcess', '_getActiveHandles', '_getActiveRequests', '_kill', '_linkedBinding', '_rawDebug',
  '_startProfilerIdleNotifier', 'abort', 'binding', 'chdir', 'cpuUsage', 'disconnect', 'dlopen', 'emitWarning',
  'execve', 'getBuiltinModule', 'getegid', 'geteuid', 'getgid', 'getgroups', 'getuid', 'initgroups', 'kill',
  'loadEnvFile', 'memoryUsage', 'openStdin', 'resourceUsage', 'send', 'setegid', 'seteuid', 'setgid',
  'setgroups', 'setSourceMapsEnabled', 'setuid', 'setUncaughtExceptionCaptureCallback', 'umask',
]; // prettier-ignore

const globalPowers = [
  'Blob', 'BroadcastChannel', 'CompressionStream', 'DecompressionStream', 'EventSource', 'FormData', 'Headers',
  'MessageChannel', 'MessagePort', 'Navigator', 'Request', 'Response', 'WebAssembly', 'WebSocket', 'Worker',
  'caches', 'crypto', 'fetch', 'localStorage', 'navigator', 'sessionStorage', 'structuredClone',
]; // prettier-ignore
