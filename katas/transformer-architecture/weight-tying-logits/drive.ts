import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['tiedEmbeddingGrad']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  gradInTurn: (solution: Solution, calls: Call[]) => calls.map((args) => solution.tiedEmbeddingGrad(...args)),

  /** Overwrites what the first call returned, then makes the same call again. */
  gradTwice: (solution: Solution, call: Call) => {
    for (const row of solution.tiedEmbeddingGrad(...call)) row.fill(-77);
    return solution.tiedEmbeddingGrad(...call);
  },

  /** Overwrites one row of the result, then hands it over: rows must not be one and the same array. */
  markRow: (solution: Solution, call: Call, row: number) => {
    const grad = solution.tiedEmbeddingGrad(...call);
    grad[row]!.fill(-77);
    return grad;
  },
} satisfies Drivers<Solution>;
