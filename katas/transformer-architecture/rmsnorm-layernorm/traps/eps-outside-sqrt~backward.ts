/**
 * @title Adds eps outside the root in the backward pass
 *
 * Eps was added to the root instead of to the mean square. For ordinary vectors the two can hardly be told
 * apart. For small ones they can: with eps = 1e-6 a vector of size 0.001 is to be divided by 0.0014, and
 * this divides by 0.001. The forward pass has it inside, so this is the gradient of another function.
 */

export interface RmsGrad {
  dx: number[];
  dgain: number[];
}

export function rmsNorm(x: number[], gain: number[], eps = 1e-6): number[] {
  check(x, [gain], eps);
  const rms = rootMeanSquare(x, eps);
  return x.map((value, i) => (gain[i]! * value) / rms);
}

export function layerNorm(x: number[], gain: number[], bias: number[], eps = 1e-5): number[] {
  check(x, [gain, bias], eps);
  const center = mean(x);
  // Differences first, squares second: mean(x^2) - mean(x)^2 would cancel for large x.
  const centered = x.map((value) => value - center);
  const deviation = rootMeanSquare(centered, eps);
  return centered.map((value, i) => (gain[i]! * value) / deviation + bias[i]!);
}

export function rmsNormBackward(x: number[], gain: number[], dy: number[], eps = 1e-6): RmsGrad {
  check(x, [gain, dy], eps);
  const rms = epsOutside(x, eps);
  const scaled = dy.map((value, i) => value * gain[i]!);
  // Every x_j also moves the rms, and with it every output; this is what they all add up to.
  const throughRms = sum(scaled.map((value, i) => value * x[i]!)) / (x.length * rms ** 3);
  return {
    dx: scaled.map((value, j) => value / rms - x[j]! * throughRms),
    dgain: dy.map((value, i) => (value * x[i]!) / rms),
  };
}

function rootMeanSquare(values: number[], eps: number): number {
  return Math.sqrt(mean(values.map((value) => value * value)) + eps);
}

function epsOutside(values: number[], eps: number): number {
  return Math.sqrt(mean(values.map((value) => value * value))) + eps;
}

function mean(values: number[]): number {
  return sum(values) / values.length;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function check(x: number[], others: number[][], eps: number): void {
  if (x.length === 0) throw new RangeError('x is empty');
  for (const other of others) {
    if (other.length !== x.length) throw new RangeError(`lengths ${x.length} and ${other.length} differ`);
  }
  if (!Number.isFinite(eps) || eps <= 0) throw new RangeError(`eps must be finite and > 0, got ${eps}`);
}
