/**
 * Cohen's kappa of two raters who labelled the same items: (po - pe) / (1 - pe), with the share po of equal
 * labels and the share pe that is expected from the two raters' own label frequencies. 1 when pe is 1.
 *
 * Throws a RangeError for empty lists and for lists of different lengths.
 */
export function cohensKappa(a: string[], b: string[]): number {
  throw new Error('TODO');
}

/**
 * Paired bootstrap of mean(A) - mean(B) over n items.
 *
 * Each resample draws n indices floor(rng() * n), one after the other, and uses them for both lists; so rng
 * is called n * resamples times. `low` and `high` are the quantiles (1-c)/2 and 1-(1-c)/2 of the resampled
 * statistics, with linear interpolation at position q * (resamples - 1) of the sorted list. `diff` is the
 * statistic of the scores themselves, `pSign` the share of resampled statistics <= 0.
 *
 * Throws a RangeError for empty lists, lists of different lengths, a number of resamples that is not a
 * positive integer, and a confidence that is not strictly between 0 and 1.
 */
export function pairedBootstrap(
  scoresA: number[],
  scoresB: number[],
  resamples: number,
  confidence: number,
  rng: () => number,
): { diff: number; low: number; high: number; pSign: number } {
  throw new Error('TODO');
}
