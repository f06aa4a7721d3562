import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

/** [from, to, chunk, elements] of each message, by step. */
type Messages = [from: number, to: number, chunk: number, elements: number][][];

function outcome(sums: number[], ranks: number, messages: Messages, maxElementsSent: number): object {
  return {
    result: Array.from({ length: ranks }, () => sums),
    transfers: messages.flatMap((list, step) =>
      list.map(([from, to, chunk, elements]) => ({ step, from, to, chunk, elements })),
    ),
    maxElementsSent,
  };
}

const three = [
  [1, 2, 3],
  [10, 20, 30],
  [100, 200, 300],
];
const five = [
  [1, 2, 3, 4, 5],
  [10, 20, 30, 40, 50],
  [100, 200, 300, 400, 500],
];

/** Rank r, element i. */
function filled(ranks: number, length: number, value: (r: number, i: number) => number): number[][] {
  return Array.from({ length: ranks }, (_, r) => Array.from({ length }, (_, i) => value(r, i)));
}

const cases: KataCase[] = [
  {
    name: 'two ranks, two elements',
    group: 'example',
    call: 'ringAllReduce',
    args: [
      [
        [1, 2],
        [10, 20],
      ],
    ],
    expected: outcome(
      [11, 22],
      2,
      [
        [
          [0, 1, 0, 1],
          [1, 0, 1, 1],
        ],
        [
          [0, 1, 1, 1],
          [1, 0, 0, 1],
        ],
      ],
      2,
    ),
    route: 'by hand',
  },
  {
    name: 'three ranks, three elements',
    group: 'example',
    call: 'ringAllReduce',
    args: [three],
    expected: outcome(
      [111, 222, 333],
      3,
      [
        [
          [0, 1, 0, 1],
          [1, 2, 1, 1],
          [2, 0, 2, 1],
        ],
        [
          [0, 1, 2, 1],
          [1, 2, 0, 1],
          [2, 0, 1, 1],
        ],
        [
          [0, 1, 1, 1],
          [1, 2, 2, 1],
          [2, 0, 0, 1],
        ],
        [
          [0, 1, 0, 1],
          [1, 2, 1, 1],
          [2, 0, 2, 1],
        ],
      ],
      4,
    ),
    route: 'by hand, see the worked example',
  },
  {
    name: 'three ranks, five elements',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [five],
    expected: outcome(
      [111, 222, 333, 444, 555],
      3,
      [
        [
          [0, 1, 0, 1],
          [1, 2, 1, 2],
          [2, 0, 2, 2],
        ],
        [
          [0, 1, 2, 2],
          [1, 2, 0, 1],
          [2, 0, 1, 2],
        ],
        [
          [0, 1, 1, 2],
          [1, 2, 2, 2],
          [2, 0, 0, 1],
        ],
        [
          [0, 1, 0, 1],
          [1, 2, 1, 2],
          [2, 0, 2, 2],
        ],
      ],
      7,
    ),
    route: 'by hand: the chunks have 1, 2 and 2 elements',
  },
  {
    name: 'fewer elements than ranks',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [[[3], [4], [-2]]],
    expected: outcome(
      [5],
      3,
      [
        [
          [0, 1, 0, 0],
          [1, 2, 1, 0],
          [2, 0, 2, 1],
        ],
        [
          [0, 1, 2, 1],
          [1, 2, 0, 0],
          [2, 0, 1, 0],
        ],
        [
          [0, 1, 1, 0],
          [1, 2, 2, 1],
          [2, 0, 0, 0],
        ],
        [
          [0, 1, 0, 0],
          [1, 2, 1, 0],
          [2, 0, 2, 1],
        ],
      ],
      2,
    ),
    route: 'by hand: only chunk 2 has an element',
  },
  {
    name: 'no elements',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [[[], []]],
    expected: outcome(
      [],
      2,
      [
        [
          [0, 1, 0, 0],
          [1, 0, 1, 0],
        ],
        [
          [0, 1, 1, 0],
          [1, 0, 0, 0],
        ],
      ],
      0,
    ),
    route: 'by hand: four messages without elements',
  },
  {
    name: 'one rank',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [[[4, -1, 0.5]]],
    expected: { result: [[4, -1, 0.5]], transfers: [], maxElementsSent: 0 },
    route: 'the contract: a copy, nothing is sent',
    reason: 'nobody to talk to, and the copy must be a new array',
  },
  {
    name: 'one rank without elements',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [[[]]],
    expected: { result: [[]], transfers: [], maxElementsSent: 0 },
    route: 'the contract: a copy, nothing is sent',
    reason: 'the smallest input',
  },
  {
    name: 'four ranks, eight elements',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [filled(4, 8, (r, i) => 10 ** r * (i + 1))],
  },
  {
    name: 'four ranks, seven elements',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [filled(4, 7, (r, i) => (r - 1.5) * (i + 1) + i * i)],
  },
  {
    name: 'two ranks, five elements',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [filled(2, 5, (r, i) => 3 * r - i)],
  },
  {
    name: 'seven ranks, three elements',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [filled(7, 3, (r, i) => 2 ** r + i)],
  },
  {
    name: 'eight ranks, a hundred elements',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [filled(8, 100, (r, i) => ((r * 37 + i * 11) % 23) - 7)],
  },
  {
    name: 'large and small values',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [
      [
        [1e12, 1e-6, 0],
        [2e12, 2e-6, 0],
      ],
    ],
  },
  {
    name: 'equal buffers',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [filled(3, 4, (_, i) => i)],
  },
  {
    name: 'buffers of zeros',
    group: 'hidden',
    call: 'ringAllReduce',
    args: [filled(5, 5, () => 0)],
  },
  {
    name: 'several groups in turn',
    group: 'hidden',
    call: 'reduceInTurn',
    args: [[three, [[7, 8]], five, three]],
  },
  {
    name: 'one rank changes its result',
    group: 'hidden',
    call: 'otherRanks',
    args: [three],
    expected: [
      [111, 222, 333],
      [111, 222, 333],
    ],
    route: 'by hand: the others keep the sums',
  },
  ...(
    [
      ['no ranks', []],
      ['a shorter second buffer', [[1, 2], [3]]],
      ['a longer last buffer', [[1], [2], [3, 4]]],
      ['an empty buffer among others', [[1], []]],
      ['an empty first buffer', [[], [1], [1]]],
    ] as [string, number[][]][]
  ).map(([name, buffers]): KataCase => ({
    name,
    group: 'invalid',
    call: 'ringAllReduce',
    args: [buffers],
    reason: 'a condition of the contract',
  })),
];

const groupOf = (maxRanks: number, maxLength: number) =>
  fc.tuple(fc.integer({ min: 1, max: maxRanks }), fc.nat({ max: maxLength })).chain(([ranks, length]) =>
    fc.array(
      fc.array(
        fc.integer({ min: -40, max: 40 }).map((n) => n / 4),
        { minLength: length, maxLength: length },
      ),
      { minLength: ranks, maxLength: ranks },
    ),
  );

export const tests: KataTests = {
  tolerance: toleranceD,
  cases,
  random: [
    { name: 'small groups', call: 'ringAllReduce', runs: 30, args: fc.tuple(groupOf(4, 9)) },
    { name: 'larger groups', call: 'ringAllReduce', runs: 20, args: fc.tuple(groupOf(9, 20)) },
  ],
};
