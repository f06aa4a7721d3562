import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

const circuits = 'Bilinear forms Wq_h^T Wk_h and maps Wo_h Wv_h per head in 60-digit arithmetic';

const x = [
  [1, -0.5, 0.25, 0],
  [0.5, 1, -1, 0.75],
  [-0.25, 0.5, 1, -1],
];
const other = [
  [0.5, 0.25, -1, 1],
  [-1, 0.75, 0.5, 0.25],
];
const weights = {
  wq: [
    [1, -0.5, 0.25, 2],
    [0, 1.5, -1, 0.5],
    [-1, 0.75, 1, -0.25],
    [0.5, 0, 2, 1],
  ],
  wk: [
    [0.5, 1, -1, 0],
    [1.5, -0.75, 0.25, 1],
    [-1, 0.5, 2, -0.5],
    [0.25, -1, 0.5, 1.5],
  ],
  wv: [
    [1, 0, -2, 0.5],
    [0.75, -1, 1, 2],
    [-0.5, 1.25, 0, 1],
    [2, -1, 0.5, -1.5],
  ],
  wo: [
    [0.5, -1, 0.25, 1],
    [1, 0.75, -2, 0],
    [-1.5, 0.5, 1, 0.25],
    [0, 2, -0.5, 1],
  ],
};

const ln3 = Math.log(3);
const identity = (n: number) =>
  Array.from({ length: n }, (_, r) => Array.from({ length: n }, (_, c) => Number(r === c)));
const same = (n: number) => ({ wq: identity(n), wk: identity(n), wv: identity(n), wo: identity(n) });
const zero = [
  [0, 0],
  [0, 0],
];
const workedWeights = {
  wq: [
    [1, 0],
    [2, 0],
  ],
  wk: [
    [0, ln3],
    [0, 0],
  ],
  wv: [
    [4, 8],
    [2, 6],
  ],
  wo: [
    [1, 1],
    [0, 2],
  ],
};

function attend(
  name: string,
  args: unknown[],
  golden?: { expected: unknown; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'multiHeadAttention', args, ...golden };
}

const examples: KataCase[] = [
  attend(
    'one query, two context rows, two heads',
    [[[1, 0]], identity(2), workedWeights, 2],
    {
      expected: [[11, 8]],
      route: 'By hand: head 0 mixes 4 and 8 as 1 : 3, head 1 mixes 2 and 6 equally; then wo',
    },
    'example',
  ),
  attend(
    'the same layer on itself, causal',
    [identity(2), identity(2), workedWeights, 2, true],
    {
      expected: [
        [6, 4],
        [10, 8],
      ],
      route: 'By hand: row 0 sees itself; the query of row 1 is 0, so it mixes both rows equally',
    },
    'example',
  ),
  {
    name: 'weights of the base model of the paper',
    group: 'example',
    call: 'mhaParamCount',
    args: [512, 8],
    expected: 1048576,
    route: 'By hand: four matrices of 512 x 512',
    tolerance: exact,
  },
];

