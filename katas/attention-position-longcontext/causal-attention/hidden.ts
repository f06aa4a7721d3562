import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

const highPrecision = 'the formula in 60-digit arithmetic, without any shift by a maximum';
const sameScores = 'By hand: equal scores give equal weights';

const q = [
  [1, -0.5, 2],
  [0.25, 1.5, -1],
  [-2, 0.75, 0.5],
];
const k = [
  [0.5, 1, -1],
  [1.5, -2, 0.25],
  [-1, 0.5, 2],
  [2, 1, 0.75],
  [-0.25, -1.5, 1],
];
const v = [
  [1, -2],
  [0.5, 3],
  [-1.5, 4],
  [2, 0.25],
  [-3, 1],
];
const ln3 = Math.log(3);
const column = (...values: number[]) => values.map((value) => [value]);

function attend(
  name: string,
  args: unknown[],
  golden?: { expected: unknown; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'causalAttention', args, ...golden };
}

const examples: KataCase[] = [
  attend(
    'two tokens, one dimension',
    [column(1, 1), column(0, ln3), column(4, 8)],
    {
      expected: {
        output: [[4], [7]],
        weights: [
          [1, 0],
          [0.25, 0.75],
        ],
      },
      route: 'By hand: the second token has the scores 0 and ln 3, hence weights 1 : 3',
    },
    'example',
  ),
  attend(
    'two tokens, four dimensions',
    [
      [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
      [
        [0, 0, 0, 0],
        [ln3, ln3, 0, 0],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    ],
    {
      expected: {
        output: [
          [1, 0],
          [0.25, 0.75],
        ],
        weights: [
          [1, 0],
          [0.25, 0.75],
        ],
      },
      route: 'By hand: the dot product 2 ln 3 is halved by the root of 4',
    },
    'example',
  ),
  attend(
    'one new query against a cache of three keys',
    [column(1), column(0, 0, Math.log(2)), column(0, 4, 8)],
    { expected: { output: [[5]], weights: [[0.25, 0.25, 0.5]] }, route: 'By hand: shares 1 : 1 : 2' },
    'example',
  ),
];

const shapes: KataCase[] = [
  attend('three tokens with themselves', [q, k.slice(0, 3), v.slice(0, 3)], {
    expected: {
      output: [
        [1, -2],
        [0.979949493872055346, -1.79949493872055346],
        [-1.27006183322513684, 3.48738191753299717],
      ],
      weights: [
        [1, 0, 0],
        [0.959898987744110691, 0.040101012255889309, 0],
        [0.0837155787535939464, 0.0103246099454391492, 0.905959811300966904],
      ],
    },
    route: highPrecision,
  }),
  attend('three new queries, five keys', [q, k, v], {
    expected: {
      output: [
        [-0.386517402317755004, 3.30541517729787015],
        [1.12620487874450411, -0.877540841478210564],
        [-1.38143883105389413, 3.15698684448910037],
      ],
      weights: [
        [0.0290196892338962841, 0.520466687298752143, 0.450513623467351573, 0, 0],
        [0.630405910892807981, 0.0263360160617615543, 0.0582529103628701652, 0.285005162682560299, 0],
        [
          0.0731370711147397538, 0.00901996669023942107, 0.791480488252259573, 0.0214444537385839041,
          0.104918020204177348,
        ],
      ],
    },
    route: highPrecision,
  }),
  attend('a scale and an offset of its own', [q, k, v, { scale: 0.3, queryOffset: 1 }], {
    expected: {
      output: [
        [0.59121276190317817, 2.0878723809682183],
        [0.445878144914794972, -0.177724542464344217],
        [-0.554284786144976853, 2.43404977931685743],
      ],
      weights: [
        [0.18242552380635634, 0.81757447619364366, 0, 0, 0],
        [0.674691677896199312, 0.129574475087148346, 0.195733847016652342, 0, 0],
        [0.188229780564997524, 0.0634443696583585038, 0.648825271740697593, 0.0995005780359463799, 0],
      ],
    },
    route: highPrecision,
  }),
  attend('a single token', [[[3, -2]], [[5, 1]], [[-7, 0.5, 9]]], {
    expected: { output: [[-7, 0.5, 9]], weights: [[1]] },
    route: 'By hand: there is nothing else to look at',
  }),
  attend('values wider than keys', [
    column(1, 0.5, -1),
    column(0.5, 2, -0.5),
    [
      [1, 2, 3, 4],
      [0, -1, 5, 2],
      [7, 1, -1, 0],
    ],
  ]),
  attend('all scores alike', [column(0, 0, 0, 0), column(5, -3, 2, 1), column(8, 4, 0, -4)], {
    expected: {
      output: [[8], [6], [4], [2]],
      weights: [
        [1, 0, 0, 0],
        [0.5, 0.5, 0, 0],
        [1 / 3, 1 / 3, 1 / 3, 0],
        [0.25, 0.25, 0.25, 0.25],
      ],
    },
    route: sameScores,
  }),
];

const options: KataCase[] = [
  attend('offset 0 with more keys than queries', [q, k, v, { queryOffset: 0 }]),
  attend('an offset larger than needed', [q, k, v, { queryOffset: 4 }]),
  attend('an offset far beyond the last key', [q, k, v, { queryOffset: 1000000 }]),
  attend('more queries than keys, offset 0', [k, q, v.slice(0, 3), { queryOffset: 0 }]),
  attend('more queries than keys, offset 1', [k, q, v.slice(0, 3), { queryOffset: 1 }]),
  attend('scale 0', [q, k, v, { scale: 0 }], {
    expected: {
      output: [
        [0, 5 / 3],
        [0.5, 1.3125],
        [-0.2, 1.25],
      ],
      weights: [
        [1 / 3, 1 / 3, 1 / 3, 0, 0],
        [0.25, 0.25, 0.25, 0.25, 0],
        [0.2, 0.2, 0.2, 0.2, 0.2],
      ],
    },
    route: sameScores,
  }),
  attend('a negative scale', [q, k, v, { scale: -1 }]),
  attend('scale 1', [q, k, v, { scale: 1 }]),
  attend('empty options', [q, k, v, {}]),
  attend('options that are present but undefined', [q, k, v, { scale: undefined, queryOffset: undefined }]),
];

const extremes: KataCase[] = [
  attend('scores near 100000', [column(1000, 1000, 1000), column(100, 99.999, 99.998), column(1, 10, 100)], {
    expected: {
      output: [[1], [3.42047279232995609], [12.1155829833608442]],
      weights: [
        [1, 0, 0],
        [0.731058578630004879, 0.268941421369995121, 0],
        [0.66524095577482189, 0.244728471054797652, 0.090030573170380458],
      ],
    },
    route: 'softmax of (0, -1) and of (0, -1, -2) in 60-digit arithmetic',
  }),
  attend('scores near -100000', [
    column(1000, 1000, 1000),
    column(-100, -99.999, -99.998),
    column(1, 10, 100),
  ]),
  attend('scores of 100000 and of -100000 in one row', [
    column(1000, 1000, -1000),
    column(100, -100, 100),
    column(1, 10, 100),
  ]),
  attend('rows at very different heights', [
    column(1000, -1000, 0.001),
    column(100, 99.999, 99.998),
    column(1, 10, 100),
  ]),
  attend('scores of 1000', [column(10, 10), column(100, 100), column(2, 4)], {
    expected: {
      output: [[2], [3]],
      weights: [
        [1, 0],
        [0.5, 0.5],
      ],
    },
    route: sameScores,
  }),
  attend('a later key with an enormous score', [column(1, 1, 1), column(0, ln3, 1e15), column(4, 8, 1)], {
    expected: {
      output: [[4], [7], [1]],
      weights: [
        [1, 0, 0],
        [0.25, 0.75, 0],
        [0, 0, 1],
      ],
    },
    route: 'By hand: the first two rows are those of the first example',
  }),
  attend('a later key with a score of 2000', [column(1, 1, 1), column(0, ln3, 2000), column(4, 8, 1)]),
  attend('a later value that is enormous', [column(1, 1), column(0, 0), column(1, 1e300)], {
    expected: {
      output: [[1], [5e299]],
      weights: [
        [1, 0],
        [0.5, 0.5],
      ],
    },
    route: sameScores,
  }),
  {
    name: 'weights on unseen keys, to the last bit',
    group: 'hidden',
    call: 'hiddenWeights',
    args: [2, [q, k, v]],
    expected: [[0, 0], [0], []],
    route: 'the contract: exactly 0',
    tolerance: exact,
  },
  {
    name: 'weights on unseen keys beside low scores, to the last bit',
    group: 'hidden',
    call: 'hiddenWeights',
    args: [0, [column(1, 1, 1), column(-100000, -99999, -99998), column(1, 2, 3)]],
    expected: [[0, 0], [0], []],
    route: 'the contract: exactly 0',
    tolerance: exact,
  },
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different shape and options in turn',
    group: 'hidden',
    call: 'attendInTurn',
    args: [
      [
        [q, k, v],
        [q, k, v, { scale: 2 }],
        [q, k, v, { queryOffset: 0 }],
        [column(1, 2), column(3, 4), column(5, 6)],
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
  return { name, group: 'invalid', call: 'causalAttention', args, reason: 'a condition of the contract' };
}

const two = [
  [1, 2],
  [3, 4],
];

const invalidCalls: KataCase[] = [
  invalid('no queries', [], two, two),
  invalid('no keys', two, [], []),
  invalid('no keys, with an offset', two, [], [], { queryOffset: 0 }),
  invalid('nothing at all', [], [], []),
  invalid('no dimensions', [[]], [[]], [[1]]),
  invalid('no dimensions, with a scale', [[]], [[]], [[1]], { scale: 1 }),
  invalid('a longer second query', [[1], [1, 2]], column(1, 2), two),
  invalid('a shorter last query', [...two, [1]], [...two, [5, 6]], [...two, [5, 6]]),
  invalid('an empty query among others', [[1, 2], []], two, two),
  invalid('ragged keys', two, [[1, 2], [3]], two),
  invalid(
    'a longer last key',
    two,
    [
      [1, 2],
      [3, 4, 5],
    ],
    two,
  ),
  invalid('ragged values', two, two, [[1, 2], [3]]),
  invalid('a longer last value', two, two, [[1], [3, 4]]),
  invalid('queries wider than keys', [[1, 2, 3]], two, two),
  invalid('queries narrower than keys', [[1]], two, two),
  invalid('fewer values than keys', two, two, [[1, 2]]),
  invalid('more values than keys', two, two, [...two, [5, 6]]),
  invalid('no values', two, two, []),
  invalid('fewer keys than queries, no offset', two, [[1, 2]], [[1, 2]]),
  invalid('fewer keys than queries, no offset among the options', two, [[1, 2]], [[1, 2]], { scale: 1 }),
  invalid('offset -1', two, two, two, { queryOffset: -1 }),
  invalid('a fractional offset', two, two, two, { queryOffset: 0.5 }),
  invalid('an offset of NaN', two, two, two, { queryOffset: NaN }),
  invalid('an infinite offset', two, two, two, { queryOffset: Infinity }),
  invalid('scale NaN', two, two, two, { scale: NaN }),
  invalid('an infinite scale', two, two, two, { scale: Infinity }),
  invalid('scale -Infinity', two, two, two, { scale: -Infinity }),
];

const feature = fc.integer({ min: -12, max: 12 }).map((n) => n / 4);

function rows(count: number, width: number, entry: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  const row = fc.array(entry, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: count, maxLength: count });
}

interface Shape {
  tq: number;
  tk: number;
  d: number;
  dv: number;
}

function matrices(shape: fc.Arbitrary<Shape>, entry = feature): fc.Arbitrary<unknown[]> {
  return shape.chain(({ tq, tk, d, dv }) =>
    fc.tuple(rows(tq, d, entry), rows(tk, d, entry), rows(tk, dv, feature)),
  );
}

const size = fc.integer({ min: 1, max: 4 });
const anyShape = fc.record({ tq: size, tk: size, d: fc.integer({ min: 1, max: 6 }), dv: size });
const cached = fc
  .tuple(anyShape, fc.nat({ max: 3 }))
  .map(([shape, past]) => ({ ...shape, tk: shape.tq + past }));
const withOptions = fc.record(
  { scale: fc.constantFrom(0, 1, -1, 0.5, 2), queryOffset: fc.nat({ max: 5 }) },
  { requiredKeys: ['queryOffset'] },
);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...shapes, ...options, ...extremes, ...repetitions, ...invalidCalls],
  random: [
    {
      name: 'as many queries as keys',
      call: 'causalAttention',
      runs: 15,
      args: matrices(anyShape.map((shape) => ({ ...shape, tk: shape.tq }))),
    },
    { name: 'queries behind a cache', call: 'causalAttention', runs: 20, args: matrices(cached) },
    {
      name: 'any shape, offset given',
      call: 'causalAttention',
      runs: 25,
      args: fc.tuple(matrices(anyShape), withOptions).map(([inputs, given]) => [...inputs, given]),
    },
    {
      name: 'scores far apart',
      call: 'causalAttention',
      runs: 20,
      args: matrices(cached, fc.constantFrom(0, 1, -1, 20, -20, 150, -150)),
    },
  ],
};
