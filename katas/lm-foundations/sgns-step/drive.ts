import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Step = Parameters<Solution['sgnsStep']>;

export const drivers = {
  /** Makes several steps, each on the matrices that the one before returned; reports the losses and the end. */
  train: (
    solution: Solution,
    input: number[][],
    output: number[][],
    pairs: [center: number, context: number, negatives: number[]][],
    lr: number,
  ) => {
    const losses: number[] = [];
    let state = { input, output };
    for (const [center, context, negatives] of pairs) {
      const { loss, ...next } = solution.sgnsStep(state.input, state.output, center, context, negatives, lr);
      losses.push(loss);
      state = next;
    }
    return { losses, ...state };
  },

  /** Overwrites what the first call returned, then makes the same call again. */
  stepTwice: (solution: Solution, args: Step) => {
    const first = solution.sgnsStep(...args);
    for (const row of [...first.input, ...first.output]) row.fill(-77);
    return solution.sgnsStep(...args);
  },

  /** Overwrites what the first call returned, then makes the same call again. */
  distributionTwice: (solution: Solution, counts: number[]) => {
    solution.negativeDistribution(counts).fill(-77);
    return solution.negativeDistribution(counts);
  },
} satisfies Drivers<Solution>;
