import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const ln = Math.log;

/** A completion whose tokens have the given ratios new / old; all old probabilities are 0.2. */
function withRatios(reward: number, ...ratios: number[]) {
  return {
    logProbs: ratios.map((ratio) => ln(0.2 * ratio)),
    oldLogProbs: ratios.map(() => ln(0.2)),
    reward,
  };
}

/** A completion that was just sampled, with the given ratios reference / policy. */
function withReference(reward: number, ...ratios: number[]) {
  return {
    logProbs: ratios.map(() => ln(0.2)),
    oldLogProbs: ratios.map(() => ln(0.2)),
    refLogProbs: ratios.map((ratio) => ln(0.2 * ratio)),
    reward,
  };
}

const worked = [withRatios(1, 1, 1.5), withRatios(0, 0.5, 1.5, 1)];
const allSides = [0.5, 0.79, 0.82, 1, 1.19, 1.21, 1.5];

const cases: KataCase[] = [
  {
    name: 'two completions, fresh off the policy',
    group: 'example',
    call: 'drGrpoLoss',
    args: [[withRatios(1, 1), withRatios(0, 1, 1, 1)]],
    expected: {
      loss: 0.5,
      advantages: [0.5, -0.5],
      clipFraction: 0,
      gradLogProbs: [[-0.25], [0.25, 0.25, 0.25]],
    },
    route: 'By hand: every ratio is 1, so the loss is -(0.5 - 3 * 0.5) / 2',
  },
  {
    name: 'ratios on both sides of the clip range',
    group: 'example',
    call: 'drGrpoLoss',
    args: [worked, { tokenBudget: 4 }],
    expected: {
      loss: 0.06875,
      advantages: [0.5, -0.5],
      clipFraction: 0.4,
      gradLogProbs: [
        [-0.0625, 0],
        [0, 0.09375, 0.0625],
      ],
    },
    route: 'By hand: -(0.5 + 0.6 - 0.4 - 0.75 - 0.5) / 8',
  },
  {
    name: 'KL penalty',
    group: 'example',
    call: 'drGrpoLoss',
    args: [[withReference(2, 2), withReference(0, 1)], { klBeta: 0.5 }],
    expected: {
      loss: (1 - ln(2)) / 4,
      advantages: [1, -1],
      clipFraction: 0,
      gradLogProbs: [[-0.75], [0.5]],
    },
    route: 'By hand: k3 is 1 - ln 2 and 0; the two surrogates cancel',
  },

  {
    name: 'advantage positive, ratios all over the range',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(1, ...allSides), withRatios(-1)]],
    expected: {
      loss: -3.35,
      advantages: [1, -1],
      clipFraction: 2 / 7,
      gradLogProbs: [[-0.25, -0.395, -0.41, -0.5, -0.595, 0, 0], []],
    },
    route: 'By hand: -(0.5 + 0.79 + 0.82 + 1 + 1.19 + 1.2 + 1.2) / 2',
  },
  {
    name: 'advantage negative, ratios all over the range',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(0, ...allSides), withRatios(2)]],
    expected: {
      loss: 3.66,
      advantages: [-1, 1],
      clipFraction: 2 / 7,
      gradLogProbs: [[0, 0, 0.41, 0.5, 0.595, 0.605, 0.75], []],
    },
    route: 'By hand: (0.8 + 0.8 + 0.82 + 1 + 1.19 + 1.21 + 1.5) / 2',
  },
  {
    name: 'a narrow clip range',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(1, 0.5, 0.98, 1, 1.02, 2), withRatios(0, 0.5, 0.98, 1, 1.02, 2)], { clipEps: 0.01 }],
  },
  {
    name: 'a wide clip range',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [withRatios(1, 0.005, 0.5, 1.9, 3), withRatios(0, 0.005, 0.5, 1.9, 3)],
      { clipEps: 0.99, tokenBudget: 10 },
    ],
  },
  {
    name: 'ratios exactly on the bounds',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { logProbs: [0, -1], oldLogProbs: [-ln(1.5), -1], reward: 1 },
        { logProbs: [-ln(2), -1], oldLogProbs: [0, -1], reward: -1 },
      ],
      { clipEps: 0.5 },
    ],
    expected: {
      loss: -0.5,
      advantages: [1, -1],
      clipFraction: 0,
      gradLogProbs: [
        [-0.75, -0.5],
        [0.25, 0.5],
      ],
    },
    route: 'By hand: both terms are equal, so nothing is clipped; -(1.5 + 1 - 0.5 - 1) / 2',
  },
  {
    name: 'four completions of different lengths',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { reward: 1, logProbs: [-0.5, -1.25, -2], oldLogProbs: [-0.75, -1, -2] },
        { reward: 0, logProbs: [-1, -0.25], oldLogProbs: [-1.5, -0.5] },
        { reward: 0.5, logProbs: [-3, -1.5, -0.75, -2], oldLogProbs: [-2, -1.5, -1.75, -2.25] },
        { reward: -0.5, logProbs: [-1.125], oldLogProbs: [-0.25] },
      ],
    ],
    expected: {
      loss: -0.46072094393736171,
      advantages: [0.75, -0.25, 0.25, -0.75],
      clipFraction: 0.4,
      gradLogProbs: [
        [0, -0.14602514682588841, -0.1875],
        [0.10304507941875801, 0.080251588542983843],
        [-0.022992465073215145, -0.0625, 0, 0],
        [0],
      ],
    },
    route: 'The formula in 60-digit arithmetic; gradient by central differences with step 1e-20',
  },
  {
    name: 'three completions with a KL penalty and a budget',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { reward: 2, logProbs: [-0.5, -1.25], oldLogProbs: [-0.75, -1], refLogProbs: [-1, -1.25] },
        {
          reward: 0,
          logProbs: [-1, -0.25, -2],
          oldLogProbs: [-1.5, -0.5, -1.5],
          refLogProbs: [-0.5, -0.75, -2.5],
        },
        { reward: 0.25, logProbs: [-3], oldLogProbs: [-2.75], refLogProbs: [-1.5] },
      ],
      { clipEps: 0.3, klBeta: 0.1, tokenBudget: 16 },
    ],
    expected: {
      loss: 0.016258914362401688,
      advantages: [1.25, -0.75, -0.5],
      clipFraction: 1 / 6,
      gradLogProbs: [
        [-0.032618434100644587, -0.020281270392484502],
        [0.024409767207397569, 0.020882624928011308, 0.00081972779226534703],
        [0.00085898926045616566],
      ],
    },
    route: 'The formula in 60-digit arithmetic; gradient by central differences with step 1e-20',
  },

  {
    name: 'a short and a long failure beside a success',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(0, 1), withRatios(0, 1, 1, 1, 1, 1, 1), withRatios(3, 1, 1)], { tokenBudget: 8 }],
    expected: {
      loss: 0.125,
      advantages: [-1, -1, 2],
      clipFraction: 0,
      gradLogProbs: [[1 / 24], [1 / 24, 1 / 24, 1 / 24, 1 / 24, 1 / 24, 1 / 24], [-1 / 12, -1 / 12]],
    },
    route: 'By hand: (1 + 6 - 4) / 24; every token of a failure is pushed equally hard',
  },
  {
    name: 'an empty completion in the group',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(3, 1, 1), withRatios(0), withRatios(0, 1)]],
    expected: {
      loss: -1,
      advantages: [2, -1, -1],
      clipFraction: 0,
      gradLogProbs: [[-2 / 3, -2 / 3], [], [1 / 3]],
    },
    route: 'By hand: -(2 + 2 - 1) / 3; the empty completion counts in the mean and in G',
  },
  {
    name: 'an empty completion with the best reward',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { ...withReference(0, 2), reward: 1 },
        { logProbs: [], oldLogProbs: [], refLogProbs: [], reward: 5 },
      ],
      { klBeta: 1, tokenBudget: 2 },
    ],
    expected: {
      loss: (3 - ln(2)) / 4,
      advantages: [-2, 2],
      clipFraction: 0,
      gradLogProbs: [[0.25], []],
    },
    route: 'By hand: (2 + 1 - ln 2) / 4, and the slope (2 - 1) / 4',
  },
  {
    name: 'a single token in the whole group',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(1, 1.5), withRatios(0)]],
    expected: { loss: -0.3, advantages: [0.5, -0.5], clipFraction: 1, gradLogProbs: [[0], []] },
    route: 'By hand: the ratio 1.5 is clipped to 1.2, so the loss is -(1.2 * 0.5) / 2',
    reason: 'a fraction whose divisor is at least 2 must fail',
  },
  {
    name: 'no tokens at all',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(1), withRatios(0)]],
    expected: { loss: 0, advantages: [0.5, -0.5], clipFraction: 0, gradLogProbs: [[], []] },
    route: 'By hand: an empty sum',
  },
  {
    name: 'equal rewards, ratios far from 1',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(1, 0.25, 1), withRatios(1, 4), withRatios(1, 1.1), withRatios(1)]],
    expected: { loss: 0, advantages: [0, 0, 0, 0], clipFraction: 0, gradLogProbs: [[0, 0], [0], [0], []] },
    route: 'By hand: with no advantage both terms are 0, so nothing is clipped and nothing moves',
  },
  {
    name: 'equal rewards with a KL penalty',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withReference(1, 2), withReference(1, 0.5, 1)], { klBeta: 0.2, tokenBudget: 5 }],
    expected: {
      loss: 0.01,
      advantages: [0, 0],
      clipFraction: 0,
      gradLogProbs: [[-0.02], [0.01, 0]],
    },
    route: 'By hand: only 0.2 * (1 - ln 2 + ln 2 - 0.5 + 0) / 10 is left',
  },
  {
    name: 'a sample that meets the mean exactly',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(0, 1, 0.5), withRatios(1, 2, 0.5), withRatios(2, 2), withRatios(1, 3)]],
    expected: {
      loss: 0.15,
      advantages: [-1, 0, 1, 0],
      clipFraction: 1 / 3,
      gradLogProbs: [[0.25, 0], [0, 0], [0], [0]],
    },
    route: 'By hand: -(-1 - 0.8 + 1.2) / 4; two of six tokens are clipped',
  },
  {
    name: 'large rewards',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(1000, 1, 1.1), withRatios(1040, 0.9), withRatios(980, 1, 0.9, 1.1)]],
  },
  {
    name: 'negative rewards',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withRatios(-2, 1, 2), withRatios(-0.5, 0.5, 1.5), withRatios(-1, 0.75, 1), withRatios(-4, 0.1)]],
  },
  {
    name: 'clipped tokens with a KL penalty',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { ...withRatios(1, 2, 2), refLogProbs: [ln(0.2), ln(0.8)] },
        { ...withRatios(-1, 0.5, 0.5), refLogProbs: [ln(0.2), ln(0.05)] },
      ],
      { klBeta: 0.5 },
    ],
    expected: {
      loss: -0.15,
      advantages: [1, -1],
      clipFraction: 1,
      gradLogProbs: [
        [0.125, -0.25],
        [-0.25, 0.125],
      ],
    },
    route: 'By hand: (-2.4 + 1.6 + 0.5 * 1) / 2; where the clip binds, only the KL slope is left',
  },
  {
    name: 'a fractional budget',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [worked, { tokenBudget: 2.5 }],
  },
  {
    name: 'a budget below 1',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [worked, { tokenBudget: 0.25 }],
  },
  {
    name: 'a generation budget of 8192',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withReference(3, 2, 1), withReference(0, 0.5)], { tokenBudget: 8192, klBeta: 100 }],
  },
  { name: 'empty options', group: 'hidden', call: 'drGrpoLoss', args: [worked, {}] },
  {
    name: 'options that repeat the defaults',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [worked, { clipEps: 0.2, klBeta: 0, tokenBudget: 1 }],
  },
  {
    name: 'reference given but not wanted',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [[withReference(1, 2, 0.1), withReference(0, 3)]],
    expected: {
      loss: -0.25,
      advantages: [0.5, -0.5],
      clipFraction: 0,
      gradLogProbs: [[-0.25, -0.25], [0.25]],
    },
    route: 'By hand: klBeta is 0, so only -(0.5 + 0.5 - 0.5) / 2 counts',
  },
  {
    name: 'an unwanted reference that is far away',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { logProbs: [-1500, -1], oldLogProbs: [-1500, -1], refLogProbs: [0, -1500], reward: 1 },
        { logProbs: [-1], oldLogProbs: [-1], reward: 0 },
      ],
      { klBeta: 0 },
    ],
    expected: {
      loss: -0.25,
      advantages: [0.5, -0.5],
      clipFraction: 0,
      gradLogProbs: [[-0.25, -0.25], [0.25]],
    },
    route: 'By hand: as if there were no reference, although e^1500 is infinite',
  },

  {
    name: 'very improbable tokens',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { logProbs: [-1000 + ln(1.5), -1000], oldLogProbs: [-1000, -1000 + ln(2)], reward: 2 },
        { logProbs: [-800, -800], oldLogProbs: [-800 + ln(2), -800 - ln(1.5)], reward: 0 },
      ],
    ],
    expected: {
      loss: 0.3,
      advantages: [1, -1],
      clipFraction: 0.5,
      gradLogProbs: [
        [0, -0.25],
        [0, 0.75],
      ],
    },
    route: 'By hand: ratios 1.5 and 0.5, then 0.5 and 1.5; -(1.2 + 0.5 - 0.8 - 1.5) / 2',
  },
  {
    name: 'ratios that vanish',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { logProbs: [-1000, -50], oldLogProbs: [-1, -1], reward: 1 },
        { logProbs: [-1000, -50], oldLogProbs: [-1, -1], reward: -1 },
      ],
    ],
    expected: {
      loss: 0.8,
      advantages: [1, -1],
      clipFraction: 0.5,
      gradLogProbs: [
        [0, 0],
        [0, 0],
      ],
    },
    route: 'By hand: e^-49 and less are 0 within the tolerance; -(0 + 0 - 0.8 - 0.8) / 2',
  },
  {
    name: 'ratios that explode',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { logProbs: [-1, -1], oldLogProbs: [-601, -41], reward: 1 },
        { logProbs: [-1], oldLogProbs: [-13], reward: -1 },
      ],
      { tokenBudget: 2 },
    ],
    expected: {
      loss: (162754.79141900392 - 2.4) / 4,
      advantages: [1, -1],
      clipFraction: 2 / 3,
      gradLogProbs: [[0, 0], [162754.79141900392 / 4]],
    },
    route: 'By hand with e^12 = 162754.791419...: clipped only where the advantage is positive',
  },
  {
    name: 'a reference far below and far above',
    group: 'hidden',
    call: 'drGrpoLoss',
    args: [
      [
        { logProbs: [-1], oldLogProbs: [-1], refLogProbs: [-1001], reward: 1 },
        { logProbs: [-13], oldLogProbs: [-13], refLogProbs: [-1], reward: -1 },
      ],
      { klBeta: 0.01 },
    ],
    expected: {
      loss: 0.005 * (999 + 162754.79141900392 - 13),
      advantages: [1, -1],
      clipFraction: 0,
      gradLogProbs: [[-0.495], [0.5 - 0.005 * 162753.79141900392]],
    },
    route: 'By hand with e^12 = 162754.791419...: k3 is 0 + 1000 - 1 and e^12 - 12 - 1',
  },
  {
    name: 'three groups in turn',
    group: 'hidden',
    call: 'lossesInTurn',
    args: [[[worked], [[withReference(2, 2), withReference(0, 0.5)], { klBeta: 0.5 }], [worked]]],
  },
];

