import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['gae']>;

export const drivers: Drivers<Solution> = {
  /** Estimates several segments one after the other and reports all results at the end. */
  estimateInTurn: (solution, calls: Call[]) => calls.map((args) => solution.gae(...args)),

  /** Overwrites both lists of the first result, then makes the same call again. */
  estimateTwice: (solution, call: Call) => {
    const { advantages, returns } = solution.gae(...call);
    advantages.fill(-77);
    const kept = [...returns];
    returns.fill(-77);
    return { kept, again: solution.gae(...call) };
  },
};
