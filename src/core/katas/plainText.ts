/**
 * Text form of plain data: JSON, with `{"$": tag}` objects for what JSON lacks (NaN, infinities, -0,
 * undefined, holes, bigint, Map, Set, typed arrays). Keys that start with `$` get one more `$`.
 * The sandbox's own encoder (`sandbox/realm/encodeResult.ts`) writes the same format.
 */

const typedArrays = {
  Float64Array,
  Float32Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
};
type TypedArrayName = keyof typeof typedArrays;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Marks a value that plain data cannot hold (a function, a getter, a cycle); never equal to anything. */
export class Unsupported {
  constructor(readonly what: string) {}
}

/** The text form of `value`. Functions and symbols become `Unsupported`. */
export function encodePlain(value: unknown): string {
  return JSON.stringify(toJson(value));
}

/** The value that `text` stands for. Throws a SyntaxError when the text is not in the format. */
export function decodePlain(text: string): unknown {
  return fromJson(JSON.parse(text) as Json);
}

/** The value behind what JSON.parse made of a text form; that is changed in place. Throws a SyntaxError. */
export function revivePlain(json: unknown): unknown {
  return fromJson(json as Json);
}

function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'number':
      return numberToJson(value);
    case 'string':
    case 'boolean':
      return value;
    case 'undefined':
      return { $: 'undefined' };
    case 'bigint':
      return { $: 'bigint', v: String(value) };
    case 'object':
      return value === null ? null : objectToJson(value);
    default:
      return { $: 'unsupported', v: `a ${typeof value}` };
  }
}

function numberToJson(value: number): Json {
  if (Number.isFinite(value)) return Object.is(value, -0) ? { $: '-0' } : value;
  return { $: String(value) };
}

function objectToJson(value: object): Json {
  if (Array.isArray(value)) {
    return Array.from(value, (item: unknown, i) => (i in value ? toJson(item) : { $: 'hole' }));
  }
  if (value instanceof Map) return { $: 'Map', v: [...value].map(([k, v]) => [toJson(k), toJson(v)]) };
  if (value instanceof Set) return { $: 'Set', v: [...value].map(toJson) };
  if (value instanceof Unsupported) return { $: 'unsupported', v: value.what };
  for (const name of Object.keys(typedArrays) as TypedArrayName[]) {
    if (value instanceof typedArrays[name]) return { $: name, v: Array.from(value, numberToJson) };
  }
  const out: { [key: string]: Json } = {};
  for (const [key, item] of Object.entries(value)) {
    Object.defineProperty(out, key.startsWith('$') ? `$${key}` : key, {
      value: toJson(item),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return out;
}

/** Works in place: every property of what JSON.parse makes is an own data property. */
function fromJson(json: Json): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return arrayFromJson(json);
  if (Object.hasOwn(json, '$')) return tagged(json.$, json.v);
  const out: Record<string, unknown> = json;
  const keys = Object.keys(json);
  for (const key of keys) {
    const item = json[key] as Json;
    if (item !== null && typeof item === 'object') out[key] = fromJson(item);
  }
  return keys.some((key) => key.startsWith('$')) ? unescaped(out, keys) : out;
}

/** A copy without the `$` that was put before keys that start with one. */
function unescaped(record: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const key of keys) {
    Object.defineProperty(out, key.startsWith('$') ? key.slice(1) : key, {
      value: record[key],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return out;
}

function arrayFromJson(json: Json[]): unknown[] {
  const out: unknown[] = json;
  for (let i = 0; i < json.length; i++) {
    const item = json[i] as Json;
    if (item === null || typeof item !== 'object') continue;
    if (!Array.isArray(item) && item.$ === 'hole') Reflect.deleteProperty(out, i);
    else out[i] = fromJson(item);
  }
  return out;
}

function tagged(tag: Json | undefined, payload: Json | undefined): unknown {
  const text = typeof payload === 'string' ? payload : '';
  switch (tag) {
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
      return BigInt(text);
    case 'unsupported':
      return new Unsupported(text);
    default:
      return collection(tag, payload);
  }
}

function collection(tag: Json | undefined, payload: Json | undefined): unknown {
  const items = (Array.isArray(payload) ? payload : []).map(fromJson);
  if (tag === 'Map') return new Map(items as [unknown, unknown][]);
  if (tag === 'Set') return new Set(items);
  if (typeof tag === 'string' && Object.hasOwn(typedArrays, tag)) {
    return typedArrays[tag as TypedArrayName].from(items as number[]);
  }
  throw new SyntaxError(`unknown tag ${JSON.stringify(tag)} in plain data`);
}
