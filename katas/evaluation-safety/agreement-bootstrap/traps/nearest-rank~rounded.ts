/**
 * @title Rounds the position of the quantile
 * @question evaluation-hygiene
 *
 * The position q * (R - 1) is right, but it is rounded to the nearest index. The interval then moves in
 * jumps when the confidence changes, and with few resamples different confidences give the same interval.
 * Interpolate between the two neighbours.
 */

export interface BootstrapResult {
  diff: number;
  low: number;
  high: number;
  pSign: number;
}

export function cohensKappa(a: string[], b: string[]): number {
  checkPair(a, b);
  const n = a.length;
  const observed = a.filter((label, i) => label === b[i]).length / n;
  const countsA = countLabels(a);
  const countsB = countLabels(b);
  let expected = 0;
  for (const [label, count] of countsA) expected += (count / n) * ((countsB.get(label) ?? 0) / n);
  // Both raters used one and the same label throughout.
  if (expected === 1) return 1;
  return (observed - expected) / (1 - expected);
}

export function pairedBootstrap(
  scoresA: number[],
  scoresB: number[],
  resamples: number,
  confidence: number,
  rng: () => number,
): BootstrapResult {
  checkPair(scoresA, scoresB);
  if (!Number.isInteger(resamples) || resamples < 1) throw new RangeError(`${resamples} resamples`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence of ${confidence}`);
  const n = scoresA.length;
  const statistics: number[] = [];
  for (let r = 0; r < resamples; r++) {
    let sumA = 0;
    let sumB = 0;
    for (let draw = 0; draw < n; draw++) {
      // One index for both: the items are resampled, not the scores.
      const i = Math.floor(rng() * n);
      sumA += scoresA[i]!;
      sumB += scoresB[i]!;
    }
    statistics.push(sumA / n - sumB / n);
  }
  statistics.sort((x, y) => x - y);
  const tail = (1 - confidence) / 2;
  return {
    diff: mean(scoresA) - mean(scoresB),
    low: quantile(statistics, tail),
    high: quantile(statistics, 1 - tail),
    pSign: statistics.filter((value) => value <= 0).length / resamples,
  };
}

function quantile(sorted: number[], q: number): number {
  const index = Math.round(q * (sorted.length - 1));
  return sorted[Math.min(Math.max(index, 0), sorted.length - 1)]!;
}

function countLabels(labels: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function checkPair(a: unknown[], b: unknown[]): void {
  if (a.length === 0) throw new RangeError('there are no items');
  if (a.length !== b.length) throw new RangeError(`${a.length} values and ${b.length} values`);
}
