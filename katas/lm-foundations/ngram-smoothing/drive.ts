import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Smoothing = Parameters<Solution['ngramProb']>[4];

interface Call {
  export: keyof Solution;
  args: unknown[];
}

export const drivers = {
  /** Probability of every token of the vocabulary after one context, and their sum. */
  distribution: (
    solution: Solution,
    corpus: number[][],
    vocabSize: number,
    context: number[],
    smoothing: Smoothing,
  ) => {
    const probs = Array.from({ length: vocabSize }, (_, token) =>
      solution.ngramProb(corpus, vocabSize, context, token, smoothing),
    );
    return { probs, sum: probs.reduce((a, b) => a + b, 0) };
  },

  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) =>
    calls.map((call) => (solution[call.export] as (...args: unknown[]) => number)(...call.args)),
} satisfies Drivers<Solution>;
