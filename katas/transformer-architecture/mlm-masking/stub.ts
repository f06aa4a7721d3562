export interface MlmOptions {
  /** Size V of the vocabulary, at least 1; ids are 0..V-1. */
  vocabSize: number;
  /** Id of the mask token. */
  maskId: number;
  /** Ids that are never selected, such as those of separators and padding. */
  specialIds: number[];
  /** Probability of a token to be selected, in [0, 1]. Default 0.15. */
  maskProb?: number;
}

/**
 * Corrupts a text for masked-language-model training, as BERT does.
 *
 * For each token that is not special, from left to right: a draw below maskProb selects it. For a selected token,
 * a second draw below 0.8 means the mask, one below 0.9 a random token (a third draw, times the vocabulary size,
 * rounded down), any other the token itself.
 *
 * @param rng numbers in [0, 1); not called for special tokens, nor more often than described
 * @returns input: what the encoder sees; labels: the original id of each selected token, -100 elsewhere
 * @throws RangeError if an id is outside 0..vocabSize-1, maskProb is outside [0, 1] or vocabSize is below 1;
 *   before any call of rng
 */
export function maskTokens(
  tokens: number[],
  options: MlmOptions,
  rng: () => number,
): { input: number[]; labels: number[] } {
  throw new Error('TODO');
}
