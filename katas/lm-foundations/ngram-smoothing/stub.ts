/** How counts become probabilities. */
export type Smoothing =
  /** Relative frequency; 0 for every token after a context that was never continued. */
  | { kind: 'mle' }
  /** k > 0 imaginary extra occurrences of every token of the vocabulary. */
  | { kind: 'add-k'; k: number }
  /** lambdas[i] in [0, 1] is the weight of the relative frequency of order i + 1; one entry per order. */
  | { kind: 'jelinek-mercer'; lambdas: number[] };

/**
 * Probability of a token after a context, estimated from a corpus. The order is context.length + 1.
 *
 * @param corpus sentences of ids 0..vocabSize-1; may be empty, and so may its sentences
 * @param context the tokens before, oldest first; -1 stands for a place before the start of the sentence
 * @param token an id 0..vocabSize-1, never -1
 * @returns a number in [0, 1]
 * @throws RangeError if the vocabulary size is not a positive integer, an id is out of range, k is not above 0,
 *   or there is not one lambda in [0, 1] per order
 */
export function ngramProb(
  corpus: number[][],
  vocabSize: number,
  context: number[],
  token: number,
  smoothing: Smoothing,
): number {
  throw new Error('TODO');
}

/**
 * Natural logarithm of the probability of a sentence: one factor per token, no end-of-sentence token.
 *
 * @param order length of the n-grams, at least 1
 * @returns at most 0; -Infinity if a token has probability 0; 0 for the empty sentence
 * @throws RangeError as ngramProb does, and if the order is below 1
 */
export function sentenceLogProb(
  corpus: number[][],
  vocabSize: number,
  sentence: number[],
  order: number,
  smoothing: Smoothing,
): number {
  throw new Error('TODO');
}
