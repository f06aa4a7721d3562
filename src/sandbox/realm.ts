/**
 * Runs inside the sandbox's fresh realm, before any kata code. Takes every built-in that it needs while
 * they are still pristine and never looks one up again: kata code may patch prototypes and globals at
 * will. Arrays are never iterated or assigned by index here, because both can be hooked from prototypes.
 * Only strings cross to the outside.
 */

const { apply, construct, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, defineProperty } = Reflect;
const { freeze, create } = Object;
const { isArray } = Array;
const { parse, stringify } = JSON;
const { is, hasOwn } = Object;
const NativeWeakSet = WeakSet;
const NativeMap = Map;
const NativeSet = Set;
const NativePromise = Promise;
const NativeRangeError = RangeError;
const NativeError = Error;
const toBigInt = BigInt;
const weakSetAdd = WeakSet.prototype.add;
const weakSetHas = WeakSet.prototype.has;
const weakSetDelete = WeakSet.prototype.delete;
const mapForEach = Map.prototype.forEach;
const mapSet = Map.prototype.set;
const mapSize = getOwnPropertyDescriptor(Map.prototype, 'size')!.get!;
const setForEach = Set.prototype.forEach;
const setAdd = Set.prototype.add;
const setSize = getOwnPropertyDescriptor(Set.prototype, 'size')!.get!;
const promiseThen = Promise.prototype.then;
const bigIntToString = BigInt.prototype.toString;
const slice = String.prototype.slice;
const charCodeAt = String.prototype.charCodeAt;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype)!;
const typedArrayTag = getOwnPropertyDescriptor(typedArrayPrototype, Symbol.toStringTag)!.get!;
const typedArrayLength = getOwnPropertyDescriptor(typedArrayPrototype, 'length')!.get!;
const typedArrayConstructors = freeze({
  __proto__: null,
  Float64Array,
  Float32Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
}) as unknown as Record<string, new (length: number) => Record<number, number>>;

const maxText = 8 * 1024 * 1024;
const maxValues = 400_000;
const maxDepth = 64;
const maxLog = 4096;
/** A record type that inherits nothing, so that no missing property is looked up on a patched prototype. */
type Bare = Record<string, unknown>;
const bare = (): Bare => create(null) as Bare;

// ---- RangeError: remember the instances that code constructs; the engine's own never pass through here
const deliberate = new NativeWeakSet<object>();
function installRangeError(): void {
  const wrapper = function RangeError(this: unknown, message?: unknown, options?: unknown): object {
    const args = options === undefined ? (message === undefined ? [] : [message]) : [message, options];
    const error = construct(NativeRangeError, args, new.target ?? wrapper) as object;
    apply(weakSetAdd, deliberate, [error]);
    return error;
  };
  defineProperty(wrapper, 'prototype', { value: NativeRangeError.prototype, writable: false });
  Object.setPrototypeOf(wrapper, NativeError);
  defineProperty(NativeRangeError.prototype, 'constructor', {
    value: wrapper,
    writable: true,
    configurable: true,
  });
  defineProperty(globalThis, 'RangeError', { value: wrapper, writable: true, configurable: true });
}

// ---- decoding of arguments; frozen, and remembered so that handing one back is noticed
let inputs = new NativeWeakSet<object>();

function revive(json: unknown): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (isArray(json)) return reviveArray(json);
  if (hasOwn(json, '$')) return reviveTagged(json as { $: string; v?: unknown });
  const out = {};
  const keys = ownKeys(json) as string[];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const plain = apply(charCodeAt, key, [0]) === 36 ? (apply(slice, key, [1]) as string) : key;
    const value = revive((json as Bare)[key]);
    defineProperty(out, plain, { value, enumerable: true, configurable: false, writable: false });
  }
  return freeze(out);
}

function reviveArray(json: unknown[]): unknown {
  const out: unknown[] = [];
  out.length = json.length;
  for (let i = 0; i < json.length; i++) {
    const item = json[i];
    const isHole =
      item !== null && typeof item === 'object' && hasOwn(item, '$') && (item as Bare).$ === 'hole';
    if (isHole) continue;
    defineProperty(out, i, { value: revive(item), enumerable: true, configurable: true, writable: true });
  }
  apply(weakSetAdd, inputs, [out]);
  return freeze(out);
}

