import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byColumns = 'by hand: logits are logarithms of parts of a whole, and the columns are searched by eye';

/** Logits whose softmax is the given numbers divided by their sum. */
const ln = (...parts: number[]) => parts.map(Math.log);

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function choose(
  name: string,
  logits: number[][],
  capacityFactor: number,
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'expertChoice', args: [logits, capacityFactor], ...more };
}

const three = [ln(6, 3, 1), ln(50, 41, 9), ln(2, 5, 3)];
const five = [ln(1, 9), ln(7, 3), ln(2, 8), ln(6, 4), ln(95, 5)];
const wide = [
  ln(4, 3, 2, 1),
  ln(1, 4, 3, 2),
  ln(70, 1, 8, 21),
  ln(25, 24, 26, 25),
  ln(2, 2, 2, 94),
  ln(41, 54, 4, 1),
];

const cases: KataCase[] = [
  choose(
    'three tokens, three experts, one token each',
    three,
    1,
    {
      expected: { tokens: [[0], [2], [2]], weights: [[0.6], [0.5], [0.3]], perToken: [1, 0, 2] },
      route: byColumns,
    },
    'example',
  ),
  choose(
    'five tokens, two experts, factor 1',
    five,
    1,
    {
      expected: {
        tokens: [
          [4, 1],
          [0, 2],
        ],
        weights: [
          [0.95, 0.7],
          [0.9, 0.8],
        ],
        perToken: [1, 1, 1, 0, 1],
      },
      route: byColumns,
    },
    'example',
  ),
  choose('three tokens, three experts, two tokens each', three, 2, {
    expected: {
      tokens: [
        [0, 1],
        [2, 1],
        [2, 0],
      ],
      weights: [
        [0.6, 0.5],
        [0.5, 0.41],
        [0.3, 0.1],
      ],
      perToken: [2, 2, 2],
    },
    route: byColumns,
  }),
  choose('the factor equals the number of experts', three, 3, {
    expected: {
      tokens: [
        [0, 1, 2],
        [2, 1, 0],
        [2, 0, 1],
      ],
      weights: [
        [0.6, 0.5, 0.2],
        [0.5, 0.41, 0.3],
        [0.3, 0.1, 0.09],
      ],
      perToken: [3, 3, 3],
    },
    route: `${byColumns}; every expert takes every token`,
  }),
  choose('five tokens, two experts, factor 1.75', five, 1.75),
  choose('five tokens, two experts, factor 2', five, 2),
  choose('a factor below 1', five, 0.5, {
    expected: { tokens: [[4], [0]], weights: [[0.95], [0.9]], perToken: [1, 0, 0, 0, 1] },
    route: `${byColumns}; 5 * 0.5 / 2 is 1.25`,
  }),
  choose('a tiny factor', five, 0.001, {
    expected: { tokens: [[4], [0]], weights: [[0.95], [0.9]], perToken: [1, 0, 0, 0, 1] },
    route: `${byColumns}; at least one token each`,
  }),
  choose('fewer tokens than experts', [ln(5, 3, 1, 1), ln(1, 2, 3, 4)], 1, {
    expected: {
      tokens: [[0], [0], [1], [1]],
      weights: [[0.5], [0.3], [0.3], [0.4]],
      perToken: [2, 2],
    },
    route: `${byColumns}; at least one token each`,
  }),
  choose('one token', [ln(1, 3)], 2, {
    expected: { tokens: [[0], [0]], weights: [[0.25], [0.75]], perToken: [2] },
    route: byColumns,
  }),
  choose('one expert', [[5], [-2], [0]], 1, {
    expected: { tokens: [[0, 1, 2]], weights: [[1, 1, 1]], perToken: [1, 1, 1] },
    route: 'by hand: a softmax over one expert is 1, so the tokens are taken in their order',
  }),
  choose('one expert, half of the tokens', [[5], [-2], [0], [9]], 0.5, {
    expected: { tokens: [[0, 1]], weights: [[1, 1]], perToken: [1, 1, 0, 0] },
    route: 'by hand: a softmax over one expert is 1, so the tokens are taken in their order',
  }),
  choose('one token and one expert', [[3]], 1, {
    expected: { tokens: [[0]], weights: [[1]], perToken: [1] },
    route: 'by hand',
    reason: 'smallest size',
  }),
  choose('one token that everybody wants', [ln(1, 1), ln(9, 1), ln(1, 1), ln(1, 1)], 1),
  choose('six tokens, four experts, factor 1', wide, 1),
  choose('six tokens, four experts, factor 2', wide, 2),
  choose('six tokens, four experts, factor 3.5', wide, 3.5),
  choose('equal rows', [ln(3, 1), ln(3, 1), ln(3, 1), ln(3, 1)], 1, {
    expected: {
      tokens: [
        [0, 1],
        [0, 1],
      ],
      weights: [
        [0.75, 0.75],
        [0.25, 0.25],
      ],
      perToken: [2, 2, 0, 0],
    },
    route: 'by hand: all scores of a column are equal, so the lower tokens are taken',
  }),
  choose('equal rows around a better one', [ln(1, 1), ln(1, 1), ln(3, 1), ln(1, 1)], 1, {
    expected: {
      tokens: [
        [2, 0],
        [0, 1],
      ],
      weights: [
        [0.75, 0.5],
        [0.5, 0.5],
      ],
      perToken: [2, 1, 1, 0],
    },
    route: byColumns,
  }),
  choose(
    'large logits of a token that cares little',
    [
      [100, 100, 99],
      [3, 1, 0],
      [50, 52, 51],
    ],
    1,
  ),
  choose(
    'logits of +-800',
    [
      [800, 801, -800],
      [-800, -802, -801],
      [3, 5, 2],
    ],
    1,
  ),
  choose(
    'negative logits',
    [
      [-1, -2, -3],
      [-5, -4, -7],
      [-2.5, -2, -1.5],
      [-9, -8, -8.2],
    ],
    2,
  ),
  choose('twelve tokens with equal rows in pairs', [...wide, ...wide], 1),
];

