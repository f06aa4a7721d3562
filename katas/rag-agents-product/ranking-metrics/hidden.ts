import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const highPrecision = 'sums of exact worths over 40-digit logarithms';

const judged = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
]);

const examples: KataCase[] = [
  {
    name: 'nDCG of a ranking that misses a document',
    group: 'example',
    call: 'ndcgAtK',
    args: [['b', 'x', 'a'], judged, 3],
    expected: 0.69202021035289787,
    route: `by hand, (3 + 7/2) / (7 + 3/log2(3) + 1/2); ${highPrecision}`,
  },
  {
    name: 'recall among the first three',
    group: 'example',
    call: 'recallAtK',
    args: [['b', 'x', 'a'], ['a', 'b', 'c'], 3],
    expected: 2 / 3,
    route: 'by hand: two of three',
  },
  {
    name: 'three queries',
    group: 'example',
    call: 'meanReciprocalRank',
    args: [
      [
        ['b', 'x', 'a'],
        ['x', 'y'],
        ['x', 'a'],
      ],
      [['a'], ['a'], ['a']],
    ],
    expected: 5 / 18,
    route: 'by hand: (1/3 + 0 + 1/2) / 3',
  },
];

const recalls: KataCase[] = [
  {
    name: 'recall at 1',
    group: 'hidden',
    call: 'recallAtK',
    args: [['b', 'x', 'a'], ['a', 'b', 'c'], 1],
    expected: 1 / 3,
    route: 'by hand: one of three',
  },
  {
    name: 'recall at 2, the second is not relevant',
    group: 'hidden',
    call: 'recallAtK',
    args: [['b', 'x', 'a'], ['a', 'b'], 2],
    expected: 0.5,
    route: 'by hand: one of two',
    reason: 'the cut-off is inclusive and not one further',
  },
  {
    name: 'everything found, k larger than the number of relevant ids',
    group: 'hidden',
    call: 'recallAtK',
    args: [['x', 'a', 'y', 'b', 'z'], ['a', 'b'], 5],
    expected: 1,
    route: 'by hand: two of two',
  },
  {
    name: 'a ranking shorter than k',
    group: 'hidden',
    call: 'recallAtK',
    args: [['a', 'x'], ['a', 'b', 'c', 'd'], 10],
    expected: 0.25,
    route: 'by hand: one of four',
  },
  {
    name: 'a relevant id that is ranked twice',
    group: 'hidden',
    call: 'recallAtK',
    args: [['a', 'a', 'x', 'a'], ['a', 'b'], 4],
    expected: 0.5,
    route: 'by hand: one of two distinct ids',
    reason: 'distinct ids are counted',
  },
  {
    name: 'an id that is twice in the list of relevant ones',
    group: 'hidden',
    call: 'recallAtK',
    args: [['a', 'x', 'b'], ['b', 'a', 'b', 'c', 'b'], 3],
    expected: 2 / 3,
    route: 'by hand: two of three distinct ids',
    reason: 'distinct ids are counted in the denominator too',
  },
  {
    name: 'nothing is relevant',
    group: 'hidden',
    call: 'recallAtK',
    args: [['a', 'b'], [], 2],
    expected: 0,
    route: 'the contract',
    reason: 'no division by zero',
  },
  {
    name: 'nothing is ranked',
    group: 'hidden',
    call: 'recallAtK',
    args: [[], ['a'], 3],
    expected: 0,
    route: 'by hand: none of one',
    reason: 'a system may return nothing',
  },
  {
    name: 'nothing ranked and nothing relevant',
    group: 'hidden',
    call: 'recallAtK',
    args: [[], [], 1],
    expected: 0,
    route: 'the contract',
    reason: 'no division by zero',
  },
  {
    name: 'ids that are names of properties',
    group: 'hidden',
    call: 'recallAtK',
    args: [['constructor', '__proto__', 'x'], ['__proto__', 'toString', ''], 3],
    expected: 1 / 3,
    route: 'by hand: one of three',
    reason: 'an id is any string',
  },
];

