import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Options = NonNullable<Parameters<Solution['filteredDistribution']>[1]>;

export const drivers = {
  /** Draws with an rng that returns the given numbers, then 0.5; reports how often it was called. */
  sample: (solution: Solution, logits: number[], options: Options, draws: number[]) => {
    let calls = 0;
    const token = solution.sampleToken(logits, options, () => draws[calls++] ?? 0.5);
    return { token, calls };
  },

  /** Passes an rng that must not be called. */
  sampleInvalid: (solution: Solution, logits: number[], options: Options) =>
    solution.sampleToken(logits, options, () => {
      throw new Error('the rng was called');
    }),

  /** Overwrites what the first call returned, then makes the same call again. */
  filterTwice: (solution: Solution, logits: number[], options: Options) => {
    solution.filteredDistribution(logits, options).fill(-7);
    return solution.filteredDistribution(logits, options);
  },

  /** Makes the calls one after the other and only then hands all results over. */
  filterInTurn: (solution: Solution, calls: [number[], Options][]) =>
    calls.map((call) => solution.filteredDistribution(...call)),

  /**
   * A vocabulary in which the token of rank r has the logit -3r/100000, in scattered order. Returns how many tokens
   * have a probability, and the highest one.
   */
  largeVocabulary: (solution: Solution, size: number, options: Options) => {
    const logits = Array.from({ length: size }, (_, id) => -3e-5 * ((id * 7919 + 11) % size));
    const distribution = solution.filteredDistribution(logits, options);
    let kept = 0;
    let highest = 0;
    for (const probability of distribution) {
      if (probability > 0) kept++;
      if (probability > highest) highest = probability;
    }
    return { kept, highest };
  },
} satisfies Drivers<Solution>;