const token = { logProbs: [-1], oldLogProbs: [-1] };
const pair = [
  { ...token, reward: 1 },
  { ...token, reward: 0 },
];
const withRef = [
  { ...token, refLogProbs: [-1], reward: 1 },
  { ...token, refLogProbs: [-1], reward: 0 },
];
/** A good sample followed by a bad one. */
const bad = (change: object) => [
  { ...token, reward: 1 },
  { ...token, reward: 0, ...change },
];

const invalidCalls: [string, unknown[]][] = [
  ['no samples', [[]]],
  ['a single sample', [[{ ...token, reward: 1 }]]],
  ['clipEps 0', [pair, { clipEps: 0 }]],
  ['clipEps 1', [pair, { clipEps: 1 }]],
  ['clipEps negative', [pair, { clipEps: -0.2 }]],
  ['clipEps above 1', [pair, { clipEps: 1.2 }]],
  ['clipEps NaN', [pair, { clipEps: NaN }]],
  ['clipEps infinite', [pair, { clipEps: Infinity }]],
  ['klBeta negative', [withRef, { klBeta: -0.1 }]],
  ['klBeta NaN', [withRef, { klBeta: NaN }]],
  ['klBeta infinite', [withRef, { klBeta: Infinity }]],
  ['tokenBudget 0', [pair, { tokenBudget: 0 }]],
  ['tokenBudget negative', [pair, { tokenBudget: -8 }]],
  ['tokenBudget NaN', [pair, { tokenBudget: NaN }]],
  ['tokenBudget infinite', [pair, { tokenBudget: Infinity }]],
  ['a KL penalty without any reference', [pair, { klBeta: 0.1 }]],
  ['a KL penalty with a reference for the first sample only', [[withRef[0], pair[1]], { klBeta: 0.1 }]],
  ['fewer old log-probs than tokens', [bad({ oldLogProbs: [] })]],
  ['more old log-probs than tokens', [bad({ oldLogProbs: [-1, -1] })]],
  ['old log-probs for an empty completion', [bad({ logProbs: [] })]],
  [
    'fewer reference log-probs than tokens',
    [[withRef[0], { ...withRef[1], refLogProbs: [] }], { klBeta: 1 }],
  ],
  [
    'more reference log-probs than tokens',
    [[withRef[0], { ...withRef[1], refLogProbs: [-1, -1] }], { klBeta: 1 }],
  ],
  ['an unused reference that is too short', [bad({ refLogProbs: [] })]],
  ['an unused reference that is too long', [bad({ refLogProbs: [-1, -1] }), { klBeta: 0 }]],
  ['a NaN reward', [bad({ reward: NaN })]],
  ['an infinite reward', [bad({ reward: Infinity })]],
  ['a NaN reward of an empty completion', [bad({ logProbs: [], oldLogProbs: [], reward: NaN })]],
  ['a NaN log-prob', [bad({ logProbs: [NaN] })]],
  ['a log-prob of -Infinity', [bad({ logProbs: [-Infinity] })]],
  ['a log-prob of +Infinity', [bad({ logProbs: [Infinity] })]],
  ['a NaN old log-prob', [bad({ oldLogProbs: [NaN] })]],
  ['an old log-prob of -Infinity', [bad({ oldLogProbs: [-Infinity] })]],
  ['a NaN reference log-prob', [[withRef[0], { ...withRef[1], refLogProbs: [NaN] }], { klBeta: 1 }]],
  [
    'a reference log-prob of -Infinity',
    [[withRef[0], { ...withRef[1], refLogProbs: [-Infinity] }], { klBeta: 1 }],
  ],
];

