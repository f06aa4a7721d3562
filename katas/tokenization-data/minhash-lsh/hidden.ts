import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

const vectors = 'published FNV-1a test vectors, through x -> (1 x + 0)';
const python = 'integers of arbitrary size in Python';
const byHand = 'by hand';

const prime = 4294967311;
const identity = { a: 1, b: 0 };

const examples: KataCase[] = [
  {
    name: 'bigrams of a repeated sentence',
    group: 'example',
    call: 'shingles',
    args: ['The cat sat. The cat sat!', 2],
    expected: ['the cat', 'cat sat', 'sat the'],
    route: byHand,
  },
  {
    name: 'two items under two functions',
    group: 'example',
    call: 'minhash',
    args: [
      ['a', 'b'],
      [identity, { a: 2, b: 1 }],
    ],
    expected: [3826002220, 3357037130],
    route: 'by hand from the published FNV-1a hashes of "a" and "b"',
  },
  {
    name: 'four signatures in two bands',
    group: 'example',
    call: 'lshPairs',
    args: [
      [
        [1, 2, 3, 4],
        [1, 2, 9, 9],
        [7, 7, 3, 4],
        [3, 4, 1, 2],
      ],
      2,
    ],
    expected: [
      [0, 1],
      [0, 2],
    ],
    route: byHand,
  },
  {
    name: '20 bands of 5 rows at similarity 0.8',
    group: 'example',
    call: 'lshProbability',
    args: [0.8, 20, 5],
    expected: 0.9996439421094793,
    route: 'fractions in Python',
    tolerance: toleranceD,
  },
];

function shingling(name: string, args: [string, number], expected: string[], reason?: string): KataCase {
  return { name, group: 'hidden', call: 'shingles', args, expected, route: byHand, reason };
}

const texts: KataCase[] = [
  shingling('single words', ['one two one three two', 1], ['one', 'two', 'three']),
  shingling(
    'trigrams of five words',
    ['a b c d e', 3],
    ['a b c', 'b c d', 'c d e'],
    'windows start at every word and end with the text',
  ),
  shingling('as many words as n', ['x y z', 3], ['x y z'], 'the boundary of a short text'),
  shingling('one word less than n', ['x y z', 4], ['x y z'], 'a short text'),
  shingling('one word, large n', ['Hello!', 13], ['hello'], 'a short text'),
  shingling('a word repeated three times', ['go go go', 2], ['go go']),
  shingling('the same word in other company', ['a b a c a b', 2], ['a b', 'b a', 'a c', 'c a']),
  shingling('empty text', ['', 3], [], 'a text without words'),
  shingling('separators only', [' \t\n--- ... ', 1], [], 'a text without words'),
  shingling(
    'separators at both ends',
    ['  ...to be, or not  ', 2],
    ['to be', 'be or', 'or not'],
    'no empty words',
  ),
  shingling(
    'underscores, apostrophes, digits and line breaks',
    ["snake_case don't\n3.14", 1],
    ['snake', 'case', 'don', 't', '3', '14'],
    'every character outside a-z and 0-9 separates',
  ),
  shingling(
    'letters outside ASCII separate',
    ['café naïve Füße', 1],
    ['caf', 'na', 've', 'f', 'e'],
    'the word pattern of the contract',
  ),
  shingling('capitals', ['GPU gpu Gpu', 1], ['gpu']),
  shingling(
    'numbers as words',
    ['10 9 10 2 1', 1],
    ['10', '9', '2', '1'],
    'the order of first occurrence, also for words that look like indexes',
  ),
  shingling(
    'words that are names of object members',
    ['constructor __proto__ constructor toString', 1],
    ['constructor', 'proto', 'tostring'],
    'an object used as a set has members of its own',
  ),
  shingling('two repetitions of a pair', ['a a b a a b a a', 2], ['a a', 'a b', 'b a']),
];

function hashing(
  name: string,
  items: string[],
  fns: { a: number; b: number }[],
  expected: number[],
  route: string,
  reason?: string,
): KataCase {
  return { name, group: 'hidden', call: 'minhash', args: [items, fns], expected, route, reason };
}

const sentence = ['the cat', 'cat sat', 'sat the'];

