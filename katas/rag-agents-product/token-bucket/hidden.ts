import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand: tokens after each call, plus rate times the time until the next one';

type Call = [method: 'take' | 'refund', key: string, amount: number, now: number];
type Result = { allowed: boolean; remaining: number; retryAfter: number } | 'RangeError' | null;

const yes = (remaining: number): Result => ({ allowed: true, remaining, retryAfter: 0 });
const no = (remaining: number, retryAfter: number): Result => ({ allowed: false, remaining, retryAfter });

function take(amount: number, now: number, key = 'a'): Call {
  return ['take', key, amount, now];
}

function refund(amount: number, now: number, key = 'a'): Call {
  return ['refund', key, amount, now];
}

function run(name: string, capacity: number, rate: number, steps: [Call, Result][]): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'run',
    args: [capacity, rate, steps.map(([call]) => call)],
    expected: steps.map(([, result]) => result),
    route: byHand,
  };
}

const examples: KataCase[] = [
  {
    ...run('a burst, a denial and a wait', 10, 2, [
      [take(8, 0), yes(2)],
      [take(3, 250), no(2.5, 250)],
      [take(3, 500), yes(0)],
      [take(1, 1000), yes(0)],
    ]),
    group: 'example',
  },
  {
    ...run('a refund and a quiet time', 10, 2, [
      [take(10, 0), yes(0)],
      [refund(4, 0), null],
      [take(5, 0), no(4, 500)],
      [take(1, 60_000), yes(9)],
      [take(11, 60_000), no(9, Infinity)],
    ]),
    group: 'example',
  },
];

const refills: KataCase[] = [
  run('a full bucket stays full', 5, 1, [
    [take(1, 0), yes(4)],
    [take(1, 10_000), yes(4)],
    [take(5, 1_000_000), yes(0)],
  ]),
  run('a refill that just fills it', 4, 2, [
    [take(3, 0), yes(1)],
    [take(4, 1500), yes(0)],
  ]),
  run('a refill of less than a token', 10, 1, [
    [take(10, 0), yes(0)],
    [take(0.5, 500), yes(0)],
    [take(1, 1499), no(0.999, 1)],
    [take(1, 1500), yes(0)],
  ]),
  run('many short steps', 3, 1, [
    [take(3, 0), yes(0)],
    [take(1, 300), no(0.3, 700)],
    [take(1, 600), no(0.6, 400)],
    [take(1, 900), no(0.9, 100)],
    [take(1, 1100), yes(0.1)],
  ]),
  run('a slow rate', 1, 0.01, [
    [take(1, 0), yes(0)],
    [take(1, 40_000), no(0.4, 60_000)],
    [take(1, 100_000), yes(0)],
  ]),
  run('a fast rate', 1000, 500, [
    [take(1000, 0), yes(0)],
    [take(100, 100), no(50, 100)],
    [take(100, 201), yes(0.5)],
  ]),
  run('a capacity that is no whole number', 2.5, 0.5, [
    [take(2.25, 0), yes(0.25)],
    [take(2.5, 4000), no(2.25, 500)],
    [take(2.5, 4500), yes(0)],
  ]),
  run('the first call at a late time', 5, 1, [
    [take(2, 500_000), yes(3)],
    [take(4, 501_000), yes(0)],
  ]),
  run('time before zero', 5, 1, [
    [take(5, -3000), yes(0)],
    [take(2, -1000), yes(0)],
    [take(1, 0), yes(0)],
  ]),
  run('a bucket that is full at time zero', 5, 1, [
    [take(3, -3000), yes(2)],
    [take(5, -1000), no(4, 1000)],
    [take(5, 0), yes(0)],
  ]),
  {
    name: 'a call every millisecond',
    group: 'hidden',
    call: 'drip',
    args: [10, 5, 1, 1, 3000],
    expected: { allowed: 24, remaining: 10 + 2.999 * 5 - 24 },
    route:
      'by hand: 10 tokens at the start and 5 per second for 2.999 seconds are 24.995, so 24 calls of 1 token',
  },
  {
    name: 'a call every third of a second',
    group: 'hidden',
    call: 'drip',
    args: [2, 3, 1, 1000 / 3, 500],
    expected: { allowed: 500, remaining: 1 },
    route: 'by hand: each call takes the token that has come since the one before',
  },
];

