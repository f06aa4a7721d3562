/** The scores of one prompt's completions, in the order of the labellers' ranking: best first. */
export interface RankedGroup {
  rewards: number[];
}

/**
 * The mean over groups of the mean over pairs i < j of -ln sigma(r_i - r_j), with its gradient with respect to
 * every reward, and the share of all pairs in which the better completion has the strictly larger reward.
 *
 * Throws a RangeError for: no groups; a group of fewer than two rewards; a reward that is not finite.
 */
export function rewardLoss(groups: RankedGroup[]): { loss: number; accuracy: number; grad: number[][] } {
  throw new Error('TODO');
}
