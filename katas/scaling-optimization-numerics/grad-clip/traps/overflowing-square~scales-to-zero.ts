/**
 * @title Scales by one over an infinite norm
 *
 * Non-finite entries are recognised, but the norm of finite ones overflows to Infinity, and the factor
 * becomes 0. All gradients of the step vanish, and the log says clipped.
 */

interface Clipped {
  grads: number[][];
  norm: number;
  clipped: boolean;
  skipped: boolean;
}

export function clipGradNorm(grads: number[][], maxNorm: number): Clipped {
  if (!Number.isFinite(maxNorm) || maxNorm <= 0) throw new RangeError(`maxNorm must be > 0, got ${maxNorm}`);
  const isUsable = grads.flat().every(Number.isFinite);
  const norm = globalNorm(grads);
  if (!isUsable) return { grads: scaled(grads, () => 0), norm, clipped: false, skipped: true };
  if (norm <= maxNorm)
    return { grads: scaled(grads, (value) => value), norm, clipped: false, skipped: false };
  const factor = maxNorm / (norm + 1e-6);
  return { grads: scaled(grads, (value) => value * factor), norm, clipped: true, skipped: false };
}

/** One norm over all entries: NaN if one of them is, Infinity if one of them is infinite. */
function globalNorm(grads: number[][]): number {
  let largest = 0;
  for (const value of grads.flat()) largest = Math.max(largest, Math.abs(value));
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const value of grads.flat()) sum += value ** 2;
  return Math.sqrt(sum);
}

function scaled(grads: number[][], change: (value: number) => number): number[][] {
  return grads.map((tensor) => tensor.map((value) => change(value)));
}
