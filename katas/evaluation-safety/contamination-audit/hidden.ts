import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand';

interface Item {
  id: string;
  tokens: string[];
  embedding: number[];
}

/** An item from its text; tokens are what spaces separate. */
function item(id: string, text: string, embedding: number[] = [1, 0]): Item {
  return { id, tokens: text === '' ? [] : text.split(' '), embedding };
}

function tokens(id: string, list: string[], embedding: number[] = [1, 0]): Item {
  return { id, tokens: list, embedding };
}

const capital = [
  [item('q1', 'what is the capital of france', [3, 4])],
  [item('d1', 'tell me what is the capital', [4, 3]), item('d2', 'name the largest city', [0, 2])],
];

const examples: KataCase[] = [
  {
    name: 'half of the trigrams and a near neighbour',
    group: 'example',
    call: 'audit',
    args: [...capital, { n: 3, overlapThreshold: 0.6, cosineThreshold: 0.9 }],
    expected: [{ id: 'q1', ngramOverlap: 0.5, nearest: 'd1', similarity: 0.96, verdict: 'semantic' }],
    route: byHand,
  },
  {
    name: 'the same items with a lower threshold of the overlap',
    group: 'example',
    call: 'audit',
    args: [...capital, { n: 3, overlapThreshold: 0.5, cosineThreshold: 0.9 }],
    expected: [{ id: 'q1', ngramOverlap: 0.5, nearest: 'd1', similarity: 0.96, verdict: 'lexical' }],
    route: byHand,
  },
  {
    name: 'no training items',
    group: 'example',
    call: 'audit',
    args: [[item('q', 'a b c')], [], { n: 2, overlapThreshold: 0.5, cosineThreshold: 0.5 }],
    expected: [{ id: 'q', ngramOverlap: 0, nearest: null, similarity: 0, verdict: 'clean' }],
    route: 'the contract',
    reason: 'nothing to compare with',
  },
];

/** One test item whose overlap is asked for; embeddings are orthogonal to it and the threshold is out of reach. */
function overlap(
  name: string,
  n: number,
  test: Item | string,
  train: (Item | string)[],
  ngramOverlap: number,
  reason?: string,
): KataCase {
  const test0 = typeof test === 'string' ? item('q', test) : test;
  const train0 = train.map((one, i) => (typeof one === 'string' ? item(`d${i}`, one, [0, 1]) : one));
  return {
    name,
    group: 'hidden',
    call: 'audit',
    args: [[test0], train0, { n, overlapThreshold: 1, cosineThreshold: 1 }],
    expected: [
      {
        id: 'q',
        ngramOverlap,
        nearest: train0[0]?.id ?? null,
        similarity: 0,
        verdict: ngramOverlap === 1 ? 'lexical' : 'clean',
      },
    ],
    route: byHand,
    reason,
  };
}

const far = [0, 1];

