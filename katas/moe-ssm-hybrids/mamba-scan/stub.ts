export interface SsmInput {
  /** [T][E] */
  x: number[][];
  /** Step sizes, [T][E], none negative. */
  delta: number[][];
  /** Rates of fading, [E][N]. */
  A: number[][];
  /** What each token writes, [T][N]. */
  B: number[][];
  /** What each token reads, [T][N]. */
  C: number[][];
  /** Weight of the direct path from x to y, [E]. */
  D: number[];
}

/**
 * Runs the recurrence h = exp(delta A) h + delta B x, y = C h + D x over all tokens, from the state h0 ([E][N],
 * zeros by default). Returns all outputs and the last state.
 *
 * Throws a RangeError for: a negative step size; no channels or no state; shapes that do not fit together.
 */
export function selectiveScan(input: SsmInput, h0?: number[][]): { y: number[][]; h: number[][] } {
  throw new Error('TODO');
}

/** The map h -> a h + b that does the same as left followed by right. */
export function combine(
  left: { a: number; b: number },
  right: { a: number; b: number },
): { a: number; b: number } {
  throw new Error('TODO');
}
