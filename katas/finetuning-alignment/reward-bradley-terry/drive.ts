import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Groups = Parameters<Solution['rewardLoss']>[0];

export const drivers: Drivers<Solution> = {
  /** Computes several batches one after the other and reports all results at the end. */
  lossesInTurn: (solution, batches: Groups[]) => batches.map((groups) => solution.rewardLoss(groups)),
};
