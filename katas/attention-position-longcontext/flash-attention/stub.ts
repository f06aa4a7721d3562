export interface KvSource {
  /** Number of keys, and of values. */
  length: number;
  /** Brings rows start .. end-1 of the keys and of the values from slow memory. */
  load(start: number, end: number): { k: number[][]; v: number[][] };
}

export interface FlashOptions {
  /** Query rows in a block. */
  blockQ: number;
  /** Key rows in a tile. */
  blockK: number;
  /** Whether query i sees only the keys 0 .. i + kv.length - q.length. Default false. */
  causal?: boolean;
}

export interface FlashResult {
  /** Exact attention, one row per query. */
  output: number[][];
  /** For each query the logarithm of the sum of exp(score). */
  lse: number[];
}

/**
 * Attention of one head, with scores scaled by 1 / sqrt(d), that sees keys and values one tile at a time.
 *
 * Every block of blockQ queries loads the tiles 0 .. blockK-1, blockK .. 2*blockK-1 and so on, each at most
 * once, each by one call of kv.load that asks for the tile's rows and no others (the last tile may be
 * shorter). A tile that no query of the block sees is not loaded.
 *
 * Throws a RangeError, before anything is loaded, for: block sizes that are not integers >= 1; no queries;
 * queries without dimensions or of unequal length; kv.length 0; causal with fewer keys than queries.
 */
export function flashAttention(q: number[][], kv: KvSource, options: FlashOptions): FlashResult {
  throw new Error('TODO');
}
