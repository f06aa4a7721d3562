import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

/** Logits whose softmax is in proportion to `parts`: probabilities become fractions that a hand can check. */
const ln = (...parts: number[]): number[] => parts.map((part) => Math.log(part));

const fourExperts = [ln(4, 2, 1, 1), ln(4, 1, 2, 1)];

const cases: KataCase[] = [
  {
    name: 'two tokens, four experts, two experts per token',
    group: 'example',
    call: 'routeTopK',
    args: [fourExperts, 2],
    expected: {
      experts: [
        [0, 1],
        [0, 2],
      ],
      weights: [
        [2 / 3, 1 / 3],
        [2 / 3, 1 / 3],
      ],
      probs: [
        [0.5, 0.25, 0.125, 0.125],
        [0.5, 0.125, 0.25, 0.125],
      ],
      load: [0.5, 0.25, 0.25, 0],
      importance: [0.5, 0.1875, 0.1875, 0.125],
      auxLoss: 0.01375,
    },
    route: 'By hand from the parts 4:2:1:1 and 4:1:2:1; 0.01 * 4 * (0.25 + 0.046875 + 0.046875)',
  },
  {
    name: 'the same batch with raw probabilities as weights',
    group: 'example',
    call: 'routeTopK',
    args: [fourExperts, 2, { renormalize: false }],
    expected: {
      experts: [
        [0, 1],
        [0, 2],
      ],
      weights: [
        [0.5, 0.25],
        [0.5, 0.25],
      ],
      probs: [
        [0.5, 0.25, 0.125, 0.125],
        [0.5, 0.125, 0.25, 0.125],
      ],
      load: [0.5, 0.25, 0.25, 0],
      importance: [0.5, 0.1875, 0.1875, 0.125],
      auxLoss: 0.01375,
    },
    route: 'By hand from the parts 4:2:1:1 and 4:1:2:1',
  },
  {
    name: 'one token, one expert of two, coefficient 1',
    group: 'example',
    call: 'routeTopK',
    args: [[ln(3, 1)], 1, { auxCoef: 1 }],
    expected: {
      experts: [[0]],
      weights: [[1]],
      probs: [[0.75, 0.25]],
      load: [1, 0],
      importance: [0.75, 0.25],
      auxLoss: 1.5,
    },
    route: 'By hand: 2 * (1 * 0.75 + 0 * 0.25)',
  },

  {
    name: 'weights follow the order of the chosen ids',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(1, 8, 2, 4, 5), ln(5, 1, 4, 2, 8)], 3],
    expected: {
      experts: [
        [1, 4, 3],
        [4, 0, 2],
      ],
      weights: [
        [8 / 17, 5 / 17, 4 / 17],
        [8 / 17, 5 / 17, 4 / 17],
      ],
      probs: [
        [0.05, 0.4, 0.1, 0.2, 0.25],
        [0.25, 0.05, 0.2, 0.1, 0.4],
      ],
      load: [1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 3],
      importance: [0.15, 0.225, 0.15, 0.15, 0.325],
      auxLoss: 0.05 * (0.675 / 6 + 0.325 / 3),
    },
    route: 'By hand from parts that sum to 20',
  },
  {
    name: 'weights follow the order of the chosen ids, raw probabilities',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(1, 8, 2, 4, 5), ln(5, 1, 4, 2, 8)], 3, { renormalize: false }],
  },
  {
    name: 'all logits negative',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(0.1, 0.2, 0.7), ln(0.3, 0.6, 0.1)], 2],
    expected: {
      experts: [
        [2, 1],
        [1, 0],
      ],
      weights: [
        [7 / 9, 2 / 9],
        [2 / 3, 1 / 3],
      ],
      probs: [
        [0.1, 0.2, 0.7],
        [0.3, 0.6, 0.1],
      ],
      load: [0.25, 0.5, 0.25],
      importance: [0.2, 0.4, 0.4],
      auxLoss: 0.0105,
    },
    route: 'By hand: the logits are log-probabilities; 0.01 * 3 * (0.05 + 0.2 + 0.1)',
  },
  {
    name: 'equal logits everywhere',
    group: 'hidden',
    call: 'routeTopK',
    args: [
      [
        [0, 0, 0, 0],
        [7, 7, 7, 7],
      ],
      2,
    ],
    expected: {
      experts: [
        [0, 1],
        [0, 1],
      ],
      weights: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      probs: [
        [0.25, 0.25, 0.25, 0.25],
        [0.25, 0.25, 0.25, 0.25],
      ],
      load: [0.5, 0.5, 0, 0],
      importance: [0.25, 0.25, 0.25, 0.25],
      auxLoss: 0.01,
    },
    route: 'By hand: a flat P gives auxCoef * sum of f = auxCoef',
  },
  {
    name: 'ties at the top, at the cut and below it',
    group: 'hidden',
    call: 'routeTopK',
    args: [
      [
        [0, 3, 3, 1],
        [2, 5, 2, 2],
        [4, -1, 4, 4],
        [-2, -2, 6, -2],
      ],
      2,
    ],
  },
  {
    name: 'ties among twelve experts',
    group: 'hidden',
    call: 'routeTopK',
    args: [[[1, 0, 2, 2, 0, 2, 1, 1, 2, 0, 2, 1]], 7, { auxCoef: 1 }],
  },
  {
    name: 'one- and two-digit logits and ids',
    group: 'hidden',
    call: 'routeTopK',
    args: [
      [
        [9, 10, -1, -11, 2, 100, 8, 99, -2, 0, 11, 101],
        [-10, -9, -8, -100, -7, -99, -12, -11, -6, -20, -5, -70],
      ],
      4,
    ],
  },
  {
    name: 'k = 1, several tokens',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(1, 3), ln(4, 1), ln(1, 1)], 1, { renormalize: false, auxCoef: 0.5 }],
  },
  {
    name: 'k = N',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(2, 5, 3), ln(1, 1, 2)], 3],
    expected: {
      experts: [
        [1, 2, 0],
        [2, 0, 1],
      ],
      weights: [
        [0.5, 0.3, 0.2],
        [0.5, 0.25, 0.25],
      ],
      probs: [
        [0.2, 0.5, 0.3],
        [0.25, 0.25, 0.5],
      ],
      load: [1 / 3, 1 / 3, 1 / 3],
      importance: [0.225, 0.375, 0.4],
      auxLoss: 0.01,
    },
    route: 'By hand: with k = N the load is flat, so N * sum f P = sum P = 1',
  },
  {
    name: 'k = N, raw probabilities',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(2, 5, 3), ln(1, 1, 2)], 3, { renormalize: false, auxCoef: 2 }],
  },
  {
    name: 'a single token and a single expert',
    group: 'hidden',
    call: 'routeTopK',
    args: [[[-3.5]], 1],
    expected: { experts: [[0]], weights: [[1]], probs: [[1]], load: [1], importance: [1], auxLoss: 0.01 },
    route: 'By hand: softmax of one number is 1',
  },
  {
    name: 'many tokens, a single expert',
    group: 'hidden',
    call: 'routeTopK',
    args: [[[3], [-1000], [0], [1000]], 1, { auxCoef: 0.25 }],
    expected: {
      experts: [[0], [0], [0], [0]],
      weights: [[1], [1], [1], [1]],
      probs: [[1], [1], [1], [1]],
      load: [1],
      importance: [1],
      auxLoss: 0.25,
    },
    route: 'By hand: softmax of one number is 1',
  },
  {
    name: 'all tokens on one expert',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(1, 1, 6), ln(2, 1, 5), ln(1, 3, 4)], 1, { auxCoef: 1 }],
    expected: {
      experts: [[2], [2], [2]],
      weights: [[1], [1], [1]],
      probs: [
        [0.125, 0.125, 0.75],
        [0.25, 0.125, 0.625],
        [0.125, 0.375, 0.5],
      ],
      load: [0, 0, 1],
      importance: [1 / 6, 5 / 24, 0.625],
      auxLoss: 1.875,
    },
    route: 'By hand: 3 * P of the only used expert = 3 * 1.875 / 3',
  },
  {
    name: 'perfect balance',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(5, 3, 1, 1), ln(1, 5, 3, 1), ln(1, 1, 5, 3), ln(3, 1, 1, 5)], 2],
    expected: {
      experts: [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
      ],
      weights: [
        [0.625, 0.375],
        [0.625, 0.375],
        [0.625, 0.375],
        [0.625, 0.375],
      ],
      probs: [
        [0.5, 0.3, 0.1, 0.1],
        [0.1, 0.5, 0.3, 0.1],
        [0.1, 0.1, 0.5, 0.3],
        [0.3, 0.1, 0.1, 0.5],
      ],
      load: [0.25, 0.25, 0.25, 0.25],
      importance: [0.25, 0.25, 0.25, 0.25],
      auxLoss: 0.01,
    },
    route: 'By hand: rotations of one token; both vectors flat, so the loss is auxCoef',
  },
  {
    name: 'first choices spread, second choices alike',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(5, 1, 1, 3), ln(1, 5, 1, 3), ln(1, 1, 5, 3)], 2, { auxCoef: 1 }],
  },
  {
    name: 'near-ties for one expert against sure tokens for the other',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(51, 49), ln(51, 49), ln(51, 49), ln(1, 99), ln(1, 99)], 1],
    expected: {
      experts: [[0], [0], [0], [1], [1]],
      weights: [[1], [1], [1], [1], [1]],
      probs: [
        [0.51, 0.49],
        [0.51, 0.49],
        [0.51, 0.49],
        [0.01, 0.99],
        [0.01, 0.99],
      ],
      load: [0.6, 0.4],
      importance: [0.31, 0.69],
      auxLoss: 0.00924,
    },
    route: 'By hand: 0.01 * 2 * (0.6 * 0.31 + 0.4 * 0.69), which is below auxCoef',
  },
  {
    name: 'coefficient 0',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(4, 2, 1), ln(1, 3, 4)], 2, { auxCoef: 0 }],
  },
  {
    name: 'empty options',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(1, 2, 6), ln(3, 2, 1)], 2, {}],
  },
  {
    name: 'options that repeat the defaults',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(1, 2, 6), ln(3, 2, 1)], 2, { renormalize: true, auxCoef: 0.01 }],
  },
  {
    name: 'only the coefficient given',
    group: 'hidden',
    call: 'routeTopK',
    args: [[ln(1, 2, 6), ln(3, 2, 1)], 2, { auxCoef: 3 }],
  },

  {
    name: 'logits of +-1000',
    group: 'hidden',
    call: 'routeTopK',
    args: [
      [
        [1000, -1000, 1000],
        [0, 1000, -1000],
      ],
      2,
    ],
    expected: {
      experts: [
        [0, 2],
        [1, 0],
      ],
      weights: [
        [0.5, 0.5],
        [1, 0],
      ],
      probs: [
        [0.5, 0, 0.5],
        [0, 1, 0],
      ],
      load: [0.5, 0.25, 0.25],
      importance: [0.25, 0.5, 0.25],
      auxLoss: 0.009375,
    },
    route: 'By hand: e^-1000 is 0 in double precision; 0.01 * 3 * (0.125 + 0.125 + 0.0625)',
  },
  {
    name: 'logits of +-1000, raw probabilities',
    group: 'hidden',
    call: 'routeTopK',
    args: [
      [
        [1000, -1000, 1000],
        [0, 1000, -1000],
      ],
      2,
      { renormalize: false },
    ],
  },
  {
    name: 'all logits -1000',
    group: 'hidden',
    call: 'routeTopK',
    args: [[[-1000, -1000, -1000, -1000]], 2],
    expected: {
      experts: [[0, 1]],
      weights: [[0.5, 0.5]],
      probs: [[0.25, 0.25, 0.25, 0.25]],
      load: [0.5, 0.5, 0, 0],
      importance: [0.25, 0.25, 0.25, 0.25],
      auxLoss: 0.01,
    },
    route: 'By hand: softmax does not change when all logits shift together',
  },
  {
    name: 'tokens at very different heights',
    group: 'hidden',
    call: 'routeTopK',
    args: [
      [
        [1000, 999, 998],
        [-999, -1000, -998],
        [1, 2, 3],
      ],
      2,
      { auxCoef: 1 },
    ],
    expected: {
      experts: [
        [0, 1],
        [2, 0],
        [2, 1],
      ],
      weights: [
        [0.7310585786300049, 0.2689414213699951],
        [0.7310585786300049, 0.2689414213699951],
        [0.7310585786300049, 0.2689414213699951],
      ],
      probs: [
        [0.6652409557748219, 0.24472847105479765, 0.09003057317038046],
        [0.24472847105479765, 0.09003057317038046, 0.6652409557748219],
        [0.09003057317038046, 0.24472847105479765, 0.6652409557748219],
      ],
      load: [1 / 3, 1 / 3, 1 / 3],
      importance: [1 / 3, 0.19316250509332525, 0.4735041615733414],
      auxLoss: 1,
    },
    route: 'sigmoid(1) and softmax(2, 1, 0) from 50-digit arithmetic; a flat load makes the loss auxCoef',
  },
  {
    name: 'losers that all have probability 0',
    group: 'hidden',
    call: 'routeTopK',
    args: [
      [
        [1000, -1000, 0],
        [-800, 900, -1000],
        [-1000, -900, 1000],
      ],
      2,
    ],
    expected: {
      experts: [
        [0, 2],
        [1, 0],
        [2, 1],
      ],
      weights: [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
      probs: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      load: [1 / 3, 1 / 3, 1 / 3],
      importance: [1 / 3, 1 / 3, 1 / 3],
      auxLoss: 0.01,
    },
    route: 'By hand: the order of the logits decides, e^-900 and less are 0 in double precision',
  },
  {
    name: 'enormous finite logits',
    group: 'hidden',
    call: 'routeTopK',
    args: [[[-2e300, -3e300, -1e300]], 3, { auxCoef: 1 }],
    expected: {
      experts: [[2, 0, 1]],
      weights: [[1, 0, 0]],
      probs: [[0, 0, 1]],
      load: [1 / 3, 1 / 3, 1 / 3],
      importance: [0, 0, 1],
      auxLoss: 1,
    },
    route: 'By hand',
  },
  {
    name: 'three batches in turn',
    group: 'hidden',
    call: 'routeInTurn',
    args: [
      [
        [[[1, 0, 2]], 1],
        [
          [
            [0, 1, 0],
            [3, 1, 2],
          ],
          2,
          { renormalize: false, auxCoef: 1 },
        ],
        [[[1, 0, 2]], 1],
      ],
    ],
  },
];

