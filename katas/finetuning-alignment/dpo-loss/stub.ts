/** Log-probabilities of the tokens of two completions, under the policy and under the reference model. */
export interface DpoPair {
  policyChosen: number[];
  policyRejected: number[];
  refChosen: number[];
  refRejected: number[];
}

export interface DpoResult {
  loss: number;
  /** Implicit rewards, one per pair. */
  chosenRewards: number[];
  rejectedRewards: number[];
  /** Share of the pairs in which the chosen completion has the larger reward. */
  accuracy: number;
  /** Slope of the loss in the summed log-probability of each chosen completion. */
  gradChosen: number[];
}

/**
 * The DPO loss, averaged over pairs; with labelSmoothing above 0 the conservative variant.
 *
 * Throws a RangeError for: no pairs; a beta that is not finite and above 0; a labelSmoothing outside [0, 0.5);
 * policy and reference lists of different length; a log-probability that is not finite.
 */
export function dpoLoss(pairs: DpoPair[], beta: number, labelSmoothing?: number): DpoResult {
  throw new Error('TODO');
}
