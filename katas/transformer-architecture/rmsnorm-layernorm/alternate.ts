export interface RmsGrad {
  dx: number[];
  dgain: number[];
}

/** The rms as a Euclidean length: eps is one more component, and the root of n the unit. */
export function rmsNorm(x: number[], gain: number[], eps?: number): number[] {
  const epsilon = validated(eps ?? 1e-6, x, gain);
  const unit = Math.sqrt(x.length) / Math.hypot(...x, Math.sqrt(epsilon * x.length));
  return Array.from(x, (value, i) => value * unit * gain[i]!);
}

/** One pass after Welford: mean and squared deviations grow with each value. */
export function layerNorm(x: number[], gain: number[], bias: number[], eps?: number): number[] {
  const epsilon = validated(eps ?? 1e-5, x, gain, bias);
  let center = 0;
  let squares = 0;
  for (let i = 0; i < x.length; i++) {
    const before = x[i]! - center;
    center += before / (i + 1);
    squares += before * (x[i]! - center);
  }
  const inverse = 1 / Math.sqrt(squares / x.length + epsilon);
  return x.map((value, i) => bias[i]! + gain[i]! * inverse * (value - center));
}

/**
 * Seen as geometry: the gradient at the normalised vector u loses (nearly, as eps is not 0) its part along u,
 * since a longer x does not change the output.
 */
export function rmsNormBackward(x: number[], gain: number[], dy: number[], eps?: number): RmsGrad {
  const epsilon = validated(eps ?? 1e-6, x, gain, dy);
  const u = rmsNorm(
    x,
    x.map(() => 1),
    epsilon,
  );
  let squares = 0;
  let along = 0;
  for (let i = 0; i < x.length; i++) {
    squares += x[i]! ** 2 / x.length;
    along += (u[i]! * gain[i]! * dy[i]!) / x.length;
  }
  const length = Math.sqrt(squares + epsilon);
  const dx: number[] = [];
  const dgain: number[] = [];
  for (let i = 0; i < x.length; i++) {
    dx.push((gain[i]! * dy[i]! - along * u[i]!) / length);
    dgain.push(u[i]! * dy[i]!);
  }
  return { dx, dgain };
}

function validated(eps: number, x: number[], ...others: number[][]): number {
  if (!(eps > 0 && eps < Infinity)) throw new RangeError('eps must be positive');
  if (!(x.length > 0 && others.every(({ length }) => length === x.length))) {
    throw new RangeError('vectors must have the same length, and at least one element');
  }
  return eps;
}
