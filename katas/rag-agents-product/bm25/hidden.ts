import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const highPrecision = 'exact fractions and 40-digit logarithms of (2N + 2) / (2 df + 1)';

const hardware = [
  ['gpu', 'memory'],
  ['gpu', 'gpu', 'cache', 'line'],
  ['the', 'cache', 'of', 'the', 'disk', 'cache'],
];

const examples: KataCase[] = [
  {
    name: 'two terms, three documents',
    group: 'example',
    call: 'bm25Scores',
    args: [hardware, ['gpu', 'cache']],
    expected: [0.590861705337496125, 1.11625861945862194, 0.566579717446914092],
    route: `by hand; ${highPrecision}`,
  },
  {
    name: 'the ranking of the same documents',
    group: 'example',
    call: 'bm25Search',
    args: [hardware, ['gpu', 'cache'], 10],
    expected: [1, 0, 2],
    route: 'the scores of the worked example, sorted by hand',
  },
  {
    name: 'a term that is in every document',
    group: 'example',
    call: 'bm25Scores',
    args: [[['a', 'b'], ['a'], ['a', 'c', 'd']], ['a']],
    expected: [0.133531392624522623, 0.167868036442257012, 0.110856250480735763],
    route: highPrecision,
  },
];

/** Documents of 20 terms in which "a" occurs that many times, and one without it. */
const repetitions = [1, 2, 5, 20].map((times) =>
  Array.from({ length: 20 }, (_, i) => (i < times ? 'a' : 'filler')),
);

const scores: KataCase[] = [
  {
    name: 'one document',
    group: 'hidden',
    call: 'bm25Scores',
    args: [[['a', 'b', 'a']], ['a', 'z']],
    expected: [0.395562849621198775],
    route: `${highPrecision}: ln(4/3) * 11/8`,
  },
  {
    name: 'a term in most documents, one in few',
    group: 'hidden',
    call: 'bm25Scores',
    args: [
      [
        ['common', 'x'],
        ['common', 'y'],
        ['common', 'rare'],
        ['common', 'z'],
        ['w', 'v'],
      ],
      ['common', 'rare'],
    ],
    expected: [0.287682072451780927, 0.287682072451780927, 1.67397643357167154, 0.287682072451780927, 0],
    route: 'by hand: all have average length, so the scores are sums of ln(4/3) and ln 4',
  },
  {
    name: 'one, two, five and twenty occurrences',
    group: 'hidden',
    call: 'bm25Scores',
    args: [[...repetitions, ['filler']], ['a']],
    expected: [0.262493319564297805, 0.371081761208160415, 0.493596623444130187, 0.59118889824029708, 0],
    route: highPrecision,
  },
  {
    name: 'empty documents among others',
    group: 'hidden',
    call: 'bm25Scores',
    args: [
      [['a', 'b'], [], ['b', 'b', 'c', 'a'], []],
      ['b', 'c'],
    ],
    expected: [0.609969518892751872, 0, 1.3647794649940246, 0],
    route: highPrecision,
  },
  {
    name: 'long documents without a query term',
    group: 'hidden',
    call: 'bm25Scores',
    args: [
      [
        ['a', 'b', 'c'],
        ['x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x'],
        ['y', 'z'],
        ['a', 'a'],
      ],
      ['a'],
    ],
  },
  {
    name: 'a term that is twice in the query',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, ['gpu', 'cache', 'gpu']],
    expected: [1.18172341067499225, 1.76251360967150833, 0.566579717446914092],
    route: highPrecision,
    reason: 'the sum goes over occurrences in the query',
  },
  {
    name: 'k1 of 0',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, ['gpu', 'cache'], { k1: 0 }],
    expected: [0.470003629245735554, 0.940007258491471107, 0.470003629245735554],
    route: 'by hand: each term that is there adds its idf, ln 1.6',
    reason: 'an option of 0 is not a missing option',
  },
  {
    name: 'b of 0',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, ['gpu', 'cache'], { b: 0 }],
    expected: [0.470003629245735554, 1.11625861945862194, 0.646254990212886386],
    route: highPrecision,
  },
  {
    name: 'full length normalisation, k1 of 2',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, ['gpu', 'cache'], { b: 1, k1: 2 }],
    expected: [0.70500544386860333, 1.17500907311433888, 0.564004355094882664],
    route: highPrecision,
  },
  {
    name: 'a large k1',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, ['gpu', 'cache', 'disk'], { k1: 1e6, b: 0.5 }],
  },
  {
    name: 'options that are present but undefined',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, ['gpu', 'disk'], { k1: undefined, b: undefined }],
  },
  {
    name: 'empty options',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, ['line', 'the'], {}],
  },
  {
    name: 'the words constructor and toString',
    group: 'hidden',
    call: 'bm25Scores',
    args: [
      [
        ['constructor', 'of', 'a', 'class'],
        ['a', 'class'],
        ['toString', 'constructor', 'constructor'],
      ],
      ['constructor', 'toString'],
    ],
    expected: [0.413603193736247287, 0, 1.62708424322461262],
    route: highPrecision,
  },
  {
    name: 'the word __proto__',
    group: 'hidden',
    call: 'bm25Scores',
    args: [
      [
        ['__proto__', 'x'],
        ['x', 'y', 'z'],
        ['__proto__', '__proto__', 'y'],
      ],
      ['__proto__', 'y'],
    ],
    expected: [0.523548346501578845, 0.44713858782297004, 1.07144529534938104],
    route: highPrecision,
  },
  {
    name: 'words that are in the query only',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, ['valueOf', 'hasOwnProperty', 'length', 'nothing']],
    expected: [0, 0, 0],
    route: 'no document contains a term',
    reason: 'a term that no document has adds nothing, whatever its name',
  },
  {
    name: 'numbers, case, an empty string and surrounding blanks',
    group: 'hidden',
    call: 'bm25Scores',
    args: [
      [['1', 'GPU', ''], ['gpu', '01', ' gpu'], ['10', '0'], ['']],
      ['gpu', '1', ''],
    ],
  },
  {
    name: 'no query',
    group: 'hidden',
    call: 'bm25Scores',
    args: [hardware, []],
    expected: [0, 0, 0],
    route: 'an empty sum',
    reason: 'an empty query is valid',
  },
  {
    name: 'no documents',
    group: 'hidden',
    call: 'bm25Scores',
    args: [[], ['gpu']],
    expected: [],
    route: 'the contract: one score per document',
    reason: 'there is no average of nothing',
  },
  {
    name: 'all documents are empty',
    group: 'hidden',
    call: 'bm25Scores',
    args: [[[], [], []], ['gpu']],
    expected: [0, 0, 0],
    route: 'no document contains a term',
    reason: 'the average length is 0',
  },
];

