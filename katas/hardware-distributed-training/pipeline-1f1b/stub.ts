/** A forward or backward pass of one microbatch. */
export type PipeOp = { kind: 'F' | 'B'; micro: number };

/**
 * The 1F1B schedule: one list of operations per stage. Stage s warms up with min(stages - 1 - s, microbatches)
 * forward passes, then alternates one forward and one backward pass, and ends with the remaining backward
 * passes.
 *
 * Throws a RangeError for: stages or microbatches not an integer above 0.
 */
export function oneFOneB(stages: number, microbatches: number): PipeOp[][] {
  throw new Error('TODO');
}

/**
 * Runs any schedule. Forward passes wait for the stage before, backward passes for the stage after and for
 * their own forward pass; a stage runs its list in order; sending takes no time.
 *
 * Throws a RangeError for: a time that is not above 0; a schedule that deadlocks.
 */
export function simulate(
  schedule: PipeOp[][],
  fTime: number,
  bTime: number,
): { makespan: number; bubbleFraction: number; peakActivations: number[] } {
  throw new Error('TODO');
}
