import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const fullPass = 'the full pass with complex rotations and whole matrices, in another language';
const meanOfValues = 'by hand: equal scores, so each token adds the mean of the values so far';

const identity = [
  [1, 0],
  [0, 1],
];
const zero = [
  [0, 0],
  [0, 0],
];
/** Equal scores everywhere: each token adds the mean of what the layer got so far. */
const averaging = { wq: zero, wk: identity, wv: identity, wo: identity };
const first = {
  wq: [
    [1, 0.5],
    [-0.5, 1],
  ],
  wk: [
    [0.5, -1],
    [1, 0.25],
  ],
  wv: [
    [1, 0],
    [0.5, -1],
  ],
  wo: [
    [0.5, 0.25],
    [0, 1],
  ],
};
const second = {
  wq: [
    [0, 1],
    [1, -0.5],
  ],
  wk: [
    [1, 1],
    [0.5, -1],
  ],
  wv: [
    [0.5, 1],
    [-1, 0.25],
  ],
  wo: [
    [1, -0.5],
    [0.25, 0.5],
  ],
};
const x = [
  [1, -0.5],
  [0.25, 1],
  [-1, 0.5],
  [0.5, 0.75],
];
const afterFirst = [
  [1.75, 0.5],
  [0.7017108847972211, 1.3371352995493802],
  [-1.1896042571779695, -0.22280544971588712],
  [0.46029253392979, 0.1450114734809349],
];
const afterBoth = [
  [3.9375, 0.03125],
  [2.6929039633741483, 1.307896306394909],
  [0.4067083475409097, -0.2919852093217144],
  [0.8950284703008415, 0.17954517965006073],
];
const cacheOfFirst = {
  k: [
    [1, 0.875],
    [-0.8935000100385706, -0.46613595877283953],
    [1.211782085019614, -0.5451689448469321],
    [0.397976242759064, -0.7511798454427397],
  ],
  v: [
    [1, 1],
    [0.25, -0.875],
    [-1, -1],
    [0.5, -0.5],
  ],
};
const cacheOfSecond = {
  k: [
    [2.25, 0.375],
    [1.9315191774057767, 1.1827406255640964],
    [0.9260254543193621, -1.1294952709831163],
    [-0.6112606482414297, 0.0011376996557224386],
  ],
  v: [
    [1.375, -1.625],
    [1.6879907419479907, -0.36742705990987606],
    [-0.8176075783048719, 1.1339028947489977],
    [0.37515774044582995, -0.4240396655595563],
  ],
};

/** A 4 x 4 matrix of quarters that looks like no other. */
const mixed = (seed: number) =>
  [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (((i * 7 + j * 5 + seed * 3) % 9) - 4) / 4));
const wide = [
  { wq: mixed(1), wk: mixed(2), wv: mixed(3), wo: mixed(4) },
  { wq: mixed(5), wk: mixed(6), wv: mixed(7), wo: mixed(8) },
];
const wideRows = [
  [0.5, -1, 0.25, 1],
  [1, 0.5, -0.5, 0],
  [-0.25, 0.75, 1, -1],
];
const wideResult = [
  [6.044921875, 0.193359375, -0.4208984375, 1.8837890625],
  [5.09092684178664, 2.6114993052177136, -0.7060294748589341, 0.0899718212220185],
  [2.890887700009852, 3.5971153852274167, 0.00939983125951216, -2.108232427135032],
];

const cut = ({ k, v }: typeof cacheOfFirst, rows: number) => ({ k: k.slice(0, rows), v: v.slice(0, rows) });

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
  timesReference?: number;
}

function test(
  group: 'example' | 'hidden',
  name: string,
  call: string,
  args: unknown[],
  more: More = {},
): KataCase {
  return { name, group, call, args, ...more };
}

const averaged = [
  [2, 0],
  [4, 2],
];

const examples: KataCase[] = [
  test('example', 'a full pass over two tokens', 'forwardFull', [averaged, [averaging]], {
    expected: [
      [4, 0],
      [7, 3],
    ],
    route: meanOfValues,
    reason: 'shows what the steps have to equal',
  }),
  test('example', 'two steps from an empty cache', 'decodeAll', [averaged, [averaging]], {
    expected: {
      outputs: [
        [4, 0],
        [7, 3],
      ],
      projections: 11,
      caches: [
        {
          k: [
            [2, 0],
            [4 * Math.cos(1) - 2 * Math.sin(1), 4 * Math.sin(1) + 2 * Math.cos(1)],
          ],
          v: averaged,
        },
      ],
    },
    route: `${meanOfValues}; the second key is turned by one radian; 5 + 2 * 3 projections`,
  }),
];

