import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand: the ratio, the residual and the cumulative sums';

type Input = [draftTokens: number[], draftProbs: number[][], targetProbs: number[][], draws: number[]];

function hidden(name: string, args: Input, tokens: number[], accepted: number, calls: number): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'verify',
    args,
    expected: { tokens, accepted, calls },
    route: byHand,
  };
}

const q = [0.5, 0.25, 0.25];
const p = [0.25, 0.5, 0.25];
const flat = [0.25, 0.25, 0.25, 0.25];

const examples: KataCase[] = [
  {
    ...hidden('one draft token, accepted', [[0], [q], [p, [0.25, 0.25, 0.5]], [0.4, 0.6]], [0, 2], 1, 2),
    group: 'example',
  },
  {
    ...hidden('one draft token, rejected', [[0], [q], [p, [0.25, 0.25, 0.5]], [0.6, 0.9]], [1], 0, 2),
    group: 'example',
  },
  {
    name: 'four tokens drafted, four of five accepted',
    group: 'example',
    call: 'expectedTokens',
    args: [0.8, 4],
    expected: 3.3616,
    route: 'by hand: 1 + 0.8 + 0.64 + 0.512 + 0.4096',
  },
];

const acceptance: KataCase[] = [
  hidden('a token that the target likes better', [[1], [q], [p, p], [0.999, 0.1]], [1, 0], 1, 2),
  hidden('equal probabilities', [[2], [q], [p, p], [0.999, 0.3]], [2, 1], 1, 2),
  hidden('the number is exactly the ratio', [[0], [q], [p, p], [0.5, 0.1]], [1], 0, 2),
  hidden('the number is just below the ratio', [[0], [q], [p, p], [0.4999, 0.1]], [0, 0], 1, 2),
  hidden(
    'the target rules the token out',
    [
      [0],
      [[0.5, 0.5]],
      [
        [0, 1],
        [1, 0],
      ],
      [0, 0.3],
    ],
    [1],
    0,
    2,
  ),
  hidden(
    'likely, but far less likely than the draft thinks',
    [[0], [[1, 0, 0]], [[0.5, 0.25, 0.25], flat.slice(0, 2).concat(0.5)], [0.7, 0.2]],
    [1],
    0,
    2,
  ),
  hidden(
    'unlikely, but as likely as the draft thinks',
    [
      [3],
      [[0.75, 0.125, 0.0625, 0.0625]],
      [
        [0.75, 0.125, 0.0625, 0.0625],
        [1, 0, 0, 0],
      ],
      [0.99, 0.99],
    ],
    [3, 0],
    1,
    2,
  ),
  hidden(
    'the most likely token of the target is rejected',
    [
      [0],
      [[0.875, 0.125]],
      [
        [0.5625, 0.4375],
        [1, 0],
      ],
      [0.75, 0.5],
    ],
    [1],
    0,
    2,
  ),
  hidden(
    'a token that is not the most likely one is accepted',
    [
      [1],
      [[0.5, 0.5]],
      [
        [0.75, 0.25],
        [0.5, 0.5],
      ],
      [0.25, 0.75],
    ],
    [1, 1],
    1,
    2,
  ),
];

const residuals: KataCase[] = [
  hidden(
    'two tokens in the residual, the first part of it',
    [[0], [[0.75, 0.125, 0.125, 0]], [[0.25, 0.25, 0.125, 0.375], flat], [0.9, 0.2]],
    [1],
    0,
    2,
  ),
  hidden(
    'two tokens in the residual, the second part of it',
    [[0], [[0.75, 0.125, 0.125, 0]], [[0.25, 0.25, 0.125, 0.375], flat], [0.9, 0.3]],
    [3],
    0,
    2,
  ),
  hidden(
    'the end of the first part of the residual',
    [[0], [[0.75, 0.125, 0.125, 0]], [[0.25, 0.25, 0.125, 0.375], flat], [0.9, 0.25]],
    [3],
    0,
    2,
  ),
  hidden(
    'a small residual',
    [[3], [[0.25, 0.25, 0.25, 0.25]], [[0.25, 0.3125, 0.25, 0.1875], flat], [0.8, 0.95]],
    [1],
    0,
    2,
  ),
  hidden(
    'a residual between tokens that lose',
    [[2], [[0.25, 0.125, 0.5, 0.125]], [[0.125, 0.375, 0.125, 0.375], flat], [0.5, 0.6]],
    [3],
    0,
    2,
  ),
  hidden(
    'the number 0 and a first token without weight',
    [
      [1],
      [[0.5, 0.5, 0]],
      [
        [0.5, 0, 0.5],
        [0, 0.5, 0.5],
      ],
      [0.3, 0],
    ],
    [2],
    0,
    2,
  ),
  hidden(
    'a number close to 1 and last tokens without weight',
    [[0], [[1, 0, 0, 0]], [[0, 0.5, 0.5, 0], flat], [0.3, 1 - 2 ** -53]],
    [2],
    0,
    2,
  ),
];

