/**
 * Makes QuickJS's realm the one that kata code meets in the other sandbox. There, no code is made from
 * text, and the engine's own limits are RangeErrors. Runs after the realm's driver, before any kata code.
 */
export const adaptRealm = `(() => {
  const { defineProperty, getPrototypeOf, setPrototypeOf } = Object;
  const functionPrototype = Function.prototype;
  const refuse = function Function() {
    throw new EvalError('Code generation from strings disallowed for this context');
  };
  for (const made of [() => {}, async () => {}, function* () {}, async function* () {}]) {
    defineProperty(getPrototypeOf(made), 'constructor', { value: refuse });
  }
  defineProperty(refuse, 'prototype', { value: functionPrototype, writable: false });
  const replace = (name) => defineProperty(globalThis, name, { value: refuse, writable: true, configurable: true });
  replace('Function');
  replace('eval');
  const limit = InternalError.prototype;
  setPrototypeOf(limit, RangeError.prototype);
  defineProperty(limit, 'name', { value: 'RangeError' });
  defineProperty(limit, 'constructor', { value: RangeError });
  delete globalThis.InternalError;
})()`;
