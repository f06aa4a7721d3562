import { bigIntText } from './bigIntText';
import { classOf } from './classOf';
import { isArgument } from './decodeArguments';
import {
  apply,
  bare,
  charCodeAt,
  getOwnPropertyDescriptor,
  hasOwn,
  is,
  isArray,
  mapForEach,
  mapSize,
  NativeWeakSet,
  ownKeys,
  setForEach,
  setSize,
  stringify,
  typedArrayConstructors,
  typedArrayLength,
  typedArrayTag,
  weakSetAdd,
  weakSetDelete,
  weakSetHas,
} from './primordials';

const maxText = 8 * 1024 * 1024;
const maxValues = 400_000;
const maxDepth = 64;

/** Thrown by `refuse`; compared by identity, since looking at what kata code has thrown may run its code. */
const refusal = bare();
let reason = '';
let textLength = 0;
let valueCount = 0;
let aliasesInput = false;
let open = new NativeWeakSet<object>();

function refuse(why: string): never {
  reason = why;
  throw refusal;
}

function add(text: string): string {
  textLength += text.length;
  if (textLength > maxText) refuse('it is larger than 8 MB');
  return text;
}

function encode(value: unknown, depth: number): string {
  if (++valueCount > maxValues) refuse('it holds more than 400,000 values');
  if (depth > maxDepth) refuse('it is nested more than 64 levels deep');
  switch (typeof value) {
    case 'number':
      if (value !== value || value === Infinity || value === -Infinity) return add('{"$":"' + value + '"}');
      return add(is(value, -0) ? '{"$":"-0"}' : '' + value);
    case 'string':
      if (value.length > maxText) refuse('it is larger than 8 MB');
      return add(stringify(value));
    case 'boolean':
      return add(value ? 'true' : 'false');
    case 'undefined':
      return add('{"$":"undefined"}');
    case 'bigint':
      return add(
        '{"$":"bigint","v":"' +
          (bigIntText(value) ?? refuse('it holds a bigint of more than 9,000 digits')) +
          '"}',
      );
    case 'object':
      return value === null ? add('null') : encodeObject(value, depth);
    default:
      return unsupported('a ' + typeof value);
  }
}

function encodeObject(value: object, depth: number): string {
  if (apply(weakSetHas, open, [value])) refuse('it contains itself');
  apply(weakSetAdd, open, [value]);
  if (isArgument(value)) aliasesInput = true;
  const text = encodeByType(value, depth + 1);
  apply(weakSetDelete, open, [value]);
  return text;
}

function encodeByType(value: object, depth: number): string {
  if (isArray(value)) return encodeList(value, value.length, depth);
  const tag: unknown = apply(typedArrayTag, value, []);
  if (typeof tag === 'string') {
    if (typedArrayConstructors[tag] === undefined) return unsupported('a ' + tag);
    const length = apply(typedArrayLength, value, []) as number;
    return add('{"$":"' + tag + '","v":') + encodeList(value, length, depth) + add('}');
  }
  const kind = classOf(value);
  if (kind === 'keyed') {
    if (answers(mapSize, value)) return encodeEntries('Map', mapForEach, value, depth);
    if (answers(setSize, value)) return encodeEntries('Set', setForEach, value, depth);
  } else if (kind !== 'plain') return unsupported(kind);
  return encodeRecord(value, depth);
}

/** Stands for what is no data; equal to nothing, and shown by its words. */
function unsupported(what: string): string {
  return add('{"$":"unsupported","v":"' + what + '"}');
}

function answers(getter: () => unknown, value: object): boolean {
  try {
    apply(getter, value, []);
    return true;
  } catch {
    return false; // the getter of another class: not a Map or Set
  }
}

/**
 * The elements by plain reads of own properties, which are several times as fast as descriptors. An element
 * that is a getter runs, within the limits of its case; what it returns is an output like any other.
 */
function encodeList(list: object, length: number, depth: number): string {
  let text = add('[');
  for (let i = 0; i < length; i++) {
    if (i > 0) text += ',';
    if (hasOwn(list, i)) text += encode((list as Record<number, unknown>)[i], depth);
    else {
      if (++valueCount > maxValues) refuse('it holds more than 400,000 values');
      text += add('{"$":"hole"}');
    }
  }
  return text + ']';
}

function encodeProperty(own: PropertyDescriptor, depth: number): string {
  return hasOwn(own, 'value') ? encode(own.value, depth) : unsupported('a getter');
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
  if (valueCount + keys.length > maxValues) refuse('it holds more than 400,000 values');
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

/** A value as one line for the console, cut off early. */
export function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'function' || typeof value === 'symbol') return '(a ' + typeof value + ')';
  const before = [textLength, valueCount, aliasesInput, open] as const;
  textLength = maxText - 2048;
  valueCount = maxValues - 500;
  open = new NativeWeakSet();
  try {
    return encode(value, maxDepth - 8);
  } catch (error) {
    return error === refusal ? '(a value: ' + reason + ')' : '(a value that cannot be shown)';
  } finally {
    textLength = before[0];
    valueCount = before[1];
    aliasesInput = before[2];
    open = before[3];
  }
}

/** The outcome of a call that returned, in text form. */
export function describeValue(value: unknown): string {
  textLength = 0;
  valueCount = 0;
  aliasesInput = false;
  open = new NativeWeakSet();
  try {
    const text = encode(value, 0);
    return '{"kind":"value","aliasesInput":' + (aliasesInput ? 'true' : 'false') + ',"value":' + text + '}';
  } catch (error) {
    const why = error === refusal ? reason : 'reading it throws';
    return '{"kind":"unreadable","reason":' + stringify(why) + '}';
  }
}
