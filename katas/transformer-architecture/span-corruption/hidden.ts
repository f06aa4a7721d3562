import fc from 'fast-check';
import { type KataCase, type KataTests, exact } from '#kata';

const text = [10, 11, 12, 13, 14, 15, 16, 17];
const byHand = 'by hand';

interface Extra {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function test(
  group: 'example' | 'hidden',
  name: string,
  call: string,
  args: unknown[],
  extra: Extra = {},
): KataCase {
  return { name, group, call, args, ...extra };
}

const corruptions: KataCase[] = [
  test(
    'example',
    'two spans',
    'corruptSpans',
    [
      text,
      [
        [1, 3],
        [5, 6],
      ],
      99,
    ],
    {
      expected: { input: [10, 99, 13, 14, 98, 16, 17], target: [99, 11, 12, 98, 15, 97] },
      route: byHand,
    },
  ),
  test('hidden', 'a span of three at the start', 'corruptSpans', [text, [[0, 3]], 50], {
    expected: { input: [50, 13, 14, 15, 16, 17], target: [50, 10, 11, 12, 49] },
    route: byHand,
  }),
  test('hidden', 'a span of two at the end', 'corruptSpans', [text, [[6, 8]], 50], {
    expected: { input: [10, 11, 12, 13, 14, 15, 50], target: [50, 16, 17, 49] },
    route: byHand,
  }),
  test(
    'hidden',
    'both ends',
    'corruptSpans',
    [
      text,
      [
        [0, 2],
        [7, 8],
      ],
      32099,
    ],
    {
      expected: { input: [32099, 12, 13, 14, 15, 16, 32098], target: [32099, 10, 11, 32098, 17, 32097] },
      route: byHand,
    },
  ),
  test('hidden', 'everything', 'corruptSpans', [text, [[0, 8]], 50], {
    expected: { input: [50], target: [50, 10, 11, 12, 13, 14, 15, 16, 17, 49] },
    route: byHand,
  }),
  test('hidden', 'no spans', 'corruptSpans', [text, [], 50], {
    expected: { input: text, target: [50] },
    route: 'by hand: only the final sentinel is left',
  }),
  test('hidden', 'no tokens', 'corruptSpans', [[], [], 50], {
    expected: { input: [], target: [50] },
    route: byHand,
  }),
  test(
    'hidden',
    'one token between two spans',
    'corruptSpans',
    [
      text,
      [
        [2, 4],
        [5, 7],
      ],
      60,
    ],
    {
      expected: { input: [10, 11, 60, 14, 59, 17], target: [60, 12, 13, 59, 15, 16, 58] },
      route: byHand,
    },
  ),
  test(
    'hidden',
    'every other token',
    'corruptSpans',
    [
      text,
      [
        [0, 1],
        [2, 3],
        [4, 5],
        [6, 7],
      ],
      99,
    ],
    {
      expected: { input: [99, 11, 98, 13, 97, 15, 96, 17], target: [99, 10, 98, 12, 97, 14, 96, 16, 95] },
      route: byHand,
    },
  ),
  test(
    'hidden',
    'repeated tokens',
    'corruptSpans',
    [
      [7, 7, 7, 7, 7],
      [
        [1, 2],
        [3, 5],
      ],
      7,
    ],
    {
      expected: { input: [7, 7, 7, 6], target: [7, 7, 6, 7, 7, 5] },
      route: byHand,
    },
  ),
  test(
    'hidden',
    'a first sentinel of 1',
    'corruptSpans',
    [
      text,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      1,
    ],
    {
      expected: { input: [10, 1, 12, 0, 14, -1, 16, 17], target: [1, 11, 0, 13, -1, 15, -2] },
      route: byHand,
    },
  ),
  test('hidden', 'a hundred spans', 'corruptSpans', [
    Array.from({ length: 300 }, (_, i) => i),
    Array.from({ length: 100 }, (_, i) => [3 * i, 3 * i + 2]),
    32099,
  ]),
  test('hidden', 'the same text again after the caller changed the first result', 'corruptTwice', [
    [
      text,
      [
        [1, 3],
        [5, 6],
      ],
      99,
    ],
  ]),
];

const samples: KataCase[] = [
  test('example', 'three of ten tokens in two spans', 'sampleWith', [10, 0.3, 1.5, [0.5, 0]], {
    expected: {
      spans: [
        [1, 3],
        [9, 10],
      ],
      calls: 2,
    },
    route: 'by hand: noise 2 + 1, kept 1 + 6',
    reason: 'the order of the draws',
  }),
  test('hidden', 'the same with other draws', 'sampleWith', [10, 0.3, 1.5, [0, 0.99]], {
    expected: {
      spans: [
        [6, 7],
        [8, 10],
      ],
      calls: 2,
    },
    route: 'by hand: noise 1 + 2, kept 6 + 1',
    reason: 'the draws decide',
  }),
  test('hidden', 'three spans, the same place drawn again', 'sampleWith', [12, 0.5, 2, [0, 0, 0.9, 0.9]], {
    expected: {
      spans: [
        [4, 5],
        [6, 7],
        [8, 12],
      ],
      calls: 4,
    },
    route: 'by hand: noise cut at 1 and 2, kept cut at 5 and 4',
  }),
  test('hidden', 'cuts drawn from right to left', 'sampleWith', [12, 0.5, 2, [0.99, 0.3, 0.5, 0]], {
    expected: {
      spans: [
        [1, 3],
        [5, 8],
        [11, 12],
      ],
      calls: 4,
    },
    route: 'by hand: noise cut at 5 and 2, kept cut at 3 and 1',
    reason: 'the cuts have to be put in order',
  }),
  test('hidden', 'one span', 'sampleWith', [9, 0.3, 3, [0.7, 0.7]], {
    expected: { spans: [[6, 9]], calls: 0 },
    route: 'by hand: nothing to draw',
    reason: 'no cut, no call of the rng',
  }),
  test('hidden', 'four tokens at a mean length of three', 'sampleWith', [14, 0.3, 3, [0.5, 0.5]], {
    expected: { spans: [[10, 14]], calls: 0 },
    route: 'by hand: 4/3 rounds to 1',
    reason: 'the number of spans is rounded, also down',
  }),
  test('hidden', 'two tokens', 'sampleWith', [2, 0.5, 3, [0.9]], {
    expected: { spans: [[1, 2]], calls: 0 },
    route: byHand,
    reason: 'the shortest text',
  }),
  test('hidden', 'a density that rounds to no token', 'sampleWith', [5, 0.01, 3, []], {
    expected: { spans: [[4, 5]], calls: 0 },
    route: 'by hand: at least one token',
    reason: 'the lower bound of the noise',
  }),
  test('hidden', 'a density that rounds to all tokens', 'sampleWith', [5, 0.99, 1, [0.5, 0.5]], {
    expected: { spans: [[1, 5]], calls: 0 },
    route: 'by hand: one token is kept, so there is room for one span',
    reason: 'the upper bound of the noise, and of the spans',
  }),
  test('hidden', 'more noise than text between', 'sampleWith', [10, 0.7, 1, [0.5, 0.2, 0.9, 0.3]], {
    expected: {
      spans: [
        [1, 3],
        [4, 6],
        [7, 10],
      ],
      calls: 4,
    },
    route:
      'by hand: 7 noise tokens, 3 kept ones, 3 spans; noise cut at 4, then at 2 of 1 2 3 5 6, hence 2 + 2 + 3',
    reason: 'spans are limited by what is kept',
  }),
  test('hidden', 'spans longer than the noise', 'sampleWith', [20, 0.1, 7, [0.5]], {
    expected: { spans: [[18, 20]], calls: 0 },
    route: 'by hand: 2/7 rounds to 0, so one span',
    reason: 'the lower bound of the spans',
  }),
  test('hidden', 'halves are rounded up', 'sampleWith', [10, 0.25, 2, [0.5, 0.5]], {
    expected: {
      spans: [
        [4, 6],
        [9, 10],
      ],
      calls: 2,
    },
    route: 'by hand: 2.5 noise tokens are 3, and 1.5 spans are 2',
    reason: 'Math.round, not floor and not rounding to even',
  }),
  test('hidden', 'spans of one token each', 'sampleWith', [9, 0.45, 1, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]], {
    expected: {
      spans: [
        [1, 2],
        [3, 4],
        [5, 6],
        [8, 9],
      ],
      calls: 6,
    },
    route: 'by hand: 4 noise tokens apart, 5 kept ones cut at 1, 2 and 3',
  }),
  test('hidden', 'draws just below 1', 'sampleWith', [30, 0.5, 3, new Array<number>(8).fill(1 - 2 ** -53)], {
    expected: {
      spans: [
        [11, 22],
        [23, 24],
        [25, 26],
        [27, 28],
        [29, 30],
      ],
      calls: 8,
    },
    route: 'by hand: always the last place that is left',
  }),
  test('hidden', 'a text of 512 tokens', 'sampleAndCorrupt', [512, 0.15, 3, 7]),
  test('hidden', 'a dense text', 'sampleAndCorrupt', [40, 0.5, 2, 11]),
  test('hidden', 'several texts from one rng', 'sampleWithSeed', [24, 0.4, 2, 5, 6]),
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const refused: KataCase[] = [
  {
    ...invalid(
      'spans that touch',
      'corruptSpans',
      text,
      [
        [1, 3],
        [3, 5],
      ],
      99,
    ),
    reason: 'they would be one span',
  },
  invalid(
    'spans that touch at the end',
    'corruptSpans',
    text,
    [
      [1, 2],
      [4, 6],
      [6, 8],
    ],
    99,
  ),
  invalid(
    'spans that overlap',
    'corruptSpans',
    text,
    [
      [1, 4],
      [3, 5],
    ],
    99,
  ),
  invalid(
    'a span inside another',
    'corruptSpans',
    text,
    [
      [1, 6],
      [2, 4],
    ],
    99,
  ),
  invalid(
    'the same span twice',
    'corruptSpans',
    text,
    [
      [1, 3],
      [1, 3],
    ],
    99,
  ),
  invalid(
    'spans out of order',
    'corruptSpans',
    text,
    [
      [5, 6],
      [1, 3],
    ],
    99,
  ),
  invalid(
    'the last two spans out of order',
    'corruptSpans',
    text,
    [
      [0, 1],
      [6, 7],
      [3, 4],
    ],
    99,
  ),
  invalid('an empty span', 'corruptSpans', text, [[2, 2]], 99),
  invalid('an empty span at the end', 'corruptSpans', text, [[8, 8]], 99),
  invalid(
    'an empty span among others',
    'corruptSpans',
    text,
    [
      [0, 1],
      [3, 3],
      [5, 7],
    ],
    99,
  ),
  invalid('a span that ends before it starts', 'corruptSpans', text, [[4, 2]], 99),
  invalid('a span before the start', 'corruptSpans', text, [[-1, 2]], 99),
  invalid('a span beyond the end', 'corruptSpans', text, [[6, 9]], 99),
  invalid('a span in a text without tokens', 'corruptSpans', [], [[0, 1]], 99),
  invalid('length 1', 'sampleInvalid', 1, 0.15, 3),
  invalid('length 0', 'sampleInvalid', 0, 0.15, 3),
  invalid('a negative length', 'sampleInvalid', -4, 0.15, 3),
  invalid('a length that is NaN', 'sampleInvalid', NaN, 0.15, 3),
  invalid('density 0', 'sampleInvalid', 10, 0, 3),
  invalid('density 1', 'sampleInvalid', 10, 1, 3),
  invalid('a negative density', 'sampleInvalid', 10, -0.2, 3),
  invalid('a density in per cent', 'sampleInvalid', 10, 15, 3),
  invalid('a density that is NaN', 'sampleInvalid', 10, NaN, 3),
  invalid('mean length 0', 'sampleInvalid', 10, 0.15, 0),
  invalid('a mean length below 1', 'sampleInvalid', 10, 0.15, 0.99),
  invalid('a mean length that is NaN', 'sampleInvalid', 10, 0.15, NaN),
];

/** Texts with valid spans, made of alternating gaps and spans; the first and the last gap may be empty. */
const corruptArgs = fc
  .tuple(
    fc.nat({ max: 2 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })), { maxLength: 5 }),
    fc.nat({ max: 2 }),
    fc.constantFrom(32099, 50, 3),
  )
  .map(([lead, parts, trail, firstSentinel]) => {
    let position = lead;
    const spans = parts.map(([size, gap]) => {
      const span = [position, position + size];
      position += size + gap;
      return span;
    });
    // the gap after the last span is replaced by the trailing one
    const length = (spans.at(-1)?.[1] ?? lead) + trail;
    return [Array.from({ length }, (_, i) => (i * 7) % 13), spans, firstSentinel];
  });

const draw = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 999 }).map((n) => n / 1000) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1 - 2 ** -53) },
);

export const tests: KataTests = {
  tolerance: exact,
  cases: [...corruptions, ...samples, ...refused],
  random: [
    { name: 'any valid spans', call: 'corruptSpans', runs: 30, args: corruptArgs },
    {
      name: 'any length, density and mean length',
      call: 'sampleWith',
      runs: 40,
      args: fc.tuple(
        fc.integer({ min: 2, max: 24 }),
        fc.constantFrom(0.01, 0.15, 0.25, 0.3, 0.5, 0.75, 0.99),
        fc.constantFrom(1, 1.5, 2, 3, 10),
        fc.array(draw, { minLength: 24, maxLength: 24 }),
      ),
    },
    {
      name: 'sampled and corrupted',
      call: 'sampleAndCorrupt',
      runs: 10,
      args: fc.tuple(
        fc.integer({ min: 2, max: 60 }),
        fc.constantFrom(0.15, 0.5),
        fc.constantFrom(1, 3),
        fc.nat(),
      ),
    },
  ],
};