const denials: KataCase[] = [
  run('denied calls take nothing', 5, 1, [
    [take(4, 0), yes(1)],
    [take(2, 0), no(1, 1000)],
    [take(2, 0), no(1, 1000)],
    [take(2, 500), no(1.5, 500)],
    [take(1, 500), yes(0.5)],
    [take(2, 2000), yes(0)],
  ]),
  run('the time to wait is that for what is missing', 10, 4, [
    [take(7, 0), yes(3)],
    [take(5, 0), no(3, 500)],
    [take(10, 0), no(3, 1750)],
    [take(3.5, 0), no(3, 125)],
  ]),
  run('more than the capacity', 5, 1, [
    [take(6, 0), no(5, Infinity)],
    [take(5.5, 1000), no(5, Infinity)],
    [take(5, 1000), yes(0)],
    [take(6, 1000), no(0, Infinity)],
    [take(5, 1000), no(0, 5000)],
  ]),
  run('all of it', 5, 1, [
    [take(5, 0), yes(0)],
    [take(5, 4999), no(4.999, 1)],
    [take(5, 5000), yes(0)],
  ]),
  {
    ...run('costs of nothing', 5, 1, [
      [take(0, 0), yes(5)],
      [take(5, 0), yes(0)],
      [take(0, 0), yes(0)],
    ]),
    reason: 'a cost of 0 is always allowed',
  },
  run('next to enough', 1, 1, [
    [take(0.5, 0), yes(0.5)],
    [take(0.5 + 0.5e-9, 0), yes(0)],
    [take(1, 500), no(0.5, 500)],
  ]),
  run('not quite enough', 1, 1, [
    [take(0.5, 0), yes(0.5)],
    [take(0.5 + 1.5e-9, 0), no(0.5, 1.5e-6)],
  ]),
  {
    name: 'asking again after the time to wait',
    group: 'hidden',
    call: 'retry',
    args: [7, 3, [take(7, 0), take(1, 100)], 5, 700],
    expected: [(1000 * (5 - 2.1)) / 3, yes(0)],
    route: 'by hand: after 700 ms there are 2.1 tokens',
  },
];

const refunds: KataCase[] = [
  run('a refund', 10, 1, [
    [take(8, 0), yes(2)],
    [refund(3, 1000), null],
    [take(6, 1000), yes(0)],
  ]),
  run('a refund of more than fits', 10, 1, [
    [take(3, 0), yes(7)],
    [refund(5, 0), null],
    [take(1, 0), yes(9)],
  ]),
  run('a refund after a quiet time', 10, 1, [
    [take(3, 0), yes(7)],
    [refund(2, 100_000), null],
    [take(10, 100_000), yes(0)],
    [take(1, 100_000), no(0, 1000)],
  ]),
  run('a refund for a new key', 10, 1, [
    [refund(5, 0), null],
    [take(10, 0), yes(0)],
    [take(1, 500), no(0.5, 500)],
  ]),
  run('refunds of parts', 4, 1, [
    [take(4, 0), yes(0)],
    [refund(0, 0), null],
    [refund(0.25, 250), null],
    [refund(0.25, 500), null],
    [take(2, 500), no(1, 1000)],
    [take(1, 500), yes(0)],
  ]),
];

const keys: KataCase[] = [
  run('each key has its own tokens', 5, 1, [
    [take(5, 0, 'a'), yes(0)],
    [take(5, 0, 'b'), yes(0)],
    [take(1, 1000, 'b'), yes(0)],
    [take(2, 2000, 'a'), yes(0)],
    [refund(3, 2000, 'a'), null],
    [take(2, 2000, 'b'), no(1, 1000)],
  ]),
  run('each key has its own time', 5, 1, [
    [take(5, 9000, 'late'), yes(0)],
    [take(5, 1000, 'early'), yes(0)],
    [take(2, 3000, 'early'), yes(0)],
    [take(1, 10_000, 'late'), yes(0)],
    [take(4, 7000, 'early'), yes(0)],
  ]),
  {
    ...run('keys that mean something to JavaScript', 5, 1, [
      [take(5, 0, '__proto__'), yes(0)],
      [take(4, 0, 'constructor'), yes(1)],
      [take(3, 0, ''), yes(2)],
      [take(1, 500, '__proto__'), no(0.5, 500)],
      [take(1, 1000, ''), yes(2)],
    ]),
    reason: 'a key is any string',
  },
  {
    name: 'two limiters side by side',
    group: 'hidden',
    call: 'runTwo',
    args: [
      [take(10, 0), take(1, 1000), refund(2, 1000)],
      [take(3, 0), take(3, 1000), take(1, 1000)],
    ],
    expected: [
      [yes(0), yes(1)],
      [yes(0), yes(0)],
      [null, no(0, 500)],
    ],
    route: byHand,
  },
];

