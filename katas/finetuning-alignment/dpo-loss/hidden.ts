import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const ln = Math.log;
const digits = 'the formula in 60-digit arithmetic; gradient by central differences with step 1e-20';

interface Pair {
  policyChosen: number[];
  policyRejected: number[];
  refChosen: number[];
  refRejected: number[];
}

function pair(
  policyChosen: number[],
  refChosen: number[],
  policyRejected: number[],
  refRejected: number[],
): Pair {
  return { policyChosen, policyRejected, refChosen, refRejected };
}

/** A pair of one token each whose margin is z for beta = 1. */
const margin = (z: number): Pair => pair([-1], [-1], [-1 - z], [-1]);

interface Extra {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function test(group: 'example' | 'hidden', name: string, args: unknown[], extra: Extra = {}): KataCase {
  return { name, group, call: 'dpoLoss', args, ...extra };
}

const worked = pair([-1, -1], [-2, -2], [-3], [-2]);
const mixed = [
  pair([-0.5, -1.25, -2], [-0.75, -1, -2.5], [-1, -0.25], [-1.5, -0.5]),
  pair([-3], [-1.5], [-0.75, -2, -0.5, -1], [-1.25, -2.25, -0.5, -1.75]),
  pair([-0.25, -0.5], [-1, -0.75], [-2], [-0.5]),
];

const cases: KataCase[] = [
  test('example', 'one pair', [[worked], 0.5], {
    expected: {
      loss: 0.2014132779827524,
      chosenRewards: [1],
      rejectedRewards: [-0.5],
      accuracy: 1,
      gradChosen: [-0.09121276190317817],
    },
    route: 'by hand, with a table of the sigmoid at 1.5',
  }),
  test('example', 'the same pair with label smoothing', [[worked], 0.5, 0.1], {
    expected: {
      loss: 0.3514132779827524,
      chosenRewards: [1],
      rejectedRewards: [-0.5],
      accuracy: 1,
      gradChosen: [-0.04121276190317817],
    },
    route: 'by hand: 0.1 times the margin comes on top of the loss, 0.5 * 0.1 on top of the gradient',
  }),
  test('example', 'a policy equal to the reference', [[pair([-1, -2, -3], [-1, -2, -3], [-4], [-4])], 0.1], {
    expected: { loss: ln(2), chosenRewards: [0], rejectedRewards: [0], accuracy: 0, gradChosen: [-0.05] },
    route: 'by hand: all rewards are 0',
  }),
  test('hidden', 'a margin of ln 3', [[margin(ln(3))], 1], {
    expected: {
      loss: ln(4 / 3),
      chosenRewards: [0],
      rejectedRewards: [-ln(3)],
      accuracy: 1,
      gradChosen: [-0.25],
    },
    route: 'by hand: the sigmoid is 3/4',
  }),
  test('hidden', 'a margin of -ln 3', [[margin(-ln(3))], 1], {
    expected: { loss: ln(4), chosenRewards: [0], rejectedRewards: [ln(3)], accuracy: 0, gradChosen: [-0.75] },
    route: 'by hand: the sigmoid is 1/4',
  }),
  test('hidden', 'three pairs of different lengths', [mixed, 0.3], {
    expected: {
      loss: 0.7864583405579276,
      chosenRewards: [0.15, -0.45, 0.3],
      rejectedRewards: [0.225, 0.45, -0.45],
      accuracy: 1 / 3,
      gradChosen: [-0.051874121587853525, -0.0710949502625004, -0.032082130082460705],
    },
    route: digits,
  }),
  test('hidden', 'three pairs with label smoothing', [mixed, 0.3, 0.2], {
    expected: {
      loss: 0.7714583405579276,
      chosenRewards: [0.15, -0.45, 0.3],
      rejectedRewards: [0.225, 0.45, -0.45],
      accuracy: 1 / 3,
      gradChosen: [-0.03187412158785352, -0.051094950262500397, -0.012082130082460703],
    },
    route: digits,
  }),
  test('hidden', 'a long chosen and a short rejected completion, equal per token', [
    [pair([-1, -1, -1, -1, -1, -1], [-2, -2, -2, -2, -2, -2], [-1], [-2])],
    0.25,
  ]),
  test('hidden', 'a small beta', [mixed, 0.01]),
  test('hidden', 'a large beta', [mixed, 20]),
  test('hidden', 'a reference that is far from the policy on both sides', [
    [pair([-50], [-5], [-48], [-4])],
    0.1,
  ]),
  test('hidden', 'label smoothing just below one half', [[margin(1), margin(-2)], 1, 0.49]),
  test('hidden', 'a margin at which a smoothed label is content', [[margin(ln(9))], 1, 0.1], {
    expected: {
      loss: 0.9 * ln(10 / 9) + 0.1 * ln(10),
      chosenRewards: [0],
      rejectedRewards: [-ln(9)],
      accuracy: 1,
      gradChosen: [0],
    },
    route: 'by hand: the sigmoid is 0.9',
  }),
  test('hidden', 'label smoothing 0, written out', [[worked], 0.5, 0]),
  test('hidden', 'label smoothing that is undefined', [[worked], 0.5, undefined]),
  test('hidden', 'margins of 2000 and -2000', [[margin(2000), margin(-2000)], 1], {
    expected: {
      loss: 1000,
      chosenRewards: [0, 0],
      rejectedRewards: [-2000, 2000],
      accuracy: 0.5,
      gradChosen: [0, -0.5],
    },
    route: 'by hand: 0 and 2000',
  }),
  test('hidden', 'margins of 2000 and -2000 with label smoothing', [[margin(2000), margin(-2000)], 1, 0.25], {
    expected: {
      loss: 1000,
      chosenRewards: [0, 0],
      rejectedRewards: [-2000, 2000],
      accuracy: 0.5,
      gradChosen: [0.125, -0.375],
    },
    route: 'by hand: 0.25 * 2000 and 0.75 * 2000',
  }),
  test('hidden', 'margins of 60 and -60', [[margin(60), margin(-60)], 1], {
    expected: {
      loss: 30,
      chosenRewards: [0, 0],
      rejectedRewards: [-60, 60],
      accuracy: 0.5,
      gradChosen: [0, -0.5],
    },
    route: 'by hand: 0 and 60',
  }),
  test('hidden', 'two equal pairs and a tie', [[margin(ln(3)), margin(ln(3)), margin(0)], 1], {
    expected: {
      loss: (2 * ln(4 / 3) + ln(2)) / 3,
      chosenRewards: [0, 0, 0],
      rejectedRewards: [-ln(3), -ln(3), 0],
      accuracy: 2 / 3,
      gradChosen: [-1 / 12, -1 / 12, -1 / 6],
    },
    route: 'by hand',
  }),
  test('hidden', 'an empty rejected completion', [[pair([-1, -2], [-2, -3], [], [])], 0.5], {
    expected: {
      loss: 0.31326168751822286,
      chosenRewards: [1],
      rejectedRewards: [0],
      accuracy: 1,
      gradChosen: [-0.13447071068499756],
    },
    route: 'by hand: the margin is 1; table of ln(1 + 1/e) and of the sigmoid',
  }),
  test('hidden', 'two empty completions', [[pair([], [], [], [])], 2], {
    expected: { loss: ln(2), chosenRewards: [0], rejectedRewards: [0], accuracy: 0, gradChosen: [-1] },
    route: 'by hand: an empty sum is 0',
  }),
  {
    name: 'several batches in turn',
    group: 'hidden',
    call: 'lossesInTurn',
    args: [
      [
        [mixed, 0.3],
        [[worked], 0.5, 0.1],
        [mixed, 0.3],
      ],
    ],
  },
];

const good = margin(1);
const bad = (change: Partial<Pair>) => [good, { ...good, ...change }];

for (const [name, args] of [
  ['no pairs', [[], 0.1]],
  ['beta 0', [[good], 0]],
  ['a negative beta', [[good], -0.1]],
  ['beta NaN', [[good], NaN]],
  ['an infinite beta', [[good], Infinity]],
  ['a negative label smoothing', [[good], 0.1, -0.1]],
  ['a label smoothing of one half', [[good], 0.1, 0.5]],
  ['a label smoothing of 1', [[good], 0.1, 1]],
  ['a label smoothing that is NaN', [[good], 0.1, NaN]],
  ['a chosen completion shorter under the reference', [bad({ refChosen: [] }), 0.1]],
  ['a chosen completion longer under the reference', [bad({ refChosen: [-1, -1] }), 0.1]],
  ['a rejected completion shorter under the reference', [bad({ refRejected: [] }), 0.1]],
  ['a rejected completion longer under the reference', [bad({ refRejected: [-1, -2] }), 0.1]],
  ['an empty chosen completion with a reference', [bad({ policyChosen: [] }), 0.1]],
  ['an empty rejected completion with a reference', [bad({ policyRejected: [] }), 0.1]],
  ['a chosen log-prob that is NaN', [bad({ policyChosen: [NaN] }), 0.1]],
  ['a rejected log-prob of -Infinity', [bad({ policyRejected: [-Infinity] }), 0.1]],
  ['a chosen reference log-prob of -Infinity', [bad({ refChosen: [-Infinity] }), 0.1]],
  ['a rejected reference log-prob that is NaN', [bad({ refRejected: [NaN] }), 0.1]],
  ['policy and reference of -Infinity', [bad({ policyChosen: [-Infinity], refChosen: [-Infinity] }), 0.1]],
  ['a log-prob of +Infinity', [bad({ policyRejected: [Infinity] }), 0.1]],
] as [string, unknown[]][]) {
  cases.push({ name, group: 'invalid', call: 'dpoLoss', args, reason: 'a condition of the contract' });
}

const logProb = fc.integer({ min: -16, max: 0 }).map((n) => n / 4);
const completion = fc.array(fc.tuple(logProb, logProb), { maxLength: 4 });
const pairs = fc.array(
  fc.tuple(completion, completion).map(([chosen, rejected]) => ({
    policyChosen: chosen.map(([policy]) => policy),
    refChosen: chosen.map(([, reference]) => reference),
    policyRejected: rejected.map(([policy]) => policy),
    refRejected: rejected.map(([, reference]) => reference),
  })),
  { minLength: 1, maxLength: 4 },
);
/** Powers of two: margins are exact, so that ties are the same for everyone. */
const beta = fc.constantFrom(0.0625, 0.125, 0.5, 1, 4);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases,
  random: [
    { name: 'plain losses', call: 'dpoLoss', runs: 25, args: fc.tuple(pairs, beta) },
    {
      name: 'smoothed losses',
      call: 'dpoLoss',
      runs: 25,
      args: fc.tuple(pairs, beta, fc.constantFrom(0, 0.05, 0.1, 0.25, 0.4)),
    },
  ],
};
