import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

interface Call {
  export: keyof Solution;
  args: number[];
}

type Result = (number | number[][])[];

function run(solution: Solution, call: Call): Result {
  return (solution[call.export] as (...args: number[]) => Result)(...call.args);
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) => calls.map((call) => run(solution, call)),

  /** Overwrites what the first call returned, then makes the same call again. */
  callTwice: (solution: Solution, call: Call) => {
    const first = run(solution, call);
    for (const item of first) if (typeof item === 'object') for (const row of item) row.fill(7);
    first.fill(7);
    return run(solution, call);
  },

  /** Changes one entry of a result and returns it: no two rows or heads may be the same array. */
  writeOneEntry: (solution: Solution, heads: number, tq: number, tk: number) => {
    const bias = solution.alibiBias(heads, tq, tk);
    bias[0]![0]![0] = 7;
    return bias;
  },
} satisfies Drivers<Solution>;
