import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Lora = Parameters<Solution['merge']>[1];

/** Reproducible numbers in [-1, 1). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

export const drivers = {
  /** Merges and unmerges again. */
  thereAndBack: (solution: Solution, w: number[][], lora: Lora) =>
    solution.unmerge(solution.merge(w, lora), lora),

  /** Merges one adapter, takes it out, merges the next, and so on; returns the outputs on the way. */
  swapAdapters: (solution: Solution, x: number[][], w: number[][], adapters: Lora[]) => {
    let weights = w;
    return adapters.map((lora) => {
      const merged = solution.merge(weights, lora);
      const output = solution.loraForward(x, weights, lora);
      weights = solution.unmerge(merged, lora);
      return output;
    });
  },

  /** Overwrites the merged weights, then merges again. */
  mergeTwice: (solution: Solution, w: number[][], lora: Lora) => {
    for (const row of solution.merge(w, lora)) row.fill(-77);
    return solution.merge(w, lora);
  },

  /** One token through a layer of the given size; a few of its outputs. */
  largeForward: (solution: Solution, { size, rank, seed }: { size: number; rank: number; seed: number }) => {
    const random = numbersFrom(seed);
    const vector = (length: number) => Array.from({ length }, random);
    // sixteen different rows of weights are enough, and save memory
    const rows = Array.from({ length: 16 }, () => vector(size));
    const w = Array.from({ length: size }, (_, o) => rows[o % 16]!);
    const A = Array.from({ length: rank }, () => vector(size));
    const B = Array.from({ length: size }, () => vector(rank));
    const [output = []] = solution.loraForward([vector(size)], w, { A, B, alpha: 2 * rank });
    return { length: output.length, sample: output.filter((_, o) => o % 509 === 0) };
  },
} satisfies Drivers<Solution>;
