import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['ppoPolicyLoss']>;

export const drivers = {
  /** Computes several losses one after the other and reports all results at the end. */
  lossesInTurn: (solution: Solution, calls: Call[]) => calls.map((args) => solution.ppoPolicyLoss(...args)),

  /** Overwrites the first rewards, then asks for them again. */
  rewardsTwice: (solution: Solution, ...args: Parameters<Solution['klShapedRewards']>) => {
    solution.klShapedRewards(...args).fill(-77);
    return solution.klShapedRewards(...args);
  },
} satisfies Drivers<Solution>;
