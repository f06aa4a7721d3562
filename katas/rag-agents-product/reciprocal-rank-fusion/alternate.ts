interface Options {
  k?: number;
  weights?: number[];
  topN?: number;
}

/** Id by id: looks every id up in every list. */
export function rrf(
  rankings: string[][],
  { k = 60, weights, topN }: Options = {},
): { id: string; score: number }[] {
  if (Number.isNaN(k) || k < 0) throw new RangeError('bad k');
  if (weights && weights.length !== rankings.length) throw new RangeError('one weight per ranking');
  if (weights?.some((weight) => Number.isNaN(weight) || weight < 0)) throw new RangeError('bad weight');
  if (topN !== undefined && !(Number.isInteger(topN) && topN > 0)) throw new RangeError('bad topN');

  const fused = [...new Set(rankings.flat())].map((id) => {
    const ranks = rankings.map((ranking) => 1 + ranking.indexOf(id)); // 0 = not in the list
    const terms = ranks.map((rank, list) => (rank === 0 ? 0 : (weights?.[list] ?? 1) / (k + rank)));
    const best = Math.min(...ranks.filter((rank) => rank > 0));
    return { id, score: terms.reduce((sum, term) => sum + term, 0), best };
  });
  return fused
    .sort((x, y) => (x.score === y.score ? x.best - y.best : y.score - x.score))
    .slice(0, topN)
    .map(({ id, score }) => ({ id, score }));
}
