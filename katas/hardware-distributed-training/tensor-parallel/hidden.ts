import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const w4 = [
  [1, 0],
  [0, 1],
  [1, 1],
  [2, 0],
];
const b4 = [0.5, -0.5, 0, 1];
const wide = [
  [1, 2, 3, 4, 5, 6],
  [7, 8, 9, 10, 11, 12],
];

function test(
  group: 'example' | 'hidden',
  name: string,
  call: string,
  args: unknown[],
  extra: { expected?: unknown; route?: string; reason?: string } = {},
): KataCase {
  return { name, group, call, args, ...extra };
}

const cuts: KataCase[] = [
  test('example', 'four outputs over two ranks', 'columnShard', [w4, b4, 2], {
    expected: [
      {
        w: [
          [1, 0],
          [0, 1],
        ],
        b: [0.5, -0.5],
      },
      {
        w: [
          [1, 1],
          [2, 0],
        ],
        b: [0, 1],
      },
    ],
    route: 'by hand',
  }),
  test('example', 'four inputs over two ranks', 'rowShard', [[[1, 2, 3, 4]], [10], 2], {
    expected: [
      { w: [[1, 2]], b: [10] },
      { w: [[3, 4]], b: null },
    ],
    route: 'by hand',
  }),
  test('hidden', 'six inputs over three ranks', 'rowShard', [wide, [-1, -2], 3], {
    expected: [
      {
        w: [
          [1, 2],
          [7, 8],
        ],
        b: [-1, -2],
      },
      {
        w: [
          [3, 4],
          [9, 10],
        ],
        b: null,
      },
      {
        w: [
          [5, 6],
          [11, 12],
        ],
        b: null,
      },
    ],
    route: 'by hand',
  }),
  test('hidden', 'two outputs over two ranks', 'columnShard', [wide, [-1, -2], 2], {
    expected: [
      { w: [[1, 2, 3, 4, 5, 6]], b: [-1] },
      { w: [[7, 8, 9, 10, 11, 12]], b: [-2] },
    ],
    route: 'by hand',
  }),
  test('hidden', 'outputs over one rank', 'columnShard', [w4, b4, 1], {
    expected: [{ w: w4, b: b4 }],
    route: 'by hand: everything, as a copy',
    reason: 'one rank is a valid group, and the arrays must be new',
  }),
  test('hidden', 'inputs over one rank', 'rowShard', [w4, b4, 1], {
    expected: [{ w: w4, b: b4 }],
    route: 'by hand: everything, as a copy',
    reason: 'one rank is a valid group, and the arrays must be new',
  }),
  test('hidden', 'one output per rank', 'columnShard', [w4, b4, 4]),
  test('hidden', 'one input per rank', 'rowShard', [wide, [3, 4], 6]),
  test('hidden', 'inputs that do not divide do not matter', 'columnShard', [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [1, 2],
    2,
  ]),
  test('hidden', 'outputs that do not divide do not matter', 'rowShard', [w4.slice(0, 3), [1, 2, 3], 2]),
  test('hidden', 'outputs cut again after the first cut was changed', 'cutTwice', ['columnShard', w4, b4, 2]),
  test('hidden', 'inputs cut again after the first cut was changed', 'cutTwice', [
    'rowShard',
    wide,
    [1, 2],
    2,
  ]),
];

const tanh1 = 0.76159415595576488811945828;
const tanh2 = 0.96402758007581688394641372;