const lexical: KataCase[] = [
  overlap('a repeated gram of the test item', 2, 'a b a b a b x', ['z a b z'], 1 / 3),
  overlap('grams found in different training items', 2, 'a b c d', ['a b', 'c d'], 2 / 3),
  overlap('a long training item', 2, 'a b c', ['p q r s t a b u v w x y z'], 1 / 2),
  overlap('a training item that repeats one gram', 2, 'a b c', ['a b a b a b a b'], 1 / 2),
  overlap('a run interrupted by another token', 2, 'a b', ['a x b'], 0, 'runs are contiguous'),
  overlap('a run in the other order', 2, 'a b', ['b a'], 0, 'a run has an order'),
  overlap(
    'a run over the border of two training items',
    2,
    'a b',
    ['x a', 'b y'],
    0,
    'a run lies in one item',
  ),
  overlap('a training item shorter than n', 3, 'a b c d', ['a b', 'b c d'], 1 / 2),
  overlap('a training item without tokens', 2, 'a b c', ['', 'b c'], 1 / 2, 'allowed by the contract'),
  overlap('exactly n tokens', 3, 'a b c', ['x a b c'], 1, 'one gram'),
  overlap('fewer than n tokens, found inside', 5, 'a b', ['x a b y'], 1, 'a short item is one gram'),
  overlap('fewer than n tokens, found at the end', 5, 'a b', ['x', 'y z a b'], 1, 'a short item is one gram'),
  overlap('fewer than n tokens, equal to a training item', 5, 'a b c', ['a b c'], 1, 'both shorter than n'),
  overlap('fewer than n tokens, scattered', 5, 'a b', ['a x b', 'b a'], 0, 'a short item is one run'),
  overlap(
    'fewer than n tokens, only a part is found',
    5,
    'a b c',
    ['x a b y'],
    0,
    'a short item is one gram',
  ),
  overlap('one token and n = 13', 13, 'a', ['x y a'], 1, 'a short item is one gram'),
  overlap('single tokens', 1, 'a b a c', ['c x', 'a y'], 2 / 3),
  overlap('capital letters differ', 1, 'The the', ['the'], 1 / 2, 'tokens are compared as they are'),
  overlap('a space inside a token', 2, tokens('q', ['a b', 'c']), [tokens('d', ['a', 'b c'], far)], 0),
  overlap(
    'letters that move to the next token',
    2,
    tokens('q', ['ab', 'c']),
    [tokens('d', ['a', 'bc'], far)],
    0,
  ),
  overlap('a comma inside a token', 2, tokens('q', ['a,b', 'c']), [tokens('d', ['a', 'b,c'], far)], 0),
  overlap(
    'other separators inside tokens',
    2,
    tokens('q', ['a|b', 'c', 'a\u0000b', 'c', 'a\nb', 'c', 'a","b', 'c', 'a\u001fb', 'c']),
    [
      tokens('d0', ['a', 'b|c'], far),
      tokens('d1', ['a', 'b\u0000c'], far),
      tokens('d2', ['a', 'b\nc'], far),
      tokens('d3', ['a', 'b","c'], far),
      tokens('d4', ['a', 'b\u001fc'], far),
    ],
    0,
    'a token may contain any character',
  ),
  overlap(
    'digits that move to the next token',
    2,
    tokens('q', ['12', '3']),
    [tokens('d', ['1', '23'], far)],
    0,
  ),
  overlap(
    'one token with a space against two tokens',
    2,
    tokens('q', ['new york']),
    [tokens('d', ['new', 'york'], far)],
    0,
  ),
  overlap(
    'empty tokens',
    2,
    tokens('q', ['', 'a', '']),
    [tokens('d', ['', 'a'], far)],
    1 / 2,
    'the empty string is a token',
  ),
  overlap(
    'a single empty token',
    3,
    tokens('q', ['']),
    [tokens('d', ['x', ''], far)],
    1,
    'the empty string is a token',
  ),
  overlap(
    'tokens that are names of object members',
    1,
    'constructor toString __proto__',
    ['valueOf'],
    0,
    'an object used as an index has members of its own',
  ),
  overlap(
    'many different tokens',
    2,
    't0 t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12 t11 t2 t10 t1',
    ['t1 t12', 't0 t11'],
    0,
    'tokens that are numbered must not run together either',
  ),
  {
    name: 'short and long test items together',
    group: 'hidden',
    call: 'audit',
    args: [
      [item('s', 'b c'), item('m', 'a b c'), item('l', 'a b c d e'), item('t', 'c')],
      [item('d0', 'x b c x', far), item('d1', 'a b c d', far)],
      { n: 3, overlapThreshold: 0.9, cosineThreshold: 1 },
    ],
    expected: [
      { id: 's', ngramOverlap: 1, nearest: 'd0', similarity: 0, verdict: 'lexical' },
      { id: 'm', ngramOverlap: 1, nearest: 'd0', similarity: 0, verdict: 'lexical' },
      { id: 'l', ngramOverlap: 2 / 3, nearest: 'd0', similarity: 0, verdict: 'clean' },
      { id: 't', ngramOverlap: 1, nearest: 'd0', similarity: 0, verdict: 'lexical' },
    ],
    route: byHand,
  },
  {
    name: 'a threshold of the overlap of 0',
    group: 'hidden',
    call: 'audit',
    args: [[item('q', 'a b c')], [item('d', 'x y', far)], { n: 2, overlapThreshold: 0, cosineThreshold: 1 }],
    expected: [{ id: 'q', ngramOverlap: 0, nearest: 'd', similarity: 0, verdict: 'lexical' }],
    route: 'by hand: 0 >= 0',
    reason: 'a threshold is reached when it is equalled',
  },
];

