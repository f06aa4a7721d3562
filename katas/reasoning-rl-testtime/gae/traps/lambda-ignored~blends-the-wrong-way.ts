/**
 * @title Weights by one minus lambda
 * @question rlhf
 *
 * The trace decayed by 1 - lambda. Lambda = 0 is the one-step estimate and lambda = 1 the full sum, not the
 * reverse.
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
    // Where the episode ended, what comes next belongs to another one: neither its value nor its trace counts.
    const goesOn = dones[t]! ? 0 : 1;
    const delta = rewards[t]! + gamma * goesOn * nextValue - values[t]!;
    nextAdvantage = delta + gamma * (1 - lambda) * goesOn * nextAdvantage;
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
