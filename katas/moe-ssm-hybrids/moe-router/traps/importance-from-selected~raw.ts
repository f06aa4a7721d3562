/**
 * @title Averages only the probabilities of chosen experts
 * @question router-collapse
 *
 * The probabilities are the right ones, but those of the experts that a token did not choose were set to 0
 * before the mean was taken. Importance then no longer sums to 1, shrinks with k, and hides how much the
 * router wanted the experts that lost by a hair. P is the mean of the full softmax, over all experts and
 * all tokens, chosen or not: a crowded expert is to become less likely also for the tokens that just missed
 * it.
 */

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

export function routeTopK(logits: number[][], k: number, options: RouterOptions = {}): RouterResult {
  const { renormalize = true, auxCoef = 0.01 } = options;
  const numTokens = logits.length;
  const numExperts = checkInput(logits, k, auxCoef);

  const probs = logits.map((row) => softmax(row));

  // The choice is made by logit, not by probability: far-away logits all have probability 0.
  const experts = logits.map((row) => topK(row, k));

  const weights = experts.map((chosen, t) =>
    renormalize ? softmax(pick(logits[t]!, chosen)) : pick(probs[t]!, chosen),
  );

  // f: what the router did. Every token hands out k assignments, so T * k of them make up the whole.
  const load = new Array<number>(numExperts).fill(0);
  for (const id of experts.flat()) load[id]! += 1 / (numTokens * k);

  const kept = experts.map((chosen, t) => pick(probs[t]!, chosen));
  const importance = load.map(
    (_, i) =>
      sum(experts.map((chosen, t) => (chosen.includes(i) ? kept[t]![chosen.indexOf(i)]! : 0))) / numTokens,
  );

  const auxLoss = auxCoef * numExperts * sum(load.map((f, i) => f * importance[i]!));

  return { experts, weights, probs, load, importance, auxLoss };
}

/** Throws for invalid input; returns the number of experts. */
function checkInput(logits: number[][], k: number, auxCoef: number): number {
  const numExperts = logits[0]?.length ?? 0;
  if (numExperts === 0) throw new RangeError('need at least one token and one expert');
  for (const row of logits) {
    if (row.length !== numExperts) throw new RangeError('logits are ragged');
    if (!row.every(Number.isFinite)) throw new RangeError('logits must be finite');
  }
  if (!Number.isInteger(k) || k < 1 || k > numExperts) throw new RangeError('k must be an integer in 1..N');
  if (!Number.isFinite(auxCoef) || auxCoef < 0) throw new RangeError('auxCoef must be finite and at least 0');
  return numExperts;
}

/** Ids of the k highest scores, best first, ties to the lower id. */
function topK(scores: number[], k: number): number[] {
  const ids = scores.map((_, id) => id);
  return ids.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, k);
}

/** Subtracting the maximum leaves the result as it is and keeps every exponential at or below 1. */
function softmax(scores: number[]): number[] {
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = sum(exps);
  return exps.map((value) => value / total);
}

function pick(values: number[], ids: number[]): number[] {
  return ids.map((id) => values[id]!);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
