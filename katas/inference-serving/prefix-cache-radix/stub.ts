export interface PrefixCache {
  /** Length of the longest cached prefix of `tokens`. Refreshes the edges that it touches. */
  match(tokens: number[]): number;
  /**
   * Caches `tokens`, evicting what is needed. Returns how many tokens were newly stored; 0, with nothing
   * changed, if there can be no room.
   */
  insert(tokens: number[]): number;
  /** Protects a cached sequence from eviction. Locks of a sequence add up. */
  lock(tokens: number[]): void;
  /** Takes back one lock. */
  unlock(tokens: number[]): void;
  /** Evicts least recently used leaves until `tokens` tokens are freed or none can go; returns how many were. */
  evict(tokens: number): number;
  /** Tokens on all edges. */
  size(): number;
}

/**
 * A radix tree of token sequences with at most `capacityTokens` tokens on its edges.
 *
 * Throws a RangeError for: a capacity that is not a positive integer; lock or unlock of a sequence that is not
 * cached in full; unlock of a sequence without a lock; evict with anything but an integer >= 0.
 */
export function createPrefixCache(capacityTokens: number): PrefixCache {
  throw new Error('TODO');
}