const repetitions: KataCase[] = [
  {
    name: 'batches and factors in turn',
    group: 'hidden',
    call: 'chooseInTurn',
    args: [
      [
        [three, 1],
        [three, 2],
        [five, 1],
        [wide, 1],
        [three, 1],
      ],
    ],
  },
  {
    name: 'the same batch again after the caller changed the first result',
    group: 'hidden',
    call: 'chooseTwice',
    args: [[three, 1]],
  },
];

function invalid(name: string, logits: unknown, capacityFactor: number): KataCase {
  return { name, group: 'invalid', call: 'expertChoice', args: [logits, capacityFactor] };
}

const invalidCalls: KataCase[] = [
  invalid('no tokens', [], 1),
  invalid('no experts', [[], []], 1),
  invalid(
    'a longer second row',
    [
      [1, 2],
      [1, 2, 3],
    ],
    1,
  ),
  invalid('a shorter last row', [[1, 2], [1, 2], [1]], 1),
  invalid('an empty row among others', [[1, 2], []], 1),
  invalid('factor 0', three, 0),
  invalid('a negative factor', three, -1),
  invalid('factor NaN', three, NaN),
  invalid('an infinite factor', three, Infinity),
  invalid('a factor a little above the number of experts', three, 3.001),
  invalid('a factor of 2 for one expert', [[1], [2]], 2),
  invalid(
    'a logit of NaN',
    [
      [1, 2],
      [NaN, 2],
    ],
    1,
  ),
  invalid(
    'a logit of Infinity',
    [
      [1, Infinity],
      [1, 2],
    ],
    1,
  ),
  invalid(
    'a logit of -Infinity',
    [
      [1, 2],
      [1, -Infinity],
    ],
    1,
  ),
];

/** Powers of two, so that the number of slots comes out the same however it is computed. */
const batches = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.constantFrom(1, 2, 4),
    fc.constantFrom(0.25, 0.5, 1, 1.25, 1.5, 2, 3, 4),
  )
  .filter(([, experts, factor]) => factor <= experts)
  .chain(([tokens, experts, factor]) => {
    const logit = fc.double({ min: -4, max: 4, noNaN: true });
    const row = fc.array(logit, { minLength: experts, maxLength: experts });
    return fc.tuple(fc.array(row, { minLength: tokens, maxLength: tokens }), fc.constant(factor));
  });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...cases, ...repetitions, ...invalidCalls],
  random: [{ name: 'any batch', call: 'expertChoice', runs: 50, args: batches }],
};
