import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

/** Bigrams with start: (-1 0) twice, (0 1) twice, (1 0), (0 2); six tokens: three 0, two 1, one 2. */
const small = [
  [0, 1, 0, 2],
  [0, 1],
];
/** The token 1 ends two sentences and is continued three times; 4 occurs once, 5 never. */
const mixed = [[2, 1], [0, 1, 2, 1, 3], [], [3], [0, 1, 2, 4], [2, 0, 1]];

const mle = { kind: 'mle' };
const addK = (k: number) => ({ kind: 'add-k', k });
const mix = (...lambdas: number[]) => ({ kind: 'jelinek-mercer', lambdas });

const byHand = 'counted by hand';

const cases: KataCase[] = [
  {
    name: 'relative frequency of a bigram',
    group: 'example',
    call: 'ngramProb',
    args: [small, 4, [0], 1, mle],
    expected: 2 / 3,
    route: byHand,
    reason: 'the plainest case comes first',
  },
  {
    name: 'one imaginary occurrence of everything',
    group: 'example',
    call: 'ngramProb',
    args: [small, 4, [0], 3, addK(1)],
    expected: 1 / 7,
    route: 'by hand: (0 + 1) / (3 + 4)',
  },
  {
    name: 'a bigram mixed with shorter estimates',
    group: 'example',
    call: 'ngramProb',
    args: [small, 4, [0], 1, mix(0.5, 0.75)],
    expected: 55 / 96,
    route: 'by hand: 7/24 for the unigram, then 3/4 * 2/3 + 1/4 * 7/24',
  },
  {
    name: 'a sentence of two tokens',
    group: 'example',
    call: 'sentenceLogProb',
    args: [small, 4, [0, 1], 2, mle],
    expected: -0.405465108108164382,
    route: 'by hand: ln 1 + ln 2/3',
  },
];

function hidden(name: string, call: string, args: unknown[], expected?: unknown, route?: string): void {
  cases.push({ name, group: 'hidden', call, args, ...(route === undefined ? {} : { expected, route }) });
}

function kept(
  reason: string,
  name: string,
  call: string,
  args: unknown[],
  expected: unknown,
  route: string,
): void {
  cases.push({ name, group: 'hidden', call, args, expected, route, reason });
}

