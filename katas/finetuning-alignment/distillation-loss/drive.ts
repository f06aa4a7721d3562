import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['distillLoss']>;

export const drivers: Drivers<Solution> = {
  /** Computes several batches one after the other and reports all results at the end. */
  lossesInTurn: (solution, calls: Call[]) => calls.map((args) => solution.distillLoss(...args)),
};
