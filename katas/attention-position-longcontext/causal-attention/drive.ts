import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['causalAttention']>;

export const drivers: Drivers<Solution> = {
  /** Makes the calls one after the other and only then hands all results over. */
  attendInTurn: (solution, calls: Call[]) => calls.map((args) => solution.causalAttention(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  attendTwice: (solution, call: Call) => {
    const { output, weights } = solution.causalAttention(...call);
    for (const row of [...output, ...weights]) row.fill(-77);
    return solution.causalAttention(...call);
  },

  /** The weights on the keys after the last one that each query sees. */
  hiddenWeights: (solution, offset: number, call: Call) =>
    solution.causalAttention(...call).weights.map((row, i) => row.slice(i + offset + 1)),
};
