/**
 * Mean cross-entropy of next-token predictions, with its gradient.
 *
 * @param logits [T][V], one row per position; any finite numbers, also as large as 1000
 * @param targets [T] the class that each row should have predicted, 0..V-1, or ignoreIndex
 * @param ignoreIndex positions with this target take no part; default -100
 * @returns loss: mean of -log softmax(row)[target], in nats, over the positions that count;
 *   count: how many those are; grad: [T][V], derivative of the loss with respect to the logits
 * @throws RangeError if no position counts, the rows are ragged, there is not one target per row, a target is
 *   neither a class nor ignoreIndex, or ignoreIndex is NaN
 */
export function crossEntropy(
  logits: number[][],
  targets: number[],
  ignoreIndex = -100,
): { loss: number; count: number; grad: number[][] } {
  throw new Error('TODO');
}

/**
 * Perplexity of a text, from the natural log-probability of each of its tokens.
 *
 * @returns at least 1; Infinity if a token had probability 0, that is a log-prob of -Infinity
 * @throws RangeError if the list is empty, or an entry is above 0 or NaN
 */
export function perplexity(tokenLogProbs: number[]): number {
  throw new Error('TODO');
}

/**
 * Bits per byte: what a text costs under the model, measured against its size, whatever the tokenizer.
 *
 * @param totalNats sum of -log p over all tokens, natural logarithm, at least 0
 * @param totalBytes size of the text, above 0
 * @throws RangeError if an argument is out of range or NaN
 */
export function bitsPerByte(totalNats: number, totalBytes: number): number {
  throw new Error('TODO');
}
