import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

type Call = [
  rewards: number[],
  values: number[],
  dones: boolean[],
  lastValue: number,
  gamma: number,
  lambda: number,
];

/** 'nyn' */
const flags = (text: string) => [...text].map((letter) => letter === 'y');

function test(
  group: 'example' | 'hidden',
  name: string,
  args: Call,
  expected?: [advantages: number[], returns: number[]],
  route = 'by hand',
  reason?: string,
): KataCase {
  return {
    name,
    group,
    call: 'gae',
    args,
    ...(expected === undefined ? {} : { expected: { advantages: expected[0], returns: expected[1] }, route }),
    ...(reason === undefined ? {} : { reason }),
  };
}

const worked: Call = [[1, 2, 0, 1], [6, 1, 4, 2], flags('nynn'), 8, 0.5, 0.5];
const rewards = [1, -0.5, 2, 0.25, -1, 3];
const values = [0.5, 1.5, -1, 2, 0.75, -0.25];

const cases: KataCase[] = [
  test(
    'example',
    'an episode that ends and one that is cut off',
    worked,
    [
      [-4.25, 1, -2.25, 3],
      [1.75, 2, 1.75, 5],
    ],
    'by hand, see the worked example',
  ),
  test('example', 'a single step', [[2], [3], [false], 4, 0.5, 0.9], [[1], [4]], 'by hand: 2 + 0.5 * 4 - 3'),
  test('hidden', 'a single step that ends its episode', [[2], [3], [true], 4, 0.5, 0.9], [[-1], [2]]),
  test(
    'hidden',
    'no steps',
    [[], [], [], 1, 0.9, 0.9],
    [[], []],
    'the contract',
    'an empty segment must work',
  ),
  test(
    'hidden',
    'lambda 0',
    [[1, 2, 3], [4, 5, 6], flags('nnn'), 7, 0.5, 0],
    [
      [-0.5, 0, 0.5],
      [3.5, 5, 6.5],
    ],
    'by hand: one step ahead',
  ),
  test(
    'hidden',
    'gamma and lambda 1',
    [[1, 2, 3], [4, 5, 6], flags('nnn'), 7, 1, 1],
    [
      [9, 7, 4],
      [13, 12, 10],
    ],
    'by hand: sums of rewards plus 7',
  ),
  test(
    'hidden',
    'lambda 1 with a discount',
    [[1, 2, 4], [1, 1, 1], flags('nnn'), 8, 0.5, 1],
    [
      [3, 5, 7],
      [4, 6, 8],
    ],
    'by hand: discounted sums 8, 6 and 4 with the last value',
  ),
  test(
    'hidden',
    'gamma 0',
    [[1, 2, 3], [4, 5, 6], flags('nnn'), 7, 0, 1],
    [
      [-3, -3, -3],
      [1, 2, 3],
    ],
    'by hand: only the own reward',
  ),
  test(
    'hidden',
    'every step ends an episode',
    [[1, 2, 3], [4, 6, 8], flags('yyy'), 100, 0.9, 0.9],
    [
      [-3, -4, -5],
      [1, 2, 3],
    ],
  ),
  test(
    'hidden',
    'the last step ends an episode',
    [[1, 2], [4, 6], flags('ny'), 100, 0.5, 0.5],
    [
      [-1, -4],
      [3, 2],
    ],
    'by hand: 2 - 6; 1 + 3 - 4 - 0.25 * 4',
  ),
  test(
    'hidden',
    'the first step ends an episode',
    [[1, 2], [4, 6], flags('yn'), 10, 0.5, 0.5],
    [
      [-3, 1],
      [1, 7],
    ],
    'by hand: 2 + 5 - 6',
  ),
  test(
    'hidden',
    'a reward at the end only, no discount',
    [[0, 0, 0, 1], [0.5, 0.5, 0.75, 0.25], flags('nnny'), 9, 1, 0.5],
    [
      [0.09375, 0.1875, -0.125, 0.75],
      [0.59375, 0.6875, 0.625, 1.0],
    ],
    'by hand',
  ),
  test(
    'hidden',
    'six steps, episodes end after the second and fifth',
    [rewards, values, flags('nynnyn'), 1.25, 0.99, 0.95],
    [
      [0.104, -2.0, 2.4845008125, -2.653375, -1.75, 4.4875],
      [0.604, -0.5, 1.4845008125, -0.653375, -1.0, 4.2375],
    ],
    'the weighted sum of k-step advantages within each episode, in exact fractions',
  ),
  test(
    'hidden',
    'six steps, no end',
    [rewards, values, flags('nnnnnn'), -2, 0.9, 0.8],
    [
      [1.59888280064, -0.348773888, 3.5433696, -1.74532, -0.931, 1.45],
      [2.09888280064, 1.151226112, 2.5433696, 0.25468, -0.181, 1.2],
    ],
    'the weighted sum of k-step advantages within each episode, in exact fractions',
  ),
  test('hidden', 'neighbouring episodes of one step', [rewards, values, flags('nnyyyn'), 3, 0.75, 0.5]),
  test('hidden', 'values that are all zero', [rewards, rewards.map(() => 0), flags('nnynnn'), 0, 0.9, 0.7]),
  test('hidden', 'rewards that are all zero', [values.map(() => 0), values, flags('nnnynn'), 0.5, 0.9, 0.7]),
  test('hidden', 'a last value of 0', [rewards, values, flags('nnnnnn'), 0, 0.9, 0.95]),
  test('hidden', 'a last value below 0', [[1], [1], [false], -4, 0.5, 1], [[-2], [-1]], 'by hand: 1 - 2 - 1'),
  {
    name: 'several segments in turn',
    group: 'hidden',
    call: 'estimateInTurn',
    args: [[worked, [[1], [2], [true], 5, 1, 1], [[], [], [], 0, 1, 1], worked]],
  },
  {
    name: 'the same call again after both lists were changed',
    group: 'hidden',
    call: 'estimateTwice',
    args: [[[2], [3], [false], 4, 0.5, 0.9]],
    expected: { kept: [4], again: { advantages: [1], returns: [4] } },
    route: 'by hand: 2 + 0.5 * 4 - 3',
    reason: 'the two lists are separate arrays and nothing is kept between calls',
  },
];

