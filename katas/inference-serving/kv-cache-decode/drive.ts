import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Layers = Parameters<Solution['forwardFull']>[1];
type Caches = ReturnType<Solution['emptyCache']>;

export const drivers = {
  /**
   * Decodes all rows of x from empty caches. The count of projections begins at 5, as if it had been in use.
   * What a step returned as output is overwritten before the next one.
   */
  decodeAll: (solution: Solution, x: number[][], layers: Layers) => decodeAll(solution, x, layers),

  /** One step on caches that were written by hand, without a count of projections. */
  stepOn: (solution: Solution, x: number[], caches: Caches, layers: Layers) => {
    const step = solution.decodeStep(x, caches, layers);
    return { output: copy([step.output])[0], caches: copyCaches(step.caches) };
  },

  /** Decodes x, then goes on from there with each of the continuations in turn. */
  continueWith: (solution: Solution, x: number[][], continuations: number[][], layers: Layers) => {
    let caches = solution.emptyCache(layers.length);
    for (const row of x) ({ caches } = solution.decodeStep(row, caches, layers));
    const ends = continuations.map((row) => solution.decodeStep(row, caches, layers));
    return {
      start: copyCaches(caches),
      ends: ends.map(({ output, caches: end }) => [output, copyCaches(end)]),
    };
  },

  /** Decodes two sequences at a time, a row of each in turn. */
  interleave: (solution: Solution, x: number[][], y: number[][], layers: Layers) => {
    let [ofX, ofY] = [solution.emptyCache(layers.length), solution.emptyCache(layers.length)];
    const outputs: number[][] = [];
    x.forEach((row, t) => {
      const first = solution.decodeStep(row, ofX, layers);
      const second = solution.decodeStep(y[t]!, ofY, layers);
      outputs.push(first.output, second.output);
      [ofX, ofY] = [first.caches, second.caches];
    });
    return copy(outputs);
  },

  /** Puts a row into the first of some empty caches, and hands all of them over. */
  fillFirst: (solution: Solution, layers: number) => {
    const caches = solution.emptyCache(layers);
    caches[0]!.k.push([1, 2]);
    return caches;
  },

  /** The full pass twice, the first result being overwritten before the second pass. */
  fullTwice: (solution: Solution, x: number[][], layers: Layers) => {
    for (const row of solution.forwardFull(x, layers)) row.fill(-77);
    return solution.forwardFull(x, layers);
  },

  /** Decodes tokens made from a seed. */
  decodeMany: (solution: Solution, tokens: number, dims: number, depth: number, seed: number) => {
    const random = numbersFrom(seed);
    const matrix = (rows: number, size: number) =>
      Array.from({ length: rows }, () => Array.from({ length: dims }, () => size * random()));
    const weights = () => matrix(dims, 1 / Math.sqrt(dims));
    const layers = Array.from({ length: depth }, () => ({
      wq: weights(),
      wk: weights(),
      wv: weights(),
      wo: weights(),
    }));
    const { outputs, projections } = decodeAll(solution, matrix(tokens, 1), layers);
    return { outputs: outputs.filter((_, t) => t % 17 === 0 || t === tokens - 1), projections };
  },
} satisfies Drivers<Solution>;

function decodeAll(solution: Solution, x: number[][], layers: Layers) {
  const stats = { projections: 5 };
  let caches = solution.emptyCache(layers.length);
  const outputs = x.map((row) => {
    const step = solution.decodeStep(row, caches, layers, stats);
    caches = step.caches;
    const output = step.output.slice();
    step.output.fill(-77);
    return output;
  });
  return { outputs, projections: stats.projections, caches: copyCaches(caches) };
}

/** Old rows may live on in new caches; here they become rows of their own. */
function copyCaches(caches: Caches): Caches {
  return caches.map(({ k, v }) => ({ k: copy(k), v: copy(v) }));
}

function copy(rows: number[][]): number[][] {
  return rows.map((row) => row.slice());
}

/** Reproducible numbers in [-1, 1). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
