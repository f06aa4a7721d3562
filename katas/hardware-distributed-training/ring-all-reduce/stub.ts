/** One message: `elements` numbers of one chunk, from a rank to its right neighbour. */
export interface Transfer {
  step: number;
  from: number;
  to: number;
  chunk: number;
  elements: number;
}

/**
 * Sums the buffers of all ranks by reduce-scatter and all-gather on a ring.
 *
 * Chunk c holds the elements floor(c n / p) .. floor((c + 1) n / p) - 1. In step s < p - 1 rank r sends
 * chunk (r - s) mod p, and the receiver adds; in step p - 1 + u it sends chunk (r + 1 - u) mod p, and the
 * receiver replaces. Transfers are sorted by step, then by sender.
 *
 * Throws a RangeError for: no ranks; buffers of unequal length.
 */
export function ringAllReduce(buffers: number[][]): {
  result: number[][];
  transfers: Transfer[];
  maxElementsSent: number;
} {
  throw new Error('TODO');
}
