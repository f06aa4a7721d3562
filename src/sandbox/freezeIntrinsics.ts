/** What the language itself puts into every realm. */
export const languageGlobals: readonly string[] = [
  'AggregateError', 'Array', 'ArrayBuffer', 'AsyncDisposableStack', 'Atomics', 'BigInt', 'BigInt64Array',
  'BigUint64Array', 'Boolean', 'DataView', 'Date', 'DisposableStack', 'Error', 'EvalError', 'FinalizationRegistry',
  'Float16Array', 'Float32Array', 'Float64Array', 'Function', 'Int16Array', 'Int32Array', 'Int8Array', 'Intl',
  'Iterator', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError', 'Reflect',
  'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'SuppressedError', 'Symbol', 'SyntaxError', 'TypeError', 'URIError',
  'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'decodeURI',
  'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'eval', 'isFinite', 'isNaN', 'parseFloat',
  'parseInt', 'unescape',
]; // prettier-ignore

/**
 * Freezes the language's own objects of this realm. An error that the runtime throws on behalf of kata code
 * (a stack overflow while a stack is formatted, a refused import) belongs to this realm and not to the
 * kata's; from it, code can walk to this realm's prototypes. It must not be able to patch what our code and
 * the runtime's call there, nor to hook the formatting of stacks, which hands out call sites.
 */
export function freezeIntrinsics(): void {
  const queue = languageGlobals.map((name) => Reflect.get(globalThis, name) as unknown);
  queue.push(...unnamed());
  const seen = new Set<unknown>();
  for (let at = 0; at < queue.length; at++) {
    const item = queue[at];
    if (!isObject(item) || seen.has(item)) continue;
    seen.add(item);
    queue.push(Object.getPrototypeOf(item));
    if (isMethod(item)) continue;
    for (const key of Reflect.ownKeys(item)) {
      const own = Object.getOwnPropertyDescriptor(item, key);
      // an accessor is as good as a method
      if (own !== undefined && 'value' in own) queue.push(own.value);
    }
    Object.freeze(item);
  }
}

/** On which nothing is looked up, so that freezing the thousand of them would only cost time. */
function isMethod(item: object): boolean {
  return typeof item === 'function' && !('prototype' in item) && item !== Function.prototype;
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}

/** One of each kind of object whose prototype no global names. */
function unnamed(): unknown[] {
  async function* values(): AsyncGenerator<number> {
    yield await Promise.resolve(1);
  }
  return [
    values,
    async (): Promise<void> => {
      await Promise.resolve();
    },
    function* (): Generator<number> {
      yield 1;
    },
    [].values(),
    new Map().values(),
    new Set().values(),
    ''[Symbol.iterator](),
    ''.matchAll(/./g),
  ];
}