const signatures: KataCase[] = [
  hashing('hash of "foobar"', ['foobar'], [identity], [3214735720], vectors),
  hashing('hash of the empty string', [''], [identity], [2166136261], vectors, 'the empty string is an item'),
  hashing('the largest a and b', ['a'], [{ a: prime - 1, b: prime - 1 }], [468965090], python),
  hashing(
    'the largest a alone',
    ['a'],
    [{ a: prime - 1, b: 0 }],
    [468965091],
    'by hand: -x modulo p is p - x',
  ),
  hashing('a large multiplier', ['a'], [{ a: 4000000007, b: 123456789 }], [3585761488], python),
  hashing(
    'a sum of exactly p',
    ['a'],
    [{ a: 1, b: prime - 3826002220 }],
    [0],
    'by hand: b was chosen as p - x',
  ),
  hashing(
    'b wraps around',
    ['foobar', 'a', 'b'],
    [identity, { a: 1, b: 1e9 }],
    [3214735720, 531034909],
    python,
  ),
  hashing(
    'three bigrams under five functions',
    sentence,
    [
      { a: 3000000019, b: 7 },
      { a: prime - 1, b: prime - 1 },
      { a: 2147483647, b: 1 },
      { a: 65536, b: 0 },
      { a: 65535, b: prime - 1 },
    ],
    [2016094217, 1046192822, 705050596, 1565304676, 1488528275],
    python,
  ),
  hashing('one code unit above 127', ['é'], [identity], [1812687940], python),
  hashing('code units above 255', ['日本'], [identity], [1610399396], python, 'units of 16 bits, not bytes'),
  hashing('a surrogate pair', ['😀'], [identity], [3409036472], python, 'code units, not code points'),
  hashing('items in any script', ['é', '日本', '😀'], [{ a: 2654435761, b: 97 }], [1796017187], python),
  hashing(
    'no items',
    [],
    [identity, { a: 5, b: 3 }],
    [prime, prime],
    'the contract',
    'a document without shingles',
  ),
  hashing('no functions', ['a', 'b'], [], [], 'the contract', 'a signature without values'),
  {
    name: 'items in another order and repeated',
    group: 'hidden',
    call: 'minhash',
    args: [
      ['sat the', 'the cat', 'cat sat', 'the cat'],
      [
        { a: 3000000019, b: 7 },
        { a: 2147483647, b: 1 },
      ],
    ],
    expected: [2016094217, 705050596],
    route: python,
  },
  {
    name: 'from text to signature',
    group: 'hidden',
    call: 'signatureOfText',
    args: [
      'The cat sat. The cat sat!',
      2,
      [
        { a: 3000000019, b: 7 },
        { a: 65536, b: 0 },
      ],
    ],
    expected: [2016094217, 1565304676],
    route: python,
  },
];

function pairing(
  name: string,
  args: [number[][], number],
  expected: [number, number][],
  reason?: string,
): KataCase {
  return { name, group: 'hidden', call: 'lshPairs', args, expected, route: byHand, reason };
}

