import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['drGrpoLoss']>;

export const drivers: Drivers<Solution> = {
  /** Computes several groups one after the other and reports all results at the end. */
  lossesInTurn: (solution, calls: Call[]) => calls.map((args) => solution.drGrpoLoss(...args)),
};
