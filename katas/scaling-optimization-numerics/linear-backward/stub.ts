export interface LinearGrads {
  /** [B][I], the gradient of the input. */
  dx: number[][];
  /** [O][I], the gradient of the weights. */
  dw: number[][];
  /** [O], the gradient of the bias. */
  db: number[];
}

/**
 * x w^T + b, for x [B][I], w [O][I] and b [O].
 *
 * Throws a RangeError for: no rows, no outputs or no inputs; shapes that do not fit.
 */
export function linearForward(x: number[][], w: number[][], b: number[]): number[][] {
  throw new Error('TODO');
}

/**
 * The gradients of a linear layer, given the gradient dy [B][O] of its output. Nothing is averaged.
 *
 * Throws a RangeError for: no rows, no outputs or no inputs; shapes that do not fit.
 */
export function linearBackward(x: number[][], w: number[][], dy: number[][]): LinearGrads {
  throw new Error('TODO');
}

/**
 * Operations of the matrix products, forward and backward; a multiplication and an addition are two.
 *
 * Throws a RangeError for a dimension that is not an integer >= 1.
 */
export function linearFlops(
  batch: number,
  inDim: number,
  outDim: number,
): { forward: number; backward: number } {
  throw new Error('TODO');
}
