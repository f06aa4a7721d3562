import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

interface Call {
  export: keyof Solution;
  args: unknown[];
}

type Result = number[] | Record<string, number[]>;

function run(solution: Solution, call: Call): Result {
  return (solution[call.export] as (...args: unknown[]) => Result)(...call.args);
}

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) => calls.map((call) => run(solution, call)),

  /** Overwrites what the first call returned, then makes the same call again. */
  callTwice: (solution: Solution, call: Call) => {
    const first = run(solution, call);
    for (const list of Array.isArray(first) ? [first] : Object.values(first)) list.fill(-77);
    return run(solution, call);
  },
} satisfies Drivers<Solution>;
