import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

interface Call {
  export: keyof Solution;
  args: unknown[];
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) =>
    calls.map((call) => (solution[call.export] as (...args: unknown[]) => unknown)(...call.args)),

  /**
   * Estimates from samples that occur exactly as often as p says, given as weights out of their sum; beside
   * them the exact divergence.
   */
  idealSamples: (solution: Solution, weights: number[], q: number[]) => {
    const total = weights.reduce((a, b) => a + b, 0);
    const samples = weights.flatMap((weight, outcome) => new Array<number>(weight).fill(outcome));
    const p = weights.map((weight) => weight / total);
    const logP = samples.map((outcome) => Math.log(p[outcome]!));
    const logQ = samples.map((outcome) => Math.log(q[outcome]!));
    return { estimates: solution.klEstimates(logP, logQ), exact: solution.kl(p, q) };
  },
} satisfies Drivers<Solution>;