// relative frequencies
hidden('a context that also ends a sentence', 'ngramProb', [small, 4, [1], 0, mle], 1, byHand);
hidden(
  'all tokens after a context',
  'distribution',
  [mixed, 6, [1], mle],
  {
    probs: [0, 0, 2 / 3, 1 / 3, 0, 0],
    sum: 1,
  },
  byHand,
);
hidden(
  'all tokens at the start of a sentence',
  'distribution',
  [mixed, 6, [-1], mle],
  {
    probs: [0.4, 0, 0.4, 0.2, 0, 0],
    sum: 1,
  },
  'by hand: five sentences begin, the empty one does not',
);
hidden(
  'all tokens without a context',
  'distribution',
  [mixed, 6, [], mle],
  {
    probs: [3 / 15, 5 / 15, 4 / 15, 2 / 15, 1 / 15, 0],
    sum: 1,
  },
  byHand,
);
hidden(
  'two places before the start',
  'distribution',
  [mixed, 6, [-1, -1], mle],
  {
    probs: [0.4, 0, 0.4, 0.2, 0, 0],
    sum: 1,
  },
  byHand,
);
hidden(
  'the second token of a sentence',
  'distribution',
  [mixed, 6, [-1, 0], mle],
  {
    probs: [0, 1, 0, 0, 0, 0],
    sum: 1,
  },
  byHand,
);
kept(
  'the middle of a sentence, where every way of padding agrees',
  'a trigram in the middle',
  'distribution',
  [mixed, 6, [1, 2], mle],
  {
    probs: [0, 0.5, 0, 0, 0.5, 0],
    sum: 1,
  },
  byHand,
);
hidden(
  'a trigram whose context ends sentences too',
  'distribution',
  [mixed, 6, [0, 1], mle],
  {
    probs: [0, 0, 1, 0, 0, 0],
    sum: 1,
  },
  byHand,
);
kept(
  'division by zero',
  'a context that only ends a sentence',
  'ngramProb',
  [mixed, 6, [1, 3], 2, mle],
  0,
  'the contract: never continued',
);
hidden(
  'a token that only ends a sentence',
  'distribution',
  [small, 3, [2], mle],
  {
    probs: [0, 0, 0],
    sum: 0,
  },
  'the contract: never continued',
);
kept(
  'an unseen context must not divide by zero',
  'a token that never occurs as context',
  'ngramProb',
  [mixed, 6, [5], 0, mle],
  0,
  'the contract: never continued',
);
kept(
  'an empty corpus has no counts at all',
  'no corpus, no context',
  'ngramProb',
  [[], 3, [], 1, mle],
  0,
  'the contract: never continued',
);
kept(
  'empty sentences have no first token',
  'a corpus of empty sentences',
  'ngramProb',
  [[[], []], 3, [-1], 1, mle],
  0,
  'the contract: never continued',
);
kept(
  'the start has no place behind a token',
  'a start marker behind a token',
  'ngramProb',
  [mixed, 6, [0, -1], 0, mle],
  0,
  'no sentence contains it',
);
kept(
  'overlapping occurrences all count',
  'a repeated token',
  'distribution',
  [[[1, 1, 1, 1, 0]], 2, [1, 1], mle],
  {
    probs: [1 / 3, 2 / 3],
    sum: 1,
  },
  byHand,
);
hidden(
  'sentences that begin with what others end with',
  'distribution',
  [
    [
      [0, 1],
      [2, 0],
      [1, 2],
      [0, 0, 2],
    ],
    3,
    [0],
    mle,
  ],
  {
    probs: [1 / 3, 1 / 3, 1 / 3],
    sum: 1,
  },
  byHand,
);
kept(
  'joined digits of two ids must not collide',
  'ids of two digits',
  'distribution',
  [
    [
      [1, 12, 0],
      [11, 2, 1],
      [1, 1, 2],
      [1, 12, 3],
      [11, 12, 4],
    ],
    13,
    [1, 12],
    mle,
  ],
  { probs: [0.5, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0], sum: 1 },
  byHand,
);
kept(
  'the same sentence twice counts twice',
  'a sentence that occurs three times',
  'distribution',
  [
    [
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 0],
    ],
    2,
    [0],
    mle,
  ],
  { probs: [0.25, 0.75], sum: 1 },
  byHand,
);
hidden(
  'a context of four tokens',
  'distribution',
  [
    [
      [0, 1, 0, 1, 1],
      [1, 0, 1, 0, 1, 0, 0, 1, 0, 1],
    ],
    2,
    [0, 1, 0, 1],
    mle,
  ],
  { probs: [0.5, 0.5], sum: 1 },
  byHand,
);
hidden(
  'more start markers than tokens',
  'distribution',
  [[[0], [1, 0], [1, 1, 0]], 2, [-1, -1, 1], mle],
  { probs: [0.5, 0.5], sum: 1 },
  byHand,
);

// add-k
hidden(
  'add one after a context',
  'distribution',
  [mixed, 6, [1], addK(1)],
  {
    probs: [1 / 9, 1 / 9, 3 / 9, 2 / 9, 1 / 9, 1 / 9],
    sum: 1,
  },
  'by hand: (c + 1) / (3 + 6)',
);
hidden(
  'a tenth of a count',
  'distribution',
  [small, 4, [0], addK(0.1)],
  {
    probs: [0.1 / 3.4, 2.1 / 3.4, 1.1 / 3.4, 0.1 / 3.4],
    sum: 1,
  },
  'by hand: (c + 0.1) / (3 + 0.4)',
);
hidden(
  'add two without a context',
  'distribution',
  [mixed, 6, [], addK(2)],
  {
    probs: [5 / 27, 7 / 27, 6 / 27, 4 / 27, 3 / 27, 2 / 27],
    sum: 1,
  },
  'by hand: (c + 2) / (15 + 12)',
);
hidden(
  'add a half to a context never seen',
  'distribution',
  [small, 4, [3], addK(0.5)],
  {
    probs: [0.25, 0.25, 0.25, 0.25],
    sum: 1,
  },
  'by hand: 0.5 / (0 + 2)',
);
hidden(
  'add one at the start',
  'distribution',
  [mixed, 6, [-1, -1], addK(1)],
  {
    probs: [3 / 11, 1 / 11, 3 / 11, 2 / 11, 1 / 11, 1 / 11],
    sum: 1,
  },
  'by hand: (c + 1) / (5 + 6)',
);
hidden('add three to nothing', 'ngramProb', [[], 8, [-1], 2, addK(3)], 0.125, 'by hand: 3 / 24');
hidden(
  'a vocabulary of a thousand, of which three occur',
  'ngramProb',
  [small, 1000, [0], 1, addK(1)],
  3 / 1003,
  'by hand: (2 + 1) / (3 + 1000)',
);
hidden('a vocabulary of one', 'ngramProb', [[[0, 0], [0]], 1, [0], 0, addK(7)], 1, 'by hand: 8 / 8');

