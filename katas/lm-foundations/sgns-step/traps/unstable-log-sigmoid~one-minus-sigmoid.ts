/**
 * @title Takes the logarithm of 1 minus a sigmoid that has become 1
 *
 * For a negative, sigmoid(-x) is written as 1 - sigmoid(x). They are equal on paper, but from a score of
 * about 37 on sigmoid(x) is exactly 1 in double precision and the difference 0, so the loss of a badly
 * scored negative is Infinity instead of 37. Put the minus into the argument, and compute the logarithm
 * directly.
 */

export function sgnsStep(
  input: number[][],
  output: number[][],
  center: number,
  context: number,
  negatives: number[],
  lr: number,
): { input: number[][]; output: number[][]; loss: number } {
  checkMatrices(input, output);
  checkIndex(center, input.length);
  for (const word of [context, ...negatives]) checkIndex(word, output.length);
  if (!(lr >= 0)) throw new RangeError(`the learning rate must be at least 0, got ${lr}`);

  const newInput = copy(input);
  const newOutput = copy(output);
  let loss = 0;

  // One yes-or-no question per word: was it seen beside the centre (label 1) or drawn at random (label 0)?
  const questions = [{ word: context, label: 1 }, ...negatives.map((word) => ({ word, label: 0 }))];
  const v = input[center]!;
  for (const { word, label } of questions) {
    // Both vectors are read from the old matrices, however often their rows have been changed by now.
    const u = output[word]!;
    const score = dot(u, v);
    loss -= label === 1 ? logSigmoid(score) : Math.log(1 - sigmoid(score));
    const slope = sigmoid(score) - label;
    addScaled(newInput[center]!, -lr * slope, u);
    addScaled(newOutput[word]!, -lr * slope, v);
  }
  return { input: newInput, output: newOutput, loss };
}

export function negativeDistribution(counts: number[], power = 0.75): number[] {
  if (counts.some((count) => count < 0)) throw new RangeError('a count is negative');
  if (!counts.some((count) => count > 0)) throw new RangeError('there is no word to draw');
  if (Number.isNaN(power)) throw new RangeError('the power is NaN');
  const weights = counts.map((count) => Math.pow(count, power));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function logSigmoid(x: number): number {
  return Math.log(sigmoid(x));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}

/** target += factor * vector, in place. */
function addScaled(target: number[], factor: number, vector: number[]): void {
  for (const [j, value] of vector.entries()) target[j]! += factor * value;
}

function copy(matrix: number[][]): number[][] {
  return matrix.map((row) => [...row]);
}

function checkMatrices(input: number[][], output: number[][]): void {
  const widths = new Set([...input, ...output].map((row) => row.length));
  if (widths.size > 1) throw new RangeError(`rows of different lengths: ${[...widths].join(', ')}`);
}

function checkIndex(word: number, size: number): void {
  if (!Number.isInteger(word) || word < 0 || word >= size) throw new RangeError(`there is no word ${word}`);
}
