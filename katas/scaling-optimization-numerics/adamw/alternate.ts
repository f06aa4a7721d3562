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

/** One pass over the parameters, in the form of the frameworks: shrink first, then step with folded corrections. */
export function adamwStep(
  params: number[],
  grads: number[],
  state: AdamWState,
  config: AdamWConfig,
): { params: number[]; state: AdamWState } {
  const { lr, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0.01 } = config;
  const mask = config.decayMask ?? params.map(() => true);
  const lengths = new Set([params, grads, state.m, state.v, mask].map((list) => list.length));
  const isBeta = (beta: number): boolean => beta >= 0 && beta < 1;
  const isValid =
    lengths.size === 1 && lr >= 0 && eps > 0 && weightDecay >= 0 && isBeta(beta1) && isBeta(beta2);
  const isStep = state.step >= 0 && Number.isInteger(state.step);
  if (!isValid || !isStep) throw new RangeError('invalid step');

  const next: AdamWState = { step: state.step + 1, m: [], v: [] };
  const stepSize = lr / (1 - Math.pow(beta1, next.step));
  const rootShare = Math.sqrt(1 - Math.pow(beta2, next.step));
  const result: number[] = [];
  for (const [i, grad] of grads.entries()) {
    if (!Number.isFinite(grad)) throw new RangeError('bad gradient');
    const mean = state.m[i]! + (1 - beta1) * (grad - state.m[i]!);
    const square = state.v[i]! + (1 - beta2) * (grad * grad - state.v[i]!);
    next.m.push(mean);
    next.v.push(square);
    const shrunk = mask[i] ? params[i]! * (1 - lr * weightDecay) : params[i]!;
    result.push(shrunk - (stepSize * mean) / (Math.sqrt(square) / rootShare + eps));
  }
  return { params: result, state: next };
}