const fullPasses: KataCase[] = [
  test('hidden', 'a full pass, one layer', 'forwardFull', [x, [first]], {
    expected: afterFirst,
    route: fullPass,
    reason: 'what decoding is held against',
  }),
  test('hidden', 'a full pass, two layers', 'forwardFull', [x, [first, second]], {
    expected: afterBoth,
    route: fullPass,
    reason: 'what decoding is held against',
  }),
  test('hidden', 'a full pass, four dimensions', 'forwardFull', [wideRows, wide], {
    expected: wideResult,
    route: fullPass,
    reason: 'a second frequency of the rotation',
  }),
  test('hidden', 'a full pass over one token', 'forwardFull', [[x[0]], [first, second]], {
    expected: [afterBoth[0]],
    route: `${fullPass}; later tokens change nothing`,
    reason: 'smallest size',
  }),
  test('hidden', 'a full pass over no tokens', 'forwardFull', [[], [first]], {
    expected: [],
    route: 'the contract',
    reason: 'no rows in, no rows out',
  }),
  test('hidden', 'a full pass over no tokens through no layers', 'forwardFull', [[], []], {
    expected: [],
    route: 'the contract',
    reason: 'no rows in, no rows out',
  }),
  test('hidden', 'a full pass through no layers', 'forwardFull', [x, []], {
    expected: x,
    route: 'the contract: the input, as a new array',
    reason: 'an empty stack',
  }),
  test(
    'hidden',
    'a full pass with large scores',
    'forwardFull',
    [x.map((row) => row.map((n) => n * 200)), [first]],
    {
      reason: 'the softmax must survive scores in the ten thousands',
    },
  ),
  test('hidden', 'the same full pass after the caller changed the first result', 'fullTwice', [x, [first]], {
    expected: afterFirst,
    route: fullPass,
    reason: 'results must be fresh',
  }),
];

const decoding: KataCase[] = [
  test('hidden', 'caches for three layers', 'emptyCache', [3], {
    expected: [
      { k: [], v: [] },
      { k: [], v: [] },
      { k: [], v: [] },
    ],
    route: 'the contract',
    reason: 'one cache per layer',
  }),
  test('hidden', 'caches for no layers', 'emptyCache', [0], {
    expected: [],
    route: 'the contract',
    reason: 'an empty stack',
  }),
  test('hidden', 'a row put into the first of three caches', 'fillFirst', [3], {
    expected: [
      { k: [[1, 2]], v: [] },
      { k: [], v: [] },
      { k: [], v: [] },
    ],
    route: 'by hand: the caches are arrays of their own',
    reason: 'caches must not share arrays',
  }),
  test('hidden', 'four steps, one layer', 'decodeAll', [x, [first]], {
    expected: { outputs: afterFirst, projections: 17, caches: [cacheOfFirst] },
    route: `${fullPass}; 5 + 4 * 3 projections`,
  }),
  test('hidden', 'four steps, two layers', 'decodeAll', [x, [first, second]], {
    expected: { outputs: afterBoth, projections: 29, caches: [cacheOfFirst, cacheOfSecond] },
    route: `${fullPass}; 5 + 4 * 2 * 3 projections`,
  }),
  test('hidden', 'three steps, four dimensions', 'decodeAll', [wideRows, wide]),
  test('hidden', 'steps through no layers', 'decodeAll', [x, []], {
    expected: { outputs: x, projections: 5, caches: [] },
    route: 'the contract: nothing is projected',
    reason: 'an empty stack',
  }),
  test('hidden', 'one step on four cached tokens', 'stepOn', [
    [-0.5, 2],
    [cacheOfFirst, cacheOfSecond],
    [first, second],
  ]),
  test('hidden', 'one step on two cached tokens', 'stepOn', [x[2], [cut(cacheOfFirst, 2)], [first]], {
    expected: { output: afterFirst[2], caches: [cut(cacheOfFirst, 3)] },
    route: fullPass,
  }),
  test('hidden', 'one step on caches of another model', 'stepOn', [
    [0.25, 1],
    [
      {
        k: [
          [3, -1],
          [0.5, 2],
        ],
        v: [
          [10, 20],
          [-4, 8],
        ],
      },
    ],
    [first],
  ]),
  test(
    'hidden',
    'one step from nothing',
    'stepOn',
    [
      x[0],
      [
        { k: [], v: [] },
        { k: [], v: [] },
      ],
      [first, second],
    ],
    {
      expected: { output: afterBoth[0], caches: [cut(cacheOfFirst, 1), cut(cacheOfSecond, 1)] },
      route: fullPass,
    },
  ),
  test('hidden', 'large scores', 'decodeAll', [x.map((row) => row.map((n) => n * 200)), [first]]),
  test('hidden', 'two continuations of the same state', 'continueWith', [
    x.slice(0, 2),
    [x[2], x[3], x[2]],
    [first, second],
  ]),
  test('hidden', 'continuations of nothing', 'continueWith', [[], [x[0], x[1], x[0]], [first]]),
  test('hidden', 'two sequences at a time', 'interleave', [x, [...x].reverse(), [first, second]]),
  test('hidden', '64 steps', 'decodeMany', [64, 8, 2, 3]),
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args };
}

