import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const highPrecision = 'softmax, logarithm and difference in 60-digit decimal arithmetic';
const { log } = Math;

/** Probabilities 1/8, 2/8, 5/8, then 3/8, 1/8, 4/8, then 1/2, 1/4, 1/4. */
const fractions = [
  [log(1), log(2), log(5)],
  [log(3), log(1), log(4)],
  [log(2), log(1), log(1)],
];
const wide = [
  [0.5, -1.25, 2, 0.25],
  [3, 0, -0.5, 2],
  [1, 1, 1.5, -2],
];

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

const losses: KataCase[] = [
  test('example', 'three positions, one of them ignored', 'crossEntropy', [fractions, [2, -100, 0]], {
    expected: {
      loss: 0.581575404902840423,
      count: 2,
      grad: [
        [1 / 16, 1 / 8, -3 / 16],
        [0, 0, 0],
        [-1 / 4, 1 / 8, 1 / 8],
      ],
    },
    route: 'by hand: half the logarithm of 3.2; probabilities minus one-hot, halved',
  }),
  test('example', 'perplexity of two tokens', 'perplexity', [[log(5 / 8), log(1 / 2)]], {
    expected: 1.78885438199983176,
    route: 'by hand: root of 8/5 * 2',
  }),
  test('example', 'two tokens that spell seven bytes', 'bitsPerByte', [log(3.2), 7], {
    expected: 0.239724557873233957,
    route: 'base-2 logarithm of 3.2, divided by 7',
    reason: 'the formula by itself',
  }),
  test('hidden', 'a single position', 'crossEntropy', [[[2, 1, 0]], [1]], {
    expected: {
      loss: 1.40760596444438047,
      count: 1,
      grad: [[0.6652409557748219, -0.7552715289452023, 0.09003057317038046]],
    },
    route: highPrecision,
    reason: 'no mean and no ignored row can hide a mistake in the softmax',
  }),
  test(
    'hidden',
    'three positions, all of which count',
    'crossEntropy',
    [
      [
        [0.5, -1.25, 2],
        [3, 0, -0.5],
        [1, 1, 1.5],
      ],
      [0, 2, 1],
    ],
    {
      expected: {
        loss: 2.201315132353867,
        count: 3,
        grad: [
          [-0.2743932726308519, 0.010242246775478811, 0.2641510258553731],
          [0.3086464187338993, 0.015366600351001007, -0.3240130190849003],
          [0.09135620635373233, -0.241977126979601, 0.15062092062586868],
        ],
      },
      route: highPrecision,
    },
  ),
  test('hidden', 'another index to ignore', 'crossEntropy', [wide, [3, -1, 2], -1], {
    expected: {
      loss: 1.4597835075901586,
      count: 2,
      grad: [
        [0.07770896807868101, 0.01350379382449716, 0.34826743290547424, -0.4394801948086524],
        [0, 0, 0, 0],
        [0.13518963705405565, 0.13518963705405565, -0.27710996981074826, 0.006730695702636981],
      ],
    },
    route: highPrecision,
  }),
  test('hidden', 'a class of the vocabulary is the padding', 'crossEntropy', [wide, [0, 3, 0], 0]),
  test('hidden', 'the last class is the padding', 'crossEntropy', [wide, [3, 1, 0], 3]),
  test('hidden', 'an index to ignore that no target has', 'crossEntropy', [wide, [3, 1, 0], 7], {
    reason: 'the default must not stay in force beside it',
  }),
  test('hidden', 'the first and the last position ignored', 'crossEntropy', [wide, [-100, 1, -100]]),
  test('hidden', 'an undefined index to ignore', 'crossEntropy', [wide, [-100, 2, 2], undefined]),
  test(
    'hidden',
    'a vocabulary of one',
    'crossEntropy',
    [
      [[-3.5], [2], [7]],
      [0, -100, 0],
    ],
    {
      expected: { loss: 0, count: 2, grad: [[0], [0], [0]] },
      route: 'by hand: the only class has probability 1',
    },
  ),
  test(
    'hidden',
    'all logits alike',
    'crossEntropy',
    [
      [
        [4, 4, 4, 4],
        [0, 0, 0, 0],
      ],
      [3, 0],
    ],
    {
      expected: {
        loss: 1.38629436111989062,
        count: 2,
        grad: [
          [0.125, 0.125, 0.125, -0.375],
          [-0.375, 0.125, 0.125, 0.125],
        ],
      },
      route: 'by hand: ln 4, and quarters',
    },
  ),
  test('hidden', 'the same class at every position', 'crossEntropy', [fractions, [1, 1, 1]], {
    expected: {
      loss: log(4 * 8 * 4) / 3,
      count: 3,
      grad: [
        [1 / 24, -6 / 24, 5 / 24],
        [3 / 24, -7 / 24, 4 / 24],
        [4 / 24, -6 / 24, 2 / 24],
      ],
    },
    route: 'by hand',
  }),
  test(
    'hidden',
    'logits of +-1000',
    'crossEntropy',
    [
      [
        [1000, -1000],
        [1000, -1000],
        [-1000, 1000],
      ],
      [0, 1, -100],
    ],
    {
      expected: {
        loss: 1000,
        count: 2,
        grad: [
          [0, 0],
          [0.5, -0.5],
          [0, 0],
        ],
      },
      route: 'by hand: losses 0 and 2000; e^-2000 is 0 in double precision',
    },
  ),
  test(
    'hidden',
    'high and low rows',
    'crossEntropy',
    [
      [
        [1000, -1000, 999],
        [-1000, -998, -999],
      ],
      [2, 0],
    ],
    {
      expected: {
        loss: 1.8604338259813016,
        count: 2,
        grad: [
          [0.36552928931500245, 0, -0.36552928931500245],
          [-0.4549847134148098, 0.33262047788741095, 0.12236423552739882],
        ],
      },
      route: highPrecision,
    },
  ),
  test('hidden', 'a row in which everything is low', 'crossEntropy', [[[-1000, -1000]], [0]], {
    expected: { loss: 0.693147180559945309, count: 1, grad: [[-0.5, 0.5]] },
    route: 'by hand: ln 2',
  }),
  test(
    'hidden',
    'a target far below the others',
    'crossEntropy',
    [
      [
        [0, -40],
        [0, -800],
      ],
      [1, 1],
    ],
    {
      expected: {
        loss: 420,
        count: 2,
        grad: [
          [0.5, -0.5],
          [0.5, -0.5],
        ],
      },
      route: 'by hand: 40 and 800 nats, up to e^-40',
    },
  ),
  test(
    'hidden',
    'extreme logits at an ignored position',
    'crossEntropy',
    [
      [
        [1000, 1000, -1000],
        [0, 0, 0],
      ],
      [-100, 1],
    ],
    {
      expected: {
        loss: 1.09861228866810969,
        count: 1,
        grad: [
          [0, 0, 0],
          [1 / 3, -2 / 3, 1 / 3],
        ],
      },
      route: 'by hand: ln 3',
    },
  ),
  test(
    'hidden',
    'a row of zeros at an ignored position',
    'crossEntropy',
    [
      [
        [0, 0],
        [log(3), 0],
      ],
      [-100, 0],
    ],
    {
      expected: {
        loss: log(4 / 3),
        count: 1,
        grad: [
          [0, 0],
          [-0.25, 0.25],
        ],
      },
      route: 'by hand: probabilities 3/4 and 1/4',
      reason: 'the row of the gradient equals the row of the input and must still be another array',
    },
  ),
  test('hidden', 'batches in turn', 'callInTurn', [
    [
      [wide, [1, 2, 3]],
      [wide, [1, 2, 3], 2],
      [[[1, 2]], [0]],
      [wide, [1, -100, 3]],
      [wide, [1, 2, 3]],
    ],
  ]),
  test('hidden', 'the same call again after the caller changed the first result', 'callTwice', [
    [wide, [1, -100, 3]],
  ]),
];

