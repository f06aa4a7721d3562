import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const differences = 'central differences of the loss in 90-digit decimal arithmetic';
const { log } = Math;

const input = [
  [0.5, -1],
  [1, 2],
  [-0.75, 0.25],
  [0, 1.5],
];
const output = [
  [1, 0.5],
  [-0.5, 0.25],
  [2, -1],
  [0.75, 1],
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

const ln3 = log(3);

const steps: KataCase[] = [
  test(
    'example',
    'one context word, one negative',
    'sgnsStep',
    [
      [[1, 2]],
      [
        [ln3, 0],
        [-ln3, 0],
      ],
      0,
      0,
      [1],
      0.4,
    ],
    {
      expected: {
        input: [[1 + 0.2 * ln3, 2]],
        output: [
          [ln3 + 0.1, 0.2],
          [-ln3 - 0.1, -0.2],
        ],
        loss: 2 * log(4 / 3),
      },
      route: 'by hand: scores ln 3 and -ln 3, slopes -1/4 and 1/4',
    },
  ),
  test('hidden', 'two different negatives', 'sgnsStep', [input, output, 1, 2, [0, 3], 0.1], {
    expected: {
      input: [
        [0.5, -1],
        [0.9414267909652623, 1.8119688111185066],
        [-0.75, 0.25],
        [0, 1.5],
      ],
      output: [
        [0.9119202922022117, 0.32384058440442354],
        [-0.5, 0.25],
        [2.05, -0.9],
        [0.6560086650174007, 0.8120173300348015],
      ],
      loss: 5.632042780606117,
    },
    route: differences,
  }),
  test('hidden', 'a negative drawn three times', 'sgnsStep', [input, output, 1, 2, [0, 3, 0, 0], 0.5], {
    expected: {
      input: [
        [0.5, -1],
        [-0.17366312315157081, 0.6194455166035919],
        [-0.75, 0.25],
        [0, 1.5],
      ],
      output: [
        [-0.3211956169668237, -2.1423912339336475],
        [-0.5, 0.25],
        [2.25, -0.5],
        [0.2800433250870038, 0.06008665017400762],
      ],
      loss: 9.885898802692061,
    },
    route: differences,
  }),
  test('hidden', 'the context drawn as negative', 'sgnsStep', [input, output, 2, 1, [1, 3], 0.25], {
    expected: {
      input: [
        [0.5, -1],
        [1, 2],
        [-0.8023038265694374, 0.13091594506734147],
        [0, 1.5],
      ],
      output: [
        [1, 0.5],
        [-0.4596263113126656, 0.23654210377088855],
        [2, -1],
        [0.8292196190276603, 0.9735934603241132],
      ],
      loss: 1.9828239572994188,
    },
    route: differences,
  }),
  test('hidden', 'the context drawn as negative, twice', 'sgnsStep', [input, output, 0, 3, [3, 3, 0], 1], {
    expected: {
      input: [
        [-0.03445155450137795, -1.2959354060018373],
        [1, 2],
        [-0.75, 0.25],
        [0, 1.5],
      ],
      output: [
        [0.75, 1],
        [-0.5, 0.25],
        [2, -1],
        [0.7270322969990813, 1.0459354060018373],
      ],
      loss: 2.604249215389501,
    },
    route: differences,
  }),
  test('hidden', 'no negatives', 'sgnsStep', [input, output, 3, 0, [], 0.5], {
    expected: {
      input: [
        [0.5, -1],
        [1, 2],
        [-0.75, 0.25],
        [0.1604106504123035, 1.5802053252061519],
      ],
      output: [
        [1, 0.7406159756184553],
        [-0.5, 0.25],
        [2, -1],
        [0.75, 1],
      ],
      loss: 0.38687100611489994,
    },
    route: differences,
  }),
  test('hidden', 'the centre as its own context', 'sgnsStep', [input, output, 2, 2, [0], 0.25]),
  test('hidden', 'the centre as negative', 'sgnsStep', [input, output, 1, 0, [1, 2], 0.25]),
  test('hidden', 'learning rate 0', 'sgnsStep', [input, output, 1, 2, [0, 3, 3], 0], {
    expected: { input, output, loss: 8.44401036960931506 },
    route: 'scores 0, 2, 2.75 and 2.75 in 40-digit arithmetic; no step',
  }),
  test('hidden', 'the first word twice, the last word twice', 'sgnsStep', [
    input,
    output,
    3,
    0,
    [0, 3, 3],
    0.1,
  ]),
  test(
    'hidden',
    'vectors of zeros',
    'sgnsStep',
    [
      [[0, 0, 0]],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      0,
      1,
      [0, 0, 0, 0],
      0.5,
    ],
    {
      expected: {
        input: [[0, 0, 0]],
        output: [
          [0, 0, 0],
          [0, 0, 0],
        ],
        loss: 5 * log(2),
      },
      route: 'by hand: five questions answered by a coin',
      reason: 'a step from zero vectors leads nowhere, but the loss must be right',
    },
  ),
  test(
    'hidden',
    'zero output vectors, as at the start of training',
    'sgnsStep',
    [
      [[0.5, -0.25]],
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      0,
      2,
      [0],
      1,
    ],
    {
      expected: {
        input: [[0.5, -0.25]],
        output: [
          [-0.25, 0.125],
          [0, 0],
          [0.25, -0.125],
        ],
        loss: 2 * log(2),
      },
      route: 'by hand: all slopes are -1/2 or 1/2',
    },
  ),
  test(
    'hidden',
    'scores of 1000 and -1000, both right',
    'sgnsStep',
    [
      [[10, 0]],
      [
        [100, 1],
        [-100, 1],
      ],
      0,
      0,
      [1],
      0.1,
    ],
    {
      expected: {
        input: [[10, 0]],
        output: [
          [100, 1],
          [-100, 1],
        ],
        loss: 0,
      },
      route: 'by hand: e^-1000 is 0 in double precision',
    },
  ),
  test(
    'hidden',
    'scores of 1000 and -1000, both wrong',
    'sgnsStep',
    [
      [[10, 0]],
      [
        [100, 1],
        [-100, 1],
      ],
      0,
      1,
      [0],
      0.1,
    ],
    {
      expected: {
        input: [[-10, 0]],
        output: [
          [99, 1],
          [-99, 1],
        ],
        loss: 2000,
      },
      route: 'by hand: slopes -1 and 1',
    },
  ),
  test('hidden', 'scores of 50 and -50, both wrong', 'sgnsStep', [[[1]], [[50], [-50]], 0, 1, [0, 0], 1], {
    expected: { input: [[-149]], output: [[48], [-49]], loss: 150 },
    route: 'by hand: slopes -1 and 1, up to e^-50',
  }),
  test('hidden', 'one dimension', 'sgnsStep', [[[2], [1]], [[1], [-1]], 1, 1, [0], 1]),
  test('hidden', 'four steps, one after the other', 'train', [
    input,
    output,
    [
      [1, 2, [0, 3]],
      [2, 1, [0, 0]],
      [1, 0, [2, 1, 2]],
      [1, 2, [0, 3]],
    ],
    0.2,
  ]),
  test('hidden', 'the same step again after the caller changed the first result', 'stepTwice', [
    [input, output, 1, 2, [0, 3], 0.1],
  ]),
];

const distributions: KataCase[] = [
  test('example', 'counts 1, 16 and 81', 'negativeDistribution', [[1, 16, 81]], {
    expected: [1 / 36, 8 / 36, 27 / 36],
    route: 'by hand: the weights are 1, 8 and 27',
  }),
  test('hidden', 'a word that never occurs', 'negativeDistribution', [[5, 0, 12, 100]], {
    expected: [0.08073863386851912, 0, 0.15568251109616504, 0.7635788550353159],
    route: 'powers in 90-digit decimal arithmetic',
  }),
  test('hidden', 'power 1/2', 'negativeDistribution', [[5, 0, 12, 100], 0.5], {
    expected: [0.14242317347631545, 0, 0.22064103159511184, 0.6369357949285728],
    route: 'powers in 90-digit decimal arithmetic',
  }),
  test('hidden', 'power 1', 'negativeDistribution', [[1, 16, 83], 1], {
    expected: [0.01, 0.16, 0.83],
    route: 'by hand',
    reason: 'the plain frequencies',
  }),
  test('hidden', 'power 0', 'negativeDistribution', [[1, 16, 83, 4], 0], {
    expected: [0.25, 0.25, 0.25, 0.25],
    route: 'by hand: every weight is 1',
  }),
  test('hidden', 'power 2', 'negativeDistribution', [[1, 2, 3], 2], {
    expected: [1 / 14, 4 / 14, 9 / 14],
    route: 'by hand',
  }),
  test('hidden', 'words that occur once', 'negativeDistribution', [[1, 0, 1]], {
    expected: [0.5, 0, 0.5],
    route: 'by hand',
    reason: 'the smallest corpus',
  }),
  test('hidden', 'one word', 'negativeDistribution', [[7]], {
    expected: [1],
    route: 'by hand',
    reason: 'the shortest list',
  }),
  test('hidden', 'a power that is present but undefined', 'negativeDistribution', [[16, 81], undefined], {
    expected: [8 / 35, 27 / 35],
    route: 'by hand',
  }),
  test('hidden', 'one word that occurs among others that do not', 'negativeDistribution', [[0, 0, 3, 0]], {
    expected: [0, 0, 1, 0],
    route: 'by hand',
    reason: 'the rest has weight 0',
  }),
  test('hidden', 'the same distribution again after the caller changed the first', 'distributionTwice', [
    [16, 81, 1],
  ]),
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const refused: KataCase[] = [
  invalid('a centre equal to the number of words', 'sgnsStep', input, output, 4, 2, [0], 0.1),
  invalid('a negative centre', 'sgnsStep', input, output, -1, 2, [0], 0.1),
  invalid('a fractional centre', 'sgnsStep', input, output, 0.5, 2, [0], 0.1),
  invalid('a centre that is NaN', 'sgnsStep', input, output, NaN, 2, [0], 0.1),
  invalid('a context equal to the number of words', 'sgnsStep', input, output, 1, 4, [0], 0.1),
  invalid('a negative context', 'sgnsStep', input, output, 1, -1, [0], 0.1),
  invalid('a fractional context', 'sgnsStep', input, output, 1, 1.5, [0], 0.1),
  invalid('a negative sample equal to the number of words', 'sgnsStep', input, output, 1, 2, [0, 4], 0.1),
  invalid('a negative sample below 0', 'sgnsStep', input, output, 1, 2, [-1, 0], 0.1),
  invalid('a fractional negative sample', 'sgnsStep', input, output, 1, 2, [0, 2.5], 0.1),
  invalid('no words at all', 'sgnsStep', [], [], 0, 0, [], 0.1),
  invalid('a negative learning rate', 'sgnsStep', input, output, 1, 2, [0], -0.1),
  invalid('a learning rate that is NaN', 'sgnsStep', input, output, 1, 2, [0], NaN),
  invalid('matrices of different width', 'sgnsStep', input, [[1], [2], [3], [4]], 1, 2, [0], 0.1),
  invalid(
    'a longer row in input that plays no part',
    'sgnsStep',
    [
      [1, 2],
      [1, 2, 3],
    ],
    [
      [1, 2],
      [2, 1],
    ],
    0,
    0,
    [1],
    0.1,
  ),
  invalid(
    'a shorter row in output that plays no part',
    'sgnsStep',
    [
      [1, 2],
      [2, 1],
    ],
    [[1, 2], [2, 1], [3]],
    0,
    0,
    [1],
    0.1,
  ),
  invalid(
    'an empty row in input that plays no part',
    'sgnsStep',
    [[1, 2], []],
    [
      [1, 2],
      [2, 1],
    ],
    0,
    0,
    [1],
    0.1,
  ),
  invalid('no counts', 'negativeDistribution', []),
  invalid('a negative count', 'negativeDistribution', [5, -1, 3]),
  invalid('a negative count in the last place', 'negativeDistribution', [5, 1, -3]),
  invalid('nothing but zeros', 'negativeDistribution', [0, 0, 0]),
  invalid('nothing but zeros, power 0', 'negativeDistribution', [0, 0], 0),
  invalid('negative counts that would sum to more than 0', 'negativeDistribution', [-4, 16], 2),
  invalid('a power that is NaN', 'negativeDistribution', [1, 2], NaN),
];

function matrix(words: number, d: number, value: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  return fc.array(fc.array(value, { minLength: d, maxLength: d }), { minLength: words, maxLength: words });
}

/** Few words, so that negatives repeat and meet the context and the centre often. */
function stepArgs(value: fc.Arbitrary<number>): fc.Arbitrary<unknown[]> {
  return fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })).chain(([words, d]) => {
    const word = fc.nat({ max: words - 1 });
    return fc.tuple(
      matrix(words, d, value),
      matrix(words, d, value),
      word,
      word,
      fc.array(word, { maxLength: 5 }),
      fc.constantFrom(0, 0.025, 0.5, 1, 2),
    );
  });
}

const counts = fc
  .array(fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 5000 })), { minLength: 1, maxLength: 6 })
  .filter((list) => list.some((count) => count > 0));
const powers = fc.constantFrom(0.25, 0.5, 0.75, 1, 1.5);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...steps, ...distributions, ...refused],
  random: [
    {
      name: 'steps on small vectors',
      call: 'sgnsStep',
      runs: 40,
      args: stepArgs(fc.integer({ min: -8, max: 8 }).map((n) => n / 4)),
    },
    {
      name: 'steps on large vectors',
      call: 'sgnsStep',
      runs: 20,
      args: stepArgs(fc.constantFrom(-30, -20, -1, 0, 1, 20, 30)),
    },
    {
      name: 'counts under the default power',
      call: 'negativeDistribution',
      runs: 15,
      args: fc.tuple(counts),
    },
    {
      name: 'counts under any power',
      call: 'negativeDistribution',
      runs: 15,
      args: fc.oneof(
        fc.tuple(counts, powers),
        fc.tuple(
          counts.map((list) => list.map((n) => n + 1)),
          fc.constantFrom(0, -0.5),
        ),
      ),
    },
  ],
};
