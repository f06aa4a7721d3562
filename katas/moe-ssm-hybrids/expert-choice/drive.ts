import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['expertChoice']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  chooseInTurn: (solution: Solution, calls: Call[]) => calls.map((args) => solution.expertChoice(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  chooseTwice: (solution: Solution, call: Call) => {
    const { tokens, weights, perToken } = solution.expertChoice(...call);
    for (const row of [...tokens, ...weights, perToken]) row.fill(-77);
    return solution.expertChoice(...call);
  },
} satisfies Drivers<Solution>;
