import { isDeliberateRangeError } from './deliberateErrors';
import { bigIntText } from './bigIntText';
import { apply, type Bare, slice, stringify } from './primordials';

const maxMessage = 2000;

/** The outcome of a call that threw, in text form. */
export function describeError(error: unknown): string {
  const isObject = typeof error === 'object' && error !== null;
  const own = isObject && isDeliberateRangeError(error);
  let name = thrownName(error);
  let message = '';
  let stack = '';
  if (isObject) {
    name = text(error, 'name', 100) || 'an object';
    message = text(error, 'message', maxMessage);
    stack = text(error, 'stack', 8000);
  } else if (typeof error === 'string') message = cut(error, maxMessage);
  else if (typeof error === 'bigint') message = cut(bigIntText(error) ?? 'a huge one', maxMessage);
  else if (typeof error === 'number' || typeof error === 'boolean') message = '' + error;
  const quoted =
    '"name":' + stringify(name) + ',"message":' + stringify(message) + ',"stack":' + stringify(stack);
  return '{"kind":"throw","deliberateRangeError":' + (own ? 'true' : 'false') + ',' + quoted + '}';
}

function thrownName(error: unknown): string {
  return error === undefined || error === null ? '' + error : 'a ' + typeof error;
}

function text(error: object, key: 'name' | 'message' | 'stack', length: number): string {
  try {
    const value = (error as Bare)[key];
    return typeof value === 'string' ? cut(value, length) : '';
  } catch {
    return ''; // a getter of the kata's own that throws
  }
}

function cut(value: string, length: number): string {
  return apply(slice, value, [0, length]) as string;
}
