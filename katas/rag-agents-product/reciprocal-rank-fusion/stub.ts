/**
 * Fuses rankings, each a list of ids from best to worst, into one. An id scores
 * weights[i] / (k + rank) for every list i that contains it, with ranks from 1 at its first position.
 *
 * Sorted by score, ties by the best rank in any list, then by first appearance (list by list, from the top).
 * Defaults: k 60, all weights 1, topN unlimited.
 *
 * Throws a RangeError for: k negative or NaN; weights whose number is not that of the rankings; a weight
 * that is negative or NaN; topN not an integer >= 1.
 */
export function rrf(
  rankings: string[][],
  o?: { k?: number; weights?: number[]; topN?: number },
): { id: string; score: number }[] {
  throw new Error('TODO');
}
