import {
  apply,
  construct,
  defineProperty,
  NativeError,
  NativeRangeError,
  NativeWeakSet,
  weakSetAdd,
  weakSetHas,
} from './primordials';

const deliberate = new NativeWeakSet<object>();
/** Replaces the global RangeError by one that remembers what it constructs; the engine's own errors never pass through it. */
export function installRangeError(): void {
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

/** Whether code of this realm constructed the RangeError, as opposed to the engine running into a limit. */
export function isDeliberateRangeError(error: object): boolean {
  return apply(weakSetHas, deliberate, [error]) as boolean;
}