function reviveTagged(json: { $: string; v?: unknown }): unknown {
  switch (json.$) {
    case 'NaN':
      return NaN;
    case 'Infinity':
      return Infinity;
    case '-Infinity':
      return -Infinity;
    case '-0':
      return -0;
    case 'undefined':
      return undefined;
    case 'bigint':
      return toBigInt(json.v as string);
  }
  const items = json.v as unknown[];
  let out: object;
  if (json.$ === 'Map') {
    out = new NativeMap();
    for (let i = 0; i < items.length; i++) {
      const pair = items[i] as unknown[];
      apply(mapSet, out, [revive(pair[0]), revive(pair[1])]);
    }
  } else if (json.$ === 'Set') {
    out = new NativeSet();
    for (let i = 0; i < items.length; i++) apply(setAdd, out, [revive(items[i])]);
  } else {
    const typed = new typedArrayConstructors[json.$]!(items.length);
    for (let i = 0; i < items.length; i++) typed[i] = revive(items[i]) as number;
    out = typed;
  }
  apply(weakSetAdd, inputs, [out]);
  return out;
}

// ---- encoding of results: own data properties only, bounded in size, depth and count
class Unreadable {
  constructor(readonly reason: string) {}
}
let textLength = 0;
let valueCount = 0;
let aliasesInput = false;
let open = new NativeWeakSet<object>();

function add(text: string): string {
  textLength += text.length;
  if (textLength > maxText) throw new Unreadable('it is larger than 8 MB');
  return text;
}

function encode(value: unknown, depth: number): string {
  if (++valueCount > maxValues) throw new Unreadable('it holds more than 400,000 values');
  if (depth > maxDepth) throw new Unreadable('it is nested more than 64 levels deep');
  switch (typeof value) {
    case 'number':
      if (value !== value || value === Infinity || value === -Infinity) return add('{"$":"' + value + '"}');
      return add(is(value, -0) ? '{"$":"-0"}' : '' + value);
    case 'string':
      if (value.length > maxText) throw new Unreadable('it is larger than 8 MB');
      return add(stringify(value));
    case 'boolean':
      return add(value ? 'true' : 'false');
    case 'undefined':
      return add('{"$":"undefined"}');
    case 'bigint':
      return add('{"$":"bigint","v":"' + (apply(bigIntToString, value, []) as string) + '"}');
    case 'object':
      return value === null ? add('null') : encodeObject(value, depth);
    default:
      return add('{"$":"unsupported","v":"a ' + typeof value + '"}');
  }
}

function encodeObject(value: object, depth: number): string {
  if (apply(weakSetHas, open, [value])) throw new Unreadable('it contains itself');
  apply(weakSetAdd, open, [value]);
  if (apply(weakSetHas, inputs, [value])) aliasesInput = true;
  const text = encodeByType(value, depth + 1);
  apply(weakSetDelete, open, [value]);
  return text;
}

function encodeByType(value: object, depth: number): string {
  if (isArray(value)) return encodeList(value, value.length, depth);
  const tag: unknown = apply(typedArrayTag, value, []);
  if (typeof tag === 'string') {
    const length = apply(typedArrayLength, value, []) as number;
    return add('{"$":"' + tag + '","v":') + encodeList(value, length, depth) + add('}');
  }
  if (answers(mapSize, value)) return encodeEntries('Map', mapForEach, value, depth);
  if (answers(setSize, value)) return encodeEntries('Set', setForEach, value, depth);
  return encodeRecord(value, depth);
}

function answers(getter: () => unknown, value: object): boolean {
  try {
    apply(getter, value, []);
    return true;
  } catch {
    return false; // the getter of another class: not a Map or Set
  }
}