const reciprocals: KataCase[] = [
  {
    name: 'several relevant ids, the first one counts',
    group: 'hidden',
    call: 'meanReciprocalRank',
    args: [[['x', 'b', 'a', 'c']], [['c', 'a', 'b']]],
    expected: 0.5,
    route: 'by hand: b stands at rank 2',
    reason: 'one hit per query counts, in the order of the ranking',
  },
  {
    name: 'all at the top',
    group: 'hidden',
    call: 'meanReciprocalRank',
    args: [
      [['a'], ['b', 'a']],
      [['a'], ['b', 'a']],
    ],
    expected: 1,
    route: 'by hand',
    reason: 'rank 1 counts as 1',
  },
  {
    name: 'mostly misses',
    group: 'hidden',
    call: 'meanReciprocalRank',
    args: [
      [['x', 'y', 'a', 'z'], ['x'], [], ['x', 'y', 'z'], ['y', 'x']],
      [['a'], ['a'], ['a'], ['b'], ['z']],
    ],
    expected: 1 / 15,
    route: 'by hand: 1/3 over 5 queries',
  },
  {
    name: 'only misses',
    group: 'hidden',
    call: 'meanReciprocalRank',
    args: [
      [['x'], []],
      [['a'], ['b']],
    ],
    expected: 0,
    route: 'by hand',
  },
  {
    name: 'a query without relevant ids',
    group: 'hidden',
    call: 'meanReciprocalRank',
    args: [
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      [[], ['b']],
    ],
    expected: 0.25,
    route: 'by hand: (0 + 1/2) / 2',
  },
  {
    name: 'first hits at ranks 1, 2, 4 and 8',
    group: 'hidden',
    call: 'meanReciprocalRank',
    args: [
      [1, 2, 4, 8].map((rank) => Array.from({ length: 8 }, (_, i) => (i === rank - 1 ? 'hit' : `other${i}`))),
      [['hit'], ['hit'], ['hit'], ['hit']],
    ],
    expected: 15 / 32,
    route: 'by hand: (1 + 1/2 + 1/4 + 1/8) / 4',
  },
  {
    name: 'an id that is relevant to another query',
    group: 'hidden',
    call: 'meanReciprocalRank',
    args: [
      [
        ['b', 'a'],
        ['a', 'c', 'b'],
      ],
      [['a'], ['b']],
    ],
    expected: 5 / 12,
    route: 'by hand: (1/2 + 1/3) / 2',
    reason: 'each query has its own list',
  },
];