const attention: KataCase[] = [
  attend('self-attention, two heads', [x, x, weights, 2], {
    expected: [
      [1.36747240270381288, -0.0373281793077601305, -1.94723309760525511, -1.18156898131805001],
      [-0.944572320316747921, -0.541940561805115341, -0.399585255504585433, 0.353857877356350013],
      [1.16576484335160492, -2.98810898133061978, 2.9772061174753468, -1.66456541055667357],
    ],
    route: circuits,
  }),
  attend('self-attention, one head', [x, x, weights, 1], {
    expected: [
      [0.427814523710083149, -0.462179663444866584, -2.81213266812682068, -2.1934674071658704],
      [0.595379669601974744, 0.68131750183417505, -2.2423340270370687, -0.0200773990252345107],
      [1.2474152791303941, -3.40150005772945976, 3.22231185402868495, -2.12048761918174553],
    ],
    route: circuits,
  }),
  attend('self-attention, heads of width 1', [x, x, weights, 4], {
    expected: [
      [4.63756206325725268, -1.09229104180075925, -2.97731265568623697, -1.96426539378840589],
      [0.733197867111727458, 1.28362084951061903, -1.83918894061405662, 2.91841211375399883],
      [1.71805521100260217, -2.19079418776946668, 2.14211736871870877, -0.908679016619637588],
    ],
    route: circuits,
  }),
  attend('causal self-attention, two heads', [x, x, weights, 2, true], {
    expected: [
      [1.09375, 3.875, -0.46875, 6.1875],
      [-1.04168199451947894, -0.728521603874662218, -0.337175388358384677, 0.188417355038122834],
      [1.16576484335160492, -2.98810898133061978, 2.9772061174753468, -1.66456541055667357],
    ],
    route: circuits,
  }),
  attend('three rows look at two', [x, other, weights, 2], {
    expected: [
      [-1.12480584386037417, -2.07902638318934614, 0.855705550925499633, -1.56557394130966956],
      [-0.719793478547230717, 1.62219498585382549, -3.16800605693262663, 0.322050583234165258],
      [-2.87697174980715083, -5.54623599703115401, 3.44993264745946555, -4.67366678181474051],
    ],
    route: circuits,
  }),
  attend('two rows look at three', [other, x, weights, 2], {
    expected: [
      [0.297042412108843665, -0.382428117911032433, -2.58901345199485744, -1.81984375492364818],
      [0.207348908945224492, 1.41910753775487, 0.0721351686723825125, 2.90215156008790066],
    ],
    route: circuits,
  }),
  attend('another text of the same length', [x.slice(0, 2), other, weights, 2]),
  attend('another text of the same length, causal', [x.slice(0, 2), other, weights, 2, true]),
  attend('causal given as false', [x, x, weights, 2, false]),
  attend('causal given as undefined', [x, x, weights, 2, undefined]),
  attend('causal, one head', [x, x, weights, 1, true]),
  attend('causal, heads of width 1', [x, x, weights, 4, true]),
  attend('one row on itself', [[[1, -2]], [[1, -2]], workedWeights, 2], {
    expected: [[-22, -20]],
    route: 'By hand: all weight on the only row, so wo (wv x)',
  }),
  attend('one dimension, one head', [
    [[1], [2]],
    [[3], [-1], [0.5]],
    { wq: [[2]], wk: [[-1]], wv: [[3]], wo: [[0.5]] },
    1,
  ]),
  attend('queries that are all zero', [x, other, { ...weights, wq: weights.wq.map(() => [0, 0, 0, 0]) }, 2], {
    expected: Array.from({ length: 3 }, () => [-1.75, -1.953125, 0.171875, -2.125]),
    route: 'By hand: equal weights, so wo wv applied to the mean row (-0.25, 0.5, -0.25, 0.625)',
  }),
  attend('an output projection of zeros', [identity(2), identity(2), { ...workedWeights, wo: zero }, 2], {
    expected: zero,
    route: 'By hand',
  }),
  attend('six dimensions in three heads', [
    [
      [1, 0, -1, 2, 0.5, 1],
      [0, 1, 1, -1, 2, -0.5],
    ],
    [
      [2, 1, 0, -1, 1, 0],
      [-1, 0.5, 1, 1, 0, 2],
      [0, -1, 2, 0.5, -0.5, 1],
    ],
    same(6),
    3,
  ]),
  attend(
    'scores of 2000',
    [
      identity(2),
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      {
        ...same(2),
        wq: [
          [2000, 0],
          [0, -2000],
        ],
      },
      2,
    ],
    {
      expected: [
        [1, 2 / 3],
        [2 / 3, 0],
      ],
      route: 'By hand: exp(-2000) is 0 in double precision; where all scores are 0 the weights are equal',
    },
  ),
];

const counts: KataCase[] = [
  [512, 1, 1048576],
  [512, 512, 1048576],
  [12, 3, 576],
  [1, 1, 4],
  [12288, 96, 603979776],
].map(([dModel, heads, expected]) => ({
  name: `weights of a layer of width ${dModel} with ${heads} heads`,
  group: 'hidden',
  call: 'mhaParamCount',
  args: [dModel, heads],
  expected,
  route: 'By hand: 4 times the square of the width',
  tolerance: exact,
}));

const repetitions: KataCase[] = [
  {
    name: 'calls of different weights and heads in turn',
    group: 'hidden',
    call: 'attendInTurn',
    args: [
      [
        [x, x, weights, 2],
        [x, x, weights, 4],
        [x, x, weights, 2, true],
        [x, other, weights, 2],
        [x, x, { ...weights, wo: weights.wq }, 2],
        [x, x, weights, 2],
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'attendTwice',
    args: [[x, x, weights, 2]],
  },
];

function invalid(name: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call: 'multiHeadAttention', args, reason: 'a condition of the contract' };
}

function invalidCount(name: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call: 'mhaParamCount', args, reason: 'a condition of the contract' };
}

const three = weights.wq.slice(0, 3);
const narrow = weights.wq.map((row) => row.slice(0, 3));
const ragged = [...weights.wq.slice(0, 3), [1, 2, 3]];
const tooWide = [...weights.wq.slice(0, 3), [1, 2, 3, 4, 5]];

