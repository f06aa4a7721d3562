import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Arguments = Parameters<Solution['schedule']>;

export const drivers = {
  /** Makes the calls one after the other and only then hands all results over. */
  scheduleInTurn: (solution: Solution, calls: Arguments[]) => calls.map((call) => solution.schedule(...call)),

  /** Overwrites what the first call returned, then makes the same call again. */
  scheduleTwice: (solution: Solution, ...args: Arguments) => {
    const first = solution.schedule(...args);
    for (const step of first) {
      step.decodes.push('overwritten');
      step.prefill.length = 0;
    }
    first.length = 0;
    return solution.schedule(...args);
  },
} satisfies Drivers<Solution>;
