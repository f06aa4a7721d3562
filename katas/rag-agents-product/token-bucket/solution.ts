export interface Limiter {
  take(key: string, cost: number, now: number): { allowed: boolean; remaining: number; retryAfter: number };
  refund(key: string, amount: number, now: number): void;
}

interface Bucket {
  tokens: number;
  /** When `tokens` was right. */
  time: number;
}

/** Room for rounding where the tokens are compared with a cost. */
const slack = 1e-9;

export function createLimiter(capacity: number, refillPerSecond: number): Limiter {
  if (!(capacity > 0)) throw new RangeError(`capacity must be > 0, got ${capacity}`);
  if (!(refillPerSecond > 0)) throw new RangeError(`the rate must be > 0, got ${refillPerSecond}`);
  const refillPerMs = refillPerSecond / 1000;
  const buckets = new Map<string, Bucket>();

  /** The key's bucket, filled up to now. Between two calls nothing has to happen. */
  function bucketAt(key: string, now: number): Bucket {
    const bucket = buckets.get(key) ?? { tokens: capacity, time: now };
    if (!(now >= bucket.time)) throw new RangeError(`${now} is earlier than ${bucket.time}`);
    bucket.tokens = Math.min(capacity, bucket.tokens + (now - bucket.time) * refillPerMs);
    bucket.time = now;
    buckets.set(key, bucket);
    return bucket;
  }

  return {
    take(key, cost, now) {
      if (!(cost >= 0)) throw new RangeError(`a cost must be >= 0, got ${cost}`);
      const bucket = bucketAt(key, now);
      const allowed = bucket.tokens >= cost - slack;
      if (allowed) {
        bucket.tokens -= cost;
        return { allowed, remaining: bucket.tokens, retryAfter: 0 };
      }
      const wait = (cost - bucket.tokens) / refillPerMs;
      return { allowed, remaining: bucket.tokens, retryAfter: cost > capacity ? Infinity : wait };
    },

    refund(key, amount, now) {
      if (!(amount >= 0)) throw new RangeError(`an amount must be >= 0, got ${amount}`);
      const bucket = bucketAt(key, now);
      bucket.tokens = Math.min(capacity, bucket.tokens + amount);
    },
  };
}
