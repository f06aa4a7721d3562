import {
  apply,
  type Bare,
  charCodeAt,
  define,
  deleteProperty,
  freeze,
  hasOwn,
  isArray,
  mapSet,
  NativeMap,
  NativeSet,
  NativeWeakSet,
  ownKeys,
  setAdd,
  slice,
  toBigInt,
  typedArrayConstructors,
  weakSetAdd,
  weakSetHas,
} from './primordials';

let inputs = new NativeWeakSet<object>();

/** Arguments for the next call: frozen, and remembered so that handing one back is noticed. */
export function decodeArguments(json: unknown): unknown[] {
  inputs = new NativeWeakSet();
  return revive(json) as unknown[];
}

/** Whether the value is an array, map, set or typed array of the current arguments. */
export function isArgument(value: object): boolean {
  return apply(weakSetHas, inputs, [value]) as boolean;
}

/**
 * Turns what JSON.parse made into what it stands for, in place: every property is an own data property, so
 * that assigning to it consults nothing that kata code could have patched.
 */
function revive(json: unknown): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (isArray(json)) return reviveArray(json);
  if (hasOwn(json, '$')) return reviveTagged(json as { $: string; v?: unknown });
  const record = json as Bare;
  const keys = ownKeys(json) as string[];
  let isEscaped = false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (apply(charCodeAt, key, [0]) === 36) isEscaped = true;
    const value = record[key];
    if (value !== null && typeof value === 'object') record[key] = revive(value);
  }
  return freeze(isEscaped ? unescaped(record, keys) : record);
}

/** A copy without the `$` that was put before keys that start with one. */
function unescaped(record: Bare, keys: string[]): object {
  const out = {};
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const plain = apply(charCodeAt, key, [0]) === 36 ? (apply(slice, key, [1]) as string) : key;
    define(out, plain, record[key]);
  }
  return out;
}

function reviveArray(list: unknown[]): unknown {
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (item === null || typeof item !== 'object') continue;
    if (hasOwn(item, '$') && (item as Bare).$ === 'hole') deleteProperty(list, i);
    else list[i] = revive(item);
  }
  apply(weakSetAdd, inputs, [list]);
  return freeze(list);
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
