/**
 * The learning rate of a step, counted from 0: a linear rise to maxLr over warmupSteps, half a cosine down to
 * minLr until totalSteps, and minLr from there on.
 *
 * Throws a RangeError for: a step that is not an integer >= 0; totalSteps below 1; warmupSteps not an integer
 * in 0 .. totalSteps-1; minLr below 0 or above maxLr. NaN is never allowed.
 */
export function learningRate(
  step: number,
  o: { maxLr: number; minLr: number; warmupSteps: number; totalSteps: number },
): number {
  throw new Error('TODO');
}
