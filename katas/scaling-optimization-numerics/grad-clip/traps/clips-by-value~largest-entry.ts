/**
 * @title Scales the largest entry to the limit
 * @question rnn-vanishing-gradient
 *
 * All entries were scaled alike, which keeps the direction, but by the largest entry instead of the norm.
 * With n entries of similar size the result is up to sqrt(n) times longer than the limit.
 */

interface Clipped {
  grads: number[][];
  norm: number;
  clipped: boolean;
  skipped: boolean;
}

export function clipGradNorm(grads: number[][], maxNorm: number): Clipped {
  if (!Number.isFinite(maxNorm) || maxNorm <= 0) throw new RangeError(`maxNorm must be > 0, got ${maxNorm}`);
  const norm = globalNorm(grads);
  if (!Number.isFinite(norm)) return { grads: scaled(grads, () => 0), norm, clipped: false, skipped: true };
  if (norm <= maxNorm)
    return { grads: scaled(grads, (value) => value), norm, clipped: false, skipped: false };
  const largest = Math.max(...grads.flat().map(Math.abs));
  const factor = Math.min(1, maxNorm / (largest + 1e-6));
  return { grads: scaled(grads, (value) => value * factor), norm, clipped: true, skipped: false };
}

/** One norm over all entries: NaN if one of them is, Infinity if one of them is infinite. */
function globalNorm(grads: number[][]): number {
  let largest = 0;
  for (const value of grads.flat()) largest = Math.max(largest, Math.abs(value));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  // Divided by the largest entry, no square can overflow.
  let sum = 0;
  for (const value of grads.flat()) sum += (value / largest) ** 2;
  return largest * Math.sqrt(sum);
}

function scaled(grads: number[][], change: (value: number) => number): number[][] {
  return grads.map((tensor) => tensor.map((value) => change(value)));
}
