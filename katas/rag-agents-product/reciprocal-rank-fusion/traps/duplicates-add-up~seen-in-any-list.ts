/**
 * @title An id counts only in the first list that has it
 * @question rag-system
 *
 * The set of ids that were seen is made once and not per list. It removes repetitions within a list, and
 * with them every further vote: nothing is fused any more, the lists are interleaved. What must be
 * remembered for one list must be forgotten for the next.
 */

interface Entry {
  id: string;
  score: number;
  bestRank: number;
}

export function rrf(
  rankings: string[][],
  o: { k?: number; weights?: number[]; topN?: number } = {},
): { id: string; score: number }[] {
  const { k = 60, weights = rankings.map(() => 1), topN } = o;
  check(rankings, k, weights, topN);

  const entries = new Map<string, Entry>(); // keeps the order of first appearance
  const seen = new Set<string>();
  rankings.forEach((ranking, list) => {
    ranking.forEach((id, index) => {
      if (seen.has(id)) return;
      seen.add(id);
      const rank = index + 1;
      const entry = entries.get(id) ?? { id, score: 0, bestRank: Infinity };
      entry.score += weights[list]! / (k + rank);
      entry.bestRank = Math.min(entry.bestRank, rank);
      entries.set(id, entry);
    });
  });

  // The sort is stable, so what is equal in both respects stays in the order of first appearance.
  return [...entries.values()]
    .sort((a, b) => b.score - a.score || a.bestRank - b.bestRank)
    .slice(0, topN)
    .map(({ id, score }) => ({ id, score }));
}

function check(rankings: string[][], k: number, weights: number[], topN: number | undefined): void {
  if (!(k >= 0)) throw new RangeError(`k must be >= 0, got ${k}`);
  if (weights.length !== rankings.length) {
    throw new RangeError(`${rankings.length} rankings but ${weights.length} weights`);
  }
  for (const weight of weights) {
    if (!(weight >= 0)) throw new RangeError(`a weight must be >= 0, got ${weight}`);
  }
  if (topN !== undefined && (!Number.isInteger(topN) || topN < 1)) {
    throw new RangeError(`topN must be an integer >= 1, got ${topN}`);
  }
}