const mlps: KataCase[] = [
  test('example', 'one token, two ranks', 'mlp', [[[1, -1]], w4, [0, 0, 0, 0], [[1, 2, 3, 4]], [10], 2], {
    expected: {
      output: [[10 - tanh1 + 4 * tanh2]],
      calls: [[[[-tanh1]], [[4 * tanh2]]]],
    },
    route: 'by hand: tanh 1 - 2 tanh 1 and 4 tanh 2',
  }),
  test(
    'hidden',
    'two tokens, two outputs, two ranks',
    'mlp',
    [
      [
        [2, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [0.5, 2],
      ],
      [0, 0],
      [
        [1, 3],
        [-2, 1],
      ],
      [5, -5],
      2,
    ],
    {
      expected: {
        output: [
          [5 + tanh2 + 3 * tanh1, -5 - 2 * tanh2 + tanh1],
          [5 + 3 * tanh2, -5 + tanh2],
        ],
        calls: [
          [
            [
              [tanh2, -2 * tanh2],
              [0, 0],
            ],
            [
              [3 * tanh1, tanh1],
              [3 * tanh2, tanh2],
            ],
          ],
        ],
      },
      route: 'by hand: the hidden units are tanh 2, tanh 1 and 0, tanh 2',
    },
  ),
  test(
    'hidden',
    'biases of the hidden units',
    'mlp',
    [
      [[0, 0]],
      w4,
      [1, 2, -1, -2],
      [
        [1, 1, 1, 1],
        [0, 1, 0, 2],
      ],
      [0, 1],
      4,
    ],
    {
      expected: {
        output: [[0, 1 - tanh2]],
        calls: [[[[tanh1, 0]], [[tanh2, tanh2]], [[-tanh1, 0]], [[-tanh2, -2 * tanh2]]]],
      },
      route: 'by hand: the hidden units are tanh of the biases',
    },
  ),
  test('hidden', 'one rank', 'mlp', [[[1, -1]], w4, b4, [[1, 2, 3, 4]], [10], 1], {
    reason: 'the network is used for a single rank too',
  }),
  test('hidden', 'three ranks, nine hidden units', 'mlp', [
    [
      [0.5, -0.25, 1],
      [-1, 0.75, 0.5],
    ],
    Array.from({ length: 9 }, (_, i) => [0.1 * i - 0.4, 0.3 - 0.05 * i, 0.2]),
    Array.from({ length: 9 }, (_, i) => 0.1 * (i - 4)),
    [Array.from({ length: 9 }, (_, i) => i - 4), Array.from({ length: 9 }, (_, i) => 1 / (i + 1))],
    [1, -1],
    3,
  ]),
  test('hidden', 'large values', 'mlp', [
    [[100, -100]],
    w4,
    b4,
    [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
      [0, 1, 0, 1],
    ],
    [10, 20, 30],
    2,
  ]),
  test('hidden', 'no bias at the end', 'mlp', [
    [[1, 2]],
    w4,
    b4,
    [
      [1, 0, 0, 1],
      [0, 1, 1, 0],
    ],
    [0, 0],
    2,
  ]),
  test('hidden', 'no tokens', 'mlp', [[], w4, b4, [[1, 2, 3, 4]], [10], 2], {
    expected: { output: [], calls: [[[], []]] },
    route: 'the contract: the network is used, for parts without rows',
  }),
  test(
    'hidden',
    'a network that delivers something of its own',
    'mlpOnStrangeNetwork',
    [
      [
        [1000, 2000],
        [-1, 0],
      ],
      [
        [1, 2],
        [3, 4],
      ],
      w4,
      b4,
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      [10, 20],
      2,
    ],
    {
      expected: [
        [1010, 2020],
        [9, 20],
      ],
      route: 'by hand: what the network delivers, plus the bias',
    },
  ),
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const x = [[1, -1]];
const w2 = [[1, 2, 3, 4]];
const badRanks = [0, -2, 1.5, NaN];

const invalidCalls: KataCase[] = [
  ...badRanks.flatMap((ranks) => [
    invalid(`${ranks} ranks for outputs`, 'columnShard', w4, b4, ranks),
    invalid(`${ranks} ranks for inputs`, 'rowShard', w4, b4, ranks),
    invalid(`${ranks} ranks for an MLP`, 'mlpWithoutNetwork', x, w4, b4, w2, [10], ranks),
  ]),
  invalid('four outputs over three ranks', 'columnShard', w4, b4, 3),
  invalid('four outputs over eight ranks', 'columnShard', w4, b4, 8),
  invalid('two inputs over four ranks', 'rowShard', w4, b4, 4),
  invalid('six inputs over four ranks', 'rowShard', wide, [1, 2], 4),
  invalid('four hidden units over three ranks', 'mlpWithoutNetwork', x, w4, b4, w2, [10], 3),
  invalid('ragged weights, outputs', 'columnShard', [[1, 2], [3]], [1, 2], 2),
  invalid(
    'ragged weights, inputs',
    'rowShard',
    [
      [1, 2],
      [3, 4, 5],
    ],
    [1, 2],
    2,
  ),
  invalid('a last row that is too short, inputs', 'rowShard', [[1, 2], [3, 4], [5]], [1, 2, 3], 1),
  invalid('too few biases, outputs', 'columnShard', w4, [1, 2], 2),
  invalid('too many biases, outputs', 'columnShard', w4, [...b4, 1], 2),
  invalid('too few biases, inputs', 'rowShard', wide, [1], 2),
  invalid('one bias per input', 'rowShard', wide, [1, 2, 3, 4, 5, 6], 2),
  invalid('ragged w1', 'mlpWithoutNetwork', x, [[1, 0], [0, 1], [1, 1], [2]], b4, w2, [10], 2),
  invalid(
    'ragged w2',
    'mlpWithoutNetwork',
    x,
    w4,
    b4,
    [
      [1, 2, 3, 4],
      [1, 2, 3],
    ],
    [10, 20],
    2,
  ),
  invalid(
    'ragged w2, longer row',
    'mlpWithoutNetwork',
    x,
    w4,
    b4,
    [
      [1, 2, 3, 4],
      [1, 2, 3, 4, 5],
    ],
    [1, 2],
    2,
  ),
  invalid('too few biases of hidden units', 'mlpWithoutNetwork', x, w4, [1, 2], w2, [10], 2),
  invalid('too few biases of outputs', 'mlpWithoutNetwork', x, w4, b4, w2, [], 2),
  invalid('too many biases of outputs', 'mlpWithoutNetwork', x, w4, b4, w2, [1, 2], 2),
  invalid('a second layer with fewer hidden units', 'mlpWithoutNetwork', x, w4, b4, [[1, 2]], [10], 2),
  invalid('a second layer with more hidden units', 'mlpWithoutNetwork', x, w4, b4, wide, [1, 2], 2),
  invalid('a second layer stored as [in][out]', 'mlpWithoutNetwork', x, w4, b4, [[1], [2], [3], [4]], [1], 1),
  invalid('tokens that are too wide', 'mlpWithoutNetwork', [[1, 2, 3]], w4, b4, w2, [10], 2),
  invalid('a second token that is too short', 'mlpWithoutNetwork', [[1, 2], [1]], w4, b4, w2, [10], 2),
  invalid('a second layer that does not fit, no tokens', 'mlpWithoutNetwork', [], w4, b4, [[1, 2]], [10], 2),
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const vector = (length: number) => fc.array(entry, { minLength: length, maxLength: length });
const matrix = (rows: number, columns: number) =>
  fc.array(vector(columns), { minLength: rows, maxLength: rows });
const small = fc.integer({ min: 1, max: 4 });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...cuts, ...mlps, ...invalidCalls],
  random: [
    {
      name: 'cuts along the outputs',
      call: 'columnShard',
      runs: 15,
      args: fc
        .tuple(small, small, small)
        .chain(([ranks, block, n]) =>
          fc.tuple(matrix(ranks * block, n), vector(ranks * block), fc.constant(ranks)),
        ),
    },
    {
      name: 'cuts along the inputs',
      call: 'rowShard',
      runs: 15,
      args: fc
        .tuple(small, small, small)
        .chain(([ranks, block, n]) => fc.tuple(matrix(n, ranks * block), vector(n), fc.constant(ranks))),
    },
    {
      name: 'MLPs of any shape',
      call: 'mlp',
      runs: 25,
      args: fc
        .tuple(small, fc.integer({ min: 1, max: 3 }), small, small, fc.nat({ max: 3 }))
        .chain(([ranks, block, n, o, tokens]) =>
          fc.tuple(
            matrix(tokens, n),
            matrix(ranks * block, n),
            vector(ranks * block),
            matrix(o, ranks * block),
            vector(o),
            fc.constant(ranks),
          ),
        ),
    },
  ],
};
