/**
 * Bytes of model state per rank for mixed-precision Adam: 2 for the weight, 2 for the gradient and 12 for the
 * optimizer, per parameter. Stage 1 divides the optimizer's by the number of ranks, stage 2 also the
 * gradient's, stage 3 all of them.
 *
 * Throws a RangeError for: params or ranks not an integer above 0; a stage other than 0, 1, 2, 3.
 */
export function zeroMemory(params: number, ranks: number, stage: 0 | 1 | 2 | 3): number {
  throw new Error('TODO');
}

/**
 * Which parameters each rank is responsible for, as pairs [start, end) with the end not included:
 * ceil(params / ranks) each, the last ranks fewer or none.
 *
 * Throws a RangeError for: params or ranks not an integer above 0.
 */
export function shardRanges(params: number, ranks: number): [number, number][] {
  throw new Error('TODO');
}
