export interface Battle {
  /** Index of the one player. */
  a: number;
  /** Index of the other player, not the same. */
  b: number;
  winner: 'a' | 'b' | 'tie';
}

/**
 * Elo ratings after the battles, played in their order. Everybody starts at `base` (default 1000); `k`
 * (default 4) is the largest change per battle. A tie is a score of 0.5 for both. Both ratings of a battle
 * are updated from the ratings before it.
 *
 * Throws a RangeError for: fewer than two players; no battles; a = b; an index that is no player; a k that
 * is NaN or not above 0; a base that is NaN.
 */
export function onlineElo(battles: Battle[], players: number, o?: { k?: number; base?: number }): number[] {
  throw new Error('TODO');
}

/**
 * Bradley-Terry ratings: the maximum likelihood of all battles at once, with a ridge penalty (default 1e-6)
 * on the strengths in logits; a tie is half a win for each. Scaled to 400 points per factor 10 of the odds
 * and shifted to a mean of 1000 over all players. The order of the battles does not matter.
 *
 * Throws a RangeError for: fewer than two players; no battles; a = b; an index that is no player; a ridge
 * that is NaN or not above 0.
 */
export function bradleyTerry(battles: Battle[], players: number, o?: { ridge?: number }): number[] {
  throw new Error('TODO');
}
