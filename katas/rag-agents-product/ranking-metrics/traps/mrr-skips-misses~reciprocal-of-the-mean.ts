/**
 * @title Takes the reciprocal of the mean rank
 * @question rag-system
 *
 * The ranks of the first hits were averaged and then inverted. The mean of reciprocals is another number
 * (ranks 1 and 9 give 0.56, their mean rank gives 0.2), and misses have no rank, so they are skipped as
 * well. MRR takes the reciprocal per query.
 */

export type GainMode = 'exponential' | 'linear';

export function recallAtK(ranked: string[], relevant: string[], k: number): number {
  checkCutoff(k);
  const wanted = new Set(relevant);
  if (wanted.size === 0) return 0;
  const found = new Set(ranked.slice(0, k).filter((id) => wanted.has(id)));
  return found.size / wanted.size;
}

export function meanReciprocalRank(rankings: string[][], relevant: string[][]): number {
  if (rankings.length === 0) throw new RangeError('there are no queries');
  if (rankings.length !== relevant.length) {
    throw new RangeError(`${rankings.length} rankings but ${relevant.length} lists of relevant ids`);
  }
  const total = rankings.reduce((sum, ranked, query) => sum + reciprocalRank(ranked, relevant[query]!), 0);
  const ranks = rankings
    .map((ranked, query) => reciprocalRank(ranked, relevant[query]!))
    .filter((value) => value > 0)
    .map((value) => 1 / value);
  return total === 0 ? 0 : ranks.length / ranks.reduce((sum, rank) => sum + rank, 0);
}

export function ndcgAtK(
  ranked: string[],
  gains: Map<string, number>,
  k: number,
  mode: GainMode = 'exponential',
): number {
  checkCutoff(k);
  if (mode !== 'exponential' && mode !== 'linear') throw new RangeError(`unknown mode ${String(mode)}`);
  for (const [id, gain] of gains) {
    if (!Number.isFinite(gain) || gain < 0) throw new RangeError(`the gain of ${id} is ${gain}`);
  }

  const worth = (gain: number): number => (mode === 'linear' ? gain : 2 ** gain - 1);
  const achieved = ranked.slice(0, k).map((id, i) => {
    const isRepeated = ranked.indexOf(id) < i;
    return isRepeated ? 0 : worth(gains.get(id) ?? 0);
  });
  // The best ranking is made of what was judged, whether the system found it or not.
  const ideal = [...gains.values()].sort((a, b) => b - a).map(worth);
  const best = discountedSum(ideal.slice(0, k));
  return best === 0 ? 0 : discountedSum(achieved) / best;
}

function reciprocalRank(ranked: string[], relevant: string[]): number {
  const index = ranked.findIndex((id) => relevant.includes(id));
  return index === -1 ? 0 : 1 / (index + 1);
}

function discountedSum(worths: number[]): number {
  return worths.reduce((sum, worth, i) => {
    const rank = i + 1;
    return sum + worth / Math.log2(rank + 1);
  }, 0);
}

function checkCutoff(k: number): void {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k must be an integer >= 1, got ${k}`);
}
