import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['scaledInvFreq']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  scaleInTurn: (solution: Solution, calls: Call[]) => calls.map((args) => solution.scaledInvFreq(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  scaleTwice: (solution: Solution, call: Call) => {
    solution.scaledInvFreq(...call).fill(-77);
    return solution.scaledInvFreq(...call);
  },
} satisfies Drivers<Solution>;
