/**
 * @title Draws separate items for A and B
 * @question evaluation-hygiene
 *
 * For every draw rng is called twice, once for each model. The two models then answer different test
 * sets, and the difference carries the spread of the items twice instead of losing it. The interval
 * becomes much too wide, and real improvements look like noise. Both scores of an item have to stay
 * together.
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
      sumA += scoresA[Math.floor(rng() * n)]!;
      sumB += scoresB[Math.floor(rng() * n)]!;
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

/** Linear interpolation between the two neighbours of position q * (length - 1). */
function quantile(sorted: number[], q: number): number {
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const left = sorted[below]!;
  const right = sorted[below + 1] ?? left;
  return left + (position - below) * (right - left);
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
