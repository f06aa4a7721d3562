import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['sgdTrace']>;

/** Minus zero by name, since a comparison of numbers takes it for zero. */
function named(value: number): number | string {
  return Object.is(value, -0) ? 'minus zero' : value;
}

export const drivers = {
  /** Rounds each number in turn. */
  roundAll: (solution: Solution, values: number[]) => values.map((value) => named(solution.toBf16(value))),

  /** Trains one weight; tells minus zero from zero. */
  trace: (solution: Solution, ...call: Call) => solution.sgdTrace(...call).map(named),

  /** Makes the calls one after the other and only then hands all results over. */
  traceInTurn: (solution: Solution, calls: Call[]) => calls.map((call) => solution.sgdTrace(...call)),
} satisfies Drivers<Solution>;
