/**
 * One step of gradient descent on one pair of words with negative samples.
 *
 * @param input [V][d] vectors of words as centres
 * @param output [V][d] vectors of the same words as context
 * @param center index of a row of input
 * @param context index of a row of output: the word that was seen near the centre
 * @param negatives indexes of rows of output, drawn at random; may be empty, may repeat, may contain context
 * @param lr learning rate, at least 0
 * @returns both matrices after the step, as new arrays, and the loss before it
 * @throws RangeError if an index is out of range or not an integer, lr is negative or NaN, or rows differ in length
 */
export function sgnsStep(
  input: number[][],
  output: number[][],
  center: number,
  context: number,
  negatives: number[],
  lr: number,
): { input: number[][]; output: number[][]; loss: number } {
  throw new Error('TODO');
}

/**
 * Probability of drawing each word as a negative sample: its count raised to a power, divided by the sum of these.
 *
 * @param counts how often each word occurs in the corpus, at least 0
 * @param power default 0.75
 * @throws RangeError if counts is empty, has a negative entry or nothing but zeros, or power is NaN
 */
export function negativeDistribution(counts: number[], power = 0.75): number[] {
  throw new Error('TODO');
}
