export interface Limiter {
  take(key: string, cost: number, now: number): { allowed: boolean; remaining: number; retryAfter: number };
  refund(key: string, amount: number, now: number): void;
}

/** Keeps no tokens but two times for each key: that of its last call, and when its bucket will be full again. */
export function createLimiter(capacity: number, refillPerSecond: number): Limiter {
  if (Number.isNaN(capacity) || capacity <= 0) throw new RangeError('capacity');
  if (Number.isNaN(refillPerSecond) || refillPerSecond <= 0) throw new RangeError('refillPerSecond');
  const lastCalls = new Map<string, number>();
  const fullTimes = new Map<string, number>();
  const msFor = (tokens: number) => (tokens * 1000) / refillPerSecond;

  function check(key: string, tokens: number, now: number): void {
    if (Number.isNaN(tokens) || tokens < 0) throw new RangeError('tokens');
    if (!(now >= (lastCalls.get(key) ?? now))) throw new RangeError('time');
    lastCalls.set(key, now);
  }

  /** How long the bucket will take to be full. */
  function gapAt(key: string, now: number): number {
    return Math.max(0, (fullTimes.get(key) ?? now) - now);
  }

  const remainingAfter = (gap: number) => capacity - (gap * refillPerSecond) / 1000;

  return {
    take(key: string, cost: number, now: number) {
      check(key, cost, now);
      const gap = gapAt(key, now);
      const needed = gap + msFor(cost);
      if (remainingAfter(needed) < -1e-9) {
        const retryAfter = cost > capacity ? Infinity : needed - msFor(capacity);
        return { allowed: false, remaining: remainingAfter(gap), retryAfter };
      }
      fullTimes.set(key, now + needed);
      return { allowed: true, remaining: remainingAfter(needed), retryAfter: 0 };
    },

    refund(key: string, amount: number, now: number) {
      check(key, amount, now);
      fullTimes.set(key, now + gapAt(key, now) - msFor(amount));
    },
  };
}