// interpolation
hidden(
  'mixed after a context',
  'distribution',
  [small, 4, [0], mix(0.5, 0.75)],
  {
    probs: [0.375 / 4, 55 / 96, 0.25 + (1 / 12 + 0.125) / 4, 0.125 / 4],
    sum: 1,
  },
  'by hand: lower orders 3/8, 7/24, 5/24, 1/8',
);
hidden(
  'mixed, three orders',
  'ngramProb',
  [mixed, 6, [1, 2], 1, mix(0.6, 0.25, 0.5)],
  0.4125,
  'by hand: 1/6, then 4/15, then 13/40, then 33/80',
);
hidden('mixed, three orders, all tokens', 'distribution', [mixed, 6, [0, 1], mix(0.9, 0.5, 0.2)]);
hidden('mixed at the start of a sentence', 'distribution', [mixed, 6, [-1, -1], mix(0.8, 0.6, 0.3)]);
hidden('mixed after the first token', 'distribution', [mixed, 6, [-1, 2], mix(0.2, 0.7, 0.4)]);
hidden(
  'mixed without a context',
  'distribution',
  [small, 4, [], mix(0.25)],
  {
    probs: [0.125 + 0.1875, 1 / 12 + 0.1875, 1 / 24 + 0.1875, 0.1875],
    sum: 1,
  },
  'by hand: 1/4 * c/6 + 3/4 * 1/4',
);
hidden(
  'mixed after a context never seen',
  'distribution',
  [small, 4, [3], mix(0.5, 0.75)],
  {
    probs: [3 / 8, 7 / 24, 5 / 24, 1 / 8],
    sum: 1,
  },
  'by hand: the mixture of order 1 alone',
);
hidden('mixed after a context that only ends a sentence', 'distribution', [
  small,
  4,
  [1, 0],
  mix(0.5, 0.75, 0.4),
]);
hidden('mixed, only the longest context is new', 'distribution', [mixed, 6, [4, 1], mix(0.5, 0.5, 0.5)]);
hidden('mixed, two orders are new', 'distribution', [mixed, 6, [2, 5], mix(0.5, 0.3, 0.9)]);
hidden(
  'mixed, no corpus',
  'distribution',
  [[], 4, [2, 1], mix(0.5, 0.3, 0.9)],
  {
    probs: [0.25, 0.25, 0.25, 0.25],
    sum: 1,
  },
  'by hand: nothing is left but the uniform distribution',
);
hidden(
  'all weight on the longest context',
  'distribution',
  [mixed, 6, [1], mix(0, 1)],
  {
    probs: [0, 0, 2 / 3, 1 / 3, 0, 0],
    sum: 1,
  },
  byHand,
);
hidden(
  'all weight on single tokens',
  'distribution',
  [mixed, 6, [1], mix(1, 0)],
  {
    probs: [3 / 15, 5 / 15, 4 / 15, 2 / 15, 1 / 15, 0],
    sum: 1,
  },
  byHand,
);
hidden(
  'full weight everywhere and a new context',
  'distribution',
  [mixed, 6, [5, 0], mix(1, 1, 1)],
  {
    probs: [0, 1, 0, 0, 0, 0],
    sum: 1,
  },
  'by hand: what follows 0 alone',
);
hidden(
  'no weight anywhere',
  'distribution',
  [mixed, 6, [0, 1], mix(0, 0, 0)],
  {
    probs: new Array<number>(6).fill(1 / 6),
    sum: 1,
  },
  'by hand: only the uniform distribution is left',
);
kept(
  'weights of shorter contexts must not depend on the order',
  'mixed, four orders',
  'ngramProb',
  [
    [
      [0, 1, 0, 1, 1],
      [1, 0, 1, 0],
    ],
    2,
    [1, 0, 1],
    0,
    mix(1, 0.5, 0.5, 0.5),
  ],
  163 / 288,
  'by hand: 4/9, then 43/72, then 91/144, then 163/288',
);

