interface Clipped {
  grads: number[][];
  norm: number;
  clipped: boolean;
  skipped: boolean;
}

/** Adds up the norm entry by entry: the running norm and the next entry are the sides of a right angle. */
export function clipGradNorm(grads: number[][], maxNorm: number): Clipped {
  if (!(maxNorm > 0 && maxNorm < Infinity)) throw new RangeError('bad limit');
  let hasNaN = false;
  let norm = 0;
  for (const tensor of grads) {
    for (const value of tensor) {
      hasNaN ||= Number.isNaN(value);
      norm = Math.hypot(norm, value);
    }
  }
  if (hasNaN) norm = NaN;
  const skipped = hasNaN || norm === Infinity;
  const clipped = !skipped && norm > maxNorm;
  const result: number[][] = [];
  for (const tensor of grads) {
    const copy = skipped ? tensor.map(() => 0) : tensor.slice();
    if (clipped) copy.forEach((value, j) => (copy[j] = maxNorm * (value / (norm + 1e-6))));
    result.push(copy);
  }
  return { grads: result, norm, clipped, skipped };
}
