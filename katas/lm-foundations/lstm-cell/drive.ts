import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Params = Parameters<Solution['lstmCell']>[3];

export const drivers = {
  /** Runs several sequences one after the other and reports all results at the end. */
  sequencesInTurn: (solution: Solution, sequences: number[][][], params: Params) =>
    sequences.map((xs) => solution.lstmSequence(xs, params)),

  /** Overwrites what the first call returned, then runs the same sequence again. */
  sequenceTwice: (solution: Solution, xs: number[][], params: Params) => {
    const { hs, c } = solution.lstmSequence(xs, params);
    for (const row of [...hs, c]) row.fill(-77);
    return solution.lstmSequence(xs, params);
  },

  /** Steps through a sequence cell by cell, from a given state; reports the cell after every step. */
  cellByCell: (solution: Solution, xs: number[][], h: number[], c: number[], params: Params) => {
    let state = { h, c };
    return xs.map((x) => (state = solution.lstmCell(x, state.h, state.c, params)).c.slice());
  },

  /** Remembers a mark over a long pause: the first input is 1, all others are 0. */
  pause: (solution: Solution, steps: number, params: Params) => {
    const xs = Array.from({ length: steps }, (_, t) => [t === 0 ? 1 : 0]);
    const { hs, c } = solution.lstmSequence(xs, params);
    return { last: hs.at(-1), c };
  },
} satisfies Drivers<Solution>;