const good = fourExperts;
const invalidCalls: [string, unknown[]][] = [
  ['no tokens', [[], 1]],
  ['no experts', [[[], []], 1]],
  ['a row longer than the first', [[ln(1, 2), ln(1, 2, 3)], 1]],
  ['a row shorter than the first', [[ln(1, 2, 3), ln(3, 2, 1), ln(1, 2)], 1]],
  ['an empty row after a full one', [[ln(1, 2), []], 1]],
  ['a full row after an empty one', [[[], ln(1, 2)], 1]],
  ['a NaN logit', [[ln(1, 2), [0, NaN]], 1]],
  ['a NaN logit in front of the best one', [[[NaN, 1, 2]], 1]],
  ['a logit of +Infinity', [[ln(1, 2, 3), [0, Infinity, 1]], 1]],
  ['a logit of -Infinity', [[[1, 2, -Infinity]], 1]],
  ['k = 0', [good, 0]],
  ['k negative', [good, -1]],
  ['k above N', [good, 5]],
  ['k above N, though not above T * N', [[[1], [2], [3]], 2]],
  ['k between two integers', [good, 1.5]],
  ['k below 1', [good, 0.5]],
  ['k NaN', [good, NaN]],
  ['k infinite', [good, Infinity]],
  ['auxCoef negative', [good, 2, { auxCoef: -0.01 }]],
  ['auxCoef NaN', [good, 2, { auxCoef: NaN }]],
  ['auxCoef infinite', [good, 2, { auxCoef: Infinity }]],
  ['auxCoef of -Infinity', [good, 2, { auxCoef: -Infinity }]],
];