function encodeList(value: object, length: number, depth: number): string {
  let text = add('[');
  for (let i = 0; i < length; i++) {
    if (i > 0) text += add(',');
    const own = getOwnPropertyDescriptor(value, i);
    if (own === undefined) {
      if (++valueCount > maxValues) throw new Unreadable('it holds more than 400,000 values');
      text += add('{"$":"hole"}');
    } else text += encodeProperty(own, depth);
  }
  return text + add(']');
}

function encodeProperty(own: PropertyDescriptor, depth: number): string {
  return hasOwn(own, 'value') ? encode(own.value, depth) : add('{"$":"unsupported","v":"a getter"}');
}

function encodeEntries(
  tag: 'Map' | 'Set',
  forEach: typeof mapForEach | typeof setForEach,
  value: object,
  depth: number,
): string {
  let text = add('{"$":"' + tag + '","v":[');
  let first = true;
  const visit = (item: unknown, key: unknown): void => {
    if (!first) text += add(',');
    first = false;
    if (tag === 'Set') text += encode(item, depth);
    else text += add('[') + encode(key, depth) + add(',') + encode(item, depth) + add(']');
  };
  apply(forEach, value, [visit]);
  return text + add(']}');
}

function encodeRecord(value: object, depth: number): string {
  let text = add('{');
  const keys = ownKeys(value);
  let first = true;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    const own = getOwnPropertyDescriptor(value, key);
    if (own === undefined || own.enumerable !== true) continue;
    if (!first) text += add(',');
    first = false;
    const escaped = apply(charCodeAt, key, [0]) === 36 ? '$' + key : key;
    text += add(stringify(escaped) + ':') + encodeProperty(own, depth);
  }
  return text + add('}');
}

// ---- console
let log = '';
function installConsole(): void {
  const write = (...args: unknown[]): void => {
    if (log.length >= maxLog) return;
    let line = '';
    for (let i = 0; i < args.length; i++) line += (i > 0 ? ' ' : '') + show(args[i]);
    log += line + '\n';
    if (log.length > maxLog) log = (apply(slice, log, [0, maxLog]) as string) + '\n… (output cut)\n';
  };
  const target = bare();
  const names = ['log', 'info', 'warn', 'error', 'debug', 'table', 'trace', 'dir'];
  for (let i = 0; i < names.length; i++) target[names[i]!] = write;
  defineProperty(globalThis, 'console', { value: target, writable: true, configurable: true });
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  const before = [textLength, valueCount, aliasesInput, open] as const;
  textLength = maxText - 2048;
  valueCount = maxValues - 500;
  open = new NativeWeakSet();
  try {
    return encode(value, maxDepth - 8);
  } catch (error) {
    return error instanceof Unreadable ? '(a value: ' + error.reason + ')' : '(a value that cannot be shown)';
  } finally {
    textLength = before[0];
    valueCount = before[1];
    aliasesInput = before[2];
    open = before[3];
  }
}

// ---- running
type Callable = (...args: unknown[]) => unknown;
let solution: object = bare();
let drivers: object | undefined;
let input = '';
let output = '';
interface Settlement {
  state: 'pending' | 'fulfilled' | 'rejected';
  value: unknown;
}
let pending: Settlement | undefined;

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && value instanceof NativePromise;
}

