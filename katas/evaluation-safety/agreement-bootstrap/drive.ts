import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

export const drivers = {
  /** Bootstraps with the given random numbers, then 0.5 for ever; reports how many were asked for. */
  bootstrapScripted: (
    solution: Solution,
    scoresA: number[],
    scoresB: number[],
    resamples: number,
    confidence: number,
    script: number[],
  ) => {
    let calls = 0;
    const rng = () => script[calls++] ?? 0.5;
    const { diff, low, high, pSign } = solution.pairedBootstrap(scoresA, scoresB, resamples, confidence, rng);
    return { diff, low, high, pSign, calls };
  },

  /** Bootstraps with a seeded generator; reports how often it was called. */
  bootstrapSeeded: (
    solution: Solution,
    scoresA: number[],
    scoresB: number[],
    resamples: number,
    confidence: number,
    seed: number,
  ) => {
    let calls = 0;
    const random = numbersFrom(seed);
    const rng = () => {
      calls++;
      return random();
    };
    const { diff, low, high, pSign } = solution.pairedBootstrap(scoresA, scoresB, resamples, confidence, rng);
    return { diff, low, high, pSign, calls };
  },

  /** Bootstraps again and again with one generator that goes on. */
  bootstrapInTurn: (
    solution: Solution,
    scoresA: number[],
    scoresB: number[],
    resamples: number,
    confidence: number,
    times: number,
  ) => {
    const rng = numbersFrom(99);
    return Array.from({ length: times }, () =>
      solution.pairedBootstrap(scoresA, scoresB, resamples, confidence, rng),
    );
  },

  /** Calls with invalid input; the generator must not have been used before the error. */
  refuse: (
    solution: Solution,
    scoresA: number[],
    scoresB: number[],
    resamples: number,
    confidence: number,
  ) => {
    const rng = () => {
      throw new Error('rng was called for invalid input');
    };
    return solution.pairedBootstrap(scoresA, scoresB, resamples, confidence, rng);
  },

  /** Kappa of one pair of lists after the other. */
  kappaInTurn: (solution: Solution, pairs: [string[], string[]][]) =>
    pairs.map(([a, b]) => solution.cohensKappa(a, b)),
} satisfies Drivers<Solution>;

/** Reproducible numbers in [0, 1). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