const bands: KataCase[] = [
  pairing('no signatures', [[], 3], [], 'nothing to pair'),
  pairing('one signature', [[[1, 1, 1, 1]], 4], [], 'no pair of a document with itself'),
  pairing(
    'three equal signatures',
    [
      [
        [5, 6, 7, 8],
        [5, 6, 7, 8],
        [5, 6, 7, 8],
      ],
      2,
    ],
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
    'a pair that meets in several bands is listed once',
  ),
  pairing(
    'one band: the whole signature',
    [
      [
        [1, 2, 3, 4],
        [1, 2, 3, 5],
        [1, 2, 3, 4],
        [0, 2, 3, 4],
      ],
      1,
    ],
    [[0, 2]],
  ),
  pairing(
    'bands of one value',
    [
      [
        [1, 2, 3, 4],
        [9, 2, 8, 7],
        [4, 1, 8, 3],
        [5, 5, 5, 5],
      ],
      4,
    ],
    [
      [0, 1],
      [1, 2],
    ],
  ),
  pairing(
    'two bands of three values',
    [
      [
        [1, 1, 2, 2, 3, 3],
        [1, 1, 9, 9, 3, 3],
        [1, 1, 2, 8, 8, 8],
        [7, 7, 7, 2, 3, 3],
      ],
      2,
    ],
    [
      [0, 2],
      [0, 3],
    ],
  ),
  pairing(
    'three bands of two values',
    [
      [
        [1, 1, 2, 2, 3, 3],
        [1, 1, 9, 9, 3, 3],
        [1, 1, 2, 8, 8, 8],
        [7, 7, 7, 2, 3, 3],
      ],
      3,
    ],
    [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
    ],
  ),
  pairing(
    'a later band finds an earlier pair',
    [
      [
        [1, 5],
        [2, 5],
        [3, 6],
        [3, 7],
      ],
      2,
    ],
    [
      [0, 1],
      [2, 3],
    ],
    'sorted by document, not by band',
  ),
  pairing(
    'more than ten documents',
    [Array.from({ length: 12 }, (_, i) => [i === 1 || i === 2 || i === 10 ? 77 : i, 100 + i]), 2],
    [
      [1, 2],
      [1, 10],
      [2, 10],
    ],
    'sorted as numbers',
  ),
  pairing(
    'the same values in another order within the band',
    [
      [
        [1, 2, 5, 6],
        [2, 1, 6, 5],
        [3, 0, 5, 6],
      ],
      2,
    ],
    [[0, 2]],
    'a band is a sequence, not a set or a sum',
  ),
  pairing(
    'values whose digits run together',
    [
      [
        [1, 23],
        [12, 3],
        [1, 23],
      ],
      1,
    ],
    [[0, 2]],
    'a key must be unambiguous',
  ),
  pairing(
    'equal slices at different places',
    [
      [
        [1, 2, 1, 3],
        [3, 1, 2, 1],
        [1, 3, 4, 4],
      ],
      2,
    ],
    [],
  ),
  pairing(
    'one signature with equal slices in two bands',
    [
      [
        [1, 2, 1, 2],
        [1, 2, 3, 3],
        [4, 4, 1, 2],
      ],
      2,
    ],
    [
      [0, 1],
      [0, 2],
    ],
  ),
  pairing(
    'twelve bands of one value',
    [
      [
        [0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1],
        [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
      ],
      12,
    ],
    [],
  ),
  pairing(
    'signatures of documents without shingles',
    [
      [
        [prime, prime],
        [4294967295, 0],
        [prime, prime],
        [0, 4294967295],
      ],
      1,
    ],
    [[0, 2]],
    'values above 2^32 and zeros',
  ),
  pairing(
    'values that are equal modulo 2^32',
    [
      [
        [0, 7],
        [4294967296, 7],
        [4294967296, 8],
      ],
      1,
    ],
    [],
    'values need 33 bits',
  ),
  pairing(
    'agreement in all but one value of each band',
    [
      [
        [1, 2, 3, 4, 5, 6, 7, 8],
        [1, 2, 3, 0, 0, 6, 7, 8],
      ],
      2,
    ],
    [],
  ),
  pairing(
    'one band out of four agrees',
    [
      [
        [1, 2, 3, 4, 5, 6, 7, 8],
        [0, 0, 0, 0, 5, 6, 0, 0],
      ],
      4,
    ],
    [[0, 1]],
  ),
];

function probability(
  name: string,
  args: [number, number, number],
  expected: number,
  reason?: string,
): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'lshProbability',
    args,
    expected,
    route: 'fractions in Python',
    tolerance: toleranceD,
    reason,
  };
}

