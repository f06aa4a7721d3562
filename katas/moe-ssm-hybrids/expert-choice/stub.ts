/**
 * Routing in which every expert takes the tokens that score highest for it.
 *
 * logits has shape [T][N], a row per token. The scores are a softmax over the experts of each token. Every
 * expert takes max(1, floor(T * capacityFactor / N)) tokens, equal scores going to the lower token. Returns
 * for each expert its tokens, highest score first, and their scores; and for each token how many experts
 * took it.
 *
 * Throws a RangeError for: no tokens or no experts; rows of unequal length; a logit that is not finite; a
 * capacityFactor that is not above 0 and at most N.
 */
export function expertChoice(
  logits: number[][],
  capacityFactor: number,
): { tokens: number[][]; weights: number[][]; perToken: number[] } {
  throw new Error('TODO');
}