const twoRows = [
  [0.5, 0.5, 0],
  [0.25, 0.25, 0.5],
];
const threeRows = [
  [0.25, 0.5, 0.25],
  [0.5, 0.25, 0.25],
  [0.125, 0.125, 0.75],
];

const sequences: KataCase[] = [
  hidden('two tokens, both accepted', [[1, 0], twoRows, threeRows, [0.9, 0.9, 0.1]], [1, 0, 0], 2, 3),
  hidden('two tokens, the second one rejected', [[1, 2], twoRows, threeRows, [0.9, 0.6, 0.7]], [1, 0], 1, 3),
  hidden('two tokens, the first one rejected', [[0, 0], twoRows, threeRows, [0.6, 0.1, 0.1]], [2], 0, 2),
  hidden(
    'four tokens, the third one rejected',
    [
      [0, 1, 2, 3],
      [flat, flat, [0, 0, 1, 0], flat],
      [flat, flat, [0.25, 0.25, 0.25, 0.25], flat, flat],
      [0.1, 0.2, 0.5, 0.9, 0.3, 0.7],
    ],
    [0, 1, 3],
    2,
    4,
  ),
  hidden(
    'the same token four times, all accepted',
    [
      [2, 2, 2, 2],
      [flat, flat, flat, flat],
      [flat, flat, flat, flat, [0, 1, 0, 0]],
      [0.9, 0.8, 0.7, 0.6, 0.99],
    ],
    [2, 2, 2, 2, 1],
    4,
    5,
  ),
  hidden('nothing drafted', [[], [], [[0.25, 0.25, 0.5]], [0.5]], [2], 0, 1),
  hidden('the bonus token at the end of a part', [[], [], [[0.25, 0.25, 0.5]], [0.25]], [1], 0, 1),
  hidden('a bonus row with gaps', [[], [], [[0, 0.5, 0, 0.5, 0]], [0.5]], [3], 0, 1),
  {
    ...hidden('the number 0 and a bonus row that begins with 0', [[], [], [[0, 0, 1]], [0]], [2], 0, 1),
    reason: 'a token without probability is never drawn',
  },
  {
    ...hidden(
      'rounding at the end of a bonus row',
      [[], [], [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 0]], [1 - 2 ** -53]],
      [9],
      0,
      1,
    ),
    reason: 'ten times 0.1 is not quite 1; the last token with weight stands in',
  },
  {
    ...hidden(
      'a vocabulary of one token',
      [
        [0, 0],
        [[1], [1]],
        [[1], [1], [1]],
        [0.9, 0.9, 0.9],
      ],
      [0, 0, 0],
      2,
      3,
    ),
    reason: 'the smallest vocabulary',
  },
  {
    ...hidden(
      'rows that are off 1 by rounding',
      [
        [0],
        [[0.5000004, 0.5]],
        [
          [0.25, 0.7500004],
          [0.5, 0.5000004],
        ],
        [0.3, 0.7],
      ],
      [0, 1],
      1,
      2,
    ),
    reason: 'sums within 1e-6 of 1 are accepted',
  },
];

const distribution: KataCase[] = [
  {
    name: 'the shares of 8000 verified drafts',
    group: 'hidden',
    call: 'shares',
    args: [[0.6, 0.3, 0.1, 0], [0.2, 0.3, 0.4, 0.1], 8000, 7],
    expected: [
      [0.2, 0.3, 0.4, 0.1],
      [0.2, 0.3, 0.4, 0.1],
    ],
    route: 'theorem of the paper: every token has the distribution of the target',
    tolerance: { absolute: 0.02, relative: 0 },
  },
];

const series: KataCase[] = [
  { name: 'nothing is accepted', args: [0, 5], expected: 1, route: 'by hand: only the corrected token' },
  { name: 'everything is accepted', args: [1, 5], expected: 6, route: 'by hand: five and the bonus token' },
  { name: 'one of two', args: [0.5, 3], expected: 1.875, route: 'by hand: 1 + 1/2 + 1/4 + 1/8' },
  { name: 'one token drafted', args: [0.75, 1], expected: 1.75, route: 'by hand: 1 + 3/4' },
  { name: 'a long draft', args: [0.9, 400], expected: 10, route: 'closed form: 1 / (1 - 0.9), up to 1e-18' },
].map((item) => ({ ...item, group: 'hidden', call: 'expectedTokens', tolerance: toleranceD }));

const degenerate: KataCase[] = [
  ...[
    { name: 'no draft', args: [0.7, 0], expected: 1, route: 'by hand: one token per pass' },
    { name: 'no draft, all accepted', args: [1, 0], expected: 1, route: 'by hand: one token per pass' },
    { name: 'no draft, none accepted', args: [0, 0], expected: 1, route: 'by hand: one token per pass' },
  ].map((item): KataCase => ({
    ...item,
    group: 'hidden',
    call: 'expectedTokens',
    tolerance: toleranceD,
    reason: 'the ends of both ranges',
  })),
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'verifyTwice',
    args: [[1], [q], [p, p]],
    expected: { tokens: [1, 1], accepted: 1 },
    route: byHand,
  },
];