const searches: KataCase[] = [
  {
    name: 'only the best one',
    group: 'hidden',
    call: 'bm25Search',
    args: [hardware, ['gpu', 'cache'], 1],
    expected: [1],
    route: 'the worked example',
    reason: 'the list is cut',
  },
  {
    name: 'one occurrence in a short document, two in a long one',
    group: 'hidden',
    call: 'bm25Search',
    args: [
      [
        ['gpu', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'gpu', 'k'],
        ['gpu', 'x'],
        ['y', 'z'],
      ],
      ['gpu'],
      5,
    ],
    expected: [1, 0],
    route: 'by hand: dl / avgdl is 9/4 and 3/8, so 2 is divided by 2 + 2.325 and 1 by 1 + 0.6375',
  },
  {
    name: 'the same without normalisation',
    group: 'hidden',
    call: 'bm25Search',
    args: [
      [
        ['gpu', 'x'],
        ['gpu', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'gpu', 'k'],
        ['y', 'z'],
      ],
      ['gpu'],
      5,
      { b: 0 },
    ],
    expected: [1, 0],
    route: 'by hand: with b = 0 two occurrences beat one',
    reason: 'the options reach the search',
  },
  {
    name: 'documents that have nothing of the query',
    group: 'hidden',
    call: 'bm25Search',
    args: [[['x'], ['a', 'y'], [], ['z'], ['a']], ['a'], 5],
    expected: [4, 1],
    route: 'by hand: the shorter one first, the others have score 0',
    reason: 'a score of 0 is no hit',
  },
  {
    name: 'a word of more than half of the documents',
    group: 'hidden',
    call: 'bm25Search',
    args: [[['a', 'b', 'c'], ['a', 'b'], ['a'], ['d']], ['a'], 4],
    expected: [2, 1, 0],
    route: 'by hand: the same idf, so the shorter the better',
  },
  {
    name: 'a rare word against two common ones',
    group: 'hidden',
    call: 'bm25Search',
    args: [
      [
        ['the', 'of'],
        ['the', 'of'],
        ['the', 'zeolite'],
        ['the', 'of'],
        ['of', 'the'],
      ],
      ['the', 'zeolite', 'of'],
      2,
    ],
    expected: [2, 0],
    route: 'by hand: ln(12/11) + ln 4 against ln(12/11) + ln(4/3)',
    reason: 'equal scores are in the order of the documents, also at the cut',
  },
  {
    name: 'many equal documents',
    group: 'hidden',
    call: 'bm25Search',
    args: [Array.from({ length: 24 }, (_, i) => (i % 3 === 1 ? ['b', 'a'] : ['a', 'b'])), ['a', 'b'], 14],
    expected: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    route: 'all scores are equal',
    reason: 'ties go to the lower index',
  },
  {
    name: 'more wanted than there are',
    group: 'hidden',
    call: 'bm25Search',
    args: [hardware, ['disk'], 1000],
    expected: [2],
    route: 'one document contains the term',
    reason: 'topN may exceed the number of documents',
  },
  {
    name: 'nothing found',
    group: 'hidden',
    call: 'bm25Search',
    args: [hardware, ['constructor', 'toString'], 3],
    expected: [],
    route: 'no document contains a term',
    reason: 'a search may find nothing',
  },
  {
    name: 'a search without query',
    group: 'hidden',
    call: 'bm25Search',
    args: [hardware, [], 3],
    expected: [],
    route: 'all scores are 0',
    reason: 'an empty query is valid',
  },
  {
    name: 'a search without documents',
    group: 'hidden',
    call: 'bm25Search',
    args: [[], ['gpu'], 3],
    expected: [],
    route: 'there is nothing to find',
    reason: 'an empty corpus is valid',
  },
  {
    name: 'a search in empty documents',
    group: 'hidden',
    call: 'bm25Search',
    args: [[[], []], ['gpu'], 3],
    expected: [],
    route: 'all scores are 0',
    reason: 'the average length is 0',
  },
];

