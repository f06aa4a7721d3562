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

/**
 * Sums log-ratios token by token. For the loss: e times the distance between the two log-sigmoids, which is z
 * itself, comes on top of the plain loss.
 */
export function dpoLoss(pairs: DpoPair[], beta: number, labelSmoothing?: number): DpoResult {
  const epsilon = labelSmoothing ?? 0;
  demand(Number.isFinite(beta) && beta > 0, 'beta');
  demand(0 <= epsilon && epsilon < 0.5, 'labelSmoothing');
  demand(pairs.length > 0, 'pairs');

  const n = pairs.length;
  const result: DpoResult = { loss: 0, chosenRewards: [], rejectedRewards: [], accuracy: 0, gradChosen: [] };
  let numRight = 0;
  for (const pair of pairs) {
    const chosen = beta * logRatio(pair.policyChosen, pair.refChosen);
    const rejected = beta * logRatio(pair.policyRejected, pair.refRejected);
    const z = chosen - rejected;
    const { cost, wrong } = judge(z);
    result.chosenRewards.push(chosen);
    result.rejectedRewards.push(rejected);
    result.loss += (cost + epsilon * z) / n;
    result.gradChosen.push((-beta * (wrong - epsilon)) / n);
    if (chosen > rejected) numRight++;
  }
  result.accuracy = numRight / n;
  return result;
}

function logRatio(policy: number[], reference: number[]): number {
  demand(policy.length === reference.length, 'lengths');
  let total = 0;
  for (let t = 0; t < policy.length; t++) {
    const difference = policy[t]! - reference[t]!;
    demand(Number.isFinite(difference), 'log-probability');
    total += difference;
  }
  return total;
}

/** ln(1 + e^-z) and 1 - sigma(z), from the exponential that does not overflow. */
function judge(z: number): { cost: number; wrong: number } {
  if (z >= 0) {
    const small = Math.exp(-z);
    return { cost: Math.log1p(small), wrong: small / (1 + small) };
  }
  const small = Math.exp(z);
  return { cost: Math.log1p(small) - z, wrong: 1 / (1 + small) };
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}
