/**
 * @title Takes the last step's own value
 * @question rlhf
 *
 * The last step bootstrapped from its own value instead of lastValue. values[n - 1] is the state in which
 * the last step began; what counts is the one to which it led.
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
  let nextValue = values.length === 0 ? lastValue : values[values.length - 1]!;
  let nextAdvantage = 0;
  for (let t = rewards.length - 1; t >= 0; t--) {
    // Where the episode ended, what comes next belongs to another one: neither its value nor its trace counts.
    const goesOn = dones[t]! ? 0 : 1;
    const delta = rewards[t]! + gamma * goesOn * nextValue - values[t]!;
    nextAdvantage = delta + gamma * lambda * goesOn * nextAdvantage;
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
