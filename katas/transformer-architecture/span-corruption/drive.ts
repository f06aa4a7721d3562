import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Corruption = Parameters<Solution['corruptSpans']>;

export const drivers = {
  /** Samples with an rng that returns the given draws and then 0; reports how often it was called. */
  sampleWith: (solution: Solution, length: number, density: number, meanSpan: number, draws: number[]) => {
    let calls = 0;
    const spans = solution.sampleSpans(length, density, meanSpan, () => draws[calls++] ?? 0);
    return { spans, calls };
  },

  /** Samples with an rng made from a seed, several times in turn; reports how often it was called in all. */
  sampleWithSeed: (
    solution: Solution,
    length: number,
    density: number,
    meanSpan: number,
    seed: number,
    times: number,
  ) => {
    const random = fractionsFrom(seed);
    let calls = 0;
    const rng = () => {
      calls += 1;
      return random();
    };
    const drawn = Array.from({ length: times }, () => solution.sampleSpans(length, density, meanSpan, rng));
    return { drawn, calls };
  },

  /** Samples spans for the text 0, 1, 2, … and corrupts it with them. */
  sampleAndCorrupt: (solution: Solution, length: number, density: number, meanSpan: number, seed: number) => {
    const spans = solution.sampleSpans(length, density, meanSpan, fractionsFrom(seed));
    const tokens = Array.from({ length }, (_, i) => i);
    const { input, target } = solution.corruptSpans(tokens, spans, 32099);
    return { lengths: [input.length, target.length], input, target };
  },

  /** Passes an rng that must not be needed. */
  sampleInvalid: (solution: Solution, length: number, density: number, meanSpan: number) =>
    solution.sampleSpans(length, density, meanSpan, () => 0.5),

  /** Overwrites what the first call returned, then makes the same call again. */
  corruptTwice: (solution: Solution, args: Corruption) => {
    const first = solution.corruptSpans(...args);
    first.input.fill(-77);
    first.target.fill(-77);
    return solution.corruptSpans(...args);
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
