export interface RopeOptions {
  /** Base of the geometric series of rotation speeds. Default 10000. */
  base?: number;
  /** Which dimensions form a pair: (2i, 2i+1) or (i, i+d/2). Default 'interleaved'. */
  layout?: 'interleaved' | 'half';
}

/**
 * Rotates every row of one head's queries or keys by its position.
 *
 * Pair i of the row at position m turns counter-clockwise by m * base^(-2i/d), i = 0 .. d/2-1. The result
 * is a new matrix of the same shape with the dimensions in the same order.
 *
 * Throws a RangeError for: ragged rows; an odd or zero d; positions.length different from x.length; a
 * position that is not an integer >= 0; a base that is not finite and > 0; an unknown layout.
 */
export function applyRope(x: number[][], positions: number[], options?: RopeOptions): number[][] {
  throw new Error('TODO');
}

/**
 * Attention logits of rotated queries and rotated keys, divided by sqrt(d), shape [q.length][k.length].
 * No mask, no softmax.
 *
 * Throws a RangeError for everything that applyRope rejects, in q or in k, and for q and k (both non-empty)
 * of different d.
 */
export function ropeScores(
  q: number[][],
  k: number[][],
  qPositions: number[],
  kPositions: number[],
  options?: RopeOptions,
): number[][] {
  throw new Error('TODO');
}
