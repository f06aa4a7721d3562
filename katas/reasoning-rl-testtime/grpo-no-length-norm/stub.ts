/** One completion of the prompt, with the log-probability of each of its tokens under up to three models. */
export interface GrpoSample {
  /** Under the policy that is being trained. */
  logProbs: number[];
  /** Under the policy that generated the completion; same length. */
  oldLogProbs: number[];
  /** Under the frozen reference model; same length. Needed only if klBeta > 0. */
  refLogProbs?: number[];
  reward: number;
}

export interface GrpoOptions {
  /** Ratios are clipped to [1 - clipEps, 1 + clipEps]; in (0, 1), default 0.2. */
  clipEps?: number;
  /** Weight of the KL penalty, at least 0. Default 0. */
  klBeta?: number;
  /** The constant that takes the place of the completion's length, above 0. Default 1. */
  tokenBudget?: number;
}

export interface GrpoResult {
  loss: number;
  /** [G]: reward minus the mean reward of the group. */
  advantages: number[];
  /** Share of all tokens whose clipped term is strictly smaller than the unclipped one; 0 without tokens. */
  clipFraction: number;
  /** Shaped like the completions: derivative of the loss with respect to logProbs[i][t]. */
  gradLogProbs: number[][];
}

/**
 * The Dr. GRPO loss of one group of completions of the same prompt, with its gradient.
 *
 * @param group G >= 2 completions; a completion may be empty, and still counts
 * @throws RangeError if the group is too small, lengths differ, a number is not finite, an option is out of
 *   range, or klBeta > 0 and a sample has no refLogProbs
 */
export function drGrpoLoss(group: GrpoSample[], options: GrpoOptions = {}): GrpoResult {
  throw new Error('TODO');
}
