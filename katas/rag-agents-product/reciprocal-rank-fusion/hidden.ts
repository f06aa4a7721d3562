import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

interface Options {
  k?: number;
  weights?: number[];
  topN?: number;
}
/** An id and the fractions that it got, as a sum. */
type Points = [id: string, ...terms: number[]];

function points(...list: Points[]): { id: string; score: number }[] {
  return list.map(([id, ...terms]) => ({ id, score: terms.reduce((sum, term) => sum + term, 0) }));
}

const byHand = 'ranks read off by hand, fractions added';

const hybrid = [
  ['A', 'B', 'C'],
  ['C', 'A', 'D'],
];
const crossed = [
  ['X', 'P', 'Q'],
  ['Y', 'Q', 'P'],
];

const examples: KataCase[] = [
  {
    name: 'a lexical and a dense ranking',
    group: 'example',
    call: 'rrf',
    args: [hybrid],
    expected: [
      { id: 'A', score: 0.0325224748810153359 },
      { id: 'C', score: 0.0322664584959666927 },
      { id: 'B', score: 0.0161290322580645161 },
      { id: 'D', score: 0.015873015873015873 },
    ],
    route: 'by hand: 1/61 + 1/62, 1/63 + 1/61, 1/62, 1/63',
  },
  {
    name: 'two pairs of equal scores, k of 1',
    group: 'example',
    call: 'rrf',
    args: [crossed, { k: 1 }],
    expected: [
      { id: 'P', score: 0.583333333333333333 },
      { id: 'Q', score: 0.583333333333333333 },
      { id: 'X', score: 0.5 },
      { id: 'Y', score: 0.5 },
    ],
    route: 'by hand: 7/12 and 1/2',
  },
];