for (const [name, args] of invalidCalls) {
  cases.push({
    name,
    group: 'invalid',
    call: 'drGrpoLoss',
    args,
    reason: 'A condition of the contract; the traps keep all checks',
  });
}

// Quarters: no ratio e^(n/4) other than 1 comes near a clip bound 1 +- n/10.
const quarters = fc.integer({ min: -8, max: 0 }).map((n) => n / 4);

function samples(maxTokens: number, hasReference: boolean) {
  return fc
    .record({
      tokens: fc.array(fc.tuple(quarters, quarters, quarters), { maxLength: maxTokens }),
      reward: fc.constantFrom(0, 1, 0.5, 2, -1),
    })
    .map(({ tokens, reward }) => ({
      logProbs: tokens.map(([policy]) => policy),
      oldLogProbs: tokens.map(([, old]) => old),
      ...(hasReference ? { refLogProbs: tokens.map(([, , reference]) => reference) } : {}),
      reward,
    }));
}

/** Groups in which rounding of the mean cannot decide: the rewards are all equal, or none is the mean. */
function groups(maxTokens: number, hasReference: boolean) {
  return fc.array(samples(maxTokens, hasReference), { minLength: 2, maxLength: 4 }).filter((group) => {
    const total = group.reduce((sum, { reward }) => sum + reward, 0);
    const onTheMean = group.filter(({ reward }) => reward * group.length === total).length;
    return onTheMean === 0 || group.every(({ reward }) => reward === group[0]!.reward);
  });
}

const clipEps = fc.constantFrom(0.1, 0.2, 0.3, 0.4);
const tokenBudget = fc.constantFrom(1, 2, 3, 100);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases,
  random: [
    {
      name: 'small groups, default options',
      call: 'drGrpoLoss',
      runs: 20,
      args: groups(3, false).map((group) => [group]),
    },
    {
      name: 'small groups, any clip range and budget',
      call: 'drGrpoLoss',
      runs: 20,
      args: fc.tuple(groups(3, false), fc.record({ clipEps, tokenBudget }, { requiredKeys: [] })),
    },
    {
      name: 'small groups with a KL penalty',
      call: 'drGrpoLoss',
      runs: 25,
      args: fc.tuple(
        groups(3, true),
        fc.record(
          { klBeta: fc.constantFrom(0.1, 0.5, 1, 0), clipEps, tokenBudget },
          { requiredKeys: ['klBeta'] },
        ),
      ),
    },
  ],
};
