/** A low-rank update: A has shape [r][in] and projects down, B has shape [out][r] and projects up. */
export interface Lora {
  A: number[][];
  B: number[][];
  alpha: number;
}

/**
 * x (w + (alpha / r) B A)^T, without forming the product of B and A. Shapes: x [n][in], w [out][in], result
 * [n][out].
 *
 * Throws a RangeError for: rank 0; ragged matrices; shapes that do not fit together; alpha not finite.
 */
export function loraForward(x: number[][], w: number[][], lora: Lora): number[][] {
  throw new Error('TODO');
}

/** w + (alpha / r) B A. Throws a RangeError for the same reasons. */
export function merge(w: number[][], lora: Lora): number[][] {
  throw new Error('TODO');
}

/** w - (alpha / r) B A: undoes merge, up to rounding. Throws a RangeError for the same reasons. */
export function unmerge(w: number[][], lora: Lora): number[][] {
  throw new Error('TODO');
}

/** How many numbers A and B have together. Throws a RangeError for rank 0. */
export function trainableParams(inDim: number, outDim: number, rank: number): number {
  throw new Error('TODO');
}
