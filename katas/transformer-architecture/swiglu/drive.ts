import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['swiglu']>;

export const drivers: Drivers<Solution> = {
  /** Makes the calls one after the other and only then hands all results over. */
  runInTurn: (solution, calls: Call[]) => calls.map((args) => solution.swiglu(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  runTwice: (solution, call: Call) => {
    solution.swiglu(...call).fill(-77);
    return solution.swiglu(...call);
  },
};
