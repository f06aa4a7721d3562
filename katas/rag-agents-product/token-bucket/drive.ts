import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Limiter = ReturnType<Solution['createLimiter']>;
type Call = [method: 'take' | 'refund', key: string, amount: number, now: number];

function make(limiter: Limiter, [method, key, amount, now]: Call): unknown {
  if (method === 'take') return limiter.take(key, amount, now);
  limiter.refund(key, amount, now);
  return null;
}

/** The result of a call; a RangeError is part of the trace. */
function attempt(limiter: Limiter, call: Call): unknown {
  try {
    return make(limiter, call);
  } catch (error) {
    if (error instanceof RangeError) return 'RangeError';
    throw error;
  }
}

export const drivers = {
  /** Makes the calls one after the other and returns what each returned (null for a refund). */
  run: ({ createLimiter }: Solution, capacity: number, refillPerSecond: number, calls: Call[]) => {
    const limiter = createLimiter(capacity, refillPerSecond);
    return calls.map((call) => attempt(limiter, call));
  },

  /** The last call is the one that must be refused. */
  runUntilRefused: (
    { createLimiter }: Solution,
    capacity: number,
    refillPerSecond: number,
    calls: Call[],
  ) => {
    const limiter = createLimiter(capacity, refillPerSecond);
    return calls.map((call) => make(limiter, call));
  },

  /** Asks again after exactly the time that the first answer names. */
  retry: (
    { createLimiter }: Solution,
    capacity: number,
    refillPerSecond: number,
    calls: Call[],
    cost: number,
    now: number,
  ) => {
    const limiter = createLimiter(capacity, refillPerSecond);
    for (const call of calls) make(limiter, call);
    const { retryAfter } = limiter.take('a', cost, now);
    return [retryAfter, limiter.take('a', cost, now + retryAfter)];
  },

  /** The same call every few milliseconds; returns how many were allowed and what is left. */
  drip: (
    { createLimiter }: Solution,
    capacity: number,
    refillPerSecond: number,
    cost: number,
    step: number,
    count: number,
  ) => {
    const limiter = createLimiter(capacity, refillPerSecond);
    let allowed = 0;
    let remaining = NaN;
    for (let i = 0; i < count; i++) {
      const answer = limiter.take('a', cost, i * step);
      if (answer.allowed) allowed++;
      remaining = answer.remaining;
    }
    return { allowed, remaining };
  },

  /** Two limiters that get their calls in turn. */
  runTwo: ({ createLimiter }: Solution, first: Call[], second: Call[]) => {
    const one = createLimiter(10, 1);
    const two = createLimiter(4, 2);
    return first.map((call, i) => [make(one, call), make(two, second[i]!)]);
  },
} satisfies Drivers<Solution>;
