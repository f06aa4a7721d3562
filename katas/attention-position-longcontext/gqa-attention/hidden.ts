import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

const highPrecision = 'Attention per query head with a written-out list of owners, in 60-digit arithmetic';
const oneKey = 'By hand: with a single key each head returns the value of the head that it reads';

const q = [
  [
    [1, -0.5],
    [0.25, 2],
  ],
  [
    [-1, 0.5],
    [1.5, 1],
  ],
  [
    [0.5, 0.75],
    [-2, 1],
  ],
  [
    [2, -1],
    [0, 0.5],
  ],
  [
    [-0.5, 1.5],
    [1, -1],
  ],
  [
    [0.25, -2],
    [-1.5, 0.5],
  ],
];
const k = [
  [
    [0.5, 1],
    [-1, 0.25],
    [2, -0.5],
  ],
  [
    [1, -1],
    [0.75, 2],
    [-0.5, 1],
  ],
];
const v = [
  [
    [1, 0, -2],
    [3, -1, 0.5],
    [-2, 4, 1],
  ],
  [
    [0.25, 2, -1],
    [-3, 1, 0],
    [5, -0.5, 2],
  ],
];
const k3 = [
  ...k,
  [
    [0.5, -1.5],
    [1, 1],
    [-1, 0.25],
  ],
];
const v3 = [
  ...v,
  [
    [2, 2, -3],
    [-1, 0.5, 4],
    [0, 1, -2],
  ],
];
const firstRows = (heads: number[][][], count: number) => heads.map((head) => head.slice(0, count));
/** One head per value, one token, one dimension. */
const heads = (...values: number[]) => values.map((value) => [[value]]);
const ln3 = Math.log(3);

function attend(
  name: string,
  args: unknown[],
  golden?: { expected: unknown; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'groupedQueryAttention', args, ...golden };
}

function bytes(
  name: string,
  spec: Record<string, number>,
  golden?: { expected: number; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'kvCacheBytes', args: [spec], tolerance: exact, ...golden };
}

const llama70b = { layers: 80, kvHeads: 8, headDim: 128, tokens: 4096, bytesPerElement: 2 };

const examples: KataCase[] = [
  attend(
    'six query heads, two key-value heads, one key',
    [heads(1, 1, 1, 1, 1, 1), heads(3, 4), heads(10, 20)],
    { expected: heads(10, 10, 10, 20, 20, 20), route: oneKey },
    'example',
  ),
  attend(
    'two query heads share one, a new query behind a cache',
    [[[[1]], [[2]]], [[[0], [ln3]]], [[[4], [8]]]],
    {
      expected: [[[7]], [[7.6]]],
      route: 'By hand: shares 1 : 3 for the first head, 1 : 9 for the second',
    },
    'example',
  ),
  bytes(
    'Llama 2 70B at 4096 tokens in 16 bits',
    llama70b,
    { expected: 1342177280, route: 'By hand: 2 * 80 * 8 * 128 * 4096 * 2, which is 1.25 GiB' },
    'example',
  ),
];

const mapping: KataCase[] = [
  attend(
    'six query heads, three key-value heads, one key',
    [heads(1, 2, 3, 4, 5, 6), heads(1, 1, 1), heads(10, 20, 30)],
    {
      expected: heads(10, 10, 20, 20, 30, 30),
      route: oneKey,
    },
  ),
  attend(
    'eight query heads, two key-value heads, one key',
    [heads(1, 2, 3, 4, 5, 6, 7, 8), heads(1, 1), heads(10, 20)],
    {
      expected: heads(10, 10, 10, 10, 20, 20, 20, 20),
      route: oneKey,
    },
  ),
  attend('four query heads, two key-value heads, one key', [heads(1, 2, 3, 4), heads(1, 1), heads(10, 20)], {
    expected: heads(10, 10, 20, 20),
    route: oneKey,
  }),
  attend('eight query heads, four key-value heads, one key', [
    heads(1, 1, 1, 1, 1, 1, 1, 1),
    heads(1, 2, 3, 4),
    heads(10, 20, 30, 40),
  ]),
  attend('as many key-value heads as query heads', [q.slice(0, 2), k, v], {
    expected: [
      [
        [1.62197995651932938, -0.310989978259664692, -1.22252505435083827],
        [1.04385150073283728, 0.252842398893694417, -1.20331162108164814],
      ],
      [
        [-2.26913203355933112, 1.2248824512125135, -0.224882451212513502],
        [-1.79159036674275833, 0.968805553952493528, 0.0820601385877642468],
      ],
    ],
    route: highPrecision,
  }),
  {
    ...attend('one key-value head for all', [q.slice(0, 3), k.slice(0, 1), v.slice(0, 1)]),
    reason: 'multi-query attention, where every mapping comes to head 0',
  },
  {
    ...attend('a single head on both sides', [q.slice(0, 1), k.slice(1), v.slice(1), { causal: false }]),
    reason: 'plain attention, where every mapping comes to head 0',
  },
];

