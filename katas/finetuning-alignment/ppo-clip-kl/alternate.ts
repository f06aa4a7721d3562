export interface PpoOptions {
  clipEps?: number;
  mask?: boolean[];
}

export interface PpoResult {
  loss: number;
  clipFraction: number;
  approxKl: number;
}

/** Keeps the tokens that count as records, and reasons by the sign of the advantage where the clip binds. */
export function ppoPolicyLoss(
  logProbs: number[],
  oldLogProbs: number[],
  advantages: number[],
  options?: PpoOptions,
): PpoResult {
  const size = logProbs.length;
  const mask = options?.mask;
  const epsilon = options?.clipEps ?? 0.2;
  demand(0 < epsilon && epsilon < 1);
  demand(oldLogProbs.length === size && advantages.length === size);
  demand(mask === undefined || mask.length === size);

  const tokens = logProbs
    .map((now, t) => ({ now, old: oldLogProbs[t]!, advantage: advantages[t]! }))
    .filter((_, t) => mask === undefined || mask[t]);
  demand(tokens.length > 0);

  const judged = tokens.map(({ now, old, advantage }) => {
    demand(Number.isFinite(now) && Number.isFinite(old) && Number.isFinite(advantage));
    const ratio = Math.exp(now - old);
    // Moving on in the wanted direction is worth nothing beyond this bound.
    const bound = advantage > 0 ? 1 + epsilon : 1 - epsilon;
    const isBeyond = advantage > 0 ? ratio > bound : advantage < 0 && ratio < bound;
    return {
      gain: (isBeyond ? bound : ratio) * advantage,
      clipped: isBeyond ? 1 : 0,
      kl: Math.expm1(now - old) - (now - old),
    };
  });
  return {
    loss: -mean(judged.map(({ gain }) => gain)),
    clipFraction: mean(judged.map(({ clipped }) => clipped)),
    approxKl: mean(judged.map(({ kl }) => kl)),
  };
}

export function klShapedRewards(
  score: number,
  logProbs: number[],
  refLogProbs: number[],
  beta: number,
): number[] {
  demand(logProbs.length > 0 && refLogProbs.length === logProbs.length);
  demand(Number.isFinite(score) && beta >= 0);
  const rewards: number[] = [];
  for (let t = 0; t < logProbs.length; t++) {
    const isLast = t === logProbs.length - 1;
    rewards.push(beta * (refLogProbs[t]! - logProbs[t]!) + (isLast ? score : 0));
  }
  return rewards;
}

function mean(values: number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function demand(condition: boolean): void {
  if (!condition) throw new RangeError('invalid input');
}
