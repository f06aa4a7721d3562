/**
 * Cuts a linear layer (weights [out][in]) along its outputs: rank r gets the r-th of `ranks` equal blocks of
 * rows, and the same block of the bias.
 *
 * Throws a RangeError for: ranks not an integer above 0 or not a divisor of the number of outputs; a ragged
 * matrix; a bias of another length than the number of outputs.
 */
export function columnShard(w: number[][], b: number[], ranks: number): { w: number[][]; b: number[] }[] {
  throw new Error('TODO');
}

/**
 * Cuts a linear layer along its inputs: rank r gets the r-th of `ranks` equal blocks of columns. The bias goes
 * to rank 0 alone.
 *
 * Throws a RangeError for: ranks not an integer above 0 or not a divisor of the number of inputs; a ragged
 * matrix; a bias of another length than the number of outputs.
 */
export function rowShard(w: number[][], b: number[], ranks: number): { w: number[][]; b: number[] | null }[] {
  throw new Error('TODO');
}

/**
 * tanh(x w1^T + b1) w2^T + b2 with w1 cut by columns and w2 by rows.
 *
 * `allReduce` gets the partial outputs of all ranks, without b2, and is called exactly once; b2 is added to
 * what it returns.
 *
 * Throws a RangeError, before allReduce is called, for: ranks not an integer above 0 or not a divisor of the
 * number of hidden units; ragged matrices; sizes that do not fit together.
 */
export function parallelMlp(
  x: number[][],
  w1: number[][],
  b1: number[],
  w2: number[][],
  b2: number[],
  ranks: number,
  allReduce: (parts: number[][][]) => number[][],
): number[][] {
  throw new Error('TODO');
}