const repeated: KataCase[] = [
  {
    name: 'different corpora and options in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'bm25Scores', args: [hardware, ['gpu', 'cache']] },
        { export: 'bm25Scores', args: [hardware.slice(0, 2), ['gpu', 'cache']] },
        { export: 'bm25Scores', args: [hardware, ['gpu', 'cache'], { k1: 2 }] },
        { export: 'bm25Search', args: [hardware, ['the', 'gpu'], 2] },
        { export: 'bm25Scores', args: [hardware, ['gpu', 'cache']] },
        { export: 'bm25Search', args: [hardware, ['the', 'gpu'], 3, { b: 0 }] },
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'bm25Scores', args: [hardware, ['gpu', 'cache'], { k1: 0 }] }],
    expected: [0.470003629245735554, 0.940007258491471107, 0.470003629245735554],
    route: 'by hand: each term that is there adds its idf, ln 1.6',
    reason: 'every result is a new array',
  },
  {
    name: 'the same search again after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'bm25Search', args: [hardware, ['gpu', 'cache'], 3] }],
    expected: [1, 0, 2],
    route: 'the worked example',
    reason: 'every result is a new array',
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const badOptions: [string, object][] = [
  ['a negative k1', { k1: -0.1 }],
  ['k1 NaN', { k1: NaN }],
  ['an infinite k1', { k1: Infinity }],
  ['a k1 of minus infinity', { k1: -Infinity }],
  ['b below 0', { b: -0.01 }],
  ['b above 1', { b: 1.01 }],
  ['b NaN', { b: NaN }],
];

const invalidCalls: KataCase[] = [
  ...badOptions.flatMap(([name, options]) => [
    invalid(name, 'bm25Scores', hardware, ['gpu'], options),
    invalid(`${name}, no documents`, 'bm25Scores', [], ['gpu'], options),
    invalid(`${name}, in a search`, 'bm25Search', hardware, ['gpu'], 2, options),
  ]),
  invalid('b NaN, no query', 'bm25Scores', hardware, [], { b: NaN }),
  invalid('a negative k1, no documents, in a search', 'bm25Search', [], [], 2, { k1: -1 }),
  ...[0, -1, 1.5, NaN, Infinity].flatMap((topN) => [
    invalid(`topN ${topN}`, 'bm25Search', hardware, ['gpu'], topN),
    invalid(`topN ${topN}, no documents`, 'bm25Search', [], [], topN),
  ]),
];

const words = ['a', 'b', 'c', 'd', 'constructor', '__proto__', 'toString', 'filler', 'other'];
const term = fc.constantFrom(...words);
const corpus = fc.array(fc.array(term, { maxLength: 9 }), { maxLength: 7 });
const options = fc.oneof(
  fc.constant(undefined),
  fc.record(
    { k1: fc.constantFrom(0, 0.5, 1.2, 2, 10), b: fc.constantFrom(0, 0.3, 0.75, 1) },
    { requiredKeys: [] },
  ),
);

/** Whether rounding cannot decide about the order: two scores are clearly apart, or the documents are the same. */
function isClearlyRanked([docs, query, , options]: [
  string[][],
  string[],
  number,
  Options | undefined,
]): boolean {
  const { k1 = 1.2, b = 0.75 } = options ?? {};
  const tokens = docs.flat().length;
  const rough = docs.map((doc) =>
    query.reduce((sum, wanted) => {
      const tf = doc.filter((word) => word === wanted).length;
      const df = docs.filter((other) => other.includes(wanted)).length;
      const length = 1 - b + (b * doc.length * docs.length) / Math.max(1, tokens);
      return tf === 0 ? sum : sum + (Math.log((docs.length + 1) / (df + 0.5)) * tf) / (tf + k1 * length);
    }, 0),
  );
  return rough.every((x, i) =>
    rough.every(
      (y, j) => (x === 0 && y === 0) || Math.abs(x - y) > 1e-6 || docs[i]!.join(' ') === docs[j]!.join(' '),
    ),
  );
}
type Options = { k1?: number; b?: number };

const search = fc
  .tuple(corpus, fc.array(term, { maxLength: 4 }), fc.integer({ min: 1, max: 8 }), options)
  .filter(isClearlyRanked);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...scores, ...searches, ...repeated, ...invalidCalls],
  random: [
    {
      name: 'scores of any documents',
      call: 'bm25Scores',
      runs: 40,
      args: fc.tuple(corpus, fc.array(term, { maxLength: 5 }), options),
    },
    { name: 'searches in any documents', call: 'bm25Search', runs: 30, args: search },
  ],
};
