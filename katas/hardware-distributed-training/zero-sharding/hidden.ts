import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

function memory(
  group: 'example' | 'hidden',
  name: string,
  args: [params: number, ranks: number, stage: number],
  expected: number,
  route: string,
  reason?: string,
): KataCase {
  return {
    name,
    group,
    call: 'zeroMemory',
    args,
    expected,
    route,
    ...(reason === undefined ? {} : { reason }),
  };
}

const memories: KataCase[] = [
  memory('example', "the paper's example, stage 1", [7.5e9, 64, 1], 31406250000, 'by hand: 7.5e9 * 4.1875'),
  memory('example', "the paper's example, stage 3", [7.5e9, 64, 3], 1875000000, 'by hand: 7.5e9 * 0.25'),
  memory('hidden', "the paper's example, stage 0", [7.5e9, 64, 0], 120e9, 'by hand: 7.5e9 * 16'),
  memory('hidden', "the paper's example, stage 2", [7.5e9, 64, 2], 16640625000, 'by hand: 7.5e9 * 2.21875'),
  memory('hidden', '70 billion on 8 ranks, stage 0', [70e9, 8, 0], 1120e9, 'by hand: 70e9 * 16'),
  memory('hidden', '70 billion on 8 ranks, stage 1', [70e9, 8, 1], 385e9, 'by hand: 70e9 * 5.5'),
  memory('hidden', '70 billion on 8 ranks, stage 2', [70e9, 8, 2], 262.5e9, 'by hand: 70e9 * 3.75'),
  memory('hidden', '70 billion on 8 ranks, stage 3', [70e9, 8, 3], 140e9, 'by hand: 70e9 * 2'),
  ...[0, 1, 2, 3].map((stage) =>
    memory(
      'hidden',
      `one rank, stage ${stage}`,
      [1000, 1, stage],
      16000,
      'by hand: nobody to share with',
      'sharing among one rank saves nothing',
    ),
  ),
  memory('hidden', 'one parameter on 3 ranks, stage 1', [1, 3, 1], 8, 'by hand: 4 + 12/3'),
  memory('hidden', 'one parameter on 3 ranks, stage 2', [1, 3, 2], 2 + 14 / 3, 'by hand: 2 + 14/3'),
  memory('hidden', 'one parameter on 3 ranks, stage 3', [1, 3, 3], 16 / 3, 'by hand: 16/3, not rounded'),
  memory('hidden', 'ten parameters on 4 ranks, stage 2', [10, 4, 2], 55, 'by hand: 20 + 140/4'),
  memory('hidden', 'more ranks than parameters, stage 3', [3, 8, 3], 6, 'by hand: 48/8'),
];

function ranges(
  group: 'example' | 'hidden',
  name: string,
  params: number,
  ranks: number,
  expected: [number, number][],
  reason?: string,
): KataCase {
  return {
    name,
    group,
    call: 'shardRanges',
    args: [params, ranks],
    expected,
    route: 'by hand, slices of the rounded-up size',
    tolerance: exact,
    ...(reason === undefined ? {} : { reason }),
  };
}

const layouts: KataCase[] = [
  ranges('example', 'ten parameters over four ranks', 10, 4, [
    [0, 3],
    [3, 6],
    [6, 9],
    [9, 10],
  ]),
  ranges('hidden', 'five parameters over four ranks', 5, 4, [
    [0, 2],
    [2, 4],
    [4, 5],
    [5, 5],
  ]),
  ranges('hidden', 'nine parameters over six ranks', 9, 6, [
    [0, 2],
    [2, 4],
    [4, 6],
    [6, 8],
    [8, 9],
    [9, 9],
  ]),
  ranges('hidden', 'ten parameters over seven ranks', 10, 7, [
    [0, 2],
    [2, 4],
    [4, 6],
    [6, 8],
    [8, 10],
    [10, 10],
    [10, 10],
  ]),
  ranges('hidden', 'a number that divides', 12, 3, [
    [0, 4],
    [4, 8],
    [8, 12],
  ]),
  ranges('hidden', 'one rank', 7, 1, [[0, 7]]),
  ranges('hidden', 'one parameter, one rank', 1, 1, [[0, 1]]),
  ranges('hidden', 'one parameter over three ranks', 1, 3, [
    [0, 1],
    [1, 1],
    [1, 1],
  ]),
  ranges('hidden', 'as many parameters as ranks', 3, 3, [
    [0, 1],
    [1, 2],
    [2, 3],
  ]),
  ranges('hidden', 'one parameter more than ranks', 4, 3, [
    [0, 2],
    [2, 4],
    [4, 4],
  ]),
  ranges('hidden', 'one parameter less than twice the ranks', 5, 3, [
    [0, 2],
    [2, 4],
    [4, 5],
  ]),
  ranges('hidden', 'seven billion parameters over three ranks', 7e9, 3, [
    [0, 2333333334],
    [2333333334, 4666666668],
    [4666666668, 7e9],
  ]),
  ranges('hidden', 'a trillion parameters and one', 1e12 + 1, 2, [
    [0, 500000000001],
    [500000000001, 1000000000001],
  ]),
];

const bad = [0, -4, 2.5, NaN, Infinity];
const invalid: KataCase[] = [
  ...bad.flatMap((value): [string, string, unknown[]][] => [
    [`${value} parameters`, 'zeroMemory', [value, 8, 1]],
    [`${value} ranks`, 'zeroMemory', [1000, value, 2]],
    [`${value} ranks at stage 0`, 'zeroMemory', [1000, value, 0]],
    [`${value} parameters to slice`, 'shardRanges', [value, 4]],
    [`slices for ${value} ranks`, 'shardRanges', [1000, value]],
  ]),
  ...[-1, 4, 1.5, NaN, Infinity].map((stage): [string, string, unknown[]] => [
    `stage ${stage}`,
    'zeroMemory',
    [1000, 8, stage],
  ]),
].map(([name, call, args]) => ({
  name,
  group: 'invalid',
  call,
  args,
  reason: 'a condition of the contract',
}));

const count = (max: number) => fc.integer({ min: 1, max });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...memories, ...layouts, ...invalid],
  random: [
    {
      name: 'memory of any model',
      call: 'zeroMemory',
      runs: 25,
      args: fc.tuple(count(1e9), count(64), fc.integer({ min: 0, max: 3 })),
    },
    {
      name: 'slices of any model',
      call: 'shardRanges',
      runs: 30,
      args: fc.tuple(count(60), count(12)),
      tolerance: exact,
    },
  ],
};
