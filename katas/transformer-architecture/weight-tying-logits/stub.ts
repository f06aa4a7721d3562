/**
 * The scores of all tokens for one hidden vector: the dot products of h with the rows of the embedding [V][d].
 *
 * Throws a RangeError when a row of the embedding is not as long as h.
 */
export function tiedLogits(h: number[], embedding: number[][]): number[] {
  throw new Error('TODO');
}

/**
 * The gradient of the loss with respect to the shared embedding, [vocabSize][d].
 *
 * tokenIds[t] was looked up at place t, and dInput[t] is the gradient of the vector that came out. hs[p] is
 * the hidden vector of prediction p, and dLogits[p] the gradient of its scores.
 *
 * Throws a RangeError for: an id that is not an integer in 0 .. vocabSize-1; numbers of rows that do not
 * belong together; rows of dInput and hs that are not all of the same width; a row of dLogits that does not
 * have vocabSize numbers.
 */
export function tiedEmbeddingGrad(
  tokenIds: number[],
  dInput: number[][],
  hs: number[][],
  dLogits: number[][],
  vocabSize: number,
): number[][] {
  throw new Error('TODO');
}
