export interface SamplingOptions {
  /** The logits are divided by it. 0 means greedy. Default 1. */
  temperature?: number;
  /** How many tokens stay. 0 or at least the size of the vocabulary: all of them. Default 0. */
  topK?: number;
  /** The mass that the tokens which stay must reach. Default 1. */
  topP?: number;
}

/**
 * The distribution from which the next token is drawn, one probability per id.
 *
 * Temperature first; then exactly topK tokens; then, renormalised, the shortest list of the most probable ones
 * with a mass >= topP - 1e-12, the one that reaches it included; renormalised again. Ties go to the lower id.
 * Temperature 0 gives 1 to the highest logit. A logit of -Infinity is a token that cannot come.
 *
 * Throws a RangeError for: no logits, NaN or +Infinity among them, or nothing but -Infinity; a temperature
 * that is negative or not finite; a topK that is not an integer >= 0; a topP outside (0, 1].
 */
export function filteredDistribution(logits: number[], options?: SamplingOptions): number[] {
  throw new Error('TODO');
}

/**
 * Draws an id from that distribution: the first one, in the order of the ids, up to which the probabilities
 * sum to more than the random number; if rounding leaves none, the last id with a probability above 0.
 *
 * Calls rng once, at temperature 0 not at all. Throws a RangeError, before any call of rng, for what
 * filteredDistribution rejects.
 */
export function sampleToken(logits: number[], options: SamplingOptions, rng: () => number): number {
  throw new Error('TODO');
}