const attention: KataCase[] = [
  attend('six on two, two new queries, three keys', [q, k, v], {
    expected: [
      [
        [1.62197995651932938, -0.310989978259664692, -1.22252505435083827],
        [1.04385150073283728, 0.252842398893694417, -1.20331162108164814],
      ],
      [
        [2.37802004348067062, -0.689010021740335308, -0.277474945649161729],
        [-0.723342168923300562, 2.3686525535242889, -0.0853277446850014317],
      ],
      [
        [1.56662976055573846, -0.283314880277869232, -1.29171279930532692],
        [2.62899566155762275, -0.797059762059576306, 0.0833273624889631218],
      ],
      [
        [-0.0023251382223605482, 1.92236149593158137, -0.92236149593158137],
        [0.291688502331679384, 0.654828071278857408, 0.516569880980381147],
      ],
      [
        [-2.88104408773703834, 1.03660181915783436, -0.0366018191578343565],
        [0.311929206436541052, 1.73756735661087864, -0.702039772243842316],
      ],
      [
        [0.205923767400878292, 1.98643808227719332, -0.986438082277193321],
        [2.63103812490073402, 0.053509095037117618, 1.28463201432327468],
      ],
    ],
    route: highPrecision,
  }),
  attend('six on two without a mask', [q, k, v, { causal: false }], {
    expected: [
      [
        [-1.1734563805902973, 3.01622281110194128, 0.492815000440468475],
        [1.04385150073283728, 0.252842398893694417, -1.20331162108164814],
      ],
      [
        [2.11717226474270426, -0.409633080451000623, -0.201361428886670606],
        [-0.723342168923300562, 2.3686525535242889, -0.0853277446850014317],
      ],
      [
        [0.30141619941527805, 1.2361330122664559, -0.478758748400846133],
        [2.62899566155762275, -0.797059762059576306, 0.0833273624889631218],
      ],
      [
        [0.128620272890169862, 1.858951558915643, -0.845863104297610762],
        [0.291688502331679384, 0.654828071278857408, 0.516569880980381147],
      ],
      [
        [-0.188586455876956638, 0.511641515794075196, 0.659177071304654862],
        [0.311929206436541052, 1.73756735661087864, -0.702039772243842316],
      ],
      [
        [0.411154890345737418, 1.87999536943740336, -0.85859071158597903],
        [2.63103812490073402, 0.053509095037117618, 1.28463201432327468],
      ],
    ],
    route: highPrecision,
  }),
  attend('six on three, as many queries as keys', [q, firstRows(k3, 2), firstRows(v3, 2)], {
    expected: [
      [
        [1, 0, -2],
        [1.41970152427123525, -0.209850762135617623, -1.47537309466095594],
      ],
      [
        [1, 0, -2],
        [1.21408360293034084, -0.107041801465170418, -1.73239549633707395],
      ],
      [
        [0.25, 2, -1],
        [-2.74767486177763945, 1.07763850406841863, -0.0776385040684186302],
      ],
      [
        [0.25, 2, -1],
        [-2.16415422551287721, 1.25718331522680701, -0.257183315226807012],
      ],
      [
        [2, 2, -3],
        [1.41328904752087072, 1.70664452376043536, -1.63100777754869834],
      ],
      [
        [2, 2, -3],
        [0.237562997481170692, 1.11878149874058535, 1.11235300587726839],
      ],
    ],
    route: highPrecision,
  }),
  attend('fewer keys than queries without a mask', [
    q,
    firstRows(k3, 1),
    firstRows(v3, 1),
    { causal: false },
  ]),
  attend('empty options', [q, k3, v3, {}]),
  attend('causal given as undefined', [q, k3, v3, { causal: undefined }]),
  attend('causal given as true', [q, k3, v3, { causal: true }]),
  attend(
    'scores of 2000',
    [
      heads(2000, 2000, -2000, -2000),
      [
        [[1], [0]],
        [[1], [0]],
      ],
      [
        [[5], [7]],
        [[1], [2]],
      ],
    ],
    {
      expected: heads(5, 5, 2, 2),
      route: 'By hand: exp(-2000) is 0 in double precision',
    },
  ),
  attend(
    'all scores alike',
    [
      heads(0, 0, 0, 0),
      [
        [[1], [2]],
        [[3], [4]],
      ],
      [
        [[2], [4]],
        [[10], [30]],
      ],
    ],
    {
      expected: heads(3, 3, 20, 20),
      route: 'By hand: plain means of the values',
    },
  ),
];