const invalidCalls: KataCase[] = [
  invalid('no queries', [], x, weights, 2),
  invalid('no context', x, [], weights, 2),
  invalid('nothing at all', [], [], weights, 2),
  invalid('no dimensions', [[]], [[]], { wq: [], wk: [], wv: [], wo: [] }, 1),
  invalid('ragged x', [...x, [1, 2, 3]], x, weights, 2),
  invalid(
    'a longer second row of x',
    [
      [1, 2, 3, 4],
      [1, 2, 3, 4, 5],
    ],
    x,
    weights,
    2,
  ),
  invalid('ragged context', x, [...x, [1, 2, 3]], weights, 2),
  invalid('a longer last row of context', x, [...x, [1, 2, 3, 4, 5]], weights, 2),
  invalid('a context that is narrower than x', x, [[1, 2]], weights, 2),
  invalid('a context that is wider than x', [[1, 2]], x, workedWeights, 2),
  invalid('weights of another width', [[1, 2]], [[1, 2]], weights, 2),
  invalid('weights that are too small', x, x, workedWeights, 2),
  ...(['wq', 'wk', 'wv', 'wo'] as const).flatMap((name) => [
    invalid(`${name} lacks a row`, x, x, { ...weights, [name]: three }, 2),
    invalid(`${name} has a row too many`, x, x, { ...weights, [name]: [...weights.wq, [1, 2, 3, 4]] }, 2),
    invalid(`${name} is too narrow`, x, x, { ...weights, [name]: narrow }, 2),
    invalid(`${name} has a short row`, x, x, { ...weights, [name]: ragged }, 2),
    invalid(`${name} has a long row`, x, x, { ...weights, [name]: tooWide }, 2),
  ]),
  invalid('heads that do not divide the width', x, x, weights, 3),
  invalid('more heads than dimensions', x, x, weights, 8),
  invalid('0 heads', x, x, weights, 0),
  invalid('a negative number of heads', x, x, weights, -2),
  invalid('half a head', x, x, weights, 0.5),
  invalid('one and a half heads', identity(6), identity(6), same(6), 1.5),
  invalid('heads NaN', x, x, weights, NaN),
  invalid('infinitely many heads', x, x, weights, Infinity),
  invalid('causal with a shorter context', x, other, weights, 2, true),
  invalid('causal with a longer context', other, x, weights, 2, true),
  invalidCount('counting with heads that do not divide', 10, 3),
  invalidCount('counting more heads than dimensions', 8, 16),
  invalidCount('counting 0 heads', 8, 0),
  invalidCount('counting a negative number of heads', 8, -2),
  invalidCount('counting half heads', 8, 0.5),
  invalidCount('counting one and a half heads', 6, 1.5),
  invalidCount('counting heads NaN', 8, NaN),
];

const entry = fc.integer({ min: -6, max: 6 }).map((n) => n / 4);

function rows(count: number, width: number): fc.Arbitrary<number[][]> {
  return fc.array(fc.array(entry, { minLength: width, maxLength: width }), {
    minLength: count,
    maxLength: count,
  });
}

const layer = fc
  .constantFrom([1, 1], [2, 1], [2, 2], [3, 3], [4, 1], [4, 2], [4, 4], [6, 2], [6, 3])
  .chain(([width = 1, heads = 1]) => {
    const square = rows(width, width);
    const matrices = fc.record({ wq: square, wk: square, wv: square, wo: square });
    return fc.tuple(fc.constant(width), fc.constant(heads), matrices);
  });
const length = fc.integer({ min: 1, max: 4 });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...attention, ...counts, ...repetitions, ...invalidCalls],
  random: [
    {
      name: 'self-attention',
      call: 'multiHeadAttention',
      runs: 25,
      args: fc
        .tuple(layer, length, fc.boolean())
        .chain(([[width, heads, matrices], t, causal]) =>
          rows(t, width).map((text) => [text, text, matrices, heads, causal]),
        ),
    },
    {
      name: 'attention to another text',
      call: 'multiHeadAttention',
      runs: 25,
      args: fc
        .tuple(layer, length, length)
        .chain(([[width, heads, matrices], tq, tk]) =>
          fc
            .tuple(rows(tq, width), rows(tk, width))
            .map(([text, context]) => [text, context, matrices, heads]),
        ),
    },
    {
      name: 'numbers of weights',
      call: 'mhaParamCount',
      runs: 10,
      tolerance: exact,
      args: fc
        .tuple(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 128 }))
        .map(([heads, width]) => [heads * width, heads]),
    },
  ],
};
