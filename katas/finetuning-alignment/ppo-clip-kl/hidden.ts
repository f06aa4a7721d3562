import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const ln = Math.log;
const k3 = (ratio: number) => ratio - 1 - ln(ratio);

/** Lists for tokens of the given ratios new / old; all old probabilities are 0.2. */
function tokens(ratios: number[], advantages: number[]): [number[], number[], number[]] {
  return [ratios.map((ratio) => ln(0.2 * ratio)), ratios.map(() => ln(0.2)), advantages];
}

interface Extra {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function loss(group: 'example' | 'hidden', name: string, args: unknown[], extra: Extra = {}): KataCase {
  return { name, group, call: 'ppoPolicyLoss', args, ...extra };
}

const allSides = [0.5, 0.79, 0.82, 1, 1.19, 1.21, 1.5];
const klOfAllSides = allSides.reduce((sum, ratio) => sum + k3(ratio), 0) / 7;
const four = tokens([1.5, 0.5, 1.5, 0.5], [1, 1, -1, -1]);

const losses: KataCase[] = [
  loss('example', 'ratios on both sides, advantages of both signs', four, {
    expected: { loss: 0.15, clipFraction: 0.5, approxKl: (0.5 - ln(1.5) + (ln(2) - 0.5)) / 2 },
    route: 'by hand, see the worked example',
  }),
  loss(
    'example',
    'only the first and the third token count',
    [...four, { mask: [true, false, true, false] }],
    {
      expected: { loss: 0.15, clipFraction: 0.5, approxKl: 0.5 - ln(1.5) },
      route: 'by hand: -(1.2 - 1.5) / 2',
    },
  ),
  loss('hidden', 'fresh from sampling', tokens([1, 1, 1], [2, -1, 0.5]), {
    expected: { loss: -0.5, clipFraction: 0, approxKl: 0 },
    route: 'by hand: the mean advantage, negated',
  }),
  loss(
    'hidden',
    'positive advantage, ratios all over the range',
    tokens(
      allSides,
      allSides.map(() => 1),
    ),
    {
      expected: {
        loss: -(0.5 + 0.79 + 0.82 + 1 + 1.19 + 1.2 + 1.2) / 7,
        clipFraction: 2 / 7,
        approxKl: klOfAllSides,
      },
      route: 'by hand',
    },
  ),
  loss(
    'hidden',
    'negative advantage, ratios all over the range',
    tokens(
      allSides,
      allSides.map(() => -2),
    ),
    {
      expected: {
        loss: (2 * (0.8 + 0.8 + 0.82 + 1 + 1.19 + 1.21 + 1.5)) / 7,
        clipFraction: 2 / 7,
        approxKl: klOfAllSides,
      },
      route: 'by hand',
    },
  ),
  loss('hidden', 'no advantage', tokens([0.5, 1, 2], [0, 0, 0]), {
    expected: { loss: 0, clipFraction: 0, approxKl: 0.5 / 3 },
    route: 'by hand: both terms are 0; the logarithms cancel',
  }),
  loss('hidden', 'a narrow clip range', [
    ...tokens([0.5, 0.98, 1, 1.02, 2, 0.98, 1.02], [1, 1, 1, 1, 1, -1, -1]),
    { clipEps: 0.01 },
  ]),
  loss('hidden', 'a wide clip range', [
    ...tokens([0.005, 0.5, 1.9, 3, 0.005, 3], [1, 1, 1, 1, -1, -1]),
    { clipEps: 0.99 },
  ]),
  loss(
    'hidden',
    'ratios exactly on the bounds',
    [[0, -ln(2), 0], [-ln(1.5), 0, 0], [1, -1, 1], { clipEps: 0.5 }],
    {
      expected: { loss: -2 / 3, clipFraction: 0, approxKl: (0.5 - ln(1.5) - 0.5 + ln(2)) / 3 },
      route: 'by hand: both terms are equal, so nothing is clipped; -(1.5 - 0.5 + 1) / 3',
    },
  ),
  loss(
    'hidden',
    'anything may stand at masked tokens',
    [
      [NaN, -1, -Infinity, -1, 0],
      [-1, -1, Infinity, -1, NaN],
      [NaN, 2, 1, 4, Infinity],
      { mask: [false, true, false, true, false] },
    ],
    { expected: { loss: -3, clipFraction: 0, approxKl: 0 }, route: 'by hand: -(2 + 4) / 2' },
  ),
  loss('hidden', 'a prompt of three tokens before one that counts', [
    ...tokens([1, 1, 1, 1.5], [9, 9, 9, 1]),
    { mask: [false, false, false, true] },
  ]),
  loss('hidden', 'a clipped token that is masked', [
    ...tokens([1.5, 1, 1], [1, 1, 1]),
    { mask: [false, true, true] },
  ]),
  loss('hidden', 'a mask in which all tokens count', [...four, { mask: [true, true, true, true] }]),
  loss('hidden', 'options that repeat the default', [...four, { clipEps: 0.2 }]),
  loss('hidden', 'empty options', [...four, {}]),
  loss('hidden', 'options that are present but undefined', [
    ...four,
    { clipEps: undefined, mask: undefined },
  ]),
  loss('hidden', 'a single token', tokens([1.25], [3]), {
    expected: { loss: -3.6, clipFraction: 1, approxKl: 0.25 - ln(1.25) },
    route: 'by hand: -1.2 * 3',
  }),
  loss(
    'hidden',
    'very improbable tokens',
    [
      [-1000 + ln(1.5), -1000, -800],
      [-1000, -1000 + ln(2), -800],
      [1, 1, -1],
    ],
    {
      expected: { loss: -0.7 / 3, clipFraction: 1 / 3, approxKl: (ln(2) - ln(1.5)) / 3 },
      route: 'by hand: ratios 1.5, 0.5 and 1; -(1.2 + 0.5 - 1) / 3',
    },
  ),
  loss(
    'hidden',
    'a ratio that vanishes',
    [
      [-1000, -1000],
      [-1, -1],
      [2, -2],
    ],
    {
      expected: { loss: 0.8, clipFraction: 0.5, approxKl: 998 },
      route: 'by hand: -(0 - 1.6) / 2, and 0 - 1 + 999',
    },
  ),
  loss('hidden', 'a token that has become much more probable', [[-1], [-13], [-1]], {
    expected: { loss: 162754.79141900392, clipFraction: 0, approxKl: 162754.79141900392 - 13 },
    route: 'e^12 from a table',
  }),
  {
    name: 'several losses in turn',
    group: 'hidden',
    call: 'lossesInTurn',
    args: [[four, [...four, { clipEps: 0.4 }], [...four, { mask: [false, true, true, true] }], four]],
  },
];

function rewards(
  group: 'example' | 'hidden',
  name: string,
  args: unknown[],
  expected: number[],
  route = 'by hand',
): KataCase {
  return { name, group, call: 'klShapedRewards', args, expected, route };
}

const rewardCases: KataCase[] = [
  rewards(
    'example',
    'a response of three tokens',
    [2, [-1, -2, -0.5], [-1.5, -2, -2.5], 0.1],
    [-0.05, 0, 1.8],
    'by hand, see the worked example',
  ),
  rewards(
    'hidden',
    'tokens that the reference finds more probable',
    [1, [-3, -1], [-1, -2], 0.5],
    [1, 0.5],
    'by hand: 0.5 * 2 and 1 - 0.5 * 1',
  ),
  rewards('hidden', 'a response of one token', [-1.5, [-2], [-1], 0.25], [-1.25], 'by hand: -1.5 + 0.25'),
  rewards('hidden', 'no penalty', [3, [-1, -2], [-5, -0.5], 0], [0, 3], 'by hand: only the score'),
  rewards('hidden', 'score 0', [0, [-1, -2, -1], [-2, -2, -0.5], 1], [-1, 0, 0.5], 'by hand'),
  rewards(
    'hidden',
    'a response exactly as the reference writes it',
    [0.75, [-1, -2, -3, -4], [-1, -2, -3, -4], 10],
    [0, 0, 0, 0.75],
    'by hand: no penalty anywhere',
  ),
  rewards(
    'hidden',
    'a response of very improbable tokens',
    [1, [-1000, -1], [-1, -1000], 0.01],
    [9.99, 1 - 9.99],
    'by hand: differences -999 and 999',
  ),
  {
    ...rewards(
      'hidden',
      'the rewards again after the first were changed',
      [2, [-1, -2], [-2, -2], 1],
      [-1, 2],
    ),
    call: 'rewardsTwice',
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const two: [number[], number[], number[]] = [
  [-1, -1],
  [-1, -1],
  [1, 2],
];

const invalidCalls: KataCase[] = [
  ...[0, 1, -0.2, 1.5, NaN].map((clipEps) =>
    invalid(`clipEps ${clipEps}`, 'ppoPolicyLoss', ...two, { clipEps }),
  ),
  invalid('no tokens', 'ppoPolicyLoss', [], [], []),
  invalid('no tokens and an empty mask', 'ppoPolicyLoss', [], [], [], { mask: [] }),
  invalid('no token that counts', 'ppoPolicyLoss', ...two, { mask: [false, false] }),
  invalid('fewer old log-probs', 'ppoPolicyLoss', [-1, -1], [-1], [1, 2]),
  invalid('more old log-probs', 'ppoPolicyLoss', [-1, -1], [-1, -1, -1], [1, 2]),
  invalid('fewer advantages', 'ppoPolicyLoss', [-1, -1], [-1, -1], [1]),
  invalid('more advantages', 'ppoPolicyLoss', [-1, -1], [-1, -1], [1, 2, 3]),
  invalid('more old log-probs and advantages', 'ppoPolicyLoss', [-1], [-1, -1], [1, 2]),
  invalid('a mask that is too short', 'ppoPolicyLoss', ...two, { mask: [true] }),
  invalid('a mask that is too long', 'ppoPolicyLoss', ...two, { mask: [true, true, false] }),
  invalid('an empty mask', 'ppoPolicyLoss', ...two, { mask: [] }),
  invalid('a log-prob that is NaN', 'ppoPolicyLoss', [-1, NaN], [-1, -1], [1, 2]),
  invalid('a log-prob of -Infinity', 'ppoPolicyLoss', [-1, -Infinity], [-1, -1], [1, 2]),
  invalid('an old log-prob that is NaN', 'ppoPolicyLoss', [-1, -1], [NaN, -1], [1, 2]),
  invalid('an old log-prob of -Infinity', 'ppoPolicyLoss', [-1, -1], [-1, -Infinity], [1, 2]),
  invalid('an advantage that is NaN', 'ppoPolicyLoss', [-1, -1], [-1, -1], [1, NaN]),
  invalid('an infinite advantage', 'ppoPolicyLoss', [-1, -1], [-1, -1], [Infinity, 1]),
  invalid('NaN at the one token that counts', 'ppoPolicyLoss', [-1, NaN], [-1, -1], [1, 2], {
    mask: [false, true],
  }),
  invalid('an empty response', 'klShapedRewards', 1, [], [], 0.1),
  invalid('a reference that is too short', 'klShapedRewards', 1, [-1, -1], [-1], 0.1),
  invalid('a reference that is too long', 'klShapedRewards', 1, [-1], [-1, -1], 0.1),
  invalid('an empty response with a reference', 'klShapedRewards', 1, [], [-1], 0.1),
  invalid('a negative beta', 'klShapedRewards', 1, [-1], [-1], -0.1),
  invalid('beta NaN', 'klShapedRewards', 1, [-1], [-1], NaN),
  invalid('a score that is NaN', 'klShapedRewards', NaN, [-1], [-1], 0.1),
  invalid('an infinite score', 'klShapedRewards', Infinity, [-1], [-1], 0.1),
  invalid('a score of minus infinity', 'klShapedRewards', -Infinity, [-1], [-1], 0),
];

// Quarters: no ratio e^(n/4) other than 1 comes near a clip bound 1 +- n/10.
const quarter = fc.integer({ min: -12, max: 0 }).map((n) => n / 4);
const advantage = fc.integer({ min: -8, max: 8 }).map((n) => n / 2);
const list = <T>(item: fc.Arbitrary<T>, length: number) =>
  fc.array(item, { minLength: length, maxLength: length });

const policyInput = fc.integer({ min: 1, max: 6 }).chain((length) =>
  fc.tuple(
    list(quarter, length),
    list(quarter, length),
    list(advantage, length),
    fc.record(
      {
        clipEps: fc.constantFrom(0.1, 0.2, 0.3, 0.4),
        mask: list(fc.boolean(), length).map((mask) => (mask.includes(true) ? mask : mask.map(() => true))),
      },
      { requiredKeys: [] },
    ),
  ),
);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...losses, ...rewardCases, ...invalidCalls],
  random: [
    { name: 'losses of any tokens', call: 'ppoPolicyLoss', runs: 35, args: policyInput },
    {
      name: 'rewards of any response',
      call: 'klShapedRewards',
      runs: 20,
      args: fc
        .integer({ min: 1, max: 6 })
        .chain((length) =>
          fc.tuple(advantage, list(quarter, length), list(quarter, length), fc.constantFrom(0, 0.1, 0.5, 2)),
        ),
    },
  ],
};
