import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

interface PipeOp {
  kind: 'F' | 'B';
  micro: number;
}

/** 'F0 F1 B0 B1' */
function ops(text: string): PipeOp[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ kind: word[0] as 'F' | 'B', micro: Number(word.slice(1)) }));
}

function schedule(
  group: 'example' | 'hidden',
  name: string,
  stages: number,
  microbatches: number,
  lists: string[],
): KataCase {
  return {
    name,
    group,
    call: 'oneFOneB',
    args: [stages, microbatches],
    expected: lists.map(ops),
    route: 'by hand',
    tolerance: exact,
  };
}

const schedules: KataCase[] = [
  schedule('example', 'three stages, four microbatches', 3, 4, [
    'F0 F1 F2 B0 F3 B1 B2 B3',
    'F0 F1 B0 F2 B1 F3 B2 B3',
    'F0 B0 F1 B1 F2 B2 F3 B3',
  ]),
  schedule('hidden', 'two stages, two microbatches', 2, 2, ['F0 F1 B0 B1', 'F0 B0 F1 B1']),
  schedule('hidden', 'one stage', 1, 3, ['F0 B0 F1 B1 F2 B2']),
  schedule('hidden', 'one stage, one microbatch', 1, 1, ['F0 B0']),
  schedule('hidden', 'one microbatch, three stages', 3, 1, ['F0 B0', 'F0 B0', 'F0 B0']),
  schedule('hidden', 'fewer microbatches than stages', 4, 2, [
    'F0 F1 B0 B1',
    'F0 F1 B0 B1',
    'F0 F1 B0 B1',
    'F0 B0 F1 B1',
  ]),
  schedule('hidden', 'one microbatch less than stages', 4, 3, [
    'F0 F1 F2 B0 B1 B2',
    'F0 F1 F2 B0 B1 B2',
    'F0 F1 B0 F2 B1 B2',
    'F0 B0 F1 B1 F2 B2',
  ]),
  schedule('hidden', 'as many microbatches as stages', 3, 3, [
    'F0 F1 F2 B0 B1 B2',
    'F0 F1 B0 F2 B1 B2',
    'F0 B0 F1 B1 F2 B2',
  ]),
  schedule('hidden', 'four stages, six microbatches', 4, 6, [
    'F0 F1 F2 F3 B0 F4 B1 F5 B2 B3 B4 B5',
    'F0 F1 F2 B0 F3 B1 F4 B2 F5 B3 B4 B5',
    'F0 F1 B0 F2 B1 F3 B2 F4 B3 F5 B4 B5',
    'F0 B0 F1 B1 F2 B2 F3 B3 F4 B4 F5 B5',
  ]),
  {
    name: 'eight stages, twenty microbatches',
    group: 'hidden',
    call: 'oneFOneB',
    args: [8, 20],
    tolerance: exact,
  },
  {
    name: 'the same schedule again after the first was changed',
    group: 'hidden',
    call: 'scheduleTwice',
    args: [2, 3],
    expected: ['F0 F1 B0 F2 B1 B2', 'F0 B0 F1 B1 F2 B2'].map(ops),
    route: 'by hand',
    tolerance: exact,
  },
];

for (const item of schedules) {
  if (item.name === 'one stage, one microbatch') item.reason = 'the smallest schedule';
}

function simulation(
  group: 'example' | 'hidden',
  name: string,
  lists: string[],
  times: [fTime: number, bTime: number],
  [makespan, bubbleFraction, peakActivations]: [number, number, number[]],
  route = 'by hand, with a Gantt chart',
  reason?: string,
): KataCase {
  return {
    name,
    group,
    call: 'simulate',
    args: [lists.map(ops), ...times],
    expected: { makespan, bubbleFraction, peakActivations },
    route,
    ...(reason === undefined ? {} : { reason }),
  };
}

const gpipe = ['F0 F1 F2 F3 B0 B1 B2 B3', 'F0 F1 F2 F3 B0 B1 B2 B3', 'F0 F1 F2 F3 B0 B1 B2 B3'];
const oneByOne = ['F0 B0 F1 B1 F2 B2', 'F0 B0 F1 B1 F2 B2'];

