import fc from 'fast-check';
import { type KataCase, type KataTests, exact } from '#kata';

/** 0 opens, 1 closes, 2 is the mask, 3 is padding. */
const options = { vocabSize: 20, maskId: 2, specialIds: [0, 1, 2, 3] };
const byHand = 'by hand';

interface Extra {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function test(
  group: 'example' | 'hidden',
  name: string,
  call: string,
  args: unknown[],
  extra: Extra = {},
): KataCase {
  return { name, group, call, args, ...extra };
}

const cases: KataCase[] = [
  test(
    'example',
    'each of the four fates once',
    'maskWith',
    [[0, 10, 11, 12, 13, 1], options, [0.1, 0.5, 0.7, 0.05, 0.85, 0.25, 0.14, 0.95]],
    {
      expected: { input: [0, 2, 11, 5, 13, 1], labels: [-100, 10, -100, 12, 13, -100], calls: 8 },
      route: byHand,
    },
  ),
  test('hidden', 'nothing selected', 'maskWith', [[0, 10, 11, 12, 1], options, [0.2, 0.9, 0.5]], {
    expected: { input: [0, 10, 11, 12, 1], labels: [-100, -100, -100, -100, -100], calls: 3 },
    route: byHand,
  }),
  test(
    'hidden',
    'every token gets the mask',
    'maskWith',
    [[10, 11, 12], options, [0, 0, 0.1, 0.4, 0.1, 0.79]],
    {
      expected: { input: [2, 2, 2], labels: [10, 11, 12], calls: 6 },
      route: byHand,
    },
  ),
  test(
    'hidden',
    'every token is replaced',
    'maskWith',
    [[10, 11, 12], options, [0, 0.8, 0, 0.1, 0.85, 0.5, 0.1, 0.89, 0.999]],
    {
      expected: { input: [0, 10, 19], labels: [10, 11, 12], calls: 9 },
      route: 'by hand: 0, 10 and 19 of 20 ids',
    },
  ),
  test(
    'hidden',
    'every token is kept',
    'maskWith',
    [[10, 11, 12], options, [0, 0.9, 0.1, 0.95, 0.1, 0.999]],
    {
      expected: { input: [10, 11, 12], labels: [10, 11, 12], calls: 6 },
      route: byHand,
    },
  ),
  test(
    'hidden',
    'a token replaced by itself',
    'maskWith',
    [[10, 11], options, [0.1, 0.85, 0.5, 0.1, 0.85, 0.5]],
    {
      expected: { input: [10, 10], labels: [10, 11], calls: 6 },
      route: 'by hand: 0.5 of 20 ids is 10, which may be the token itself',
    },
  ),
  test(
    'hidden',
    'draws on the borders',
    'maskWith',
    [[10, 11, 12, 13], options, [0.15, 0.149, 0.8, 0.3, 0.149, 0.9, 0.149, 0.7999]],
    {
      expected: { input: [10, 6, 12, 2], labels: [-100, 11, 12, 13], calls: 8 },
      route: 'by hand: all three comparisons are strict',
    },
  ),
  test('hidden', 'nothing but special tokens', 'maskWith', [[0, 3, 3, 2, 1], options, [0, 0, 0, 0, 0]], {
    expected: { input: [0, 3, 3, 2, 1], labels: [-100, -100, -100, -100, -100], calls: 0 },
    route: 'by hand: no draw at all',
  }),
  test(
    'hidden',
    'special tokens among others',
    'maskWith',
    [[0, 10, 1, 11, 1, 3, 3], options, [0.9, 0.1, 0.2, 0.05, 0.1]],
    {
      expected: { input: [0, 10, 1, 2, 1, 3, 3], labels: [-100, -100, -100, 11, -100, -100, -100], calls: 3 },
      route: 'by hand: two tokens, the second selected',
    },
  ),
  test(
    'hidden',
    'no special tokens',
    'maskWith',
    [[0, 2, 1], { vocabSize: 20, maskId: 2, specialIds: [] }, [0.1, 0.95, 0.1, 0.1, 0.1, 0.85, 0.05]],
    {
      expected: { input: [0, 2, 1], labels: [0, 2, 1], calls: 7 },
      route: 'by hand: kept, masked as it was, and replaced by id 1',
    },
  ),
  test(
    'hidden',
    'a mask that is not listed as special',
    'maskWith',
    [[2, 5, 2], { vocabSize: 6, maskId: 2, specialIds: [5] }, [0.1, 0.85, 0.7, 0.5]],
    {
      expected: { input: [4, 5, 2], labels: [2, -100, -100], calls: 4 },
      route: 'by hand: the mask is an ordinary token here',
    },
  ),
  test('hidden', 'a random token may be special', 'maskWith', [[10], options, [0.1, 0.81, 0.19]], {
    expected: { input: [3], labels: [10], calls: 3 },
    route: 'by hand: 0.19 of 20 ids is 3',
    reason: 'the contract draws from the whole vocabulary, without a second try',
  }),
  test('hidden', 'probability 0', 'maskWith', [[10, 11], { ...options, maskProb: 0 }, [0, 0, 0, 0]], {
    expected: { input: [10, 11], labels: [-100, -100], calls: 2 },
    route: 'by hand: no draw is below 0',
    reason: '0 is valid, is not the default, and still costs one draw per token',
  }),
  test(
    'hidden',
    'probability 1',
    'maskWith',
    [[10, 11, 12], { ...options, maskProb: 1 }, [0.999, 0.1, 0.5, 0.95, 0.9, 0.85, 0.6]],
    {
      expected: { input: [2, 11, 12], labels: [10, 11, 12], calls: 7 },
      route: byHand,
    },
  ),
  test(
    'hidden',
    'probability 0.4',
    'maskWith',
    [[10, 11], { ...options, maskProb: 0.4 }, [0.39, 0.1, 0.41]],
    {
      expected: { input: [2, 11], labels: [10, -100], calls: 3 },
      route: byHand,
      reason: 'the option counts',
    },
  ),
  test(
    'hidden',
    'a probability that is present but undefined',
    'maskWith',
    [[10, 11], { ...options, maskProb: undefined }, [0.14, 0.1, 0.16]],
    {
      expected: { input: [2, 11], labels: [10, -100], calls: 3 },
      route: byHand,
      reason: 'undefined means the default',
    },
  ),
  test('hidden', 'no tokens', 'maskWith', [[], options, [0, 0]], {
    expected: { input: [], labels: [], calls: 0 },
    route: byHand,
    reason: 'an empty text is valid',
  }),
  test(
    'hidden',
    'a vocabulary of one',
    'maskWith',
    [[0, 0], { vocabSize: 1, maskId: 0, specialIds: [] }, [0.1, 0.85, 0.9]],
    {
      expected: { input: [0, 0], labels: [0, -100], calls: 4 },
      route: 'by hand: the only id there is',
      reason: 'the smallest vocabulary',
    },
  ),
  test('hidden', 'a long text', 'maskLongText', [600, 50, 3]),
  test('hidden', 'texts in turn', 'maskInTurn', [
    [
      [0, 5, 6, 7, 8, 9, 1],
      [0, 10, 11, 12, 1, 3, 3],
      [0, 5, 6, 7, 8, 9, 1],
    ],
    { ...options, maskProb: 0.6 },
    17,
  ]),
  test('hidden', 'the same text again after the caller changed the first result', 'maskTwice', [
    [0, 5, 6, 7, 8, 9, 1],
    { ...options, maskProb: 0.5 },
    23,
  ]),
];

function invalid(name: string, tokens: number[], changed: object): KataCase {
  const args = [tokens, { ...options, ...changed }];
  return { name, group: 'invalid', call: 'maskInvalid', args, reason: 'a condition of the contract' };
}

const text = [0, 10, 11, 1];
const refused: KataCase[] = [
  invalid('a token equal to the vocabulary size', [0, 20, 1], {}),
  invalid('a token out of range in the last place', [0, 10, 11, 12, 21], {}),
  invalid('a negative token', [0, 10, -1], {}),
  invalid('a label as token', [0, 10, -100], {}),
  invalid('a mask equal to the vocabulary size', text, { maskId: 20 }),
  invalid('a negative mask', text, { maskId: -1 }),
  invalid('a special id equal to the vocabulary size', text, { specialIds: [0, 1, 20] }),
  invalid('a negative special id', text, { specialIds: [-1, 0, 1] }),
  invalid('a probability above 1', text, { maskProb: 1.01 }),
  invalid('a probability in per cent', text, { maskProb: 15 }),
  invalid('a probability below 0', text, { maskProb: -0.01 }),
  invalid('a probability that is NaN', text, { maskProb: NaN }),
  invalid('a vocabulary of size 0', [], { vocabSize: 0, maskId: 0, specialIds: [] }),
  invalid('a vocabulary of half a token', [], { vocabSize: 0.5, maskId: 0, specialIds: [] }),
  invalid('a vocabulary of negative size', text, { vocabSize: -5 }),
  invalid('a vocabulary whose size is NaN', text, { vocabSize: NaN }),
  invalid('a mask out of range and no tokens', [], { maskId: 20 }),
  invalid('a probability above 1 and no tokens', [], { maskProb: 2 }),
  invalid('a probability above 1 and only special tokens', [0, 1, 3], { maskProb: 1.5 }),
];

const draw = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 999 }).map((n) => n / 1000) },
  { weight: 4, arbitrary: fc.nat({ max: 14 }).map((n) => n / 100) },
  { weight: 2, arbitrary: fc.constantFrom(0, 0.15, 0.5, 0.8, 0.9, 1 - 2 ** -53) },
);

/** Small vocabularies, so that random tokens hit special ones, the mask and the token itself. */
const maskArgs = fc.integer({ min: 1, max: 8 }).chain((vocabSize) => {
  const id = fc.nat({ max: vocabSize - 1 });
  return fc.tuple(
    fc.array(id, { maxLength: 10 }),
    fc.record(
      {
        vocabSize: fc.constant(vocabSize),
        maskId: id,
        specialIds: fc.array(id, { maxLength: 3 }),
        maskProb: fc.constantFrom(0, 0.15, 0.5, 0.8, 1),
      },
      { requiredKeys: ['vocabSize', 'maskId', 'specialIds'] },
    ),
    fc.array(draw, { minLength: 30, maxLength: 30 }),
  );
});

export const tests: KataTests = {
  tolerance: exact,
  cases: [...cases, ...refused],
  random: [
    { name: 'any text and options', call: 'maskWith', runs: 60, args: maskArgs },
    {
      name: 'long texts',
      call: 'maskLongText',
      runs: 5,
      args: fc.tuple(fc.integer({ min: 50, max: 200 }), fc.integer({ min: 4, max: 40 }), fc.nat()),
    },
  ],
};