// whole sentences
hidden(
  'a sentence of the corpus',
  'sentenceLogProb',
  [mixed, 6, [0, 1, 2, 1, 3], 2, mle],
  -3.1135153092103743,
  'by hand: ln of 2/5 * 1 * 2/3 * 1/2 * 1/3 = 2/45',
);
hidden('the same sentence, order 1', 'sentenceLogProb', [mixed, 6, [0, 1, 2, 1, 3], 1, mle]);
hidden('the same sentence, order 3, mixed', 'sentenceLogProb', [
  mixed,
  6,
  [0, 1, 2, 1, 3],
  3,
  mix(0.9, 0.5, 0.2),
]);
hidden('a short sentence, order 4, mixed', 'sentenceLogProb', [mixed, 6, [2, 1], 4, mix(0.9, 0.5, 0.2, 0.6)]);
hidden(
  'a short sentence, order 4, add one',
  'sentenceLogProb',
  [mixed, 6, [2, 1], 4, addK(1)],
  -2.6855773452501515,
  'by hand: ln 3/11 + ln 2/8',
);
hidden(
  'a short sentence, order 4',
  'sentenceLogProb',
  [mixed, 6, [0, 1, 2], 4, mle],
  -0.916290731874155065,
  'by hand: ln 2/5 + ln 1 + ln 1',
);
kept(
  'the logarithm of zero',
  'a sentence with a new bigram',
  'sentenceLogProb',
  [mixed, 6, [0, 2], 2, mle],
  -Infinity,
  'by hand: ln 0',
);
hidden('a sentence with a new bigram, add one', 'sentenceLogProb', [mixed, 6, [0, 2, 5], 2, addK(1)]);
hidden('a sentence with a new token, mixed', 'sentenceLogProb', [mixed, 6, [5, 5], 2, mix(0.5, 0.5)]);
kept(
  'a sum over nothing',
  'an empty sentence',
  'sentenceLogProb',
  [mixed, 6, [], 3, addK(1)],
  0,
  'by hand: no factor',
);
kept(
  'a product underflows long before a sum of logarithms does',
  'a sentence of 120 rare tokens',
  'sentenceLogProb',
  [[], 1000, new Array<number>(120).fill(7), 1, addK(1)],
  -828.930633477856446,
  '120 * ln 1/1000',
);
kept(
  'counts must not be kept from one corpus to the next',
  'models in turn',
  'callInTurn',
  [
    [
      { export: 'ngramProb', args: [small, 4, [0], 1, mle] },
      { export: 'ngramProb', args: [[[0, 0, 1]], 4, [0], 1, mle] },
      { export: 'ngramProb', args: [small, 5, [0], 1, addK(1)] },
      { export: 'ngramProb', args: [small, 4, [0], 1, addK(1)] },
      { export: 'ngramProb', args: [small, 4, [-1], 0, mle] },
      { export: 'sentenceLogProb', args: [[[1]], 4, [1], 2, mle] },
      { export: 'ngramProb', args: [small, 4, [0], 1, mle] },
    ],
  ],
  [2 / 3, 0.5, 3 / 8, 3 / 7, 1, 0, 2 / 3],
  byHand,
);

function invalid(name: string, call: string, ...args: unknown[]): void {
  cases.push({ name, group: 'invalid', call, args, reason: 'a condition of the contract' });
}

