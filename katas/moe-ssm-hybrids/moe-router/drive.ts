import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['routeTopK']>;

export const drivers: Drivers<Solution> = {
  /** Routes several batches one after the other and reports all results at the end. */
  routeInTurn: (solution, calls: Call[]) => calls.map((args) => solution.routeTopK(...args)),
};
