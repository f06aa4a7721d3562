import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const powers = 'Powers of two by hand';
const roots = 'Odd powers of the root of the ratio, roots of 2 in 60-digit arithmetic';
const no = -Infinity;

function slopes(
  name: string,
  heads: number,
  golden?: { expected: number[]; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'alibiSlopes', args: [heads], ...golden };
}

function bias(
  name: string,
  args: number[],
  golden?: { expected: number[][][]; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'alibiBias', args, ...golden };
}

const eight = [0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625];

const examples: KataCase[] = [
  slopes('eight heads', 8, { expected: eight, route: powers }, 'example'),
  slopes(
    'three heads',
    3,
    {
      expected: [0.0625, 0.00390625, 0.25],
      route: 'By hand: 2^-4 and 2^-8, then the first of 2^-2, 2^-4, 2^-6, 2^-8',
    },
    'example',
  ),
  bias(
    'two heads, three tokens',
    [2, 3, 3],
    {
      expected: [
        [
          [0, no, no],
          [-0.0625, 0, no],
          [-0.125, -0.0625, 0],
        ],
        [
          [0, no, no],
          [-0.00390625, 0, no],
          [-0.0078125, -0.00390625, 0],
        ],
      ],
      route: 'By hand: distances times 1/16 and 1/256',
    },
    'example',
  ),
];

const allSlopes: KataCase[] = [
  slopes('one head', 1, { expected: [0.00390625], route: powers }),
  slopes('two heads', 2, { expected: [0.0625, 0.00390625], route: powers }),
  slopes('four heads', 4, { expected: [0.25, 0.0625, 0.015625, 0.00390625], route: powers }),
  slopes('sixteen heads', 16, {
    expected: [
      0.707106781186547524, 0.5, 0.353553390593273762, 0.25, 0.176776695296636881, 0.125,
      0.0883883476483184406, 0.0625, 0.0441941738241592203, 0.03125, 0.0220970869120796101, 0.015625,
      0.0110485434560398051, 0.0078125, 0.00552427172801990253, 0.00390625,
    ],
    route: roots,
  }),
  slopes('five heads', 5, { expected: [0.25, 0.0625, 0.015625, 0.00390625, 0.5], route: powers }),
  slopes('six heads', 6, { expected: [0.25, 0.0625, 0.015625, 0.00390625, 0.5, 0.125], route: powers }),
  slopes('seven heads', 7, {
    expected: [0.25, 0.0625, 0.015625, 0.00390625, 0.5, 0.125, 0.03125],
    route: powers,
  }),
  slopes('nine heads', 9, { expected: [...eight, 0.707106781186547524], route: roots }),
  slopes('twelve heads', 12, {
    expected: [
      ...eight,
      0.707106781186547524,
      0.353553390593273762,
      0.176776695296636881,
      0.0883883476483184406,
    ],
    route: roots,
  }),
  slopes('fifteen heads', 15),
  slopes('forty heads', 40),
  slopes('a hundred and twelve heads', 112),
];

const allBiases: KataCase[] = [
  bias('one new query behind a cache', [1, 1, 4], {
    expected: [[[-0.01171875, -0.0078125, -0.00390625, 0]]],
    route: 'By hand: distances 3, 2, 1, 0 over 256',
  }),
  bias('two new queries behind a cache', [2, 2, 4], {
    expected: [
      [
        [-0.125, -0.0625, 0, no],
        [-0.1875, -0.125, -0.0625, 0],
      ],
      [
        [-0.0078125, -0.00390625, 0, no],
        [-0.01171875, -0.0078125, -0.00390625, 0],
      ],
    ],
    route: 'By hand: distances times 1/16 and 1/256',
  }),
  bias('a single token', [2, 1, 1], { expected: [[[0]], [[0]]], route: 'By hand: distance 0' }),
  bias('three heads, two tokens', [3, 2, 2], {
    expected: [
      [
        [0, no],
        [-0.0625, 0],
      ],
      [
        [0, no],
        [-0.00390625, 0],
      ],
      [
        [0, no],
        [-0.25, 0],
      ],
    ],
    route: 'By hand: distance 1 times 1/16, 1/256 and 1/4',
  }),
  bias('eight heads, five tokens', [8, 5, 5]),
  bias('twelve heads, three of six tokens', [12, 3, 6]),
  bias('one head, a long cache', [1, 1, 300]),
];

for (const item of allBiases)
  if (item.name === 'a single token') item.reason = 'the diagonal is free whatever the slope is';

const repetitions: KataCase[] = [
  {
    name: 'calls of different sizes in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'alibiSlopes', args: [8] },
        { export: 'alibiSlopes', args: [6] },
        { export: 'alibiBias', args: [2, 2, 2] },
        { export: 'alibiBias', args: [2, 2, 3] },
        { export: 'alibiBias', args: [4, 2, 3] },
        { export: 'alibiSlopes', args: [8] },
      ],
    ],
  },
  {
    name: 'slopes again after the caller changed the first ones',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'alibiSlopes', args: [6] }],
  },
  {
    name: 'a bias again after the caller changed the first one',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'alibiBias', args: [2, 2, 3] }],
  },
  { name: 'one entry of a bias is changed', group: 'hidden', call: 'writeOneEntry', args: [2, 2, 3] },
];

function invalid(name: string, call: 'alibiSlopes' | 'alibiBias', ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const bad: [string, number][] = [
  ['0', 0],
  ['negative', -2],
  ['fractional', 1.5],
  ['below 1', 0.5],
  ['NaN', NaN],
];

const invalidCalls: KataCase[] = [
  ...bad.flatMap(([how, value]) => [
    invalid(`heads ${how}`, 'alibiSlopes', value),
    invalid(`heads ${how} for a bias`, 'alibiBias', value, 2, 3),
    invalid(`tq ${how}`, 'alibiBias', 2, value, 3),
    invalid(`tk ${how}`, 'alibiBias', 2, 1, value),
  ]),
  invalid('tq fractional and tk alike', 'alibiBias', 2, 1.5, 1.5),
  invalid('tq and tk 0', 'alibiBias', 2, 0, 0),
  invalid('tk one less than tq', 'alibiBias', 2, 3, 2),
  invalid('tk far less than tq', 'alibiBias', 8, 9, 1),
];

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...allSlopes, ...allBiases, ...repetitions, ...invalidCalls],
  random: [
    {
      name: 'slopes of any number of heads',
      call: 'alibiSlopes',
      runs: 25,
      args: fc.tuple(fc.integer({ min: 1, max: 130 })),
    },
    {
      name: 'biases of any size',
      call: 'alibiBias',
      runs: 25,
      args: fc
        .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), fc.nat({ max: 4 }))
        .map(([heads, tq, past]) => [heads, tq, tq + past]),
    },
  ],
};