for (const [name, size] of [
  ['0', 0],
  ['negative', -4],
  ['fractional', 4.5],
  ['NaN', NaN],
  ['infinite', Infinity],
] as const) {
  invalid(`vocabulary size ${name}`, 'ngramProb', small, size, [0], 1, mle);
}
invalid('vocabulary size 0 and nothing else', 'sentenceLogProb', [], 0, [], 1, mle);
invalid('a corpus id equal to the vocabulary size', 'ngramProb', small, 2, [0], 1, mle);
invalid('a corpus id in the last place', 'ngramProb', [[0], [0, 1, 3]], 3, [0], 1, mle);
invalid(
  'a start marker in the corpus',
  'ngramProb',
  [
    [0, 1],
    [-1, 0, 1],
  ],
  4,
  [0],
  1,
  mle,
);
invalid('a start marker as token', 'ngramProb', small, 4, [0], -1, addK(1));
invalid('a token equal to the vocabulary size', 'ngramProb', small, 4, [0], 4, addK(1));
invalid('a context id equal to the vocabulary size', 'ngramProb', small, 4, [0, 4], 1, addK(1));
invalid('a context id below the start marker', 'ngramProb', small, 4, [-2, 0], 1, addK(1));
invalid('k = 0', 'ngramProb', small, 4, [0], 1, addK(0));
invalid('k negative', 'ngramProb', small, 4, [0], 1, addK(-0.5));
invalid('k NaN', 'ngramProb', small, 4, [0], 1, addK(NaN));
invalid('too few lambdas', 'ngramProb', small, 4, [0], 1, mix(0.5));
invalid('too many lambdas', 'ngramProb', small, 4, [0], 1, mix(0.5, 0.5, 0.5));
invalid('no lambdas', 'ngramProb', small, 4, [], 1, mix());
invalid('a lambda above 1', 'ngramProb', small, 4, [0], 1, mix(0.5, 1.01));
invalid('a lambda below 0', 'ngramProb', small, 4, [0], 1, mix(-0.01, 0.5));
invalid('order 0', 'sentenceLogProb', small, 4, [0, 1], 0, mle);
invalid('order negative', 'sentenceLogProb', small, 4, [0, 1], -1, addK(1));
invalid('order NaN', 'sentenceLogProb', small, 4, [0, 1], NaN, mle);
invalid('a start marker in the sentence', 'sentenceLogProb', small, 4, [-1, 0], 2, mle);
invalid('a sentence id equal to the vocabulary size', 'sentenceLogProb', small, 4, [0, 4], 2, addK(1));
invalid('a corpus id out of range under a sentence', 'sentenceLogProb', small, 2, [0, 1], 2, mle);
invalid('k = 0 under a sentence', 'sentenceLogProb', small, 4, [0, 1], 2, addK(0));
invalid('one lambda less than the order', 'sentenceLogProb', small, 4, [0, 1], 3, mix(0.5, 0.5));
invalid('wrong lambdas and an empty sentence', 'sentenceLogProb', small, 4, [], 2, mix(0.5));
invalid('order 0 and an empty sentence', 'sentenceLogProb', small, 4, [], 0, mle);

const model = fc.integer({ min: 1, max: 4 }).chain((vocabSize) => {
  const id = fc.nat({ max: vocabSize - 1 });
  const corpus = fc.array(fc.array(id, { maxLength: 6 }), { maxLength: 4 });
  return fc.record({
    vocabSize: fc.constant(vocabSize),
    corpus,
    sentence: fc.array(id, { maxLength: 6 }),
    token: id,
  });
});

function smoothings(order: number): fc.Arbitrary<unknown> {
  const lambda = fc.constantFrom(0, 0.25, 0.5, 0.7, 0.9, 1);
  return fc.oneof(
    fc.constant(mle),
    fc.constantFrom(0.01, 0.5, 1, 3).map(addK),
    fc.array(lambda, { minLength: order, maxLength: order }).map((lambdas) => mix(...lambdas)),
  );
}

/** Contexts that occur, at the start, in the middle or at the end of a sentence, and some that do not. */
const queries = fc
  .record({ model, length: fc.nat({ max: 3 }), sentence: fc.nat(), place: fc.nat(), spoilt: fc.boolean() })
  .chain(({ model: { vocabSize, corpus, sentence: other, token }, length, sentence, place, spoilt }) => {
    const text = corpus.length === 0 || spoilt ? other : corpus[sentence % corpus.length]!;
    const padded = [...new Array<number>(length).fill(-1), ...text];
    const start = place % (text.length + 1);
    const context = padded.slice(start, start + length);
    return smoothings(length + 1).map((smoothing) => [corpus, vocabSize, context, token, smoothing]);
  });

const sentences = fc
  .tuple(model, fc.integer({ min: 1, max: 4 }))
  .chain(([{ vocabSize, corpus, sentence }, order]) =>
    smoothings(order).map((smoothing) => [corpus, vocabSize, sentence, order, smoothing]),
  );

export const tests: KataTests = {
  tolerance: toleranceD,
  cases,
  random: [
    { name: 'any context', call: 'ngramProb', runs: 50, args: queries },
    { name: 'any sentence', call: 'sentenceLogProb', runs: 25, args: sentences },
  ],
};
