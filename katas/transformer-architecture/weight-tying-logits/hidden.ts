import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand, row by row';

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function logits(
  name: string,
  args: unknown[],
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'tiedLogits', args, ...more };
}

function grad(
  name: string,
  args: unknown[],
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'tiedEmbeddingGrad', args, ...more };
}

const embedding = [
  [1, 0],
  [0, 2],
  [1, 1],
];
const ids = [0, 2, 0];
const dInput = [
  [1, 0],
  [0, 1],
  [2, 3],
];
const hs = [
  [1, 2],
  [0, 1],
  [1, 0],
];
const dLogits = [
  [0.5, -0.5, 0],
  [1, 0, -1],
  [0, 2, -2],
];
const both = [
  [3.5, 5],
  [1.5, -1],
  [-2, 0],
];

const examples: KataCase[] = [
  logits(
    'three tokens, two dimensions',
    [[3, 1], embedding],
    { expected: [3, 2, 4], route: 'by hand: 3 + 0, 0 + 2, 3 + 1' },
    'example',
  ),
  grad(
    'three lookups, one token twice, three predictions',
    [ids, dInput, hs, dLogits, 3],
    { expected: both, route: byHand },
    'example',
  ),
];

const heads: KataCase[] = [
  logits(
    'as many tokens as dimensions',
    [
      [2, -1],
      [
        [1, 3],
        [0.5, -2],
      ],
    ],
    { expected: [-1, 3], route: 'by hand: 2 - 3, 1 + 2' },
  ),
  logits('one token', [[2, 3, 4], [[1, 10, 100]]], { expected: [432], route: 'by hand: 2 + 30 + 400' }),
  logits('one dimension', [[-2], [[1], [0], [3], [-0.5]]], {
    expected: [-2, 0, -6, 1],
    route: 'by hand: each row times -2',
  }),
  logits(
    'more dimensions than tokens',
    [
      [1, 2, 3, 4],
      [
        [1, 0, 0, 0],
        [0.5, 0.5, 0.5, 0.5],
      ],
    ],
    { expected: [1, 5], route: byHand },
  ),
  logits(
    'large entries',
    [
      [1e8, -1e8],
      [
        [1e8, 1e8],
        [1e8, 0],
      ],
    ],
    { expected: [0, 1e16], route: 'by hand', reason: 'no softmax, no scale' },
  ),
];

const grads: KataCase[] = [
  grad(
    'a vocabulary larger than what occurs',
    [
      [4, 1],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [[1, -1, 2]],
      [[0.5, 0, -0.25, 0, 0, 1]],
      6,
    ],
    {
      expected: [
        [0.5, -0.5, 1],
        [4, 5, 6],
        [-0.25, 0.25, -0.5],
        [0, 0, 0],
        [1, 2, 3],
        [1, -1, 2],
      ],
      route: byHand,
    },
  ),
  grad('the same token at every place', [[1, 1, 1], dInput, hs, dLogits, 3], {
    expected: [
      [0.5, 2],
      [4.5, 3],
      [-2, -1],
    ],
    route: byHand,
  }),
  grad('lookups only', [ids, dInput, [], [], 3], {
    expected: [
      [3, 3],
      [0, 0],
      [0, 1],
    ],
    route: byHand,
  }),
  grad('predictions only', [[], [], hs, dLogits, 3], {
    expected: [
      [0.5, 2],
      [1.5, -1],
      [-2, -1],
    ],
    route: byHand,
  }),
  grad('more lookups than predictions', [[2, 0, 2], dInput, [[1, 2]], [[1, 1, -2]], 3], {
    expected: [
      [1, 3],
      [1, 2],
      [1, -1],
    ],
    route: byHand,
  }),
  grad('more predictions than lookups', [[1], [[5, 7]], hs, dLogits, 3], {
    expected: [
      [0.5, 2],
      [6.5, 6],
      [-2, -1],
    ],
    route: byHand,
  }),
  grad(
    'a gradient with as many tokens as dimensions',
    [
      [1],
      [[10, 20]],
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 0],
        [0, -1],
      ],
      2,
    ],
    {
      expected: [
        [1, 2],
        [7, 16],
      ],
      route: byHand,
    },
  ),
  grad('a vocabulary of one', [[0, 0], [[1], [2]], [[4]], [[0]], 1], {
    expected: [[3]],
    route: 'by hand: with a single token the scores have no gradient',
  }),
  grad(
    'gradients that cancel',
    [
      [0, 0],
      [
        [1, -2],
        [-1, 2],
      ],
      [[1, 1]],
      [[0, 0]],
      2,
    ],
    {
      expected: [
        [0, 0],
        [0, 0],
      ],
      route: byHand,
    },
  ),
  grad('the last token of the vocabulary', [[3], [[1, 1]], [], [], 4], {
    expected: [
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 1],
    ],
    route: byHand,
  }),
];