const scores: KataCase[] = [
  {
    name: 'k of 0',
    group: 'hidden',
    call: 'rrf',
    args: [crossed, { k: 0 }],
    expected: points(['X', 1], ['Y', 1], ['P', 1 / 2, 1 / 3], ['Q', 1 / 3, 1 / 2]),
    route: byHand,
  },
  {
    name: 'one ranking',
    group: 'hidden',
    call: 'rrf',
    args: [[['c', 'a', 'b']]],
    expected: points(['c', 1 / 61], ['a', 1 / 62], ['b', 1 / 63]),
    route: byHand,
  },
  {
    name: 'a first place against two low ones',
    group: 'hidden',
    call: 'rrf',
    args: [
      [
        ['star', 'a', 'b', 'both'],
        ['c', 'd', 'e', 'f', 'both'],
      ],
    ],
    expected: points(
      ['both', 1 / 64, 1 / 65],
      ['star', 1 / 61],
      ['c', 1 / 61],
      ['a', 1 / 62],
      ['d', 1 / 62],
      ['b', 1 / 63],
      ['e', 1 / 63],
      ['f', 1 / 64],
    ),
    route: byHand,
  },
  {
    name: 'lists of very different lengths',
    group: 'hidden',
    call: 'rrf',
    args: [[['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['g'], ['h', 'b']], { k: 2 }],
    expected: points(
      ['b', 1 / 4, 1 / 4],
      ['g', 1 / 9, 1 / 3],
      ['a', 1 / 3],
      ['h', 1 / 3],
      ['c', 1 / 5],
      ['d', 1 / 6],
      ['e', 1 / 7],
      ['f', 1 / 8],
    ),
    route: byHand,
  },
  {
    name: 'a fractional k',
    group: 'hidden',
    call: 'rrf',
    args: [hybrid, { k: 0.5 }],
    expected: points(['A', 2 / 3, 2 / 5], ['C', 2 / 7, 2 / 3], ['B', 2 / 5], ['D', 2 / 7]),
    route: byHand,
  },
  {
    name: 'a repeated id',
    group: 'hidden',
    call: 'rrf',
    args: [[['a', 'b', 'a', 'c'], ['c']], { k: 1 }],
    expected: points(['c', 1 / 5, 1 / 2], ['a', 1 / 2], ['b', 1 / 3]),
    route: byHand,
  },
  {
    name: 'an id that fills a list',
    group: 'hidden',
    call: 'rrf',
    args: [
      [
        ['b', 'a', 'a', 'a', 'a'],
        ['c', 'd'],
      ],
    ],
    expected: points(['b', 1 / 61], ['c', 1 / 61], ['a', 1 / 62], ['d', 1 / 62]),
    route: byHand,
  },
  {
    name: 'an id repeated in one list and present in another',
    group: 'hidden',
    call: 'rrf',
    args: [
      [
        ['x', 'y', 'x', 'z', 'y'],
        ['z', 'z', 'y'],
      ],
      { k: 2 },
    ],
    expected: points(['z', 1 / 6, 1 / 3], ['y', 1 / 4, 1 / 5], ['x', 1 / 3]),
    route: byHand,
  },
];

const weighted: KataCase[] = [
  {
    name: 'weights',
    group: 'hidden',
    call: 'rrf',
    args: [hybrid, { weights: [0.5, 2] }],
    expected: points(['C', 0.5 / 63, 2 / 61], ['A', 0.5 / 61, 2 / 62], ['D', 2 / 63], ['B', 0.5 / 62]),
    route: byHand,
  },
  {
    name: 'weights that do not add up to anything special',
    group: 'hidden',
    call: 'rrf',
    args: [[['a', 'b'], ['b', 'c'], ['d']], { weights: [3, 1, 5], k: 9 }],
    expected: points(['d', 5 / 10], ['b', 3 / 11, 1 / 10], ['a', 3 / 10], ['c', 1 / 11]),
    route: byHand,
  },
  {
    name: 'a list of weight 0',
    group: 'hidden',
    call: 'rrf',
    args: [[['x', 'a', 'y'], ['a']], { weights: [0, 1] }],
    expected: points(['a', 1 / 61], ['x', 0], ['y', 0]),
    route: byHand,
    reason: 'ids with score 0 are part of the result',
  },
  {
    name: 'all weights 0',
    group: 'hidden',
    call: 'rrf',
    args: [
      [
        ['a', 'b', 'c'],
        ['c', 'd'],
      ],
      { weights: [0, 0], k: 0 },
    ],
    expected: points(['a', 0], ['c', 0], ['b', 0], ['d', 0]),
    route: 'by hand: the best ranks are 1, 1, 2, 2',
    reason: 'the best rank counts in lists of any weight',
  },
];

const ties: KataCase[] = [
  {
    name: 'equal scores, different best ranks',
    group: 'hidden',
    call: 'rrf',
    args: [
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
      { k: 0, weights: [1, 2] },
    ],
    expected: points(['d', 2], ['a', 1], ['e', 1], ['f', 2 / 3], ['b', 0.5], ['c', 1 / 3]),
    route: byHand,
    reason: 'a tie is broken by the best rank',
  },
  {
    name: 'equal scores, the better rank is met later',
    group: 'hidden',
    call: 'rrf',
    args: [
      [
        ['p', 'q', 'r'],
        ['s', 't'],
      ],
      { k: 0, weights: [4, 2] },
    ],
    expected: points(['p', 4], ['s', 2], ['q', 2], ['r', 4 / 3], ['t', 1]),
    route: byHand,
    reason: 'a tie is broken by the best rank before the order of appearance',
  },
  {
    name: 'equal scores and equal best ranks',
    group: 'hidden',
    call: 'rrf',
    args: [[['z', 'm'], ['b', 'a'], ['k']]],
    expected: points(['z', 1 / 61], ['b', 1 / 61], ['k', 1 / 61], ['m', 1 / 62], ['a', 1 / 62]),
    route: byHand,
    reason: 'a tie is broken by first appearance',
  },
  {
    name: 'equal scores from places that are exchanged',
    group: 'hidden',
    call: 'rrf',
    args: [
      [
        ['b', 'a'],
        ['a', 'b'],
      ],
    ],
    expected: points(['b', 1 / 61, 1 / 62], ['a', 1 / 61, 1 / 62]),
    route: byHand,
    reason: 'the list that is read first decides',
  },
  {
    name: 'one score of two terms, one of a single term',
    group: 'hidden',
    call: 'rrf',
    args: [[['u', 'v'], ['w', 'v'], ['x']], { k: 0 }],
    expected: points(['u', 1], ['w', 1], ['x', 1], ['v', 0.5, 0.5]),
    route: 'by hand: all have 1; v is second at best',
    reason: 'the best rank and not the number of lists breaks a tie',
  },
  {
    name: 'ids that look like numbers',
    group: 'hidden',
    call: 'rrf',
    args: [[['10', '2'], ['9', '1'], ['0']]],
    expected: points(['10', 1 / 61], ['9', 1 / 61], ['0', 1 / 61], ['2', 1 / 62], ['1', 1 / 62]),
    route: byHand,
    reason: 'the keys of an object are not in the order of insertion',
  },
  {
    name: 'ids that are names of properties',
    group: 'hidden',
    call: 'rrf',
    args: [[['constructor', '__proto__', ''], ['toString', '__proto__'], ['__proto__']], { k: 1 }],
    expected: points(
      ['__proto__', 1 / 3, 1 / 3, 1 / 2],
      ['constructor', 1 / 2],
      ['toString', 1 / 2],
      ['', 1 / 4],
    ),
    route: byHand,
    reason: 'an id is any string',
  },
];

const sizes: KataCase[] = [
  {
    name: 'the best two',
    group: 'hidden',
    call: 'rrf',
    args: [hybrid, { topN: 2 }],
    expected: points(['A', 1 / 61, 1 / 62], ['C', 1 / 63, 1 / 61]),
    route: byHand,
  },
  {
    name: 'the best one, met last',
    group: 'hidden',
    call: 'rrf',
    args: [[['a', 'b', 'c', 'd'], ['d'], ['e', 'd']], { topN: 1, k: 10 }],
    expected: points(['d', 1 / 14, 1 / 11, 1 / 12]),
    route: byHand,
  },
  {
    name: 'a cut between equal scores',
    group: 'hidden',
    call: 'rrf',
    args: [[['a'], ['b'], ['c']], { topN: 2 }],
    expected: points(['a', 1 / 61], ['b', 1 / 61]),
    route: byHand,
    reason: 'ties are broken before the list is cut',
  },
  {
    name: 'more wanted than there are',
    group: 'hidden',
    call: 'rrf',
    args: [hybrid, { topN: 50 }],
    reason: 'topN may exceed the number of ids',
  },
  {
    name: 'options that are present but undefined',
    group: 'hidden',
    call: 'rrf',
    args: [hybrid, { k: undefined, weights: undefined, topN: undefined }],
    reason: 'the same as no options',
  },
  {
    name: 'no rankings',
    group: 'hidden',
    call: 'rrf',
    args: [[]],
    expected: [],
    route: 'no ids',
    reason: 'there may be nothing to fuse',
  },
  {
    name: 'no rankings and no weights',
    group: 'hidden',
    call: 'rrf',
    args: [[], { weights: [], topN: 3 }],
    expected: [],
    route: 'no ids',
    reason: 'zero weights for zero rankings',
  },
  {
    name: 'only empty rankings',
    group: 'hidden',
    call: 'rrf',
    args: [[[], []], { weights: [1, 2] }],
    expected: [],
    route: 'no ids',
    reason: 'a system may find nothing',
  },
  {
    name: 'an empty ranking among others',
    group: 'hidden',
    call: 'rrf',
    args: [[[], ['a', 'b'], []], { weights: [7, 1, 3] }],
    expected: points(['a', 1 / 61], ['b', 1 / 62]),
    route: byHand,
  },
];

const repeated: KataCase[] = [
  {
    name: 'different rankings and options in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        [hybrid],
        [hybrid, { k: 1 }],
        [[['B', 'A']], { weights: [2] }],
        [crossed, { topN: 3 }],
        [hybrid],
        [crossed, { k: 0 }],
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [[hybrid, { k: 0 }]],
    expected: points(['A', 1, 1 / 2], ['C', 1 / 3, 1], ['B', 1 / 2], ['D', 1 / 3]),
    route: byHand,
    reason: 'every result is new',
  },
];

function invalid(name: string, rankings: string[][], options: Options): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'rrf',
    args: [rankings, options],
    reason: 'a condition of the contract',
  };
}

const invalidCalls: KataCase[] = [
  invalid('a negative k', hybrid, { k: -1 }),
  invalid('a k slightly below 0', hybrid, { k: -1e-9 }),
  invalid('k NaN', hybrid, { k: NaN }),
  invalid('a negative k, no rankings', [], { k: -60 }),
  invalid('k NaN, no rankings', [], { k: NaN }),
  invalid('too few weights', hybrid, { weights: [1] }),
  invalid('too many weights', hybrid, { weights: [1, 1, 1] }),
  invalid('no weights for two rankings', hybrid, { weights: [] }),
  invalid('a weight without rankings', [], { weights: [1] }),
  invalid('a negative weight', hybrid, { weights: [1, -0.5] }),
  invalid('a negative first weight', hybrid, { weights: [-1, 2] }),
  invalid('a negative weight for an empty ranking', [['a'], []], { weights: [1, -1] }),
  invalid('a weight that is NaN', hybrid, { weights: [NaN, 1] }),
  ...[0, -1, 1.5, NaN, Infinity].flatMap((topN) => [
    invalid(`topN ${topN}`, hybrid, { topN }),
    invalid(`topN ${topN}, no rankings`, [], { topN }),
  ]),
];

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', '7', '10', '__proto__');

function optionsFor(lists: number): fc.Arbitrary<Options | undefined> {
  const weight = fc.constantFrom(0, 0.5, 1, 1.75, 3);
  const some = fc.record(
    {
      k: fc.constantFrom(0, 1, 5.5, 20, 60),
      weights: fc.array(weight, { minLength: lists, maxLength: lists }),
      topN: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: [] },
  );
  return fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 5, arbitrary: some });
}