const rest: KataCase[] = [
  run('refused calls change nothing', 5, 1, [
    [take(5, 1000), yes(0)],
    [take(-1, 2000), 'RangeError'],
    [refund(-1, 2000), 'RangeError'],
    [take(1, 999), 'RangeError'],
    [refund(5, 999), 'RangeError'],
    [take(0.5, 1500), yes(0)],
  ]),
  {
    ...run('the time of a denied call counts', 5, 1, [
      [take(5, 0), yes(0)],
      [take(5, 2000), no(2, 3000)],
      [take(1, 1999), 'RangeError'],
      [refund(1, 2500), null],
      [take(1, 2400), 'RangeError'],
      [take(3.5, 2500), yes(0)],
    ]),
    reason: 'time goes forward for each key',
  },
];

function refused(name: string, calls: Call[], capacity = 5, rate = 1): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'runUntilRefused',
    args: [capacity, rate, calls],
    reason: 'a condition of the contract',
  };
}

function refusedLimiter(name: string, capacity: number, rate: number): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'createLimiter',
    args: [capacity, rate],
    reason: 'a condition of the contract',
  };
}

const refusals: KataCase[] = [
  refusedLimiter('no capacity', 0, 1),
  refusedLimiter('a negative capacity', -5, 1),
  refusedLimiter('a capacity that is NaN', NaN, 1),
  refusedLimiter('no rate', 5, 0),
  refusedLimiter('a negative rate', 5, -1),
  refusedLimiter('a rate that is NaN', 5, NaN),
  refused('a negative cost', [take(-1, 0)]),
  refused('a cost that is slightly negative', [take(-1e-10, 0)]),
  refused('a cost that is NaN', [take(NaN, 0)]),
  refused('a negative refund', [refund(-1, 0)]),
  refused('a refund that is NaN', [refund(NaN, 0)]),
  refused('a time that is NaN', [take(1, NaN)]),
  refused('a time that is NaN, later', [take(1, 0), take(1, NaN)]),
  refused('a refund at a time that is NaN', [take(1, 0), refund(1, NaN)]),
  refused('a time before the last one', [take(1, 1000), take(1, 999)]),
  refused('a time before zero after a call at zero', [take(1, 0), take(1, -1)]),
  refused('a refund before the last call', [take(1, 1000), refund(1, 999.5)]),
  refused('a call before the last refund', [refund(1, 1000), take(1, 0)]),
  refused('a time before that of a denied call', [take(5, 0), take(5, 1000), take(1, 500)]),
  refused('a time before the last one of this key', [take(1, 1000), take(1, 0, 'b'), take(1, 500)]),
];

/** Times that go forward, amounts in quarters, three keys. */
const calls = fc
  .array(
    fc.tuple(
      fc.constantFrom('take', 'take', 'take', 'refund'),
      fc.constantFrom('a', 'a', 'b', 'c'),
      fc.nat({ max: 24 }).map((quarters) => quarters / 4),
      fc.oneof(fc.constant(0), fc.nat({ max: 700 }), fc.nat({ max: 9000 })),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((steps) => {
    let now = 0;
    return steps.map(([method, key, amount, gap]) => [method, key, amount, (now += gap)]);
  });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...refills, ...denials, ...refunds, ...keys, ...rest, ...refusals],
  random: [
    {
      name: 'any calls',
      call: 'run',
      runs: 60,
      args: fc.tuple(fc.constantFrom(1, 4, 5.5), fc.constantFrom(0.3, 1, 2, 7), calls),
    },
  ],
};