const repetitions: KataCase[] = [
  {
    name: 'gradients of different batches in turn',
    group: 'hidden',
    call: 'gradInTurn',
    args: [
      [
        [ids, dInput, hs, dLogits, 3],
        [[1, 1, 2], dInput, hs, dLogits, 3],
        [[], [], hs, dLogits, 3],
        [ids, dInput, hs, dLogits, 3],
      ],
    ],
  },
  {
    name: 'the same gradient again after the caller changed the first one',
    group: 'hidden',
    call: 'gradTwice',
    args: [[ids, dInput, hs, dLogits, 3]],
    expected: both,
    route: byHand,
  },
  {
    name: 'a change to one row of a gradient',
    group: 'hidden',
    call: 'markRow',
    args: [[[0], [[1, 2]], [], [], 3], 1],
    expected: [
      [1, 2],
      [-77, -77],
      [0, 0],
    ],
    route: byHand,
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args };
}

const invalidCalls: KataCase[] = [
  invalid('a hidden vector too short', 'tiedLogits', [1], embedding),
  invalid('a hidden vector too long', 'tiedLogits', [1, 2, 3], embedding),
  invalid('a hidden vector as long as the vocabulary', 'tiedLogits', [1, 2, 3], embedding),
  invalid('no hidden vector', 'tiedLogits', [], embedding),
  invalid('a short first embedding', 'tiedLogits', [1, 2], [[1], [1, 2]]),
  invalid('a long last embedding', 'tiedLogits', [1, 2], [...embedding, [1, 2, 3]]),
  ...[-1, 3, 1.5, NaN, Infinity].map((id) =>
    invalid(
      `a token of ${id} in a vocabulary of three`,
      'tiedEmbeddingGrad',
      [0, id, 0],
      dInput,
      hs,
      dLogits,
      3,
    ),
  ),
  invalid('a token in an empty vocabulary', 'tiedEmbeddingGrad', [0], [[1, 2]], [], [], 0),
  invalid('a token too few', 'tiedEmbeddingGrad', [0, 2], dInput, hs, dLogits, 3),
  invalid('a token too many', 'tiedEmbeddingGrad', [0, 2, 0, 1], dInput, hs, dLogits, 3),
  invalid('tokens without gradients', 'tiedEmbeddingGrad', [0], [], hs, dLogits, 3),
  invalid('a hidden vector too few', 'tiedEmbeddingGrad', ids, dInput, hs.slice(1), dLogits, 3),
  invalid('score gradients too few', 'tiedEmbeddingGrad', ids, dInput, hs, dLogits.slice(1), 3),
  invalid('score gradients without hidden vectors', 'tiedEmbeddingGrad', ids, dInput, [], dLogits, 3),
  invalid('a short input gradient', 'tiedEmbeddingGrad', ids, [...dInput.slice(1), [1]], hs, dLogits, 3),
  invalid('a long hidden vector', 'tiedEmbeddingGrad', ids, dInput, [...hs.slice(1), [1, 2, 3]], dLogits, 3),
  invalid('two widths', 'tiedEmbeddingGrad', [0], [[1, 2, 3]], hs, dLogits, 3),
  invalid('score gradients for a smaller vocabulary', 'tiedEmbeddingGrad', ids, dInput, hs, dLogits, 4),
  invalid('score gradients for a larger vocabulary', 'tiedEmbeddingGrad', [0, 1, 0], dInput, hs, dLogits, 2),
  invalid(
    'a row with a score gradient too few',
    'tiedEmbeddingGrad',
    ids,
    dInput,
    hs,
    [...dLogits.slice(1), [1, 2]],
    3,
  ),
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const small = (min: number, max: number) => fc.integer({ min, max });

function matrix(rows: number, width: number): fc.Arbitrary<number[][]> {
  const row = fc.array(entry, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

const logitArgs = fc
  .tuple(small(1, 5), small(1, 5))
  .chain(([v, d]) => fc.tuple(fc.array(entry, { minLength: d, maxLength: d }), matrix(v, d)));

const gradArgs = fc
  .tuple(small(1, 5), small(1, 4), small(0, 5), small(1, 4))
  .chain(([v, d, lookups, predictions]) =>
    fc.tuple(
      fc.array(fc.nat({ max: v - 1 }), { minLength: lookups, maxLength: lookups }),
      matrix(lookups, d),
      matrix(predictions, d),
      matrix(predictions, v),
      fc.constant(v),
    ),
  );

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...heads, ...grads, ...repetitions, ...invalidCalls],
  random: [
    { name: 'any scores', call: 'tiedLogits', runs: 20, args: logitArgs },
    { name: 'any gradients', call: 'tiedEmbeddingGrad', runs: 30, args: gradArgs },
  ],
};
