export interface Limiter {
  /** Asks for `cost` tokens at the time `now` in milliseconds. retryAfter is in milliseconds, 0 if allowed. */
  take(key: string, cost: number, now: number): { allowed: boolean; remaining: number; retryAfter: number };
  /** Gives tokens back that were taken but not used. */
  refund(key: string, amount: number, now: number): void;
}

/**
 * A token bucket for each key. It starts full with `capacity` tokens and gains `refillPerSecond` tokens per second,
 * continuously, up to its capacity.
 *
 * A call is allowed if the bucket has at least cost - 1e-9 tokens, which are then taken; a denied call takes nothing.
 *
 * Throws a RangeError, and changes nothing, for: a capacity or rate that is not > 0; a cost or amount that is not
 * >= 0; a time before that of the key's last call. NaN is invalid everywhere.
 */
export function createLimiter(capacity: number, refillPerSecond: number): Limiter {
  throw new Error('TODO');
}
