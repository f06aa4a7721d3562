import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Call = Parameters<Solution['rrf']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  callInTurn: (solution: Solution, calls: Call[]) => calls.map((call) => solution.rrf(...call)),

  /** Changes what the first call returned, then makes the same call again. */
  callTwice: (solution: Solution, call: Call) => {
    const first = solution.rrf(...call);
    for (const entry of first) entry.score = -77;
    first.reverse();
    return solution.rrf(...call);
  },
} satisfies Drivers<Solution>;
