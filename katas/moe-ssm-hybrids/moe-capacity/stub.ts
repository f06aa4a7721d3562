/**
 * Gives the assignments of tokens to experts their slots.
 *
 * assignments[t] has the experts of token t, the first choice first. Every expert has
 * ceil(capacityFactor * T * k / numExperts) slots. All first choices are served in the order of the tokens,
 * then all second choices, and so on; what finds no slot is dropped.
 *
 * Throws a RangeError for: no tokens; an id that is not an integer in 0 .. numExperts-1 or that is repeated in
 * a row; rows of unequal length; a capacityFactor that is not > 0.
 */
export function dispatch(
  assignments: number[][],
  numExperts: number,
  capacityFactor: number,
): { slots: number[][]; dropped: [number, number][]; capacity: number; utilisation: number } {
  throw new Error('TODO');
}

/**
 * For each token its residual plus the weighted outputs of the experts that kept it. The expert's output for
 * a token is asked for only where it was kept.
 *
 * Throws a RangeError for: weights that do not have the shape of assignments; not as many residuals as
 * tokens; residuals of unequal width.
 */
export function combine(
  expertOutputs: (token: number, expert: number) => number[],
  assignments: number[][],
  weights: number[][],
  kept: (token: number, expert: number) => boolean,
  residual: number[][],
): number[][] {
  throw new Error('TODO');
}
