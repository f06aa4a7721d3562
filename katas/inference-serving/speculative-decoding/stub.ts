export interface SpecResult {
  /** The accepted draft tokens, then one token from the target. */
  tokens: number[];
  /** How many draft tokens were accepted. */
  accepted: number;
}

/**
 * Keeps a prefix of the drafted tokens and adds one token, such that the result is distributed as if the
 * target had written it alone. The number of rng calls is accepted + 2 after a rejection, and
 * draftTokens.length + 1 if all were accepted.
 *
 * @param draftProbs draftProbs[i] is the distribution from which draftTokens[i] was drawn
 * @param targetProbs one row more: the target's distributions at the same places and behind the last one
 *
 * Throws a RangeError, before any rng call, for: another number of rows; rows of different lengths; a negative
 * entry; a row whose sum is off 1 by more than 1e-6; a token that is not an id of the vocabulary, or that the
 * draft gave probability 0.
 */
export function verifyDraft(
  draftTokens: number[],
  draftProbs: number[][],
  targetProbs: number[][],
  rng: () => number,
): SpecResult {
  throw new Error('TODO');
}

/**
 * Expected number of tokens of one verification if each draft token is accepted with probability alpha.
 *
 * Throws a RangeError for: alpha outside [0, 1]; gamma not an integer >= 0.
 */
export function expectedTokens(alpha: number, gamma: number): number {
  throw new Error('TODO');
}
