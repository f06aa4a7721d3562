/**
 * Limits the norm of a gradient that is spread over several tensors (lists of any length).
 *
 * A norm over all entries above maxNorm scales all of them by maxNorm / (norm + 1e-6); norm is always the one
 * before scaling. With an entry that is NaN or infinite all gradients become 0, norm is NaN or Infinity (NaN
 * if there is any), and skipped is true.
 *
 * Throws a RangeError for a maxNorm that is not finite and > 0.
 */
export function clipGradNorm(
  grads: number[][],
  maxNorm: number,
): { grads: number[][]; norm: number; clipped: boolean; skipped: boolean } {
  throw new Error('TODO');
}
