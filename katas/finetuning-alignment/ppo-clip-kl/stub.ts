export interface PpoOptions {
  /** Half the width of the range of ratios that is not clipped. Default 0.2. */
  clipEps?: number;
  /** Which tokens count. Default: all. */
  mask?: boolean[];
}

export interface PpoResult {
  loss: number;
  /** Share of the tokens that count whose clipped term is strictly smaller than the free one. */
  clipFraction: number;
  /** Mean of rho - 1 - ln rho, with rho = new / old. */
  approxKl: number;
}

/**
 * PPO's clipped policy loss, averaged over the tokens that count.
 *
 * Throws a RangeError for: lists of unequal length; no token that counts; clipEps outside (0, 1); a value that
 * is not finite at a token that counts.
 */
export function ppoPolicyLoss(
  logProbs: number[],
  oldLogProbs: number[],
  advantages: number[],
  options?: PpoOptions,
): PpoResult {
  throw new Error('TODO');
}

/**
 * One reward per token of a response: the KL penalty towards the reference at every token, and the score on
 * top at the last.
 *
 * Throws a RangeError for: lists of unequal length; an empty response; a negative beta; a score that is not
 * finite.
 */
export function klShapedRewards(
  score: number,
  logProbs: number[],
  refLogProbs: number[],
  beta: number,
): number[] {
  throw new Error('TODO');
}
