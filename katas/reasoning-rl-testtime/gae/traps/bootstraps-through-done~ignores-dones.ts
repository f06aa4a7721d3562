/**
 * @title Ignores the ends of episodes
 * @question rlhf
 *
 * The flags were not used: the segment was treated as one episode. Values and advantages of one episode leak
 * into the one before.
 */

export interface GaeResult {
  advantages: number[];
  returns: number[];
}

export function gae(
  rewards: number[],
  values: number[],
  dones: boolean[],
  lastValue: number,
  gamma: number,
  lambda: number,
): GaeResult {
  checkInput(rewards, values, dones, lastValue, gamma, lambda);
  const advantages = new Array<number>(rewards.length);
  let nextValue = lastValue;
  let nextAdvantage = 0;
  for (let t = rewards.length - 1; t >= 0; t--) {
    const delta = rewards[t]! + gamma * nextValue - values[t]!;
    nextAdvantage = delta + gamma * lambda * nextAdvantage;
    nextValue = values[t]!;
    advantages[t] = nextAdvantage;
  }
  return { advantages, returns: advantages.map((advantage, t) => advantage + values[t]!) };
}

function checkInput(
  rewards: number[],
  values: number[],
  dones: boolean[],
  lastValue: number,
  gamma: number,
  lambda: number,
): void {
  if (values.length !== rewards.length || dones.length !== rewards.length) {
    throw new RangeError('rewards, values and dones must have one entry per step');
  }
  for (const factor of [gamma, lambda]) {
    if (!(factor >= 0 && factor <= 1)) throw new RangeError(`gamma and lambda lie in [0, 1], got ${factor}`);
  }
  if (!Number.isFinite(lastValue)) throw new RangeError(`lastValue must be finite, got ${lastValue}`);
}