const probabilities: KataCase[] = [
  probability('20 bands of 5 rows at similarity 0.3', [0.3, 20, 5], 0.04749425912497032),
  probability('16 bands of 4 rows at similarity 0.5', [0.5, 16, 4], 0.6439258695482072),
  probability('one band of one row', [0.9, 1, 1], 0.9, 'a band of one row agrees with the similarity itself'),
  probability('32 bands of 8 rows at similarity 0.2', [0.2, 32, 8], 8.191674949761345e-5),
  probability('similarity 0', [0, 7, 3], 0, 'the lower end'),
  probability('similarity 1', [1, 7, 3], 1, 'the upper end'),
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different kinds in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'shingles', args: ['a b a b', 2] },
        { export: 'shingles', args: ['a b a b', 1] },
        { export: 'minhash', args: [['a'], [{ a: 4000000007, b: 123456789 }]] },
        { export: 'minhash', args: [['b'], [identity]] },
        { export: 'minhash', args: [[], [identity]] },
        {
          export: 'lshPairs',
          args: [
            [
              [1, 2],
              [1, 3],
            ],
            2,
          ],
        },
        {
          export: 'lshPairs',
          args: [
            [
              [1, 2],
              [1, 3],
            ],
            1,
          ],
        },
        { export: 'shingles', args: ['b a', 2] },
      ],
    ],
    expected: [['a b', 'b a'], ['a', 'b'], [3585761488], [3876335077], [prime], [[0, 1]], [], ['b a']],
    route: python,
  },
  {
    name: 'the same shingles after the caller emptied the first list',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'shingles', args: ['x y z', 2] }],
    expected: ['x y', 'y z'],
    route: byHand,
    reason: 'nothing is kept between calls',
  },
  {
    name: 'the same pairs after the caller emptied the first list',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'lshPairs', args: [[[1], [1]], 1] }],
    expected: [[0, 1]],
    route: byHand,
    reason: 'nothing is kept between calls',
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const invalidInputs: KataCase[] = [
  invalid('n = 0', 'shingles', 'a b c', 0),
  invalid('a negative n', 'shingles', 'a b c', -2),
  invalid('a fractional n', 'shingles', 'a b c', 1.5),
  invalid('n NaN', 'shingles', 'a b c', NaN),
  invalid('an infinite n', 'shingles', 'a b c', Infinity),
  invalid('n = 0 for an empty text', 'shingles', '', 0),
  invalid('a fractional n above the number of words', 'shingles', 'a', 2.5),
  invalid('no bands', 'lshPairs', [[1, 2]], 0),
  invalid('a negative number of bands', 'lshPairs', [[1, 2]], -1),
  invalid('half a band', 'lshPairs', [[1, 2]], 0.5),
  invalid('bands NaN', 'lshPairs', [[1, 2]], NaN),
  invalid('infinitely many bands', 'lshPairs', [[1, 2]], Infinity),
  invalid('no bands for no signatures', 'lshPairs', [], 0),
  invalid('a fractional number of bands for no signatures', 'lshPairs', [], 1.5),
  invalid('three bands of four values', 'lshPairs', [[1, 2, 3, 4]], 3),
  invalid('more bands than values', 'lshPairs', [[1, 2]], 4),
  invalid(
    'a longer second signature',
    'lshPairs',
    [
      [1, 2],
      [1, 2, 3, 4],
    ],
    2,
  ),
  invalid('a shorter last signature', 'lshPairs', [[1, 2], [3, 4], [1]], 1),
  invalid('an empty signature among others', 'lshPairs', [[1, 2], []], 1),
  invalid('an empty signature first', 'lshPairs', [[], [1, 2]], 1),
  invalid('a similarity above 1', 'lshProbability', 1.01, 4, 4),
  invalid('a negative similarity', 'lshProbability', -0.01, 4, 4),
  invalid('similarity NaN', 'lshProbability', NaN, 4, 4),
  invalid('probability with no bands', 'lshProbability', 0.5, 0, 4),
  invalid('probability with a fraction of a band', 'lshProbability', 0.5, 2.5, 4),
  invalid('probability with no rows', 'lshProbability', 0.5, 4, 0),
  invalid('probability with a fraction of a row', 'lshProbability', 0.5, 4, 1.5),
  invalid('probability with rows NaN', 'lshProbability', 0.5, 4, NaN),
];

const scale: KataCase[] = [
  {
    name: '30,000 signatures of 64 values in 16 bands',
    group: 'scale',
    call: 'pairsOfCorpus',
    args: [{ documents: 30000, hashes: 64, bands: 16, copies: 400, seed: 5 }],
  },
];

const word = fc.constantFrom('a', 'b', 'The', 'the', '7', 'x1');
const separator = fc.constantFrom(' ', ', ', '\n', '--', '_', "'");
const prose = fc
  .array(fc.tuple(word, separator), { maxLength: 12 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

const coefficient = fc.oneof(
  fc.integer({ min: 1, max: prime - 1 }),
  fc.integer({ min: prime - 70000, max: prime - 1 }),
  fc.integer({ min: 1, max: 70000 }),
);
const functions = fc.array(fc.record({ a: coefficient, b: coefficient }), { minLength: 1, maxLength: 4 });
const items = fc.array(
  fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('ü', '数', '😀', 'new york', '')),
  { minLength: 1, maxLength: 5 },
);

const collections = fc
  .record({ rows: fc.integer({ min: 1, max: 3 }), bands: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, bands: count }) => {
    const value = fc.nat({ max: rows === 1 ? 9 : 2 });
    const signature = fc.array(value, { minLength: rows * count, maxLength: rows * count });
    return fc.tuple(fc.array(signature, { minLength: 2, maxLength: 13 }), fc.constant(count));
  });

export const tests: KataTests = {
  tolerance: exact,
  cases: [
    ...examples,
    ...texts,
    ...signatures,
    ...bands,
    ...probabilities,
    ...repetitions,
    ...invalidInputs,
    ...scale,
  ],
  random: [
    {
      name: 'shingles of short texts',
      call: 'shingles',
      runs: 20,
      args: fc.tuple(prose, fc.integer({ min: 1, max: 4 })),
    },
    { name: 'signatures of any items', call: 'minhash', runs: 20, args: fc.tuple(items, functions) },
    { name: 'pairs of small signatures', call: 'lshPairs', runs: 25, args: collections },
    {
      name: 'probabilities',
      call: 'lshProbability',
      runs: 10,
      tolerance: toleranceD,
      args: fc.tuple(
        fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
      ),
    },
  ],
};