const summaries: KataCase[] = [
  test('hidden', 'four tokens of different surprise', 'perplexity', [[-0.5, -2.25, -1.125, -4]], {
    expected: 7.161718742493711,
    route: 'exponential of 7.875/4 in 60-digit arithmetic',
  }),
  test('hidden', 'a sure token and an unlikely one', 'perplexity', [[0, log(1 / 100)]], {
    expected: 10,
    route: 'by hand: root of 100',
  }),
  test('hidden', 'a token that could not occur', 'perplexity', [[-1, -Infinity, 0]], {
    expected: Infinity,
    route: 'by hand: one factor is 1/0',
    reason: 'the contract allows probability 0',
  }),
  test(
    'hidden',
    'a uniform guess among fifty thousand',
    'perplexity',
    [new Array<number>(20).fill(-log(50000))],
    {
      expected: 50000,
      route: 'by hand: the number of choices',
    },
  ),
  test('hidden', 'nothing but certainty', 'perplexity', [[0, 0, 0]], {
    expected: 1,
    route: 'by hand',
    reason: 'the lower end of the scale; a log-prob of 0 is valid',
  }),
  test('hidden', 'one token', 'perplexity', [[-0.75]], {
    expected: 2.117000016612675,
    route: 'exponential of 3/4 in 60-digit arithmetic',
  }),
  test('hidden', 'very unlikely tokens', 'perplexity', [[-500, -300, -400]], {
    expected: 5.221469689764144e173,
    route: 'exponential of 400 in 60-digit arithmetic',
  }),
  test(
    'hidden',
    'a product of probabilities that underflows',
    'perplexity',
    [new Array<number>(2000).fill(log(1 / 8))],
    {
      expected: 8,
      route: 'by hand',
    },
  ),
  test('hidden', 'three bytes', 'bitsPerByte', [2.25, 3], {
    expected: 1.0820212806667227,
    route: '2.25 / (3 ln 2) in 60-digit arithmetic',
    reason: 'the formula by itself',
  }),
  test('hidden', 'a thousand bytes', 'bitsPerByte', [1234.5, 1000], {
    expected: 1.7810070279774253,
    route: '1.2345 / ln 2 in 60-digit arithmetic',
    reason: 'more bytes than nats would need',
  }),
  test('hidden', 'a single byte', 'bitsPerByte', [3 * Math.LN2, 1], {
    expected: 3,
    route: 'by hand: three fair coins',
    reason: 'the smallest text',
  }),
  test('hidden', 'no surprise at all', 'bitsPerByte', [0, 12], {
    expected: 0,
    route: 'by hand',
    reason: 'zero nats are valid',
  }),
  test('hidden', 'one fair coin per byte', 'bitsPerByte', [4096 * Math.LN2, 4096], {
    expected: 1,
    route: 'by hand',
    reason: 'a nat is not a bit',
  }),
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const refused: KataCase[] = [
  invalid('no positions', 'crossEntropy', [], []),
  invalid('all positions ignored', 'crossEntropy', wide, [-100, -100, -100]),
  invalid('all positions have the padding class', 'crossEntropy', wide, [2, 2, 2], 2),
  invalid('a target equal to the size of the vocabulary', 'crossEntropy', wide, [0, 4, 1]),
  invalid('a negative target', 'crossEntropy', wide, [0, -1, 1]),
  invalid('the default index when another one is given', 'crossEntropy', wide, [0, -100, 1], -1),
  invalid('a target that would fit a longer row', 'crossEntropy', [[1, 2]], [2]),
  invalid('fewer targets than rows', 'crossEntropy', wide, [0, 1]),
  invalid('more targets than rows', 'crossEntropy', wide, [0, 1, 2, 3]),
  invalid('more targets than rows, the last one ignored', 'crossEntropy', wide, [0, 1, 2, -100]),
  invalid('targets without rows', 'crossEntropy', [], [0]),
  invalid(
    'a longer second row',
    'crossEntropy',
    [
      [1, 2],
      [1, 2, 3],
    ],
    [0, 1],
  ),
  invalid(
    'a shorter last row',
    'crossEntropy',
    [
      [1, 2, 3],
      [1, 2, 3],
      [1, 2],
    ],
    [0, 1, 1],
  ),
  invalid(
    'a shorter row at an ignored position',
    'crossEntropy',
    [
      [1, 2, 3],
      [1, 2],
    ],
    [0, -100],
  ),
  invalid('no classes', 'crossEntropy', [[], []], [0, 0]),
  invalid('an index to ignore that is NaN', 'crossEntropy', wide, [0, 1, 2], NaN),
  invalid('an empty list', 'perplexity', []),
  invalid('a log-prob above 0', 'perplexity', [-1, 0.25, -2]),
  invalid('a log-prob barely above 0', 'perplexity', [1e-6]),
  invalid('a log-prob that is NaN', 'perplexity', [-1, NaN]),
  invalid('a log-prob of Infinity beside one of -Infinity', 'perplexity', [-Infinity, Infinity]),
  invalid('NaN after -Infinity', 'perplexity', [-Infinity, NaN]),
  invalid('no bytes', 'bitsPerByte', 12, 0),
  invalid('a negative number of bytes', 'bitsPerByte', 12, -3),
  invalid('negative nats', 'bitsPerByte', -0.5, 3),
  invalid('nats that are NaN', 'bitsPerByte', NaN, 3),
  invalid('bytes that are NaN', 'bitsPerByte', 12, NaN),
  invalid('no nats and no bytes', 'bitsPerByte', 0, 0),
];

/** Batches with at least one target that counts, whatever the index to ignore. */
function batches(logit: fc.Arbitrary<number>): fc.Arbitrary<unknown[]> {
  return fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([width, length]) => {
    const rows = fc.array(fc.array(logit, { minLength: width, maxLength: width }), {
      minLength: length,
      maxLength: length,
    });
    const classes = fc.array(fc.nat({ max: width - 1 }), { minLength: length, maxLength: length });
    const drops = fc.array(fc.boolean(), { minLength: length, maxLength: length });
    const ignored = fc.constantFrom(undefined, -100, -1, width);
    return fc.tuple(rows, classes, drops, ignored).map(([logits, targets, drop, index]) => {
      const isDropped = (t: number): boolean => drop[t]! && drop.includes(false);
      const marked = targets.map((target, t) => (isDropped(t) ? (index ?? -100) : target));
      return index === undefined ? [logits, marked] : [logits, marked, index];
    });
  });
}

const quarters = fc.integer({ min: -16, max: 16 }).map((n) => n / 4);
const extremes = fc.constantFrom(1000, 999, 998, 0, 1, -1000, -999, -1);
const logProb = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -64, max: 0 }).map((n) => n / 16) },
  { weight: 1, arbitrary: fc.constantFrom(0, -50, -600) },
);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...losses, ...summaries, ...refused],
  random: [
    { name: 'batches with small logits', call: 'crossEntropy', runs: 30, args: batches(quarters) },
    { name: 'batches with extreme logits', call: 'crossEntropy', runs: 30, args: batches(extremes) },
    {
      name: 'perplexity of any tokens',
      call: 'perplexity',
      runs: 20,
      args: fc.tuple(fc.array(logProb, { minLength: 1, maxLength: 8 })),
    },
    {
      name: 'bits per byte of any text',
      call: 'bitsPerByte',
      runs: 10,
      args: fc.tuple(
        fc.nat({ max: 4000 }).map((n) => n / 8),
        fc.integer({ min: 1, max: 500 }),
      ),
    },
  ],
};
