export interface GrpoSample {
  logProbs: number[];
  oldLogProbs: number[];
  refLogProbs?: number[];
  reward: number;
}

export interface GrpoOptions {
  clipEps?: number;
  klBeta?: number;
  tokenBudget?: number;
}

export interface GrpoResult {
  loss: number;
  advantages: number[];
  clipFraction: number;
  gradLogProbs: number[][];
}

/**
 * Reasons about the sign of the advantage instead of comparing two products: clipping can only bind above
 * the range when the advantage is positive and below it when it is negative. Sums first, divides at the end.
 */
export function drGrpoLoss(group: GrpoSample[], options?: GrpoOptions): GrpoResult {
  const clipEps = options?.clipEps ?? 0.2;
  const klBeta = options?.klBeta ?? 0;
  const tokenBudget = options?.tokenBudget ?? 1;

  demand(group.length >= 2, 'group size');
  demand(0 < clipEps && clipEps < 1, 'clipEps');
  demand(Number.isFinite(klBeta) && klBeta >= 0, 'klBeta');
  demand(Number.isFinite(tokenBudget) && tokenBudget > 0, 'tokenBudget');

  const size = group.length;
  const denominator = size * tokenBudget;
  let baseline = 0;
  for (const { reward } of group) {
    demand(Number.isFinite(reward), 'reward');
    baseline += reward;
  }
  baseline /= size;

  const advantages: number[] = [];
  const gradLogProbs: number[][] = [];
  let gained = 0;
  let divergence = 0;
  let tokens = 0;
  let stopped = 0;

  for (const { logProbs, oldLogProbs, refLogProbs, reward } of group) {
    demand(oldLogProbs.length === logProbs.length, 'oldLogProbs');
    demand(refLogProbs === undefined ? klBeta === 0 : refLogProbs.length === logProbs.length, 'refLogProbs');

    const advantage = reward - baseline;
    const gradient: number[] = [];
    for (let t = 0; t < logProbs.length; t++) {
      const now = finite(logProbs[t]);
      const ratio = Math.exp(now - finite(oldLogProbs[t]));
      const tooHigh = advantage > 0 && ratio > 1 + clipEps;
      const tooLow = advantage < 0 && ratio < 1 - clipEps;
      tokens++;

      let slope = 0;
      if (tooHigh || tooLow) {
        stopped++;
        gained += (tooHigh ? 1 + clipEps : 1 - clipEps) * advantage;
      } else {
        gained += ratio * advantage;
        slope -= ratio * advantage;
      }
      const ref = refLogProbs === undefined ? now : finite(refLogProbs[t]);
      if (klBeta > 0) {
        const excess = Math.expm1(ref - now);
        divergence += excess - (ref - now);
        slope -= klBeta * excess;
      }
      gradient.push(slope / denominator);
    }
    advantages.push(advantage);
    gradLogProbs.push(gradient);
  }

  return {
    loss: (klBeta * divergence - gained) / denominator,
    advantages,
    clipFraction: stopped / Math.max(tokens, 1),
    gradLogProbs,
  };
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}

function finite(value: number | undefined): number {
  if (value === undefined || !Number.isFinite(value)) throw new RangeError('invalid log-probability');
  return value;
}
