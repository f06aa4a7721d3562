import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['multiHeadAttention']>;

export const drivers: Drivers<Solution> = {
  /** Makes the calls one after the other and only then hands all results over. */
  attendInTurn: (solution, calls: Call[]) => calls.map((args) => solution.multiHeadAttention(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  attendTwice: (solution, call: Call) => {
    for (const row of solution.multiHeadAttention(...call)) row.fill(-77);
    return solution.multiHeadAttention(...call);
  },
};
