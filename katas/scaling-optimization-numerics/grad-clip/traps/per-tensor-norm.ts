/**
 * @title Clips every tensor by a norm of its own
 * @question rnn-vanishing-gradient
 *
 * Each tensor was held against the limit by itself. Large and small tensors then end up with similar
 * lengths, and the direction of the whole gradient changes: a layer that hardly mattered in this step gets
 * as much weight as one that dominates. There is one norm over all tensors and one factor.
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
  const clipped = norm > maxNorm;
  const parts = grads.map((tensor) => {
    const own = globalNorm([tensor]);
    const factor = own > maxNorm ? maxNorm / (own + 1e-6) : 1;
    return tensor.map((value) => value * factor);
  });
  return { grads: parts, norm, clipped, skipped: false };
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