/** Items without common tokens: only the embeddings speak. */
function nearest(
  name: string,
  test: number[],
  train: number[][],
  cosineThreshold: number,
  expected: { nearest: string; similarity: number; verdict: string },
  reason?: string,
): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'audit',
    args: [
      [item('q', 'a b c', test)],
      train.map((embedding, i) => item(`d${i}`, 'x y z', embedding)),
      { n: 2, overlapThreshold: 0.5, cosineThreshold },
    ],
    expected: [{ id: 'q', ngramOverlap: 0, ...expected }],
    route: byHand,
    reason,
  };
}

const corner = [1, 1, 1, 1];

const semantic: KataCase[] = [
  nearest(
    'a long vector in another direction',
    [1, 0],
    [
      [300, 400],
      [0.5, 0],
    ],
    0.9,
    {
      nearest: 'd1',
      similarity: 1,
      verdict: 'semantic',
    },
  ),
  nearest(
    'a long test vector',
    [300, 400],
    [
      [0, 1],
      [1, 0],
    ],
    0.75,
    {
      nearest: 'd0',
      similarity: 0.8,
      verdict: 'semantic',
    },
  ),
  nearest(
    'short vectors',
    [3e-5, 4e-5],
    [
      [0, 2e-5],
      [4e-5, 3e-5],
    ],
    0.95,
    {
      nearest: 'd1',
      similarity: 0.96,
      verdict: 'semantic',
    },
  ),
  nearest(
    'parallel vectors of several lengths',
    [1, 0],
    [
      [0, 1],
      [2, 0],
      [5, 0],
    ],
    0.9,
    {
      nearest: 'd1',
      similarity: 1,
      verdict: 'semantic',
    },
  ),
  nearest(
    'the best is the last',
    [0, 1],
    [
      [1, 0],
      [4, 3],
      [3, 4],
    ],
    0.9,
    {
      nearest: 'd2',
      similarity: 0.8,
      verdict: 'clean',
    },
  ),
  nearest(
    'only negative cosines',
    [1, 0],
    [
      [-4, 3],
      [-3, 4],
      [-1, 0],
    ],
    0.5,
    {
      nearest: 'd1',
      similarity: -0.6,
      verdict: 'clean',
    },
  ),
  nearest('only one candidate, opposite', [2], [[-3]], 0, {
    nearest: 'd0',
    similarity: -1,
    verdict: 'clean',
  }),
  nearest(
    'a zero vector among negative cosines',
    [1, 0],
    [
      [-1, 0],
      [0, 0],
      [-3, 4],
    ],
    0.5,
    {
      nearest: 'd1',
      similarity: 0,
      verdict: 'clean',
    },
  ),
  nearest(
    'a zero vector before a better one',
    [1, 0],
    [
      [0, 0],
      [3, 4],
    ],
    0.5,
    {
      nearest: 'd1',
      similarity: 0.6,
      verdict: 'semantic',
    },
  ),
  nearest(
    'a zero vector after a better one',
    [1, 0],
    [
      [3, 4],
      [0, 0],
    ],
    0.5,
    {
      nearest: 'd0',
      similarity: 0.6,
      verdict: 'semantic',
    },
  ),
  nearest(
    'the test item has a zero vector',
    [0, 0],
    [
      [1, 0],
      [3, 4],
    ],
    0.5,
    {
      nearest: 'd0',
      similarity: 0,
      verdict: 'clean',
    },
  ),
  nearest(
    'zero vectors only, threshold 0',
    [0, 0],
    [
      [0, 0],
      [0, 0],
    ],
    0,
    {
      nearest: 'd0',
      similarity: 0,
      verdict: 'semantic',
    },
  ),
  nearest('cosine equal to its threshold', corner, [[1, 0, 0, 0]], 0.5, {
    nearest: 'd0',
    similarity: 0.5,
    verdict: 'semantic',
  }),
  nearest(
    'cosine just below its threshold',
    corner,
    [[1, 0, 0, 0]],
    0.5001,
    { nearest: 'd0', similarity: 0.5, verdict: 'clean' },
    'a threshold that is not reached',
  ),
  nearest('a threshold of the cosine of 1', [0, 7], [[0, 2]], 1, {
    nearest: 'd0',
    similarity: 1,
    verdict: 'semantic',
  }),
  {
    name: 'the nearest item has the empty string as its id',
    group: 'hidden',
    call: 'audit',
    args: [
      [item('', 'a b c')],
      [item('', 'x y', [2, 0]), item('d', 'x y', far)],
      { n: 2, overlapThreshold: 0.5, cosineThreshold: 0.5 },
    ],
    expected: [{ id: '', ngramOverlap: 0, nearest: '', similarity: 1, verdict: 'semantic' }],
    route: byHand,
    reason: 'an id is any string',
  },
  {
    name: 'a paraphrase without a common gram',
    group: 'hidden',
    call: 'audit',
    args: [
      [item('q', 'compute the area of a circle of radius two', [2, 1, 2])],
      [
        item('d0', 'the area of a square', [2, -1, 0]),
        item('d1', 'how large is a disc that is two wide on each side', [4, 2, 4]),
      ],
      { n: 5, overlapThreshold: 0.5, cosineThreshold: 0.9 },
    ],
    expected: [{ id: 'q', ngramOverlap: 0, nearest: 'd1', similarity: 1, verdict: 'semantic' }],
    route: byHand,
  },
  {
    name: 'both thresholds are reached',
    group: 'hidden',
    call: 'audit',
    args: [
      [item('q', 'a b c', [3, 4])],
      [item('d0', 'a b c', [-3, 4]), item('d1', 'x', [3, 4])],
      { n: 2, overlapThreshold: 0.8, cosineThreshold: 0.9 },
    ],
    expected: [{ id: 'q', ngramOverlap: 1, nearest: 'd1', similarity: 1, verdict: 'lexical' }],
    route: byHand,
    reason: 'the overlap is asked first; the nearest item need not be the one that shares the text',
  },
  {
    name: 'four items with four fates',
    group: 'hidden',
    call: 'audit',
    args: [
      [
        item('copy', 'a b c d', [0, 0, 1]),
        item('rephrased', 'k l m', [1, 2, 2]),
        item('new', 'u v w', [-1, 0, 0]),
        item('half', 'a b x y', [0, 3, 4]),
      ],
      [item('d0', 'a b c d e', [1, 0, 0]), item('d1', 'r s t', [2, 4, 4]), item('d2', 'o p', [0, 1, 0])],
      { n: 2, overlapThreshold: 0.5, cosineThreshold: 0.95 },
    ],
    expected: [
      { id: 'copy', ngramOverlap: 1, nearest: 'd1', similarity: 2 / 3, verdict: 'lexical' },
      { id: 'rephrased', ngramOverlap: 0, nearest: 'd1', similarity: 1, verdict: 'semantic' },
      { id: 'new', ngramOverlap: 0, nearest: 'd2', similarity: 0, verdict: 'clean' },
      { id: 'half', ngramOverlap: 1 / 3, nearest: 'd1', similarity: 14 / 15, verdict: 'clean' },
    ],
    route: byHand,
  },
  {
    name: 'no test items',
    group: 'hidden',
    call: 'audit',
    args: [[], [item('d', 'a b')], { n: 2, overlapThreshold: 0.5, cosineThreshold: 0.5 }],
    expected: [],
    route: 'the contract',
    reason: 'nothing to audit',
  },
  {
    name: 'neither test nor training items',
    group: 'hidden',
    call: 'audit',
    args: [[], [], { n: 1, overlapThreshold: 0, cosineThreshold: 0 }],
    expected: [],
    route: 'the contract',
    reason: 'nothing to audit',
  },
];

