import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

interface Call {
  export: keyof Solution;
  args: unknown[];
}

export const drivers = {
  /** Makes the calls one after the other, with the very same arguments if asked to. */
  callInTurn: (solution: Solution, calls: Call[], times: number) =>
    Array.from({ length: times }, () =>
      calls.map((call) => (solution[call.export] as (...args: unknown[]) => number)(...call.args)),
    ),
} satisfies Drivers<Solution>;