function rankings(minLists: number, maxLists: number): fc.Arbitrary<unknown[]> {
  return fc
    .array(fc.array(id, { maxLength: 7 }), { minLength: minLists, maxLength: maxLists })
    .chain((lists) => fc.tuple(fc.constant(lists), optionsFor(lists.length)))
    .filter(isClearlyRanked);
}

/** Whether rounding cannot decide about the order: scores are apart, or made of the same one or two terms. */
function isClearlyRanked([lists, options]: [string[][], Options | undefined]): boolean {
  const { k = 60, weights = lists.map(() => 1) } = options ?? {};
  const entries = [...new Set(lists.flat())].map((wanted) => {
    const terms = lists
      .map((list, i) => ({ weight: weights[i]!, rank: 1 + list.indexOf(wanted) }))
      .filter(({ weight, rank }) => weight > 0 && rank > 0);
    const sum = terms.reduce((total, { weight, rank }) => total + weight / (k + rank), 0);
    const made = terms.map(({ weight, rank }) => `${weight}/${rank}`).sort();
    return { sum, count: terms.length, made: made.join(' + ') };
  });
  return entries.every((a, i) =>
    entries.every((b, j) => i === j || Math.abs(a.sum - b.sum) > 1e-7 || (a.count <= 2 && a.made === b.made)),
  );
}

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...scores, ...weighted, ...ties, ...sizes, ...repeated, ...invalidCalls],
  random: [
    { name: 'up to two rankings', call: 'rrf', runs: 40, args: rankings(0, 2) },
    { name: 'three to five rankings', call: 'rrf', runs: 30, args: rankings(3, 5) },
  ],
};