const sizes: KataCase[] = [
  bytes(
    'Llama 2 70B with a key-value head per query head',
    { ...llama70b, kvHeads: 64 },
    {
      expected: 10737418240,
      route: 'By hand: eight times the cache with 8 heads, 10 GiB',
    },
  ),
  bytes(
    'one token of Llama 3 8B',
    { layers: 32, kvHeads: 8, headDim: 128, tokens: 1, bytesPerElement: 2 },
    {
      expected: 131072,
      route: 'By hand: 2 * 32 * 8 * 128 * 2, which is 128 KiB',
    },
  ),
  bytes(
    'one byte per element',
    { layers: 3, kvHeads: 5, headDim: 7, tokens: 11, bytesPerElement: 1 },
    {
      expected: 2310,
      route: 'By hand: 2 * 3 * 5 * 7 * 11',
    },
  ),
  bytes(
    'four bits per element',
    { layers: 3, kvHeads: 5, headDim: 7, tokens: 11, bytesPerElement: 0.5 },
    {
      expected: 1155,
      route: 'By hand: 3 * 5 * 7 * 11',
    },
  ),
  bytes('four bytes per element', { layers: 1, kvHeads: 1, headDim: 1, tokens: 1, bytesPerElement: 4 }),
  {
    ...bytes(
      'a spec that says more about the model',
      { ...llama70b, queryHeads: 64, heads: 64, hiddenSize: 8192 },
      {
        expected: 1342177280,
        route: 'By hand: what is not asked for plays no part',
      },
    ),
  },
  ...(['layers', 'kvHeads', 'headDim', 'tokens'] as const).map((field) => ({
    ...bytes(
      `${field} 0`,
      { ...llama70b, [field]: 0 },
      { expected: 0, route: 'the contract: 0 is a valid count' },
    ),
    reason: 'an empty cache is no mistake',
  })),
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different shape in turn',
    group: 'hidden',
    call: 'attendInTurn',
    args: [
      [
        [q, k, v],
        [q, k3, v3],
        [q, k, v, { causal: false }],
        [q.slice(0, 2), k, v],
        [q.slice(2, 4), k, v],
        [q, k, v],
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'attendTwice',
    args: [[q, k, v]],
  },
];

function invalid(name: string, ...args: unknown[]): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'groupedQueryAttention',
    args,
    reason: 'a condition of the contract',
  };
}

function invalidSpec(name: string, change: Record<string, number>): KataCase {
  const args = [{ ...llama70b, ...change }];
  return { name, group: 'invalid', call: 'kvCacheBytes', args, reason: 'a condition of the contract' };
}

const wide = (matrices: number[][][]) => matrices.map((head) => head.map((row) => [...row, 1]));
/** The last head gets one row more. */
const longer = (matrices: number[][][]) =>
  matrices.map((head, h) => (h === matrices.length - 1 ? [...head, head[0]!] : head));
/** The last row of the last head gets one number more. */
const ragged = (matrices: number[][][]) =>
  matrices.map((head, h) =>
    head.map((row, r) => (h === matrices.length - 1 && r === head.length - 1 ? [...row, 1] : row)),
  );
const free = { causal: false };

