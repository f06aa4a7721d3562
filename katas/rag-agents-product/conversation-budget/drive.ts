import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Arguments = Parameters<Solution['planContext']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  planInTurn: ({ planContext }: Solution, calls: Arguments[]) => calls.map((call) => planContext(...call)),

  /** Overwrites what the first call returned, then makes the same call again. */
  planTwice: ({ planContext }: Solution, ...args: Arguments) => {
    const first = planContext(...args);
    first.keep.fill(-7);
    first.summarise.length = 0;
    return planContext(...args);
  },
} satisfies Drivers<Solution>;
