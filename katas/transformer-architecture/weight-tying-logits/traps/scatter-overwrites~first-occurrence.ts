/**
 * @title Counts a token's first occurrence only
 * @question weight-tying
 *
 * Each token was handled once, as in a set of the tokens that occur. But each place of the text is a use of
 * its own, with a gradient of its own; the row gets the sum over all of them.
 */

export function tiedLogits(h: number[], embedding: number[][]): number[] {
  if (embedding.some((row) => row.length !== h.length))
    throw new RangeError('embedding and h differ in width');
  return embedding.map((row) => row.reduce((sum, value, c) => sum + value * h[c]!, 0));
}

export function tiedEmbeddingGrad(
  tokenIds: number[],
  dInput: number[][],
  hs: number[][],
  dLogits: number[][],
  vocabSize: number,
): number[][] {
  const width = checkInput(tokenIds, dInput, hs, dLogits, vocabSize);
  const grad = Array.from({ length: vocabSize }, () => new Array<number>(width).fill(0));

  tokenIds.forEach((id, t) => {
    if (tokenIds.indexOf(id) === t) addScaled(grad[id]!, dInput[t]!, 1);
  });

  // As head: every row takes part in every prediction.
  hs.forEach((h, p) => dLogits[p]!.forEach((slope, id) => addScaled(grad[id]!, h, slope)));
  return grad;
}

function addScaled(target: number[], row: number[], factor: number): void {
  row.forEach((value, c) => (target[c]! += factor * value));
}

/** Throws for invalid input; returns the width of the embedding. */
function checkInput(
  tokenIds: number[],
  dInput: number[][],
  hs: number[][],
  dLogits: number[][],
  vocabSize: number,
): number {
  for (const id of tokenIds) {
    if (!Number.isInteger(id) || id < 0 || id >= vocabSize) throw new RangeError(`there is no token ${id}`);
  }
  if (tokenIds.length !== dInput.length) throw new RangeError('tokenIds and dInput differ in length');
  if (hs.length !== dLogits.length) throw new RangeError('hs and dLogits differ in length');
  const vectors = [...dInput, ...hs];
  const width = vectors[0]?.length ?? 0;
  if (vectors.some((row) => row.length !== width)) throw new RangeError('vectors of unequal width');
  if (dLogits.some((row) => row.length !== vocabSize))
    throw new RangeError('dLogits needs a score per token');
  return width;
}