const invalidCalls: KataCase[] = [
  invalid('no query heads', [], k, v),
  invalid('no key-value heads', q, [], []),
  invalid('no heads at all', [], [], []),
  invalid('six query heads on four', q, [...k, ...k], [...v, ...v]),
  invalid('fewer query heads than key-value heads', q.slice(0, 1), k, v),
  invalid('more heads of keys than of values', q, k, v.slice(0, 1)),
  invalid('more heads of values than of keys', q, k, v3),
  invalid('more keys than values', q, k, firstRows(v, 2)),
  invalid('more values than keys', q, firstRows(k, 2), v),
  invalid(
    'no queries in the heads',
    q.map(() => []),
    k,
    v,
  ),
  invalid(
    'no keys in the heads',
    q,
    k.map(() => []),
    v.map(() => []),
    free,
  ),
  invalid(
    'no dimensions',
    heads(1).map(() => [[]]),
    heads(1).map(() => [[]]),
    heads(1),
  ),
  invalid('no queries, keys without dimensions', [[]], [[[]]], heads(1)),
  invalid('no query heads, keys without dimensions', [], [[[]]], heads(1)),
  invalid('neither queries nor keys in the heads', [[], []], [[]], [[]]),
  invalid('neither queries nor keys in the heads, no mask', [[], []], [[]], [[]], free),
  invalid('queries without keys of one dimension', heads(1), [[]], [[]], free),
  invalid('queries wider than keys', wide(q), k, v),
  invalid('keys wider than queries', q, wide(k), v),
  invalid('heads of queries of unequal length', longer(q), k, v),
  invalid('heads of keys of unequal length', q, longer(k), longer(v)),
  invalid('one head of values too long', q, k, longer(v)),
  invalid('a head of keys too long', q, longer(k), v),
  invalid('ragged queries', ragged(q), k, v),
  invalid('ragged keys', q, ragged(k), v),
  invalid('ragged values', q, k, ragged(v)),
  invalid('heads of values of unequal width', q, k, [v[0]!, wide(v)[1]!]),
  invalid('fewer keys than queries', q, firstRows(k, 1), firstRows(v, 1)),
  invalid('fewer keys than queries, causal', q, firstRows(k, 1), firstRows(v, 1), { causal: true }),
  ...(['layers', 'kvHeads', 'headDim', 'tokens'] as const).flatMap((field) => [
    invalidSpec(`${field} negative`, { [field]: -1 }),
    invalidSpec(`${field} fractional`, { [field]: 1.5 }),
    invalidSpec(`${field} NaN`, { [field]: NaN }),
  ]),
  invalidSpec('infinitely many tokens', { tokens: Infinity }),
  invalidSpec('two negative counts', { layers: -80, tokens: -1 }),
  invalidSpec('bytesPerElement 0', { bytesPerElement: 0 }),
  invalidSpec('bytesPerElement negative', { bytesPerElement: -2 }),
  invalidSpec('bytesPerElement NaN', { bytesPerElement: NaN }),
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);

function cube(count: number, rows: number, width: number): fc.Arbitrary<number[][][]> {
  const row = fc.array(entry, { minLength: width, maxLength: width });
  const head = fc.array(row, { minLength: rows, maxLength: rows });
  return fc.array(head, { minLength: count, maxLength: count });
}

const small = fc.integer({ min: 1, max: 3 });
const groups = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...mapping, ...attention, ...sizes, ...repetitions, ...invalidCalls],
  random: [
    {
      name: 'new queries behind a cache',
      call: 'groupedQueryAttention',
      runs: 25,
      args: fc
        .tuple(groups, small, fc.nat({ max: 2 }), small, small)
        .chain(([[kvHeads, size], tq, past, d, dv]) =>
          fc.tuple(cube(kvHeads * size, tq, d), cube(kvHeads, tq + past, d), cube(kvHeads, tq + past, dv)),
        ),
    },
    {
      name: 'no mask, any lengths',
      call: 'groupedQueryAttention',
      runs: 20,
      args: fc
        .tuple(groups, small, small, small, small)
        .chain(([[kvHeads, size], tq, tk, d, dv]) =>
          fc.tuple(
            cube(kvHeads * size, tq, d),
            cube(kvHeads, tk, d),
            cube(kvHeads, tk, dv),
            fc.constant(free),
          ),
        ),
    },
    {
      name: 'sizes of caches',
      call: 'kvCacheBytes',
      runs: 15,
      args: fc.tuple(
        fc.record({
          layers: fc.nat({ max: 128 }),
          kvHeads: fc.nat({ max: 64 }),
          headDim: fc.nat({ max: 256 }),
          tokens: fc.nat({ max: 131072 }),
          bytesPerElement: fc.constantFrom(0.5, 1, 2, 4),
        }),
      ),
    },
  ],
};
