export type GainMode = 'exponential' | 'linear';

export function recallAtK(ranked: string[], relevant: string[], k: number): number {
  refuseUnless(k > 0 && Number.isInteger(k), 'bad k');
  const missing = new Set(relevant);
  const all = missing.size;
  for (const id of ranked.slice(0, k)) missing.delete(id);
  return all > 0 ? 1 - missing.size / all : 0;
}

export function meanReciprocalRank(rankings: string[][], relevant: string[][]): number {
  refuseUnless(rankings.length === relevant.length, 'one list of relevant ids per ranking');
  refuseUnless(rankings.length > 0, 'no queries');
  const values = rankings.map((ranked, query) => {
    const wanted = new Set(relevant[query]);
    for (const [i, id] of ranked.entries()) if (wanted.has(id)) return 1 / (i + 1);
    return 0;
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Takes the judgements out of a copy as they are met, so that nothing counts twice. */
export function ndcgAtK(ranked: string[], gains: Map<string, number>, k: number, mode?: GainMode): number {
  refuseUnless(k > 0 && Number.isInteger(k), 'bad k');
  const worth = worthOf(mode);
  const all = [...gains.values()];
  refuseUnless(
    all.every((gain) => gain >= 0 && gain < Infinity),
    'bad gain',
  );
  // Any base of the logarithm will do: it cancels.
  const discounted = (value: number, i: number): number => value / Math.log(i + 2);

  const unmet = new Map(gains);
  let achieved = 0;
  for (const [i, id] of ranked.slice(0, k).entries()) {
    achieved += discounted(worth(unmet.get(id) ?? 0), i);
    unmet.delete(id);
  }
  let possible = 0;
  const best = all.map(worth).sort((a, b) => b - a);
  for (const [i, value] of best.slice(0, k).entries()) possible += discounted(value, i);
  return possible > 0 ? achieved / possible : 0;
}

function worthOf(mode: GainMode = 'exponential'): (gain: number) => number {
  switch (mode) {
    case 'exponential':
      return (gain) => Math.expm1(gain * Math.LN2);
    case 'linear':
      return (gain) => gain;
    default:
      throw new RangeError('unknown mode');
  }
}

function refuseUnless(isValid: boolean, message: string): void {
  if (!isValid) throw new RangeError(message);
}
