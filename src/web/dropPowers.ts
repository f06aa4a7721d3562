/** What the language itself has, and the few things that the engine around kata code goes on using. */
const kept = new Set([
  'AggregateError', 'Array', 'ArrayBuffer', 'AsyncDisposableStack', 'Atomics', 'BigInt', 'BigInt64Array',
  'BigUint64Array', 'Boolean', 'DataView', 'Date', 'DisposableStack', 'Error', 'EvalError',
  'FinalizationRegistry', 'Float16Array', 'Float32Array', 'Float64Array', 'Function', 'Infinity', 'Int16Array',
  'Int32Array', 'Int8Array', 'Intl', 'Iterator', 'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise',
  'Proxy', 'RangeError', 'ReferenceError', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String',
  'SuppressedError', 'Symbol', 'SyntaxError', 'Temporal', 'TypeError', 'URIError', 'Uint16Array', 'Uint32Array',
  'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'constructor', 'decodeURI',
  'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'globalThis', 'isFinite', 'isNaN',
  'parseFloat', 'parseInt', 'self', 'undefined', 'unescape',
  // VS Code relays the messages of a worker within a worker through these where the browser has no such workers
  'MessageEvent', 'addEventListener', 'dispatchEvent', 'onmessage',
]); // prettier-ignore

/**
 * Takes everything from a worker but the language, should kata code ever get out of its engine: network,
 * storage, other workers, messages, timers, and code made from text. Irrevocable.
 */
export function dropPowers(scope: object): void {
  for (let owner = scope; owner !== null && owner !== Object.prototype; owner = parentOf(owner)) {
    for (const key of Object.getOwnPropertyNames(owner)) if (!kept.has(key)) remove(owner, key);
  }
  const refuse = function Function(): never {
    throw new EvalError('not available in the sandbox');
  };
  const makers = [() => undefined, async () => {}, function* () {}, async function* () {}];
  for (const maker of makers) put(parentOf(maker), 'constructor', refuse);
  Object.defineProperty(refuse, 'prototype', { value: Function.prototype, writable: false });
  put(scope, 'Function', refuse);
}

function remove(owner: object, key: string): void {
  if (!Reflect.deleteProperty(owner, key)) put(owner, key, undefined);
}

/** Leaves what the platform has fixed: its value is harmless, or a class without instances to get at. */
function put(owner: object, key: string, value: unknown): void {
  Reflect.defineProperty(owner, key, { value, writable: false, configurable: false });
}

function parentOf(value: object): object {
  return Object.getPrototypeOf(value) as object;
}
