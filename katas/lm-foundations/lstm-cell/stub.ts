/**
 * Weights of a layer of H units with inputs of length I. Rows come in four blocks of H, in the order of PyTorch:
 * input gate i, forget gate f, candidate g, output gate o.
 */
export interface LstmParams {
  /** [4H][I], applied to the input. */
  wx: number[][];
  /** [4H][H], applied to the hidden state of the step before. */
  wh: number[][];
  /** [4H]. */
  b: number[];
}

/**
 * One step: the new hidden state and the new cell.
 *
 * @param x [I] input of this step
 * @param h [H] hidden state of the step before
 * @param c [H] cell of the step before
 * @throws RangeError if b.length is not a positive multiple of 4, or any shape does not fit
 */
export function lstmCell(
  x: number[],
  h: number[],
  c: number[],
  params: LstmParams,
): { h: number[]; c: number[] } {
  throw new Error('TODO');
}

/**
 * All steps of a sequence, from a state of zeros.
 *
 * @param xs [T][I]; may be empty
 * @returns hs: [T][H], the hidden state after every step; c: [H], the cell after the last one
 * @throws RangeError as lstmCell does
 */
export function lstmSequence(xs: number[][], params: LstmParams): { hs: number[][]; c: number[] } {
  throw new Error('TODO');
}
