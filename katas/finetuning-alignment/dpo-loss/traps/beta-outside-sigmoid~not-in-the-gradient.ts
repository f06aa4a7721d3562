/**
 * @title Forgets beta in the gradient
 * @question dpo-vs-ppo
 *
 * The gradient lacked the factor beta. The margin is beta times the log-ratio, so the chain rule brings beta
 * down once more when the slope in the log-probability is asked for.
 */

export interface DpoPair {
  policyChosen: number[];
  policyRejected: number[];
  refChosen: number[];
  refRejected: number[];
}

export interface DpoResult {
  loss: number;
  chosenRewards: number[];
  rejectedRewards: number[];
  accuracy: number;
  gradChosen: number[];
}

export function dpoLoss(pairs: DpoPair[], beta: number, labelSmoothing = 0): DpoResult {
  checkOptions(beta, labelSmoothing);
  checkPairs(pairs);

  const chosenRewards = pairs.map((pair) => beta * (sum(pair.policyChosen) - sum(pair.refChosen)));
  const rejectedRewards = pairs.map((pair) => beta * (sum(pair.policyRejected) - sum(pair.refRejected)));
  const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);

  const losses = margins.map((z) => -(1 - labelSmoothing) * logSigmoid(z) - labelSmoothing * logSigmoid(-z));
  return {
    loss: sum(losses) / pairs.length,
    chosenRewards,
    rejectedRewards,
    accuracy: margins.filter((z) => z > 0).length / pairs.length,
    gradChosen: margins.map((z) => (sigmoid(z) - (1 - labelSmoothing)) / pairs.length),
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The exponent is never positive, so nothing overflows and no logarithm of 0 is taken. */
function logSigmoid(x: number): number {
  return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
}

function checkOptions(beta: number, labelSmoothing: number): void {
  if (!(beta > 0 && beta < Infinity)) throw new RangeError(`beta must be finite and above 0, got ${beta}`);
  if (!(labelSmoothing >= 0 && labelSmoothing < 0.5)) {
    throw new RangeError(`labelSmoothing must lie in [0, 0.5), got ${labelSmoothing}`);
  }
}

function checkPairs(pairs: DpoPair[]): void {
  if (pairs.length === 0) throw new RangeError('there are no pairs');
  for (const { policyChosen, refChosen, policyRejected, refRejected } of pairs) {
    if (policyChosen.length !== refChosen.length || policyRejected.length !== refRejected.length) {
      throw new RangeError('policy and reference must have the same tokens');
    }
    for (const logProb of [...policyChosen, ...refChosen, ...policyRejected, ...refRejected]) {
      if (!Number.isFinite(logProb)) throw new RangeError(`log-probs must be finite, got ${logProb}`);
    }
  }
}
