/**
 * @title Scales every gradient to the limit
 * @question rnn-vanishing-gradient
 *
 * The comparison with the limit is missing, so short gradients are made longer. Then the size of a gradient
 * has no meaning any more: near a minimum, where gradients should fade, each step has full length. Clipping
 * is a limit, not a normalisation.
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
  const factor = maxNorm / (norm + 1e-6);
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
