/**
 * @title A miss counts as the rank after the last
 * @question rag-system
 *
 * A query without a hit got the rank after the end of its ranking. The score of a miss then depends on how
 * much was returned, and returning nothing at all has rank 1, the best possible. A miss is worth 0.
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
  return total / rankings.length;
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
  return 1 / ((index === -1 ? ranked.length : index) + 1);
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
