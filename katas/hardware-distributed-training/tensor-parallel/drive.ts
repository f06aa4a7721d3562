import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Mlp = [x: number[][], w1: number[][], b1: number[], w2: number[][], b2: number[], ranks: number];

function sumOf(parts: number[][][]): number[][] {
  const [first = []] = parts;
  return first.map((row, t) =>
    row.map((_, o) => parts.reduce((sum, part) => sum + (part[t]?.[o] ?? NaN), 0)),
  );
}

export const drivers = {
  /** Runs the MLP on a network that adds; reports the output and what was handed to the network. */
  mlp: (solution: Solution, ...args: Mlp) => {
    const calls: number[][][][] = [];
    const output = solution.parallelMlp(...args, (parts) => {
      calls.push(structuredCopy(parts));
      return sumOf(parts);
    });
    return { output, calls };
  },

  /** The same for a network that delivers something else than the sum. */
  mlpOnStrangeNetwork: (solution: Solution, delivered: number[][], ...args: Mlp) =>
    solution.parallelMlp(...args, () => delivered.map((row) => [...row])),

  /** The network must not be reached. */
  mlpWithoutNetwork: (solution: Solution, ...args: Mlp) =>
    solution.parallelMlp(...args, () => {
      throw new Error('the network was used for invalid input');
    }),

  /** Overwrites the first result of a cut, then cuts again. */
  cutTwice: (
    solution: Solution,
    cut: 'columnShard' | 'rowShard',
    w: number[][],
    b: number[],
    ranks: number,
  ) => {
    for (const shard of solution[cut](w, b, ranks)) {
      for (const row of shard.w) row.fill(-77);
      shard.b?.fill(-77);
    }
    return solution[cut](w, b, ranks);
  },
} satisfies Drivers<Solution>;

function structuredCopy(parts: number[][][]): number[][][] {
  return parts.map((part) => part.map((row) => [...row]));
}
