export interface AdamWState {
  /** Steps that have been done. */
  step: number;
  /** Running mean of the gradients, uncorrected. */
  m: number[];
  /** Running mean of their squares, uncorrected. */
  v: number[];
}

export interface AdamWConfig {
  lr: number;
  /** Default 0.9. */
  beta1?: number;
  /** Default 0.999. */
  beta2?: number;
  /** Default 1e-8. */
  eps?: number;
  /** Default 0.01. */
  weightDecay?: number;
  /** False where a parameter is not to be decayed. Default: all are decayed. */
  decayMask?: boolean[];
}

/**
 * One step of AdamW: p - lr * weightDecay * p - lr * mHat / (sqrt(vHat) + eps), with running means that are
 * corrected for their start at 0. Returns the new parameters and the new state.
 *
 * Throws a RangeError for: lists of unequal length; lr < 0; eps <= 0; weightDecay < 0; a beta outside of
 * 0 <= beta < 1; a step that is not an integer >= 0; a gradient that is not finite. NaN is never allowed.
 */
export function adamwStep(
  params: number[],
  grads: number[],
  state: AdamWState,
  config: AdamWConfig,
): { params: number[]; state: AdamWState } {
  throw new Error('TODO');
}
