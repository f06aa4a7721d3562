/**
 * Feed-forward network with a SwiGLU gate on one token: wDown (silu(wGate x) * (wUp x)), silu(z) = z sigmoid(z).
 *
 * Matrices are stored as [out][in]: wGate and wUp have shape [hidden][x.length], wDown has rows of length hidden.
 * There are no biases. Pre-activations of +-1000 must work. Returns a new array with one number per row of wDown.
 *
 * Throws a RangeError for shapes that do not fit together, ragged matrices included.
 */
export function swiglu(x: number[], wGate: number[][], wUp: number[][], wDown: number[][]): number[] {
  throw new Error('TODO');
}

/**
 * Hidden width that gives three matrices as many weights as two matrices of the usual width 4 dModel: 8/3 of
 * dModel, cut down to an integer, then rounded up to a multiple of multipleOf.
 *
 * Throws a RangeError for arguments that are not integers > 0.
 */
export function swigluHidden(dModel: number, multipleOf: number): number {
  throw new Error('TODO');
}
