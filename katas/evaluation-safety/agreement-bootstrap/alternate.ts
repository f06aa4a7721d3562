/** From the disagreements: kappa = 1 - (observed disagreement) / (expected disagreement). */
export function cohensKappa(a: string[], b: string[]): number {
  assertItems(a, b);
  const n = a.length;
  let disagreements = 0;
  let pairs = 0;
  const timesInB = new Map<string, number>();
  b.forEach((label) => timesInB.set(label, 1 + (timesInB.get(label) ?? 0)));
  a.forEach((label, i) => {
    if (label !== b[i]) disagreements++;
    // with how many of the other rater's labels this one would disagree, if these came in any order
    pairs += n - (timesInB.get(label) ?? 0);
  });
  return disagreements === 0 ? 1 : 1 - (disagreements * n) / pairs;
}

/** On the differences per item. */
export function pairedBootstrap(
  scoresA: number[],
  scoresB: number[],
  resamples: number,
  confidence: number,
  rng: () => number,
): { diff: number; low: number; high: number; pSign: number } {
  assertItems(scoresA, scoresB);
  if (!(resamples >= 1 && resamples % 1 === 0)) throw new RangeError('resamples');
  if (Number.isNaN(confidence) || confidence <= 0 || confidence >= 1) throw new RangeError('confidence');
  const differences = scoresA.map((score, i) => score - scoresB[i]!);
  const average = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const redraw = (): number[] => differences.map(() => differences[Math.trunc(differences.length * rng())]!);
  const values = Float64Array.from({ length: resamples }, () => average(redraw())).sort();

  let notPositive = 0;
  while (notPositive < resamples && values[notPositive]! <= 0) notPositive++;
  const at = (share: number): number => {
    const place = share * (resamples - 1);
    const weight = place % 1;
    const upper = Math.min(Math.ceil(place), resamples - 1);
    return values[Math.floor(place)]! * (1 - weight) + values[upper]! * weight;
  };
  return {
    diff: average(differences),
    low: at(0.5 - confidence / 2),
    high: at(0.5 + confidence / 2),
    pSign: notPositive / resamples,
  };
}

function assertItems(a: unknown[], b: unknown[]): void {
  if (!a.length || !b.length || a.length !== b.length) throw new RangeError('items');
}