const empty = { k: [], v: [] };
const odd = {
  wq: [[1]],
  wk: [[1]],
  wv: [[1]],
  wo: [[1]],
};
const three = mixed(1)
  .slice(0, 3)
  .map((row) => row.slice(0, 3));
const oddWide = { wq: three, wk: three, wv: three, wo: three };

const invalidCalls: KataCase[] = [
  invalid('a width of one', 'forwardFull', [[1]], [odd]),
  invalid('a width of three', 'forwardFull', [[1, 2, 3]], [oddWide]),
  invalid(
    'a longer second row',
    'forwardFull',
    [
      [1, 2],
      [1, 2, 3, 4],
    ],
    [first],
  ),
  invalid('a shorter last row', 'forwardFull', [...x, [1]], [first]),
  invalid('an empty row among others', 'forwardFull', [...x, []], [first]),
  invalid(
    'ragged rows and no layers',
    'forwardFull',
    [
      [1, 2],
      [1, 2, 3, 4],
    ],
    [],
  ),
  invalid('a width of three, no layers', 'forwardFull', [[1, 2, 3]], []),
  invalid('weights for another width', 'forwardFull', wideRows, [first]),
  ...(['wq', 'wk', 'wv', 'wo'] as const).flatMap((name) => [
    invalid(`${name} with a row too few`, 'forwardFull', x, [{ ...first, [name]: [[1, 2]] }]),
    invalid(`${name} with a row too many, second layer`, 'forwardFull', x, [
      first,
      { ...first, [name]: [...identity, [1, 2]] },
    ]),
    invalid(`${name} with a short row`, 'forwardFull', x, [{ ...first, [name]: [[1, 2], [1]] }]),
    invalid(
      `${name} with a long row, one step`,
      'stepOn',
      x[0],
      [empty],
      [
        {
          ...first,
          [name]: [
            [1, 2],
            [1, 2, 3],
          ],
        },
      ],
    ),
    invalid(
      `${name} with a row too many, one step`,
      'stepOn',
      x[0],
      [empty],
      [{ ...first, [name]: [...identity, [1, 2]] }],
    ),
  ]),
  invalid('a step of width one', 'stepOn', [1], [empty], [odd]),
  invalid('a step of width three', 'stepOn', [1, 2, 3], [empty], [oddWide]),
  invalid('a step with a vector too long', 'stepOn', [1, 2, 3, 4], [empty], [first]),
  invalid('fewer caches than layers', 'stepOn', x[0], [empty], [first, second]),
  invalid('more caches than layers', 'stepOn', x[0], [empty, empty], [first]),
  invalid('no caches', 'stepOn', x[0], [], [first]),
  invalid('caches without layers', 'stepOn', x[0], [empty], []),
  invalid('more keys than values', 'stepOn', x[0], [{ k: x, v: x.slice(1) }], [first]),
  invalid('more values than keys', 'stepOn', x[0], [{ k: [], v: x }], [first]),
  invalid('cached keys of another width', 'stepOn', x[0], [{ k: wideRows, v: x.slice(1) }], [first]),
  invalid('cached values of another width', 'stepOn', x[0], [{ k: x.slice(1), v: wideRows }], [first]),
  invalid('one short key among the cached', 'stepOn', x[0], [{ k: [[1, 2], [1]], v: identity }], [first]),
  invalid(
    'a second cache that does not fit',
    'stepOn',
    x[0],
    [empty, { k: [[1]], v: [[1]] }],
    [first, second],
  ),
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);

function matrix(rows: number, width: number): fc.Arbitrary<number[][]> {
  const row = fc.array(entry, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

const sequence = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(2, 4, 6), fc.integer({ min: 1, max: 3 }))
  .chain(([tokens, d, depth]) => {
    const square = matrix(d, d);
    const layer = fc.record({ wq: square, wk: square, wv: square, wo: square });
    return fc.tuple(matrix(tokens, d), fc.array(layer, { minLength: depth, maxLength: depth }));
  });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [
    ...examples,
    ...fullPasses,
    ...decoding,
    ...invalidCalls,
    {
      name: '1000 steps, two layers of 16 dimensions',
      group: 'scale',
      call: 'decodeMany',
      args: [1000, 16, 2, 1],
      timesReference: 6,
    },
  ],
  random: [
    { name: 'full passes', call: 'forwardFull', runs: 20, args: sequence },
    { name: 'sequences step by step', call: 'decodeAll', runs: 30, args: sequence },
  ],
};
