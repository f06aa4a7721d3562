/** The library behind random cases as one text, for `hidden.ts` files that may only run in the sandbox. */
export * from 'fast-check';
