export interface RmsGrad {
  /** Gradient with respect to x. */
  dx: number[];
  /** Gradient with respect to the gain. */
  dgain: number[];
}

/**
 * gain_i * x_i / sqrt(mean(x^2) + eps). Returns a new array.
 *
 * Throws a RangeError for an empty x, a gain of another length, and an eps that is not finite and > 0.
 *
 * @param eps default 1e-6
 */
export function rmsNorm(x: number[], gain: number[], eps?: number): number[] {
  throw new Error('TODO');
}

/**
 * gain_i * (x_i - mean) / sqrt(variance + eps) + bias_i, with the variance of the population (divided by n).
 * Returns a new array. Accurate for x around 1e5 that differ by little.
 *
 * Throws a RangeError for an empty x, a gain or bias of another length, and an eps that is not finite and > 0.
 *
 * @param eps default 1e-5
 */
export function layerNorm(x: number[], gain: number[], bias: number[], eps?: number): number[] {
  throw new Error('TODO');
}

/**
 * Backward pass of rmsNorm: given dy, the gradient of a loss with respect to its output, the gradients with
 * respect to x and gain. Exact: the rms is a function of x, too.
 *
 * Throws a RangeError for an empty x, a gain or dy of another length, and an eps that is not finite and > 0.
 *
 * @param eps default 1e-6
 */
export function rmsNormBackward(x: number[], gain: number[], dy: number[], eps?: number): RmsGrad {
  throw new Error('TODO');
}
