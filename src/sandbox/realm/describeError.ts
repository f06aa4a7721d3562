import { isDeliberateRangeError } from './deliberateErrors';
import { apply, type Bare, slice, stringify } from './primordials';

/** The outcome of a call that threw, in text form. */
export function describeError(error: unknown): string {
  const isObject = typeof error === 'object' && error !== null;
  const own = isObject && isDeliberateRangeError(error);
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
