/**
 * The slope of each attention head, all positive.
 *
 * For n heads, n a power of two, head h has 2^(-8 (h + 1) / n). Otherwise the heads start with the slopes of
 * the largest power of two p < n, and go on with every second slope of 2 p heads, from its first one on.
 *
 * Throws a RangeError when heads is not an integer > 0.
 */
export function alibiSlopes(heads: number): number[] {
  throw new Error('TODO');
}

/**
 * What is added to the scaled attention scores before the softmax, shape [heads][tq][tk].
 *
 * The queries are the last tq of tk positions, so query i stands at i + tk - tq. A key at its position or
 * before gets minus the slope times the distance; a later key gets -Infinity.
 *
 * Throws a RangeError when an argument is not an integer > 0, or tk < tq.
 */
export function alibiBias(heads: number, tq: number, tk: number): number[][][] {
  throw new Error('TODO');
}
