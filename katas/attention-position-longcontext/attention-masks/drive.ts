import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['buildMask']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  maskInTurn: (solution: Solution, calls: Call[]) => calls.map((args) => solution.buildMask(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  maskTwice: (solution: Solution, call: Call) => {
    for (const row of solution.buildMask(...call)) row.fill(true);
    return solution.buildMask(...call);
  },

  /** Overwrites one row of the result, then hands it over: rows must not be one and the same array. */
  markRow: (solution: Solution, call: Call, row: number) => {
    const mask = solution.buildMask(...call);
    mask[row]!.fill(false);
    return mask;
  },
} satisfies Drivers<Solution>;
