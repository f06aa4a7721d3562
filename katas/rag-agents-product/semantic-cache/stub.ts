export interface SemanticCache {
  /**
   * The most similar live entry of the scope with a cosine of at least the threshold, ties to the older
   * insertion; null, which counts as a miss, if there is none.
   */
  get(embedding: number[], scope: string, now: number): { value: string; similarity: number } | null;
  /** Stores a value. Replaces the entry of the scope that points in the same direction (cosine >= 1 - 1e-12). */
  put(embedding: number[], scope: string, value: string, now: number): void;
  /** Hits and misses of `get` so far, and the entries that are stored. */
  stats(): { hits: number; misses: number; size: number };
}

/**
 * An empty cache. Entries live for less than `ttl` after they were put; beyond `capacity`, the one that was not
 * used for longest goes.
 *
 * Throws a RangeError for: a threshold outside (0, 1]; a capacity that is not an integer >= 1; a ttl that is
 * not > 0. `get` and `put` throw one for: an embedding without direction (empty or all 0) or of another length than the
 * stored ones; a `now` that is NaN or earlier than at a call before.
 */
export function createSemanticCache(o: { threshold: number; capacity: number; ttl: number }): SemanticCache {
  throw new Error('TODO');
}
