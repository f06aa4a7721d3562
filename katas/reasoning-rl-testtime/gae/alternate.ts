export interface GaeResult {
  advantages: number[];
  returns: number[];
}

/**
 * By returns instead of advantages: the target of a step is its reward plus the discounted blend of the next
 * state's value (weight 1 - lambda) and the next step's target (weight lambda).
 */
export function gae(
  rewards: number[],
  values: number[],
  dones: boolean[],
  lastValue: number,
  gamma: number,
  lambda: number,
): GaeResult {
  const steps = rewards.length;
  const isValid =
    values.length === steps &&
    dones.length === steps &&
    Math.min(gamma, lambda) >= 0 &&
    Math.max(gamma, lambda) <= 1 &&
    Number.isFinite(lastValue);
  if (!isValid) throw new RangeError('invalid input');

  const returns: number[] = [];
  for (const [back, reward] of [...rewards].reverse().entries()) {
    const t = steps - 1 - back;
    const value = t + 1 < steps ? values[t + 1]! : lastValue;
    const target = returns[0] ?? lastValue;
    returns.unshift(dones[t] ? reward : reward + gamma * ((1 - lambda) * value + lambda * target));
  }
  return { advantages: returns.map((target, t) => target - values[t]!), returns };
}