const loose = { n: 2, overlapThreshold: 0.5, cosineThreshold: 0.5 };

const repetitions: KataCase[] = [
  {
    name: 'audits of different corpora in turn',
    group: 'hidden',
    call: 'auditInTurn',
    args: [
      [
        [[item('q', 'a b c')], [item('d', 'a b c')], loose],
        [[item('q', 'a b c')], [item('e', 'c b a', far)], loose],
        [[item('q', 'a b c')], [item('e', 'b c', far)], { ...loose, n: 3 }],
        [[item('q', 'a b')], [], loose],
      ],
    ],
    expected: [
      [{ id: 'q', ngramOverlap: 1, nearest: 'd', similarity: 1, verdict: 'lexical' }],
      [{ id: 'q', ngramOverlap: 0, nearest: 'e', similarity: 0, verdict: 'clean' }],
      [{ id: 'q', ngramOverlap: 0, nearest: 'e', similarity: 0, verdict: 'clean' }],
      [{ id: 'q', ngramOverlap: 0, nearest: null, similarity: 0, verdict: 'clean' }],
    ],
    route: byHand,
    reason: 'nothing is kept between calls',
  },
  {
    name: 'the same audit after the caller changed the first result',
    group: 'hidden',
    call: 'auditTwice',
    args: [[item('q', 'a b c')], [item('d', 'a b')], loose],
    expected: [{ id: 'q', ngramOverlap: 0.5, nearest: 'd', similarity: 1, verdict: 'lexical' }],
    route: byHand,
    reason: 'nothing is kept between calls',
  },
];

