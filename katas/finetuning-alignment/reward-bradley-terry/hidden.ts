import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const ln = Math.log;
const differences = 'the formula in 60-digit arithmetic; gradient by central differences with step 1e-20';

const batch = (...rankings: number[][]) => rankings.map((rewards) => ({ rewards }));

interface Expected {
  loss: number;
  accuracy: number;
  grad: number[][];
}

function test(
  group: 'example' | 'hidden',
  name: string,
  rankings: number[][],
  expected?: Expected,
  route = 'by hand',
  reason?: string,
): KataCase {
  return {
    name,
    group,
    call: 'rewardLoss',
    args: [batch(...rankings)],
    ...(expected === undefined ? {} : { expected, route }),
    ...(reason === undefined ? {} : { reason }),
  };
}

const three = [ln(6), ln(3), 0];
const threeGrad = [-10 / 63, 1 / 36, 11 / 84];

const cases: KataCase[] = [
  test(
    'example',
    'one pair',
    [[ln(3), 0]],
    { loss: ln(4 / 3), accuracy: 1, grad: [[-0.25, 0.25]] },
    'by hand: sigma(ln 3) = 3/4',
  ),
  test(
    'example',
    'a ranking of three',
    [three],
    { loss: ln(7 / 3) / 3, accuracy: 1, grad: [threeGrad] },
    'by hand, see the worked example',
  ),
  test(
    'example',
    'a ranking of three and a tie',
    [three, [1, 1]],
    {
      loss: ln(7 / 3) / 6 + ln(2) / 2,
      accuracy: 0.75,
      grad: [threeGrad.map((slope) => slope / 2), [-0.25, 0.25]],
    },
    'by hand, see the worked example',
  ),
  test(
    'hidden',
    'one pair in the wrong order',
    [[0, ln(3)]],
    { loss: ln(4), accuracy: 0, grad: [[-0.75, 0.75]] },
    'by hand: sigma(-ln 3) = 1/4',
  ),
  test(
    'hidden',
    'a tie',
    [[2.5, 2.5]],
    { loss: ln(2), accuracy: 0, grad: [[-0.5, 0.5]] },
    'by hand: a coin is tossed',
  ),
  test(
    'hidden',
    'four completions without any difference',
    [[-1, -1, -1, -1]],
    { loss: ln(2), accuracy: 0, grad: [[-1 / 4, -1 / 12, 1 / 12, 1 / 4]] },
    'by hand: six coins; 3, 1, -1 and -3 half pushes, divided by 6',
  ),
  test(
    'hidden',
    'a ranking of three upside down',
    [[0, ln(3), ln(6)]],
    {
      loss: (ln(4) + ln(7) + ln(3)) / 3,
      accuracy: 0,
      grad: [[-(3 / 4 + 6 / 7) / 3, (3 / 4 - 2 / 3) / 3, (6 / 7 + 2 / 3) / 3]],
    },
    'by hand: probabilities 1/4, 1/7 and 1/3',
  ),
  test(
    'hidden',
    'groups of two, three and four',
    [
      [0.5, -0.25],
      [1, 1.5, -2],
      [0.25, 0.75, 0.75, -1],
    ],
    {
      loss: 0.42442967088244693,
      accuracy: 0.6,
      grad: [
        [-0.10694043360820234, 0.10694043360820234],
        [-0.07443168937549126, 0.06590523338338869, 0.008526455992102567],
        [-0.08153437784605655, -0.0014215481572130502, 0.0541340073983425, 0.0288219186049271],
      ],
    },
    differences,
  ),
  test('hidden', 'the same groups in another order', [
    [0.25, 0.75, 0.75, -1],
    [1, 1.5, -2],
    [0.5, -0.25],
  ]),
  test('hidden', 'one long ranking beside two pairs', [
    [5, 4, 3, 2, 1, 0, -1, -2, -3],
    [0, 1],
    [0.5, 0.25],
  ]),
  test(
    'hidden',
    'two groups that contradict each other',
    [
      [1, 0],
      [0, 1],
    ],
    {
      loss: ln(1 + Math.E) - 0.5,
      accuracy: 0.5,
      grad: [
        [-0.5 / (1 + Math.E), 0.5 / (1 + Math.E)],
        [(-0.5 * Math.E) / (1 + Math.E), (0.5 * Math.E) / (1 + Math.E)],
      ],
    },
    'by hand: ln(1 + 1/e) and ln(1 + e)',
  ),
  test(
    'hidden',
    'a difference of 1000 in the right order',
    [[1000, 0]],
    { loss: 0, accuracy: 1, grad: [[0, 0]] },
    'by hand: e^-1000 is 0 in double precision',
  ),
  test(
    'hidden',
    'a difference of 1000 in the wrong order',
    [[-500, 500]],
    { loss: 1000, accuracy: 0, grad: [[-1, 1]] },
    'by hand: the loss is the difference',
  ),
  test(
    'hidden',
    'differences of 50 and 100 in the wrong order',
    [[-50, 0, 50]],
    { loss: 200 / 3, accuracy: 0, grad: [[-2 / 3, 0, 2 / 3]] },
    'by hand: (50 + 50 + 100) / 3',
  ),
  test(
    'hidden',
    'huge rewards with small differences',
    [[1e6 + 1, 1e6, 1e6 - 1]],
    {
      loss: (2 * 0.31326168751822286 + 0.12692801104297252) / 3,
      accuracy: 1,
      grad: [
        [-(0.2689414213699951 + 0.11920292202211755) / 3, 0, (0.2689414213699951 + 0.11920292202211755) / 3],
      ],
    },
    'tables of ln(1 + e^-x) and sigma(-x) at 1 and 2',
  ),
  test(
    'hidden',
    'only tiny rewards',
    [[1e-12, -1e-12]],
    { loss: ln(2), accuracy: 1, grad: [[-0.5, 0.5]] },
    'by hand: a coin within the tolerance, but in order',
  ),
  {
    name: 'several batches in turn',
    group: 'hidden',
    call: 'lossesInTurn',
    args: [[batch(three), batch([0, 1], [2, 1, 0]), batch(three)]],
  },
  ...(
    [
      ['no groups', []],
      ['a group without rewards', [[]]],
      ['a single completion', [[1]]],
      ['a single completion in the last group', [[1, 0], [3]]],
      ['an empty group among others', [[1, 0], [], [2, 1]]],
      ['a reward that is NaN', [[1, NaN]]],
      ['an infinite reward', [[Infinity, 0]]],
      ['a reward of minus infinity', [[0, -Infinity]]],
      ['two infinite rewards', [[Infinity, Infinity]]],
      [
        'a NaN in the last group',
        [
          [1, 0],
          [2, 1, NaN],
        ],
      ],
    ] as [string, number[][]][]
  ).map(([name, rankings]): KataCase => ({
    name,
    group: 'invalid',
    call: 'rewardLoss',
    args: [batch(...rankings)],
    reason: 'a condition of the contract',
  })),
];

const reward = fc.integer({ min: -16, max: 16 }).map((n) => n / 4);
const groups = (smallest: number, largest: number) =>
  fc.array(fc.record({ rewards: fc.array(reward, { minLength: smallest, maxLength: largest }) }), {
    minLength: 1,
    maxLength: 4,
  });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases,
  random: [
    { name: 'pairs', call: 'rewardLoss', runs: 20, args: fc.tuple(groups(2, 2)) },
    { name: 'rankings of several lengths', call: 'rewardLoss', runs: 30, args: fc.tuple(groups(2, 6)) },
  ],
};
