import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

const highPrecision = 'The formula in 60-digit arithmetic';
const byHand = 'By hand: 8 d / 3, cut, then the next multiple';
const ln3 = Math.log(3);

const x = [1, -0.5, 2];
const wGate = [
  [0.5, 1, -0.25],
  [-1, 0.75, 0.5],
  [2, -0.5, 1],
  [0.25, 0, -1],
];
const wUp = [
  [1, -1, 0.5],
  [0.5, 2, -0.75],
  [-0.25, 1, 1],
  [1.5, 0.5, 0.25],
];
const wDown = [
  [1, -0.5, 0.25, 2],
  [0, 1.5, -1, 0.5],
  [-1, 0.25, 0.75, -2],
];

function run(
  name: string,
  args: unknown[],
  golden?: { expected: unknown; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'swiglu', args, ...golden };
}

function width(
  name: string,
  dModel: number,
  multipleOf: number,
  expected: number,
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return {
    name,
    group,
    call: 'swigluHidden',
    args: [dModel, multipleOf],
    expected,
    route: byHand,
    tolerance: exact,
  };
}

const examples: KataCase[] = [
  run(
    'one dimension, two hidden units',
    [[1], [[ln3], [-ln3]], [[2], [4]], [[1, 1]]],
    { expected: [0.549306144334054846], route: 'By hand: (0.75 * 2 - 0.25 * 4) ln 3' },
    'example',
  ),
  width('LLaMA 7B', 4096, 256, 11008, 'example'),
];

