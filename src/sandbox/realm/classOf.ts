import {
  apply,
  getPrototypeOf,
  hasInstance,
  mapPrototype,
  NativePromise,
  objectPrototype,
  setPrototype,
} from './primordials';

const iteratorPrototype = getPrototypeOf(getPrototypeOf([].values())!)!;
const asyncIteratorPrototype = getPrototypeOf(getPrototypeOf(getPrototypeOf((async function* () {})())!)!)!;

/** Classes whose objects keep their state where no property shows it; as plain records they would all be alike. */
const opaque: [prototype: object, words: string][] = [
  [Promise.prototype, 'a promise'],
  [iteratorPrototype, 'an iterator'],
  [asyncIteratorPrototype, 'an async iterator'],
  [Error.prototype, 'an Error'],
  [Date.prototype, 'a Date'],
  [RegExp.prototype, 'a RegExp'],
  [Number.prototype, 'a Number object'],
  [String.prototype, 'a String object'],
  [Boolean.prototype, 'a Boolean object'],
  [BigInt.prototype, 'a BigInt object'],
  [Symbol.prototype, 'a Symbol object'],
  [ArrayBuffer.prototype, 'an ArrayBuffer'],
  [SharedArrayBuffer.prototype, 'a SharedArrayBuffer'],
  [DataView.prototype, 'a DataView'],
  [WeakMap.prototype, 'a WeakMap'],
  [WeakSet.prototype, 'a WeakSet'],
  [WeakRef.prototype, 'a WeakRef'],
];

/**
 * What an object is by its prototypes: `plain` for records and for objects of the program's own classes,
 * `keyed` for what may be a Map or a Set, otherwise words for something that is no data.
 */
export function classOf(value: object): string {
  let prototype = getPrototypeOf(value);
  while (prototype !== null && prototype !== objectPrototype) {
    if (prototype === mapPrototype || prototype === setPrototype) return 'keyed';
    for (let i = 0; i < opaque.length; i++) {
      const entry = opaque[i]!;
      if (entry[0] === prototype) return entry[1];
    }
    prototype = getPrototypeOf(prototype);
  }
  return 'plain';
}

/** Whether promises are among the object's prototypes; patches of the program change nothing about it. */
export function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === 'object' && value !== null && (apply(hasInstance, NativePromise, [value]) as boolean)
  );
}
