/** Four square matrices [D][D], stored as [out][in]: a row x is projected to x W^T. There are no biases. */
export interface MhaWeights {
  wq: number[][];
  wk: number[][];
  wv: number[][];
  wo: number[][];
}

/**
 * Multi-head attention of the rows of x (queries) to the rows of context (keys and values).
 *
 * x has shape [Tq][D], context [Tk][D]; for self-attention they are the same matrix. Head h owns the columns
 * h*d .. (h+1)*d-1 of the three projections, d = D / heads, and scales its scores by 1 / sqrt(d). The heads'
 * outputs are concatenated in order and projected by wo. Returns a new matrix of shape [Tq][D].
 *
 * With causal, row i sees the rows 0 .. i of context only. Default false.
 *
 * Throws a RangeError for: empty x or context, or rows without dimensions; ragged rows; a context or a weight
 * matrix that does not fit D; heads that is not an integer >= 1 dividing D; causal with unequal lengths.
 */
export function multiHeadAttention(
  x: number[][],
  context: number[][],
  weights: MhaWeights,
  heads: number,
  causal?: boolean,
): number[][] {
  throw new Error('TODO');
}

/**
 * Number of weights in one such layer: all four matrices, no biases.
 *
 * Throws a RangeError when heads is not an integer >= 1 that divides dModel.
 */
export function mhaParamCount(dModel: number, heads: number): number {
  throw new Error('TODO');
}
