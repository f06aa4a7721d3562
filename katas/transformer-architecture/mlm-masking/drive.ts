import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Options = Parameters<Solution['maskTokens']>[1];

export const drivers = {
  /** Masks with an rng that returns the given draws and then 0.999; reports how often it was called. */
  maskWith: (solution: Solution, tokens: number[], options: Options, draws: number[]) => {
    let calls = 0;
    const { input, labels } = solution.maskTokens(tokens, options, () => draws[calls++] ?? 0.999);
    return { input, labels, calls };
  },

  /** Masks several texts in turn with one rng made from a seed; reports how often it was called in all. */
  maskInTurn: (solution: Solution, texts: number[][], options: Options, seed: number) => {
    const random = fractionsFrom(seed);
    let calls = 0;
    const rng = () => {
      calls += 1;
      return random();
    };
    const masked = texts.map((tokens) => solution.maskTokens(tokens, options, rng));
    return { masked, calls };
  },

  /** Masks a text of random tokens of a vocabulary in which 0 is padding and 1 the mask. */
  maskLongText: (solution: Solution, length: number, vocabSize: number, seed: number) => {
    const random = fractionsFrom(seed);
    const tokens = Array.from({ length }, () => Math.floor(random() * vocabSize));
    return solution.maskTokens(tokens, { vocabSize, maskId: 1, specialIds: [0, 1] }, random);
  },

  /** Passes an rng that must not be called. */
  maskInvalid: (solution: Solution, tokens: number[], options: Options) =>
    solution.maskTokens(tokens, options, () => {
      throw new Error('rng was called before the input was checked');
    }),

  /** Overwrites what the first call returned, then makes the same call again. */
  maskTwice: (solution: Solution, tokens: number[], options: Options, seed: number) => {
    const first = solution.maskTokens(tokens, options, fractionsFrom(seed));
    first.input.fill(-77);
    first.labels.fill(-77);
    return solution.maskTokens(tokens, options, fractionsFrom(seed));
  },
} satisfies Drivers<Solution>;

/** Reproducible numbers in [0, 1). */
function fractionsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