for (const [name, args] of invalidCalls) {
  cases.push({
    name,
    group: 'invalid',
    call: 'routeTopK',
    args,
    reason: 'A condition of the contract; the traps keep all checks',
  });
}

/** Batches of equally long rows of the given logits, with a k that fits. */
function batches(logit: fc.Arbitrary<number>, maxExperts: number) {
  return fc.integer({ min: 1, max: maxExperts }).chain((numExperts) =>
    fc.tuple(
      fc.array(fc.array(logit, { minLength: numExperts, maxLength: numExperts }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: numExperts }),
    ),
  );
}

const halves = fc.integer({ min: -8, max: 8 }).map((n) => n / 2);
const options = fc.record(
  { renormalize: fc.boolean(), auxCoef: fc.constantFrom(0, 0.001, 0.25, 1, 10) },
  { requiredKeys: [] },
);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases,
  random: [
    { name: 'small batches, default options', call: 'routeTopK', runs: 20, args: batches(halves, 5) },
    {
      name: 'small batches, any options',
      call: 'routeTopK',
      runs: 25,
      args: fc.tuple(batches(halves, 6), options).map(([[logits, k], given]) => [logits, k, given]),
    },
    {
      name: 'more than ten experts, many ties',
      call: 'routeTopK',
      runs: 15,
      args: batches(fc.constantFrom(0, 1, 2, 10), 14),
    },
    {
      name: 'widely spread logits',
      call: 'routeTopK',
      runs: 20,
      args: fc
        .tuple(batches(fc.constantFrom(0, 1, -1, 30, -30, 1000, 999, -1000), 4), options)
        .map(([[logits, k], given]) => [logits, k, given]),
    },
  ],
};
