export interface AttentionOptions {
  /** Factor on every dot product. Default 1 / sqrt(d). */
  scale?: number;
  /** Query i sees the keys 0 .. i + queryOffset. Default k.length - q.length. */
  queryOffset?: number;
}

export interface AttentionResult {
  /** Shape [q.length][width of v]: for every query, the weighted mean of the rows of v. */
  output: number[][];
  /** Shape [q.length][k.length]: every row sums to 1; exactly 0 where the query must not look. */
  weights: number[][];
}

/**
 * One head of scaled dot-product attention under a causal mask.
 *
 * q has shape [Tq][d], k [Tk][d], v [Tk][dv]. Keys that a query does not see have no influence on its
 * weights, whatever they hold. Scores may be as large as 1e5, of either sign. The results are new arrays.
 *
 * Throws a RangeError for: no query, no key or no dimension; ragged rows; q and k of different width;
 * v.length different from k.length; a queryOffset that is not an integer >= 0 (which the default is not when
 * there are fewer keys than queries); a scale that is not finite.
 */
export function causalAttention(
  q: number[][],
  k: number[][],
  v: number[][],
  options?: AttentionOptions,
): AttentionResult {
  throw new Error('TODO');
}