/** The function that a case calls: a driver of that name (which gets the solution first), or an export. */
function invoke(name: string, args: unknown[]): unknown {
  const driver = drivers && hasOwn(drivers, name) ? (drivers as Record<string, Callable>)[name] : undefined;
  if (driver !== undefined) {
    const withSolution: unknown[] = [solution];
    for (let i = 0; i < args.length; i++) {
      defineProperty(withSolution, i + 1, {
        value: args[i],
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return apply(driver, undefined, withSolution);
  }
  return apply((solution as Record<string, Callable>)[name]!, undefined, args);
}

function start(): void {
  log = '';
  output = '';
  pending = undefined;
  inputs = new NativeWeakSet();
  try {
    const job = parse(input) as { call: string; args: unknown };
    const result = invoke(job.call, revive(job.args) as unknown[]);
    if (!isPromise(result)) {
      output = describeValue(result);
      return;
    }
    const settled: Settlement = { state: 'pending', value: undefined };
    pending = settled;
    const settle = (state: 'fulfilled' | 'rejected') => (value: unknown) => {
      settled.state = state;
      settled.value = value;
    };
    apply(promiseThen, result, [settle('fulfilled'), settle('rejected')]);
  } catch (error) {
    output = describeError(error);
  }
}

/** Second step of a case whose call returned a promise: by now its microtasks have run dry. */
function finish(): void {
  if (pending === undefined) return;
  if (pending.state === 'pending') output = '{"kind":"unsettled"}';
  else if (pending.state === 'rejected') output = describeError(pending.value);
  else output = describeValue(pending.value);
  pending = undefined;
}

function describeValue(value: unknown): string {
  textLength = 0;
  valueCount = 0;
  aliasesInput = false;
  open = new NativeWeakSet();
  try {
    const text = encode(value, 0);
    return '{"kind":"value","aliasesInput":' + (aliasesInput ? 'true' : 'false') + ',"value":' + text + '}';
  } catch (error) {
    if (error instanceof Unreadable) return '{"kind":"unreadable","reason":' + stringify(error.reason) + '}';
    return '{"kind":"unreadable","reason":"reading it throws"}';
  }
}

function describeError(error: unknown): string {
  const isObject = typeof error === 'object' && error !== null;
  const own = isObject && (apply(weakSetHas, deliberate, [error]) as boolean);
  let name = 'a thrown ' + typeof error;
  let message = '';
  let stack = '';
  if (isObject) {
    name = text(error, 'name', 100) || 'an object';
    message = text(error, 'message', 2000);
    stack = text(error, 'stack', 8000);
  } else if (typeof error === 'string') message = apply(slice, error, [0, 2000]) as string;
  else if (typeof error !== 'symbol' && typeof error !== 'function') message = '' + (error as string);
  const quoted =
    '"name":' + stringify(name) + ',"message":' + stringify(message) + ',"stack":' + stringify(stack);
  return '{"kind":"throw","deliberateRangeError":' + (own ? 'true' : 'false') + ',' + quoted + '}';
}

function text(error: object, key: 'name' | 'message' | 'stack', length: number): string {
  try {
    const value = (error as Bare)[key];
    return typeof value === 'string' ? (apply(slice, value, [0, length]) as string) : '';
  } catch {
    return ''; // a getter of the kata's own that throws
  }
}

function load(program: Callable, asDrivers: boolean): void {
  log = '';
  output = '';
  const module = bare() as { exports: object };
  module.exports = {};
  const require = (name: unknown): never => {
    throw new NativeError(
      'imports are not available in a kata: ' + (typeof name === 'string' ? name : 'a module'),
    );
  };
  try {
    apply(program, undefined, [module.exports, require, module]);
    if (asDrivers) drivers = (module.exports as { drivers?: object }).drivers;
    else solution = module.exports;
    output = '{"kind":"value","aliasesInput":false,"value":' + exportedNames(module.exports) + '}';
  } catch (error) {
    output = describeError(error);
  }
}

/** Which exports are functions: `{ name: "function" | other typeof }`. */
function exportedNames(exports: object): string {
  let names = '{';
  const keys = ownKeys(exports);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    const kind = typeof (exports as Bare)[key];
    names += (names === '{' ? '' : ',') + stringify(key) + ':' + stringify(kind);
  }
  return names + '}';
}

installRangeError();
installConsole();
delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
// a stack-trace hook would be handed call sites of the outer realm
defineProperty(NativeError, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
defineProperty(globalThis, 'Error', { value: NativeError, writable: false, configurable: false });
const steps = freeze({ __proto__: null, start, finish, load });
defineProperty(globalThis, '__coach', {
  value: steps,
  writable: false,
  configurable: false,
  enumerable: false,
});

/** The only functions that the outside calls directly; strings in, strings out. */
export const bridge = freeze({
  __proto__: null,
  setInput(value: string): void {
    input = value;
    output = '';
    log = '';
  },
  takeOutput: (): string => output,
  takeLog: (): string => log,
});