function invalid(name: string, test: Item[], train: Item[], options: Partial<typeof loose>): KataCase {
  return {
    name,
    group: 'invalid',
    call: 'audit',
    args: [test, train, { ...loose, ...options }],
    reason: 'a condition of the contract',
  };
}

const one = [item('q', 'a b')];
const other = [item('d', 'b c')];

const invalidInputs: KataCase[] = [
  invalid('n = 0', one, other, { n: 0 }),
  invalid('a negative n', one, other, { n: -1 }),
  invalid('a fractional n', one, other, { n: 1.5 }),
  invalid('n NaN', one, other, { n: NaN }),
  invalid('an infinite n', one, other, { n: Infinity }),
  invalid('n = 0 without items', [], [], { n: 0 }),
  invalid('a threshold of the overlap above 1', one, other, { overlapThreshold: 1.01 }),
  invalid('a negative threshold of the overlap', one, other, { overlapThreshold: -0.01 }),
  invalid('a threshold of the overlap that is NaN', one, other, { overlapThreshold: NaN }),
  invalid('a threshold of the cosine above 1', one, other, { cosineThreshold: 1.01 }),
  invalid('a threshold of the cosine below 0', one, other, { cosineThreshold: -0.5 }),
  invalid('a threshold of the cosine that is NaN', one, other, { cosineThreshold: NaN }),
  invalid('a bad threshold without test items', [], other, { cosineThreshold: 2 }),
  invalid('a training embedding of another length', one, [item('d', 'b c', [1, 0, 0])], {}),
  invalid('two test embeddings of different length', [...one, item('r', 'c d', [1])], [], {}),
  invalid('two training embeddings of different length', [], [...other, item('e', 'c', [1, 2, 3])], {}),
  invalid('an empty training embedding', one, [item('d', 'b c', [])], {}),
  invalid('a test item without tokens', [item('q', '')], other, {}),
  invalid('a last test item without tokens', [...one, item('r', '')], other, {}),
  invalid('a test item without tokens, no training items', [item('q', '')], [], {}),
];

const scale: KataCase[] = [
  {
    name: '300 test items against 20,000 training items',
    group: 'scale',
    call: 'auditCorpus',
    args: [
      { tests: 300, trainings: 20000, tokens: 50, vocabulary: 5000, dims: 8, leaks: 300, seed: 3 },
      { n: 13, overlapThreshold: 0.3, cosineThreshold: 0.95 },
    ],
    timesReference: 5,
    reason: 'the size that the contract names; rules out a scan of the corpus for every test item',
  },
];

const text = (minLength: number): fc.Arbitrary<string[]> =>
  fc.array(fc.constantFrom('a', 'b', 'c', 'a b', ''), { minLength, maxLength: 8 });

/** Directions without structure, so that only equal vectors have equal cosines. */
const embedding = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 9 }).map(scrambled) },
  { weight: 1, arbitrary: fc.constant<number[]>([0, 0, 0]) },
);

function scrambled(seed: number): number[] {
  return [1, 2, 3].map((j) => {
    const mixed = Math.imul(Math.imul(seed + 1, 0x9e3779b1) ^ (j * 0x85ebca6b), 0xc2b2ae35) >>> 0;
    return (mixed / 2 ** 32) * 20 - 10;
  });
}

function corpus(minTokens: number, maxItems: number, prefix: string): fc.Arbitrary<Item[]> {
  const items = fc.array(fc.tuple(text(minTokens), embedding), { maxLength: maxItems });
  return items.map((list) => list.map(([list0, vector], i) => tokens(`${prefix}${i}`, list0, vector)));
}

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...lexical, ...semantic, ...repetitions, ...invalidInputs, ...scale],
  random: [
    {
      name: 'small corpora',
      call: 'audit',
      runs: 60,
      args: fc.tuple(
        corpus(1, 4, 'q'),
        corpus(0, 5, 'd'),
        fc.record({
          n: fc.integer({ min: 1, max: 4 }),
          overlapThreshold: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
          cosineThreshold: fc.constantFrom(0, 0.3, 0.6, 0.9),
        }),
      ),
    },
  ],
};
