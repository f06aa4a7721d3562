export interface RouterOptions {
  renormalize?: boolean;
  auxCoef?: number;
}

export interface RouterResult {
  experts: number[][];
  weights: number[][];
  probs: number[][];
  load: number[];
  importance: number[];
  auxLoss: number;
}

/**
 * One pass over the tokens with running totals. The choice is a repeated arg-max, and both kinds of weight
 * come from log-sum-exp: exp(logit - lse), where lse runs over all experts or over the chosen ones.
 */
export function routeTopK(logits: number[][], k: number, options?: RouterOptions): RouterResult {
  const renormalize = options?.renormalize ?? true;
  const auxCoef = options?.auxCoef ?? 0.01;

  const first = logits[0];
  if (first === undefined || first.length === 0) throw new RangeError('empty logits');
  const n = first.length;
  if (!(Number.isInteger(k) && 1 <= k && k <= n)) throw new RangeError(`k = ${k} for ${n} experts`);
  if (!(auxCoef >= 0 && auxCoef < Infinity)) throw new RangeError(`auxCoef = ${auxCoef}`);
  for (const row of logits) {
    if (row.length !== n) throw new RangeError(`a row of ${row.length} logits, expected ${n}`);
    for (const logit of row) {
      if (!(Math.abs(logit) < Infinity)) throw new RangeError(`logit ${logit}`);
    }
  }

  const experts: number[][] = [];
  const weights: number[][] = [];
  const probs: number[][] = [];
  const counts = new Array<number>(n).fill(0);
  const mass = new Array<number>(n).fill(0);

  for (const row of logits) {
    const logNormaliser = logSumExp(row);
    const tokenProbs = row.map((logit) => Math.exp(logit - logNormaliser));
    tokenProbs.forEach((p, id) => (mass[id] = (mass[id] ?? 0) + p));

    const taken = new Set<number>();
    const chosenLogits: number[] = [];
    while (taken.size < k) {
      let best = -1;
      let bestLogit = -Infinity;
      row.forEach((logit, id) => {
        if (!taken.has(id) && logit > bestLogit) {
          best = id;
          bestLogit = logit;
        }
      });
      taken.add(best);
      chosenLogits.push(bestLogit);
      counts[best] = (counts[best] ?? 0) + 1;
    }

    const gateNormaliser = renormalize ? logSumExp(chosenLogits) : logNormaliser;
    experts.push([...taken]);
    weights.push(chosenLogits.map((logit) => Math.exp(logit - gateNormaliser)));
    probs.push(tokenProbs);
  }

  const assignments = logits.length * k;
  let dot = 0;
  for (let i = 0; i < n; i++) dot += (counts[i] ?? 0) * (mass[i] ?? 0);

  return {
    experts,
    weights,
    probs,
    load: counts.map((count) => count / assignments),
    importance: mass.map((total) => total / logits.length),
    auxLoss: (auxCoef * n * dot) / (assignments * logits.length),
  };
}

function logSumExp(values: number[]): number {
  let highest = -Infinity;
  for (const value of values) if (value > highest) highest = value;
  let total = 0;
  for (const value of values) total += Math.exp(value - highest);
  return highest + Math.log(total);
}
