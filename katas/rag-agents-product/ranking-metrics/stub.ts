export type GainMode = 'exponential' | 'linear';

/**
 * The share of the distinct relevant ids that are among the first k positions of the ranking; 0 if nothing
 * is relevant.
 *
 * Throws a RangeError for: k not an integer >= 1.
 */
export function recallAtK(ranked: string[], relevant: string[], k: number): number {
  throw new Error('TODO');
}

/**
 * The mean over the queries of 1 / rank of the first relevant id; a query without any hit counts as 0.
 *
 * Throws a RangeError for: no queries; rankings and relevant of different length.
 */
export function meanReciprocalRank(rankings: string[][], relevant: string[][]): number {
  throw new Error('TODO');
}

/**
 * The discounted gain of the first k positions, divided by that of the best possible ranking of all judged
 * ids. An id is worth 2^g - 1 ('exponential', default) or g ('linear'); without a judgement g is 0. A repeated
 * id is worth nothing after its first position. 0 if the best possible ranking is worth nothing.
 *
 * Throws a RangeError for: k not an integer >= 1; a gain that is negative or not finite; an unknown mode.
 */
export function ndcgAtK(ranked: string[], gains: Map<string, number>, k: number, mode?: GainMode): number {
  throw new Error('TODO');
}