const gainful: KataCase[] = [
  {
    name: 'linear gains',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['b', 'x', 'a'], judged, 3, 'linear'],
    expected: 0.735006985138874356,
    route: highPrecision,
  },
  {
    name: 'exponential gains, written out',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['b', 'x', 'a'], judged, 3, 'exponential'],
    expected: 0.69202021035289787,
    route: highPrecision,
  },
  {
    name: 'a mode that is present but undefined',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['c', 'a'], judged, 3, undefined],
  },
  {
    name: 'a smaller k',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['b', 'x', 'a'], judged, 2],
    expected: 0.337351972710416517,
    route: highPrecision,
  },
  {
    name: 'only the first rank',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['b', 'a', 'c'], judged, 1],
    expected: 3 / 7,
    route: 'by hand: 3 of 7',
  },
  {
    name: 'the ideal ranking',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['a', 'b', 'c'], judged, 3],
    expected: 1,
    route: 'by definition',
  },
  {
    name: 'the ideal ranking, cut',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['a', 'b', 'c', 'x'], judged, 2],
    expected: 1,
    route: 'by definition',
  },
  {
    name: 'five grades',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [
      ['p', 'q', 'x', 'r', 's', 'y'],
      new Map([
        ['s', 3],
        ['p', 1],
        ['r', 2],
        ['y', 0],
        ['q', 4],
      ]),
      6,
    ],
    expected: 0.677557520653710213,
    route: highPrecision,
  },
  {
    name: 'five grades, the first two ranks',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [
      ['p', 'q', 'x', 'r', 's', 'y'],
      new Map([
        ['s', 3],
        ['p', 1],
        ['r', 2],
        ['y', 0],
        ['q', 4],
      ]),
      2,
    ],
    expected: 0.538920085700720701,
    route: highPrecision,
  },
  {
    name: 'the best two are not in the ranking',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [
      ['c'],
      new Map([
        ['a', 4],
        ['b', 3],
        ['c', 1],
      ]),
      5,
    ],
    expected: 0.0502096043238276843,
    route: highPrecision,
  },
  {
    name: 'a short ranking and a large k',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['b'], judged, 1000],
    expected: 0.319393943239799017,
    route: highPrecision,
  },
  {
    name: 'a repeated id',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['b', 'x', 'a', 'b', 'c'], judged, 5],
    expected: 0.733206358204906565,
    route: highPrecision,
  },
  {
    name: 'the best id at every rank',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['a', 'a', 'a'], judged, 3],
    expected: 0.745252534226197706,
    route: highPrecision,
    reason: 'a repeated id must not lift the result above 1',
  },
  {
    name: 'an id that is repeated behind the cut',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['x', 'c', 'c', 'a'], judged, 2, 'linear'],
  },
  {
    name: 'one relevant id at rank 5',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['v', 'w', 'x', 'y', 'z'], new Map([['z', 1]]), 5],
    expected: 0.386852807234541587,
    route: 'by hand: 1 / log2(6)',
  },
  {
    name: 'one relevant id behind the cut',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['v', 'w', 'x', 'y', 'z'], new Map([['z', 1]]), 4],
    expected: 0,
    route: 'by hand: nothing among the first four',
  },
  {
    name: 'fractional gains',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [
      ['low', 'high'],
      new Map([
        ['low', 0.5],
        ['high', 1.5],
      ]),
      2,
    ],
    expected: 0.750238088015781742,
    route: highPrecision,
  },
  {
    name: 'a single small gain',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['x', 'a'], new Map([['a', 0.25]]), 2, 'linear'],
    expected: 0.630929753571457437,
    route: 'by hand: 1 / log2(3), whatever the gain is',
  },
  {
    name: 'gains of ten and more',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [
      ['j', 'i', 'k'],
      new Map([
        ['i', 10],
        ['j', 9],
        ['k', 30],
        ['l', 2],
      ]),
      4,
      'linear',
    ],
  },
  {
    name: 'thirty ranks, every third relevant, twelve relevant in all',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [
      Array.from({ length: 30 }, (_, i) => `d${i}`),
      new Map([
        ...Array.from({ length: 10 }, (_, i): [string, number] => [`d${3 * i}`, 1]),
        ['m', 1],
        ['n', 1],
      ]),
      30,
    ],
    expected: 0.673784706912390745,
    route: highPrecision,
  },
  {
    name: 'no judgements',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['a', 'b'], new Map(), 2],
    expected: 0,
    route: 'the contract: the ideal is worth nothing',
    reason: 'no division by zero',
  },
  {
    name: 'all judged as irrelevant',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [
      ['a', 'b'],
      new Map([
        ['a', 0],
        ['c', 0],
      ]),
      2,
    ],
    expected: 0,
    route: 'the contract: the ideal is worth nothing',
  },
  {
    name: 'no ranking',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [[], judged, 3],
    expected: 0,
    route: 'by hand: nothing was found',
    reason: 'a system may return nothing',
  },
  {
    name: 'names of properties without a judgement',
    group: 'hidden',
    call: 'ndcgAtK',
    args: [['constructor', '__proto__', 'size', 'c'], judged, 4, 'linear'],
    reason: 'an id is any string',
  },
];