const simulations: KataCase[] = [
  simulation(
    'example',
    'all forward passes before the backward passes',
    gpipe,
    [1, 2],
    [18, 1 / 3, [4, 4, 4]],
    'by hand: (4 + 2) * 3',
  ),
  simulation(
    'hidden',
    'backward passes in reverse order',
    ['F0 F1 F2 B2 B1 B0', 'F0 F1 F2 B2 B1 B0'],
    [1, 2],
    [12, 0.25, [3, 3]],
  ),
  simulation(
    'hidden',
    'each microbatch alone in the pipeline',
    oneByOne,
    [1, 2],
    [18, 0.5, [1, 1]],
    'by hand: three times there and back through two stages',
  ),
  simulation(
    'hidden',
    'backward passes that are faster than forward passes',
    ['F0 F1 B0 B1', 'F0 B0 F1 B1'],
    [3, 1],
    [12, 1 / 3, [2, 1]],
  ),
  simulation(
    'hidden',
    'one stage never waits',
    ['F0 F1 B1 F2 B0 B2'],
    [0.5, 0.25],
    [2.25, 0, [2]],
    'by hand: three times 0.75',
    'without other stages there is no bubble',
  ),
  simulation(
    'hidden',
    'one microbatch through three stages',
    ['F0 B0', 'F0 B0', 'F0 B0'],
    [1, 2],
    [9, 2 / 3, [1, 1, 1]],
    'by hand: three times there and back',
  ),
  simulation(
    'hidden',
    'microbatches in another order on all stages',
    ['F2 F0 F1 B2 B0 B1', 'F2 B2 F0 B0 F1 B1'],
    [1, 1],
    [8, 0.25, [3, 1]],
  ),
  simulation(
    'hidden',
    'stages that take the microbatches in different orders',
    ['F0 F1 B0 B1', 'F1 B1 F0 B0'],
    [1, 1],
    [8, 0.5, [2, 1]],
  ),
  simulation(
    'hidden',
    'a first stage that goes backward late',
    ['F0 F1 F2 B0 B1 B2', 'F0 B0 F1 B1 F2 B2'],
    [1, 2],
    [12, 0.25, [3, 1]],
    'by hand: stage 1 ends at 10, and B2 of stage 0 takes 2 more',
  ),
  simulation(
    'hidden',
    'a last stage that goes backward late',
    ['F0 F1 B0 F2 B1 B2', 'F0 F1 B0 F2 B1 B2'],
    [1, 1],
    [10, 0.4, [2, 2]],
  ),
  ...(
    [
      [3, 4, 1, 2],
      [4, 8, 1, 2],
      [4, 2, 1, 3],
      [5, 1, 2, 1],
      [8, 64, 0.5, 1],
      [1, 5, 1, 2],
      [2, 3, 7, 0.5],
    ] as const
  ).map(([p, m, f, b]): KataCase => ({
    name: `${m} microbatches on ${p} stages, ${f} and ${b} time units`,
    group: 'hidden',
    call: 'scheduleAndRun',
    args: [p, m, f, b],
    expected: {
      makespan: (m + p - 1) * (f + b),
      bubbleFraction: (p - 1) / (m + p - 1),
      peakActivations: Array.from({ length: p }, (_, s) => Math.min(p - s, m)),
    },
    route: 'the closed form: (m + p - 1)(f + b), and p - s microbatches on stage s',
  })),
  {
    name: 'several schedules in turn',
    group: 'hidden',
    call: 'runInTurn',
    args: [
      [
        [gpipe.map(ops), 1, 2],
        [oneByOne.map(ops), 2, 1],
        [gpipe.map(ops), 1, 2],
      ],
    ],
  },
];

function deadlock(name: string, lists: string[]): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'simulate',
    args: [lists.map(ops), 1, 2],
    reason: 'a condition of the contract',
  };
}

const bad = [0, -2, NaN];
const invalid: KataCase[] = [
  ...[0, -1, 2.5, NaN, Infinity].flatMap((count): KataCase[] =>
    [
      { name: `${count} stages`, args: [count, 4] },
      { name: `${count} microbatches`, args: [4, count] },
    ].map((item) => ({ ...item, group: 'invalid', call: 'oneFOneB', reason: 'a condition of the contract' })),
  ),
  ...bad.flatMap((time): KataCase[] =>
    [
      { name: `forward time ${time}`, args: [gpipe.map(ops), time, 1] },
      { name: `backward time ${time}`, args: [gpipe.map(ops), 1, time] },
    ].map((item) => ({ ...item, group: 'invalid', call: 'simulate', reason: 'a condition of the contract' })),
  ),
  deadlock('a backward pass before its own forward pass', ['B0 F0', 'F0 B0']),
  deadlock('a backward pass before its own forward pass, last stage', ['F0 B0', 'B0 F0']),
  deadlock('a backward pass before its own forward pass, one stage', ['F0 B1 F1 B0']),
  deadlock('stages that wait for each other', ['F0 B0 F1 B1', 'F0 F1 B0 B1']),
  deadlock('a late deadlock', ['F0 F1 B0 B1 F2 B2 F3 B3', 'F0 B0 F1 B1 F2 F3 B2 B3']),
  deadlock('orders that cross', ['F0 B0 F1 B1', 'F1 B1 F0 B0']),
  deadlock('a forward pass that is missing on the stage before', ['F0 B0', 'F0 F1 B0 B1']),
  deadlock('a backward pass that is missing on the stage after', ['F0 F1 B0 B1', 'F0 B0 F1']),
  deadlock('a first stage without operations', ['', 'F0 B0']),
  deadlock('a last stage without operations', ['F0 B0', '']),
];

const count = (max: number) => fc.integer({ min: 1, max });
const time = fc.integer({ min: 1, max: 12 }).map((n) => n / 4);

/** Schedules that cannot deadlock: all stages agree on the order, and all forward passes come first. */
const anyOrder = fc
  .tuple(count(4), count(5))
  .chain(([stages, m]) => {
    const order = fc.shuffledSubarray(
      Array.from({ length: m }, (_, i) => i),
      { minLength: m, maxLength: m },
    );
    return fc.tuple(fc.constant(stages), order, order);
  })
  .map(([stages, forward, backward]) =>
    Array.from({ length: stages }, () => [
      ...forward.map((micro) => ({ kind: 'F', micro })),
      ...backward.map((micro) => ({ kind: 'B', micro })),
    ]),
  );

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...schedules, ...simulations, ...invalid],
  random: [
    {
      name: 'schedules of any size',
      call: 'oneFOneB',
      runs: 20,
      args: fc.tuple(count(6), count(10)),
      tolerance: exact,
    },
    {
      name: 'schedules that are run',
      call: 'scheduleAndRun',
      runs: 25,
      args: fc.tuple(count(5), count(8), time, time),
    },
    { name: 'microbatches in any order', call: 'simulate', runs: 20, args: fc.tuple(anyOrder, time, time) },
  ],
};
