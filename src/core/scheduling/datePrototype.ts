/**
 * ts-fsrs adds four enumerable methods to `Date.prototype` when it is imported, for its old users. The
 * extension host shares its built-ins with other extensions, so they are taken away again: this module is
 * imported before ts-fsrs and remembers what was there.
 */
const names = ['scheduler', 'diff', 'format', 'dueFormat'] as const;
const before = names.map((name) => Object.getOwnPropertyDescriptor(Date.prototype, name));

/** Puts `Date.prototype` back as it was before this module was imported. */
export function restoreDatePrototype(): void {
  names.forEach((name, i) => {
    const descriptor = before[i];
    if (descriptor === undefined) Reflect.deleteProperty(Date.prototype, name);
    else Object.defineProperty(Date.prototype, name, descriptor);
  });
}
