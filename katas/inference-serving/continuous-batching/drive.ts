import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Arguments = Parameters<Solution['serve']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  serveInTurn: (solution: Solution, calls: Arguments[]) => calls.map((call) => solution.serve(...call)),

  /** Overwrites what the first call returned, then makes the same call again. */
  serveTwice: (solution: Solution, ...args: Arguments) => {
    const first = solution.serve(...args);
    for (const item of first.finished) item.done = -1;
    first.finished.length = 0;
    return solution.serve(...args);
  },
} satisfies Drivers<Solution>;
