/**
 * The texts with which both sandboxes, the process and the web's worker, drive the realm of `sandbox/realm`.
 */
import type { SandboxCase } from './sandboxMessages';

/** Said in place of an output that is not there. */
export const noOutput = '{"kind":"unreadable","reason":"the call did not come to an end"}';

/** Evaluates the bundled realm to its bridge. What it looks up for every number, it gets as a variable. */
export function realmEntry(realmSource: string): string {
  return `((NaN, Infinity) => {${realmSource};return __realm.bridge})(0/0, 1/0)`;
}

/**
 * Evaluates to the names of the realm's globals, separated by commas. Code gets them as variables: in the
 * process every access to a global of the realm is slow, because the runtime intercepts it.
 */
export const listGlobals = `Object.getOwnPropertyNames(globalThis)
  .filter((name) => /^[A-Za-z]\\w*$/.test(name) && name !== 'eval' && name !== 'undefined')
  .join()`;

/**
 * Hands a program to the realm. Lines stay what they are: the wrapper stands before the first column.
 * @param globals what `listGlobals` came to
 * @returns the text, and by how much it moves the columns of the first line
 */
export function loadText(
  code: string,
  globals: string,
  asDrivers: boolean,
): { text: string; firstColumn: number } {
  const before = `(({${globals}}) => __coach.load((exports, require, module) => {'use strict';`;
  return { text: `${before}${code}\n}, ${asDrivers}))(globalThis)`, firstColumn: before.length };
}

/** A list of cases as the bridge takes it. */
export function casesText(cases: readonly Pick<SandboxCase, 'call' | 'args'>[]): string {
  return `[${cases.map(({ call, args }) => `{"call":${JSON.stringify(call)},"args":${args}}`).join(',')}]`;
}

/**
 * A made-up program and cases for it: run ahead of the real ones, they get the reading of arguments, calls
 * and the writing of results compiled. Nothing of them stays but the compiled code.
 */
export const warmUpProgram =
  'exports.f = (x) => x.map((row) => row.slice()); exports.g = () => { throw new RangeError("no"); };';

export function warmUpCases(rounds: number, limitMs: number): SandboxCase[] {
  const pair = [
    { call: 'f', args: '[[[1.5,-2],[0.25,3,1e-9]]]', limitMs },
    { call: 'g', args: '[{"a":[1,"b",true],"c":null}]', limitMs },
  ];
  return new Array<typeof pair>(rounds).fill(pair).flat();
}