function invalid(
  name: string,
  draftTokens: number[],
  draftProbs: number[][],
  targetProbs: number[][],
): KataCase {
  const args = [draftTokens, draftProbs, targetProbs];
  return { name, group: 'invalid', call: 'verifyInvalid', args, reason: 'a condition of the contract' };
}

function invalidSeries(name: string, alpha: number, gamma: number): KataCase {
  const args = [alpha, gamma];
  return { name, group: 'invalid', call: 'expectedTokens', args, reason: 'a condition of the contract' };
}

const invalidInputs: KataCase[] = [
  invalid('no target rows', [], [], []),
  invalid('no row for the bonus token', [0], [q], [p]),
  invalid('too many target rows', [0], [q], [p, p, p]),
  invalid('too few draft rows', [0, 0], [q], [p, p, p]),
  invalid('too many draft rows', [0], [q, q], [p, p]),
  invalid('a draft row without a token', [], [q], [p]),
  invalid('a shorter draft row', [0], [[0.5, 0.5]], [p, p]),
  invalid('a longer bonus row', [0], [q], [p, [0.25, 0.25, 0.25, 0.25]]),
  invalid('rows without entries', [], [], [[]]),
  invalid('a negative entry in a draft row', [0], [[0.75, -0.25, 0.5]], [p, p]),
  invalid('a negative entry in a target row', [0], [q], [[1.25, -0.25, 0], p]),
  invalid('a negative entry in the bonus row', [0], [q], [p, [0.75, 0.5, -0.25]]),
  invalid('a draft row that sums to less than 1', [0], [[0.5, 0.25, 0.249]], [p, p]),
  invalid('a target row that sums to more than 1', [0], [q], [[0.5, 0.5, 0.1], p]),
  invalid('a bonus row that is off by 2e-6', [0], [q], [p, [0.5, 0.25, 0.250002]]),
  invalid('a draft row of zeros', [0], [[0, 0, 0]], [p, p]),
  invalid('an entry that is NaN', [0], [q], [[NaN, 0.5, 0.5], p]),
  invalid(
    'a bad row behind a token that would be rejected',
    [0, 0],
    [
      [1, 0],
      [1, 0],
    ],
    [
      [0, 1],
      [0.5, 0.4],
      [1, 0],
    ],
  ),
  invalid('a token beyond the vocabulary', [3], [q], [p, p]),
  invalid('a negative token', [-1], [q], [p, p]),
  invalid('a fractional token', [0.5], [q], [p, p]),
  invalid('a token that is NaN', [NaN], [q], [p, p]),
  invalid('a token that the draft cannot have drawn', [2], [[0.5, 0.5, 0]], [p, p]),
  invalid('a last token that the draft cannot have drawn', [0, 2], [q, [0.5, 0.5, 0]], [p, p, p]),
  invalidSeries('a negative acceptance rate', -0.1, 3),
  invalidSeries('an acceptance rate above 1', 1.1, 3),
  invalidSeries('an acceptance rate that is NaN', NaN, 3),
  invalidSeries('a negative length', 0.5, -1),
  invalidSeries('a fractional length', 0.5, 1.5),
  invalidSeries('a length that is NaN', 0.5, NaN),
  invalidSeries('an infinite length', 0.5, Infinity),
];

/** Rows in sixteenths and numbers in odd parts of 2048, so that no comparison is close. */
function distributionOver(size: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat({ max: size - 1 }), { minLength: 16, maxLength: 16 }).map((ids) => {
    const row = new Array<number>(size).fill(0);
    for (const id of ids) row[id]! += 1 / 16;
    return row;
  });
}

const fraction = fc.nat({ max: 1023 }).map((k) => (2 * k + 1) / 2048);

const verification: fc.Arbitrary<unknown[]> = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 0, max: 4 }))
  .chain(([size, gamma]) => {
    const rows = (count: number) => fc.array(distributionOver(size), { minLength: count, maxLength: count });
    const draws = fc.array(fraction, { minLength: gamma + 2, maxLength: gamma + 2 });
    return fc.tuple(
      rows(gamma),
      rows(gamma + 1),
      draws,
      fc.array(fc.nat(), { minLength: gamma, maxLength: gamma }),
    );
  })
  .map(([draft, target, draws, choices]) => {
    const tokens = draft.map((row, i) => {
      const possible = row.flatMap((probability, id) => (probability > 0 ? [id] : []));
      return possible[choices[i]! % possible.length]!;
    });
    return [tokens, draft, target, draws];
  });

export const tests: KataTests = {
  tolerance: exact,
  cases: [
    ...examples.slice(0, 2),
    { ...examples[2]!, tolerance: toleranceD },
    ...acceptance,
    ...residuals,
    ...sequences,
    ...distribution,
    ...series,
    ...degenerate,
    ...invalidInputs,
  ],
  random: [
    { name: 'any drafts', call: 'verify', runs: 70, args: verification },
    {
      name: 'any acceptance rate',
      call: 'expectedTokens',
      runs: 15,
      args: fc.tuple(
        fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
        fc.nat({ max: 12 }),
      ),
      tolerance: toleranceD,
    },
  ],
};