const networks: KataCase[] = [
  run('three dimensions, four hidden units', [x, wGate, wUp, wDown], {
    expected: [-0.222018203625814032, -5.0062341782671114, 5.38343017244996053],
    route: highPrecision,
  }),
  run('one hidden unit', [[2], [[0.5]], [[3]], [[-1]]], {
    expected: [-4.38635147178002929],
    route: 'By hand: -6 / (1 + 1/e)',
  }),
  run(
    'a closed gate',
    [
      [1, 1],
      [
        [0, 0],
        [1, -1],
      ],
      [
        [5, 5],
        [7, 7],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    { expected: [0, 0], route: 'By hand: silu(0) is 0' },
  ),
  run('gates of -1000 and 1000', [[1], [[-1000], [1000]], [[3], [2]], [[1, 1]]], {
    expected: [2000],
    route: 'By hand: silu(-1000) is 0 and silu(1000) is 1000 in double precision',
  }),
  run('a gate of -1000', [[1000], [[-1]], [[1]], [[1]]], {
    expected: [0],
    route: 'By hand: 1000 silu(-1000), below 1e-400',
  }),
  run('a gate of 1000000', [[1000], [[1000]], [[0.001]], [[2]]], {
    expected: [2000000],
    route: 'By hand: silu(z) is z for large z',
  }),
  run('gates below and above 0', [
    [1],
    [[-3], [-1], [-0.5], [0.5], [1], [3]],
    [[1], [1], [1], [1], [1], [1]],
    [[1, 10, 100, 1000, 10000, 100000]],
  ]),
  run('negative values behind open gates', [
    [1, 2],
    [
      [1, 1],
      [2, 0],
    ],
    [
      [-1, -1],
      [0, -3],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  ]),
  {
    ...run(
      'zeros',
      [
        [0, 0],
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
        [
          [1, 2],
          [3, 4],
        ],
      ],
      { expected: [0, 0], route: 'By hand: there are no biases' },
    ),
    reason: 'nothing may be added to the products',
  },
  run('eight dimensions in, three hidden units', [
    [1, -1, 0.5, 2, 0, -2, 1.5, 0.25],
    [
      [1, 0, 0, 0.5, 0, 0, 0, 1],
      [0, 1, 0, 0, -1, 0, 1, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    ],
    [
      [0, 0, 1, 0, 0, 1, 0, 0],
      [1, 1, 0, 0, 0, 0, 0, 2],
      [-1, 0, 0, 1, 0, 0, 0, 0],
    ],
    Array.from({ length: 8 }, (_, r) => [r / 4, 1 - r / 8, (r % 3) - 1]),
  ]),
];

const widths: KataCase[] = [
  width('LLaMA 13B', 5120, 256, 13824),
  width('LLaMA 65B', 8192, 256, 22016),
  width('a width that is a multiple already', 96, 256, 256),
  width('one below a multiple', 48, 129, 129),
  width('multiple of 1', 4096, 1, 10922),
  width('multiple of 2', 4096, 2, 10922),
  width('d 5, multiple of 1', 5, 1, 13),
  width('d 5, multiple of 4', 5, 4, 16),
  width('d 2, multiple of 5', 2, 5, 5),
  width('d 1', 1, 1, 2),
  width('d 1, a large multiple', 1, 64, 64),
  width('d 3', 3, 8, 8),
  width('a multiple that is no power of two', 100, 30, 270),
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different weights in turn',
    group: 'hidden',
    call: 'runInTurn',
    args: [
      [
        [x, wGate, wUp, wDown],
        [x, wUp, wGate, wDown],
        [[1, 2, 3], wGate, wUp, wDown],
        [[1], [[1]], [[1]], [[1]]],
        [x, wGate, wUp, wDown],
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'runTwice',
    args: [[x, wGate, wUp, wDown]],
  },
];

function invalid(name: string, call: 'swiglu' | 'swigluHidden', ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const cut = (matrix: number[][]) => matrix.map((row) => row.slice(1));
const longer = (matrix: number[][]) => matrix.map((row) => [...row, 1]);
const lastShort = (matrix: number[][]) =>
  matrix.map((row, r) => (r === matrix.length - 1 ? row.slice(1) : row));
const secondLong = (matrix: number[][]) => matrix.map((row, r) => (r === 1 ? [...row, 1] : row));

const invalidCalls: KataCase[] = [
  invalid('x too short', 'swiglu', x.slice(1), wGate, wUp, wDown),
  invalid('x too long', 'swiglu', [...x, 1], wGate, wUp, wDown),
  ...(
    [
      ['narrower', cut],
      ['wider', longer],
      ['with a short last row', lastShort],
      ['with a long second row', secondLong],
    ] as const
  ).flatMap(([how, change]) => [
    invalid(`wGate ${how}`, 'swiglu', x, change(wGate), wUp, wDown),
    invalid(`wUp ${how}`, 'swiglu', x, wGate, change(wUp), wDown),
    invalid(`wDown ${how}`, 'swiglu', x, wGate, wUp, change(wDown)),
  ]),
  invalid('wGate with fewer rows', 'swiglu', x, wGate.slice(1), wUp, wDown),
  invalid('wUp with fewer rows', 'swiglu', x, wGate, wUp.slice(1), wDown),
  invalid('wUp with fewer rows, wDown alike', 'swiglu', x, wGate, wUp.slice(1), cut(wDown)),
  invalid('wGate with fewer rows, wDown alike', 'swiglu', x, wGate.slice(1), wUp, cut(wDown)),
  ...(
    [
      ['0', 0],
      ['negative', -8],
      ['fractional', 4.5],
      ['NaN', NaN],
      ['infinite', Infinity],
    ] as const
  ).flatMap(([how, value]) => [
    invalid(`dModel ${how}`, 'swigluHidden', value, 8),
    invalid(`multipleOf ${how}`, 'swigluHidden', 8, value),
  ]),
  invalid('both negative', 'swigluHidden', -8, -8),
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);

function matrix(count: number, columns: number, from = entry): fc.Arbitrary<number[][]> {
  const row = fc.array(from, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: count, maxLength: count });
}

const sizes = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }));

function network(from = entry): fc.Arbitrary<unknown[]> {
  return sizes.chain(([d, h]) =>
    fc.tuple(
      matrix(1, d).map(([row]) => row),
      matrix(h, d, from),
      matrix(h, d),
      matrix(d, h),
    ),
  );
}

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...networks, ...widths, ...repetitions, ...invalidCalls],
  random: [
    { name: 'small networks', call: 'swiglu', runs: 25, args: network() },
    {
      name: 'networks with extreme gates',
      call: 'swiglu',
      runs: 15,
      args: network(fc.constantFrom(0, 1, -1, 40, -40, 1000, -1000)),
    },
    {
      name: 'hidden widths',
      call: 'swigluHidden',
      runs: 30,
      tolerance: exact,
      args: fc.tuple(
        fc.integer({ min: 1, max: 9000 }),
        fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(32, 64, 100, 256)),
      ),
    },
  ],
};
