import type { Drivers } from '#kata';

type Solution = typeof import('./solution');

export const drivers = {
  /** Makes a schedule and runs it. */
  scheduleAndRun: (solution: Solution, stages: number, microbatches: number, fTime: number, bTime: number) =>
    solution.simulate(solution.oneFOneB(stages, microbatches), fTime, bTime),

  /** Runs several schedules in turn and only then hands all results over. */
  runInTurn: (solution: Solution, calls: Parameters<Solution['simulate']>[]) =>
    calls.map((call) => solution.simulate(...call)),

  /** Empties a schedule that was made, then makes it again. */
  scheduleTwice: (solution: Solution, stages: number, microbatches: number) => {
    for (const ops of solution.oneFOneB(stages, microbatches)) ops.length = 0;
    return solution.oneFOneB(stages, microbatches);
  },
} satisfies Drivers<Solution>;