const repeated: KataCase[] = [
  {
    name: 'several calls, made twice with the same arguments',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'ndcgAtK', args: [['b', 'a', 'a'], judged, 3] },
        { export: 'ndcgAtK', args: [['b', 'a', 'a'], judged, 3, 'linear'] },
        { export: 'ndcgAtK', args: [['b', 'a', 'a'], judged, 1] },
        { export: 'recallAtK', args: [['b', 'a', 'a'], ['a', 'c'], 2] },
        { export: 'meanReciprocalRank', args: [[['b', 'a']], [['a']]] },
      ],
      2,
    ],
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const ranking = ['a', 'b', 'x'];

const invalidCalls: KataCase[] = [
  ...[0, -1, 2.5, NaN, Infinity].flatMap((k) => [
    invalid(`recall at ${k}`, 'recallAtK', ranking, ['a'], k),
    invalid(`recall at ${k}, nothing relevant`, 'recallAtK', ranking, [], k),
    invalid(`nDCG at ${k}`, 'ndcgAtK', ranking, judged, k),
    invalid(`nDCG at ${k}, no judgements`, 'ndcgAtK', [], new Map(), k),
  ]),
  ...[-1, -0.001, NaN, Infinity, -Infinity].flatMap((gain) => [
    invalid(
      `a gain of ${gain}`,
      'ndcgAtK',
      ranking,
      new Map([
        ['b', 1],
        ['a', gain],
      ]),
      2,
    ),
    invalid(
      `a gain of ${gain}, not in the ranking`,
      'ndcgAtK',
      ranking,
      new Map([
        ['z', gain],
        ['a', 1],
      ]),
      2,
      'linear',
    ),
    invalid(
      `a gain of ${gain}, behind the cut`,
      'ndcgAtK',
      ranking,
      new Map([
        ['a', 1],
        ['x', gain],
      ]),
      1,
    ),
  ]),
  ...['log', '', 'toString', 'Linear'].flatMap((mode) => [
    invalid(`the mode ${JSON.stringify(mode)}`, 'ndcgAtK', ranking, judged, 2, mode),
    invalid(`the mode ${JSON.stringify(mode)}, no judgements`, 'ndcgAtK', ranking, new Map(), 2, mode),
  ]),
  invalid('no queries', 'meanReciprocalRank', [], []),
  invalid('more rankings than lists of relevant ids', 'meanReciprocalRank', [['a'], ['b']], [['a']]),
  invalid('more lists of relevant ids than rankings', 'meanReciprocalRank', [['a']], [['a'], ['b']]),
  invalid('rankings without relevant ids', 'meanReciprocalRank', [['a']], []),
  invalid('relevant ids without rankings', 'meanReciprocalRank', [], [['a']]),
];

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '__proto__');
const list = fc.array(id, { maxLength: 8 });
const k = fc.integer({ min: 1, max: 9 });
const gains = fc
  .array(fc.tuple(id, fc.constantFrom(0, 1, 2, 3, 4, 0.5)), { maxLength: 8 })
  .map((entries) => new Map(entries));
const mode = fc.constantFrom(undefined, 'exponential', 'linear');
const queries = fc
  .array(fc.tuple(list, fc.array(id, { maxLength: 3 })), { minLength: 1, maxLength: 5 })
  .map((pairs) => [pairs.map(([ranked]) => ranked), pairs.map(([, relevant]) => relevant)]);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...recalls, ...reciprocals, ...gainful, ...repeated, ...invalidCalls],
  random: [
    { name: 'recall of any ranking', call: 'recallAtK', runs: 20, args: fc.tuple(list, list, k) },
    { name: 'MRR of any queries', call: 'meanReciprocalRank', runs: 20, args: queries },
    { name: 'nDCG of any ranking', call: 'ndcgAtK', runs: 40, args: fc.tuple(list, gains, k, mode) },
  ],
};
