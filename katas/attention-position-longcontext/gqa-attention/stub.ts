export interface GqaOptions {
  /** Whether a query sees only the keys up to its own position. Default true. */
  causal?: boolean;
}

export interface KvCacheSpec {
  layers: number;
  /** Heads that have keys and values of their own; with GQA fewer than there are query heads. */
  kvHeads: number;
  /** Numbers in one key, and in one value. */
  headDim: number;
  tokens: number;
  /** May be a fraction: 0.5 for 4-bit entries. */
  bytesPerElement: number;
}

/**
 * Attention in which neighbouring query heads share a head of keys and values.
 *
 * q has shape [Hq][Tq][d], k [Hkv][Tk][d], v [Hkv][Tk][dv], and Hkv divides Hq: the first Hq / Hkv query heads
 * read key-value head 0, the next ones head 1, and so on. Scores are scaled by 1 / sqrt(d). With causal,
 * query i sees the keys 0 .. i + Tk - Tq. Returns a new array of shape [Hq][Tq][dv].
 *
 * Throws a RangeError for: no heads on either side; Hq not a multiple of Hkv; k and v with different numbers
 * of heads or tokens; Tq, Tk or d equal to 0; rows or heads of unequal size; q and k of different width;
 * causal with fewer keys than queries.
 */
export function groupedQueryAttention(
  q: number[][][],
  k: number[][][],
  v: number[][][],
  options?: GqaOptions,
): number[][][] {
  throw new Error('TODO');
}

/**
 * Size in bytes of a cache that holds the keys and the values of all tokens in all layers.
 *
 * Throws a RangeError when one of the four counts is not an integer >= 0, or bytesPerElement is not > 0.
 */
export function kvCacheBytes(spec: KvCacheSpec): number {
  throw new Error('TODO');
}
