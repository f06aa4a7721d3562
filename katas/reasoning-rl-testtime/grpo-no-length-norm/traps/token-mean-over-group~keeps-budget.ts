/**
 * @title Divides by all tokens and by the budget
 * @question grpo-length-bias
 *
 * The sum was divided by the number of tokens in the group, as in DAPO, and by the budget as well. The
 * budget is there to replace every count of sampled tokens. As long as one remains in the denominator, a
 * prompt whose completions came out long counts less than one whose completions came out short.
 */

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

export function drGrpoLoss(group: GrpoSample[], options: GrpoOptions = {}): GrpoResult {
  const { clipEps = 0.2, klBeta = 0, tokenBudget = 1 } = options;
  checkInput(group, clipEps, klBeta, tokenBudget);

  const advantages = centred(group.map((sample) => sample.reward));

  const totalTokens = sum(group.map((sample) => sample.logProbs.length));
  const scale = 1 / (totalTokens * tokenBudget);

  let loss = 0;
  let numTokens = 0;
  let numClipped = 0;

  const gradLogProbs = group.map((sample, i) =>
    sample.logProbs.map((logProb, t) => {
      const { gain, slope, isClipped } = surrogate(logProb - sample.oldLogProbs[t]!, advantages[i]!, clipEps);
      const kl = klBeta > 0 ? k3(sample.refLogProbs![t]! - logProb) : { value: 0, slope: 0 };

      numTokens += 1;
      if (isClipped) numClipped += 1;
      loss += scale * (-gain + klBeta * kl.value);
      return scale * (-slope + klBeta * kl.slope);
    }),
  );

  return { loss, advantages, clipFraction: numTokens === 0 ? 0 : numClipped / numTokens, gradLogProbs };
}

/** Rewards minus their mean: no division by the standard deviation. */
function centred(rewards: number[]): number[] {
  const mean = sum(rewards) / rewards.length;
  return rewards.map((reward) => reward - mean);
}

/** PPO's clipped gain of one token, which is to be maximised, and its slope in the log-probability. */
function surrogate(logRatio: number, advantage: number, clipEps: number) {
  const ratio = Math.exp(logRatio);
  const free = ratio * advantage;
  const clipped = Math.min(Math.max(ratio, 1 - clipEps), 1 + clipEps) * advantage;
  // The clipped term is constant. The free one has d ratio / d logProb = ratio, so its slope is itself.
  if (clipped < free) return { gain: clipped, slope: 0, isClipped: true };
  return { gain: free, slope: free, isClipped: false };
}

/** Schulman's k3 estimate of KL(policy || reference) for one token, and its slope in the log-probability. */
function k3(refMinusPolicy: number) {
  const ratio = Math.exp(refMinusPolicy);
  return { value: ratio - refMinusPolicy - 1, slope: 1 - ratio };
}

function checkInput(group: GrpoSample[], clipEps: number, klBeta: number, tokenBudget: number): void {
  if (group.length < 2) throw new RangeError('a group needs at least two samples');
  if (!(clipEps > 0 && clipEps < 1)) throw new RangeError('clipEps must lie in (0, 1)');
  if (!(klBeta >= 0 && klBeta < Infinity)) throw new RangeError('klBeta must be finite and at least 0');
  if (!(tokenBudget > 0 && tokenBudget < Infinity))
    throw new RangeError('tokenBudget must be finite, above 0');
  for (const { logProbs, oldLogProbs, refLogProbs, reward } of group) {
    if (!Number.isFinite(reward)) throw new RangeError('rewards must be finite');
    if (klBeta > 0 && refLogProbs === undefined) throw new RangeError('klBeta > 0 needs refLogProbs');
    for (const values of [logProbs, oldLogProbs, refLogProbs ?? logProbs]) {
      if (values.length !== logProbs.length) throw new RangeError('a sample has lists of unequal length');
      if (!values.every(Number.isFinite)) throw new RangeError('log-probs must be finite');
    }
  }
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
