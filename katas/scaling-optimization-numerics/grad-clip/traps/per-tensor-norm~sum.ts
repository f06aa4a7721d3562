/**
 * @title Adds up the norms of the tensors
 * @question rnn-vanishing-gradient
 *
 * The lengths of the tensors were added. Lengths of perpendicular parts do not add, their squares do: 3 and
 * 4 make 5, not 7. The sum is too large, so too much is clipped.
 */

interface Clipped {
  grads: number[][];
  norm: number;
  clipped: boolean;
  skipped: boolean;
}

export function clipGradNorm(grads: number[][], maxNorm: number): Clipped {
  if (!Number.isFinite(maxNorm) || maxNorm <= 0) throw new RangeError(`maxNorm must be > 0, got ${maxNorm}`);
  const norm = grads.reduce((sum, tensor) => sum + globalNorm([tensor]), 0);
  if (!Number.isFinite(norm)) return { grads: scaled(grads, () => 0), norm, clipped: false, skipped: true };
  if (norm <= maxNorm)
    return { grads: scaled(grads, (value) => value), norm, clipped: false, skipped: false };
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
