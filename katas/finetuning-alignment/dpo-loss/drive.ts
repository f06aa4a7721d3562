import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['dpoLoss']>;

export const drivers: Drivers<Solution> = {
  /** Computes several batches one after the other and reports all results at the end. */
  lossesInTurn: (solution, calls: Call[]) => calls.map((args) => solution.dpoLoss(...args)),
};
