/**
 * Every built-in that the realm's own code uses, taken while they are still pristine. Kata code may patch
 * prototypes and globals at will; nothing of ours ever looks one up again.
 */
export const {
  apply,
  construct,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
  defineProperty,
  deleteProperty,
} = Reflect;
export const { freeze, create } = Object;
export const { isArray } = Array;
export const { parse, stringify } = JSON;
export const { is, hasOwn } = Object;
export const objectPrototype = Object.prototype;
export const mapPrototype = Map.prototype;
export const setPrototype = Set.prototype;
/** `instanceof` by prototypes alone: as a method it asks nobody. */
export const hasInstance = Function.prototype[Symbol.hasInstance];
export const NativeWeakSet = WeakSet;
export const NativeMap = Map;
export const NativeSet = Set;
export const NativePromise = Promise;
export const NativeRangeError = RangeError;
export const NativeError = Error;
export const toBigInt = BigInt;
export const weakSetAdd = WeakSet.prototype.add;
export const weakSetHas = WeakSet.prototype.has;
export const weakSetDelete = WeakSet.prototype.delete;
export const mapForEach = Map.prototype.forEach;
export const mapSet = Map.prototype.set;
export const mapSize = getOwnPropertyDescriptor(Map.prototype, 'size')!.get!;
export const setForEach = Set.prototype.forEach;
export const setAdd = Set.prototype.add;
export const setSize = getOwnPropertyDescriptor(Set.prototype, 'size')!.get!;
export const promiseThen = Promise.prototype.then;
export const bigIntToString = BigInt.prototype.toString;
export const slice = String.prototype.slice;
export const charCodeAt = String.prototype.charCodeAt;
export const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype)!;
export const typedArrayTag = getOwnPropertyDescriptor(typedArrayPrototype, Symbol.toStringTag)!.get!;
export const typedArrayLength = getOwnPropertyDescriptor(typedArrayPrototype, 'length')!.get!;
export const typedArrayConstructors = freeze({
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

/** A record that inherits nothing, so that no missing property is looked up on a patched prototype. */
export type Bare = Record<string, unknown>;
export const bare = (): Bare => create(null) as Bare;

/** Gives `target` a plain property. The descriptor inherits nothing: an inherited `get` or `writable` would count. */
export function define(target: object, key: string | number, value: unknown): void {
  defineProperty(target, key, {
    __proto__: null,
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  } as PropertyDescriptor);
}
