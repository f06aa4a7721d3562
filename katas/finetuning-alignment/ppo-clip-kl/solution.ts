export interface PpoOptions {
  clipEps?: number;
  mask?: boolean[];
}

export interface PpoResult {
  loss: number;
  clipFraction: number;
  approxKl: number;
}

export function ppoPolicyLoss(
  logProbs: number[],
  oldLogProbs: number[],
  advantages: number[],
  options: PpoOptions = {},
): PpoResult {
  const { clipEps = 0.2, mask = logProbs.map(() => true) } = options;
  if (!(clipEps > 0 && clipEps < 1)) throw new RangeError(`clipEps must lie in (0, 1), got ${clipEps}`);
  checkLengths(logProbs, oldLogProbs, advantages, mask);

  let gain = 0;
  let numTokens = 0;
  let numClipped = 0;
  let divergence = 0;
  for (const [t, counts] of mask.entries()) {
    if (!counts) continue;
    const advantage = advantages[t]!;
    const logRatio = logProbs[t]! - oldLogProbs[t]!;
    checkFinite(logProbs[t]!, oldLogProbs[t]!, advantage);

    const ratio = Math.exp(logRatio);
    const free = ratio * advantage;
    const clipped = Math.min(Math.max(ratio, 1 - clipEps), 1 + clipEps) * advantage;
    gain += Math.min(free, clipped);
    if (clipped < free) numClipped++;
    divergence += ratio - 1 - logRatio;
    numTokens++;
  }
  if (numTokens === 0) throw new RangeError('no token counts');
  return {
    loss: -gain / numTokens,
    clipFraction: numClipped / numTokens,
    approxKl: divergence / numTokens,
  };
}

export function klShapedRewards(
  score: number,
  logProbs: number[],
  refLogProbs: number[],
  beta: number,
): number[] {
  checkLengths(logProbs, refLogProbs);
  checkFinite(score);
  if (!(beta >= 0)) throw new RangeError(`beta must be at least 0, got ${beta}`);
  if (logProbs.length === 0) throw new RangeError('the response is empty');

  // A penalty at every token; the score judges the whole response and comes with its last token.
  const rewards = logProbs.map((logProb, t) => -beta * (logProb - refLogProbs[t]!));
  rewards[rewards.length - 1]! += score;
  return rewards;
}

function checkLengths(...lists: unknown[][]): void {
  if (new Set(lists.map((list) => list.length)).size > 1) throw new RangeError('lists of unequal length');
}

function checkFinite(...values: number[]): void {
  if (!values.every(Number.isFinite)) throw new RangeError(`not finite: ${values.join(', ')}`);
}
