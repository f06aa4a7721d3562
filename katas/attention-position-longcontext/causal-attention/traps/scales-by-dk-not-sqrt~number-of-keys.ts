/**
 * @title Takes the root of the number of keys
 *
 * The d in the formula was read as the number of keys. It is the number of dimensions of a query and a key:
 * the scale compensates for how many products are summed in one score, not for how many scores there are.
 * With the number of keys the temperature would change with every generated token.
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
  checkShapes(q, k, v);
  // Without an offset the last query stands at the last key: the queries are the newest rows of the cache.
  const { scale = 1 / Math.sqrt(k.length), queryOffset = k.length - q.length } = options;
  checkOptions(scale, queryOffset);

  const weights = q.map((query, i) => {
    const visibleKeys = k.slice(0, i + queryOffset + 1);
    // The mask acts before the softmax: a key that is not there takes no share of the sum.
    const visibleWeights = softmax(visibleKeys.map((key) => scale * dot(query, key)));
    return k.map((_, j) => visibleWeights[j] ?? 0);
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