for (const [name, args] of [
  ['fewer values than rewards', [[1, 2], [1], [false, false], 0, 0.9, 0.9]],
  ['more values than rewards', [[1], [1, 2], [false], 0, 0.9, 0.9]],
  ['fewer dones than rewards', [[1, 2], [1, 2], [false], 0, 0.9, 0.9]],
  ['more dones than rewards', [[1], [1], [false, true], 0, 0.9, 0.9]],
  ['values and dones without rewards', [[], [1], [true], 0, 0.9, 0.9]],
  ['gamma below 0', [[1], [1], [false], 0, -0.1, 0.9]],
  ['gamma above 1', [[1], [1], [false], 0, 1.01, 0.9]],
  ['gamma NaN', [[1], [1], [false], 0, NaN, 0.9]],
  ['lambda below 0', [[1], [1], [false], 0, 0.9, -0.1]],
  ['lambda above 1', [[1], [1], [false], 0, 0.9, 1.5]],
  ['lambda NaN', [[1], [1], [false], 0, 0.9, NaN]],
  ['lambda NaN, no steps', [[], [], [], 0, 0.9, NaN]],
  ['a last value that is NaN', [[1], [1], [false], NaN, 0.9, 0.9]],
  ['an infinite last value', [[1], [1], [false], Infinity, 0.9, 0.9]],
  ['a last value that is NaN and plays no part', [[1], [1], [true], NaN, 0.9, 0.9]],
  ['an infinite last value, no steps', [[], [], [], -Infinity, 0.9, 0.9]],
] as [string, unknown[]][]) {
  cases.push({ name, group: 'invalid', call: 'gae', args, reason: 'a condition of the contract' });
}

const number = fc.integer({ min: -12, max: 12 }).map((n) => n / 4);
const factor = fc.constantFrom(0, 0.25, 0.5, 0.9, 0.95, 0.99, 1);
const segment = (maxSteps: number, done: fc.Arbitrary<boolean>) =>
  fc.nat({ max: maxSteps }).chain((steps) => {
    const size = { minLength: steps, maxLength: steps };
    return fc.tuple(
      fc.array(number, size),
      fc.array(number, size),
      fc.array(done, size),
      number,
      factor,
      factor,
    );
  });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases,
  random: [
    { name: 'one episode, cut off', call: 'gae', runs: 20, args: segment(8, fc.constant(false)) },
    { name: 'several episodes', call: 'gae', runs: 35, args: segment(10, fc.boolean()) },
  ],
};
