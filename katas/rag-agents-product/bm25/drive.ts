import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

interface Call {
  export: keyof Solution;
  args: unknown[];
}

function make(solution: Solution, call: Call): number[] {
  return (solution[call.export] as (...args: unknown[]) => number[])(...call.args);
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) => calls.map((call) => make(solution, call)),

  /** Overwrites what the first call returned, then makes the same call again. */
  callTwice: (solution: Solution, call: Call) => {
    make(solution, call).fill(-77);
    return make(solution, call);
  },
} satisfies Drivers<Solution>;
