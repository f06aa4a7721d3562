import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const w = [
  [1, 0, 2],
  [0, 1, -1],
];
const lora = {
  A: [
    [1, 1, 0],
    [0, 2, 1],
  ],
  B: [
    [1, 0],
    [2, 1],
  ],
  alpha: 4,
};
const merged = [
  [3, 2, 2],
  [4, 9, 1],
];
const rankOne = { A: [[1, -1, 2]], B: [[3], [0.5]], alpha: 2 };
const square = {
  w: [
    [1, 2],
    [3, 4],
  ],
  lora: { A: [[1, 2]], B: [[3], [5]], alpha: 1 },
};
const rankFour = {
  A: [
    [1, 0, 2],
    [0, 1, 0],
    [-1, 1, 1],
    [2, 0, -1],
  ],
  B: [
    [1, 2, 3, 4],
    [-4, 3, -2, 1],
  ],
  alpha: 8,
};

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

const cases: KataCase[] = [
  test('example', 'one token through the layer', 'loraForward', [[[1, 2, 3]], w, lora], {
    expected: [[13, 25]],
    route: 'by hand, see the worked example',
  }),
  test('example', 'the merged weights', 'merge', [w, lora], {
    expected: merged,
    route: 'by hand, see the worked example',
  }),
  test('example', 'the trainable numbers of a square layer', 'trainableParams', [4096, 4096, 8], {
    expected: 65536,
    route: 'by hand: 8 * 8192',
  }),
  test('hidden', 'the merged weights unmerged', 'unmerge', [merged, lora], {
    expected: w,
    route: 'by hand: the weights of the worked example',
  }),
  test('hidden', 'an adapter taken out of weights that never had it', 'unmerge', [w, lora], {
    expected: [
      [-1, -2, 2],
      [-4, -7, -3],
    ],
    route: 'by hand: W - 2BA',
  }),
  test('hidden', 'rank 1', 'merge', [w, rankOne], {
    expected: [
      [7, -6, 14],
      [1, 0, 1],
    ],
    route: 'by hand: twice the outer product of (3, 0.5) and (1, -1, 2)',
  }),
  test(
    'hidden',
    'three tokens, rank 1',
    'loraForward',
    [
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      w,
      rankOne,
    ],
    {
      expected: [
        [7, 1],
        [-6, 0],
        [14, 1],
      ],
      route: 'by hand: unit vectors pick the columns of the merged weights',
    },
  ),
  test('hidden', 'a square layer', 'merge', [square.w, square.lora], {
    expected: [
      [4, 8],
      [8, 14],
    ],
    route: 'by hand: the outer product of (3, 5) and (1, 2)',
  }),
  test('hidden', 'a token through a square layer', 'loraForward', [[[1, -1]], square.w, square.lora], {
    expected: [[-4, -6]],
    route: 'by hand: 4 - 8 and 8 - 14',
  }),
  test('hidden', 'a rank above both dimensions', 'merge', [w, rankFour], {
    expected: [
      [13, 10, 4],
      [0, 3, -23],
    ],
    route: 'by hand: twice (6, 5, 1) and (0, 1, -11) on top',
  }),
  test(
    'hidden',
    'two tokens, a rank above both dimensions',
    'loraForward',
    [
      [
        [1, 1, 1],
        [0.5, -1, 2],
      ],
      w,
      rankFour,
    ],
    {
      expected: [
        [27, -20],
        [4.5, -49],
      ],
      route: 'by hand: products with the merged weights',
    },
  ),
  test(
    'hidden',
    'one number in, one out',
    'loraForward',
    [[[3]], [[2]], { A: [[4]], B: [[5]], alpha: 0.5 }],
    {
      expected: [[36]],
      route: 'by hand: (2 + 0.5 * 20) * 3',
    },
  ),
  test('hidden', 'alpha 0', 'loraForward', [[[1, 2, 3]], w, { ...lora, alpha: 0 }], {
    expected: [[7, -1]],
    route: 'by hand: the base weights alone',
    reason: 'an adapter that is switched off must leave the layer as it was',
  }),
  test('hidden', 'alpha 0 merged', 'merge', [w, { ...lora, alpha: 0 }], {
    expected: w,
    route: 'by hand: the base weights, as a copy',
    reason: 'the result must be new even if nothing changes',
  }),
  test('hidden', 'a negative alpha', 'merge', [w, { ...lora, alpha: -4 }], {
    expected: [
      [-1, -2, 2],
      [-4, -7, -3],
    ],
    route: 'by hand: W - 2BA',
  }),
  test(
    'hidden',
    'an adapter fresh from initialisation',
    'loraForward',
    [[[1, 2, 3]], w, { ...lora, B: lora.B.map((row) => row.map(() => 0)) }],
    {
      expected: [[7, -1]],
      route: 'by hand: B is 0, so nothing is added',
    },
  ),
  test('hidden', 'no tokens', 'loraForward', [[], w, lora], {
    expected: [],
    route: 'the contract: no rows in, no rows out',
    reason: 'an empty batch must work',
  }),
  test('hidden', 'alpha in no proportion to the rank', 'loraForward', [
    [[1, 1, -1]],
    w,
    { ...rankFour, alpha: 3 },
  ]),
  test('hidden', 'large and small numbers', 'merge', [
    [
      [1e6, 1],
      [1e-6, 0],
    ],
    { A: [[1e-3, 1e3]], B: [[2], [-1e-3]], alpha: 16 },
  ]),
  test('hidden', 'there and back', 'thereAndBack', [w, rankFour], {
    expected: w,
    route: 'the contract: unmerge undoes merge',
  }),
  test('hidden', 'there and back, a square layer', 'thereAndBack', [square.w, square.lora], {
    expected: square.w,
    route: 'the contract: unmerge undoes merge',
  }),
  test('hidden', 'three adapters one after the other', 'swapAdapters', [
    [[1, 2, 3]],
    w,
    [lora, rankOne, rankFour],
  ]),
  test('hidden', 'merged again after the first result was changed', 'mergeTwice', [w, lora], {
    expected: merged,
    route: 'by hand, see the worked example',
  }),
  test('hidden', 'the trainable numbers of a layer that widens', 'trainableParams', [4096, 11008, 16], {
    expected: 241664,
    route: 'by hand: 16 * 15104',
  }),
  test('hidden', 'the trainable numbers at rank 1', 'trainableParams', [3, 2, 1], {
    expected: 5,
    route: 'by hand: 3 + 2',
  }),
  test('hidden', 'the trainable numbers of a layer with one input', 'trainableParams', [1, 7, 2], {
    expected: 16,
    route: 'by hand: 2 * 8',
  }),
];

