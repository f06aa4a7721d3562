/**
 * @title Corrects the first mean only
 *
 * The second mean was used as it is. With beta2 = 0.999 it is far too small for hundreds of steps, and it
 * stands below the line: the first step comes out about 30 times too long.
 */

export interface AdamWState {
  step: number;
  m: number[];
  v: number[];
}

export interface AdamWConfig {
  lr: number;
  beta1?: number;
  beta2?: number;
  eps?: number;
  weightDecay?: number;
  decayMask?: boolean[];
}

export function adamwStep(
  params: number[],
  grads: number[],
  state: AdamWState,
  config: AdamWConfig,
): { params: number[]; state: AdamWState } {
  const { lr, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0.01, decayMask } = config;
  checkLengths(params.length, [grads, state.m, state.v, ...(decayMask ? [decayMask] : [])]);
  checkNumbers(grads, state.step, { lr, beta1, beta2, eps, weightDecay });

  const step = state.step + 1;
  const m = state.m.map((mean, i) => beta1 * mean + (1 - beta1) * grads[i]!);
  const v = state.v.map((mean, i) => beta2 * mean + (1 - beta2) * grads[i]! ** 2);

  // The means started at 0 and hold only this share of a full average.
  const shareM = 1 - beta1 ** step;
  const updated = params.map((param, i) => {
    const decay = decayMask?.[i] === false ? 0 : weightDecay * param;
    const adaptive = m[i]! / shareM / (Math.sqrt(v[i]!) + eps);
    return param - lr * decay - lr * adaptive;
  });
  return { params: updated, state: { step, m, v } };
}

function checkLengths(length: number, lists: unknown[][]): void {
  for (const list of lists) {
    if (list.length !== length) throw new RangeError(`${list.length} entries for ${length} parameters`);
  }
}

function checkNumbers(
  grads: number[],
  step: number,
  { lr, beta1, beta2, eps, weightDecay }: Required<Omit<AdamWConfig, 'decayMask'>>,
): void {
  if (!Number.isInteger(step) || step < 0) throw new RangeError(`step must be an integer >= 0, got ${step}`);
  if (!(lr >= 0)) throw new RangeError(`lr must be >= 0, got ${lr}`);
  if (!(eps > 0)) throw new RangeError(`eps must be > 0, got ${eps}`);
  if (!(weightDecay >= 0)) throw new RangeError(`weightDecay must be >= 0, got ${weightDecay}`);
  for (const beta of [beta1, beta2]) {
    if (!(beta >= 0 && beta < 1)) throw new RangeError(`a beta must be in [0, 1), got ${beta}`);
  }
  if (!grads.every(Number.isFinite)) throw new RangeError('a gradient is not finite');
}
