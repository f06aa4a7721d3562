import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['clipGradNorm']>;

export const drivers: Drivers<Solution> = {
  /** Makes the calls one after the other and only then hands all results over. */
  clipInTurn: (solution, calls: Call[]) => calls.map((args) => solution.clipGradNorm(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  clipTwice: (solution, call: Call) => {
    for (const tensor of solution.clipGradNorm(...call).grads) tensor.fill(-77);
    return solution.clipGradNorm(...call);
  },
};