const x = [[1, 2, 3]];
const shapes: [string, number[][], object][] = [
  ['rank 0', w, { A: [], B: [[], []], alpha: 1 }],
  ['rank 0, B of rank 2', w, { ...lora, A: [] }],
  [
    'ragged weights',
    [
      [1, 0, 2],
      [0, 1],
    ],
    lora,
  ],
  [
    'A too narrow',
    w,
    {
      ...lora,
      A: [
        [1, 1],
        [0, 2],
      ],
    },
  ],
  ['A too wide', w, { ...lora, A: lora.A.map((row) => [...row, 1]) }],
  [
    'a ragged A',
    w,
    {
      ...lora,
      A: [
        [1, 1, 0],
        [0, 2],
      ],
    },
  ],
  ['B with too few rows', w, { ...lora, B: [[1, 0]] }],
  ['B with too many rows', w, { ...lora, B: [...lora.B, [1, 1]] }],
  ['B of a smaller rank', w, { ...lora, B: [[1], [2]] }],
  ['B of a larger rank', w, { ...lora, B: lora.B.map((row) => [...row, 1]) }],
  ['a ragged B', w, { ...lora, B: [[1, 0], [2]] }],
  ['A and B exchanged', w, { A: lora.B, B: lora.A, alpha: 4 }],
  ['alpha NaN', w, { ...lora, alpha: NaN }],
  ['an infinite alpha', w, { ...lora, alpha: Infinity }],
];

const invalid: KataCase[] = [
  ...shapes.flatMap(([name, weights, adapter]): [string, string, unknown[]][] => [
    [`${name}, forward`, 'loraForward', [x, weights, adapter]],
    [`${name}, merge`, 'merge', [weights, adapter]],
    [`${name}, unmerge`, 'unmerge', [weights, adapter]],
  ]),
  ['a token that is too short', 'loraForward', [[[1, 2]], w, lora]] as [string, string, unknown[]],
  ['a token that is too long', 'loraForward', [[[1, 2, 3, 4]], w, lora]] as [string, string, unknown[]],
  ['a second token that is too short', 'loraForward', [[...x, [1]], w, lora]] as [string, string, unknown[]],
  ['rank 0 without tokens', 'loraForward', [[], w, { ...lora, A: [] }]] as [string, string, unknown[]],
  ['the trainable numbers at rank 0', 'trainableParams', [4, 4, 0]] as [string, string, unknown[]],
].map(([name, call, args]) => ({
  name,
  group: 'invalid',
  call,
  args,
  reason: 'a condition of the contract',
}));

const scale: KataCase[] = [
  {
    name: 'a token through a layer of 3072 by 3072, rank 128',
    group: 'scale',
    call: 'largeForward',
    args: [{ size: 3072, rank: 128, seed: 7 }],
  },
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const matrix = (rows: number, columns: number) =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const size = fc.integer({ min: 1, max: 4 });
const adapter = (inDim: number, outDim: number, rank: number) =>
  fc.record({ A: matrix(rank, inDim), B: matrix(outDim, rank), alpha: fc.constantFrom(0.5, 1, 4, 16, -2) });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...cases, ...invalid, ...scale],
  random: [
    {
      name: 'tokens through any layer',
      call: 'loraForward',
      runs: 25,
      args: fc
        .tuple(size, size, size, fc.nat({ max: 3 }))
        .chain(([inDim, outDim, rank, n]) =>
          fc.tuple(matrix(n, inDim), matrix(outDim, inDim), adapter(inDim, outDim, rank)),
        ),
    },
    ...['merge', 'unmerge'].map((call) => ({
      name: `${call} of any layer`,
      call,
      runs: 15,
      args: fc
        .tuple(size, size, size)
        .chain(([inDim, outDim, rank]) => fc.tuple(matrix(outDim, inDim), adapter(inDim, outDim, rank))),
    })),
  ],
};
