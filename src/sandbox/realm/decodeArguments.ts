import {
  apply,
  type Bare,
  charCodeAt,
  defineProperty,
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
