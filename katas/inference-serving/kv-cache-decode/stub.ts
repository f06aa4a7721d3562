/** The weights of one layer, each [D][D] as [out][in]. */
export interface TinyAttn {
  wq: number[][];
  wk: number[][];
  wv: number[][];
  wo: number[][];
}

/** What a layer keeps of the tokens so far, one row per token. */
export interface KvCache {
  /** Keys, rotated at their own positions. */
  k: number[][];
  v: number[][];
}

/**
 * All tokens through all layers. A layer is single-head causal attention with rotary queries and keys
 * (neighbouring dimensions, base 10000, positions from 0), scores scaled by 1 / sqrt(D), and a residual:
 * h + wo * attention.
 *
 * Throws a RangeError for an odd D, rows of unequal length, and weights that are not D x D.
 */
export function forwardFull(x: number[][], layers: TinyAttn[]): number[][] {
  throw new Error('TODO');
}

/** One cache without rows for each layer. */
export function emptyCache(layers: number): KvCache[] {
  throw new Error('TODO');
}

/**
 * Takes one new token through all layers. Its position is the number of cached rows. Returns its output and
 * new caches with its key and value appended; the given caches stay as they are. Adds 3 per layer to
 * stats.projections, one for each vector that it projects to a query, a key or a value.
 *
 * Throws a RangeError for an odd D, a number of caches different from that of the layers, weights that are
 * not D x D, cached rows without D numbers, and a cache with unequal numbers of keys and values.
 */
export function decodeStep(
  x: number[],
  caches: KvCache[],
  layers: TinyAttn[],
  stats?: { projections: number },
): { output: number[]; caches: KvCache[] } {
  throw new Error('TODO');
}
