/**
 * @title Adds -10000 to masked scores
 *
 * A penalty of -10000 was added to forbidden scores. When scores themselves reach 100000 this is small
 * change: a later key that scores higher by more than the penalty takes all of the weight. A masked key
 * must have no influence whatever it holds: replace its score by minus infinity, or leave it out.
 */

export interface AttentionOptions {
  scale?: number;
  queryOffset?: number;
}

export interface AttentionResult {
  output: number[][];
  weights: number[][];
}

export function causalAttention(
  q: number[][],
  k: number[][],
  v: number[][],
  options: AttentionOptions = {},
): AttentionResult {
  const d = checkShapes(q, k, v);
  // Without an offset the last query stands at the last key: the queries are the newest rows of the cache.
  const { scale = 1 / Math.sqrt(d), queryOffset = k.length - q.length } = options;
  checkOptions(scale, queryOffset);

  const weights = q.map((query, i) => {
    const scores = k.map((key, j) => scale * dot(query, key) + (j <= i + queryOffset ? 0 : -10000));
    return softmax(scores);
  });
  const output = weights.map((row) => weightedSum(row, v));
  return { output, weights };
}

/** Subtracting the maximum changes nothing and keeps every exponential at or below 1. */
function softmax(scores: number[]): number[] {
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return exps.map((value) => value / total);
}

function weightedSum(weights: number[], rows: number[][]): number[] {
  return rows[0]!.map((_, c) => weights.reduce((sum, weight, j) => sum + weight * rows[j]![c]!, 0));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}

/** Throws for shapes that do not fit together; returns the width of queries and keys. */
function checkShapes(q: number[][], k: number[][], v: number[][]): number {
  if (q.length === 0 || k.length === 0) throw new RangeError('need at least one query and one key');
  if (v.length !== k.length) throw new RangeError(`${k.length} keys but ${v.length} values`);
  const d = q[0]!.length;
  if (d === 0) throw new RangeError('queries have no dimensions');
  if ([...q, ...k].some((row) => row.length !== d)) throw new RangeError(`not all of q and k are ${d} wide`);
  if (v.some((row) => row.length !== v[0]!.length)) throw new RangeError('v is ragged');
  return d;
}

function checkOptions(scale: number, queryOffset: number): void {
  if (!Number.isFinite(scale)) throw new RangeError(`scale must be finite, got ${scale}`);
  if (!Number.isInteger(queryOffset) || queryOffset < 0) {
    throw new RangeError(`queryOffset must be an integer >= 0, got ${queryOffset}`);
  }
}
