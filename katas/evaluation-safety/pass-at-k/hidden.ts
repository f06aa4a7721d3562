import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand';
const fractions = 'exact fractions in Python';

const examples: KataCase[] = [
  {
    name: '2 of 5 samples are correct, 3 tries',
    group: 'example',
    call: 'passAtK',
    args: [5, 2, 3],
    expected: 0.9,
    route: 'by hand: 1 - 1/10',
  },
  {
    name: 'three problems with different numbers of samples',
    group: 'example',
    call: 'meanPassAtK',
    args: [
      [
        { n: 5, c: 2 },
        { n: 4, c: 0 },
        { n: 4, c: 4 },
      ],
      3,
    ],
    expected: 1.9 / 3,
    route: byHand,
  },
  {
    name: 'spaces and unparsed answers',
    group: 'example',
    call: 'majorityVote',
    args: [[' 42', '7', null, '42 ', null]],
    expected: { answer: '42', votes: 2, agreement: 0.4 },
    route: byHand,
  },
];

function passed(
  name: string,
  args: [number, number, number],
  expected: number,
  route: string,
  reason?: string,
): KataCase {
  return { name, group: 'hidden', call: 'passAtK', args, expected, route, reason };
}

const estimates: KataCase[] = [
  passed('one try', [10, 3, 1], 0.3, byHand, 'with one try both estimates agree'),
  passed('two tries, four of six correct', [6, 4, 2], 14 / 15, 'by hand: 1 - 1/15'),
  passed('exactly as many wrong samples as tries', [4, 2, 2], 5 / 6, 'by hand: 1 - 1/6'),
  passed('one wrong sample less than tries', [4, 2, 3], 1, 'by hand: every choice holds a correct one'),
  passed('all tries are used, one correct', [7, 1, 7], 1, 'by hand: all samples are drawn'),
  passed('none correct', [7, 0, 7], 0, 'by hand', 'exactly 0'),
  passed('none of many correct', [100000, 0, 500], 0, 'by hand'),
  passed('all correct', [7, 7, 2], 1, 'by hand', 'exactly 1'),
  passed('a single correct sample', [1, 1, 1], 1, 'by hand', 'the smallest counts'),
  passed('a single wrong sample', [1, 0, 1], 0, 'by hand', 'the smallest counts'),
  passed('20 of 200, 10 tries', [200, 20, 10], 0.660225623763214, fractions),
  passed('1 of 200, 100 tries', [200, 1, 100], 0.5, 'by hand: k/n'),
  passed('5 of 171, 10 tries', [171, 5, 10], 0.2628731459961593, fractions),
  passed('half of 1000, 2 tries', [1000, 500, 2], 0.7502502502502503, fractions),
  passed('half of 1030, 3 tries', [1030, 515, 3], 0.8753644314868805, fractions),
  passed('3 of 1030, 515 tries', [1030, 3, 515], 0.8753644314868805, 'symmetry in c and k, fractions'),
  passed(
    'all of 10,000 correct and drawn',
    [10000, 10000, 10000],
    1,
    'by hand: every choice holds a correct one',
    'a product without a special case passes through infinity',
  ),
  passed(
    'most of 3000 correct, most drawn',
    [3000, 2000, 1500],
    1,
    'by hand: 1000 wrong samples, 1500 tries',
    'the tries outnumber the wrong samples',
  ),
  passed('1 of 100,000, half of them drawn', [100000, 1, 50000], 0.5, 'by hand: k/n'),
  passed('half of 100,000, one try', [100000, 50000, 1], 0.5, 'by hand: c/n'),
  passed('300 of 100,000, 400 tries', [100000, 300, 400], 0.7000715209270555, fractions),
  passed('100 of 100,000, 1000 tries', [100000, 100, 1000], 0.6341507511953773, fractions),
  passed(
    '2 of 100,000, all but two drawn',
    [100000, 2, 99998],
    1 - 2 / (100000 * 99999),
    'by hand: 1 - 1/C(n, 2)',
  ),
  passed('40,000 of 100,000, 5 tries', [100000, 40000, 5], 0.9222451840345595, fractions),
  passed('99,000 of 100,000, 1000 tries', [100000, 99000, 1000], 1, fractions),
];

const means: KataCase[] = [
  {
    name: 'one problem',
    group: 'hidden',
    call: 'meanPassAtK',
    args: [[{ n: 6, c: 4 }], 2],
    expected: 14 / 15,
    route: byHand,
  },
  {
    name: 'problems with very different numbers of samples',
    group: 'hidden',
    call: 'meanPassAtK',
    args: [
      [
        { n: 2, c: 2 },
        { n: 1000, c: 0 },
      ],
      1,
    ],
    expected: 0.5,
    route: 'by hand: (1 + 0) / 2',
  },
  {
    name: 'an easy and a hard problem',
    group: 'hidden',
    call: 'meanPassAtK',
    args: [
      [
        { n: 10, c: 9 },
        { n: 10, c: 1 },
      ],
      2,
    ],
    expected: 0.6,
    route: 'by hand: (1 + 9/45) / 2',
  },
  {
    name: 'problems with more than 170 samples',
    group: 'hidden',
    call: 'meanPassAtK',
    args: [
      [
        { n: 200, c: 20 },
        { n: 171, c: 5 },
        { n: 200, c: 0 },
      ],
      10,
    ],
    expected: (0.660225623763214 + 0.2628731459961593) / 3,
    route: fractions,
  },
];

function voted(
  name: string,
  answers: (string | null)[],
  expected: { answer: string | null; votes: number; agreement: number },
  reason?: string,
): KataCase {
  return { name, group: 'hidden', call: 'majorityVote', args: [answers], expected, route: byHand, reason };
}

const votes: KataCase[] = [
  voted(
    'a clear winner',
    ['a', 'b', 'a', 'c', 'a'],
    { answer: 'a', votes: 3, agreement: 0.6 },
    'the plain case',
  ),
  voted(
    'the winner comes last',
    ['b', 'c', 'a', 'a'],
    { answer: 'a', votes: 2, agreement: 0.5 },
    'the most votes win, not the first place',
  ),
  voted('a tie of two', ['x', 'y', 'y', 'x'], { answer: 'x', votes: 2, agreement: 0.5 }),
  voted('a tie in which the later one leads for a while', ['z', 'a', 'a', 'b', 'z'], {
    answer: 'z',
    votes: 2,
    agreement: 0.4,
  }),
  voted('all answers differ', ['q', 'c', 'd'], { answer: 'q', votes: 1, agreement: 1 / 3 }),
  voted('a tie of three, after an answer with fewer votes', ['k', 'm', 'l', 'n', 'n', 'l', 'm'], {
    answer: 'm',
    votes: 2,
    agreement: 2 / 7,
  }),
  voted('a tie of numbers', ['10', '9', '9', '10', '2'], { answer: '10', votes: 2, agreement: 0.4 }),
  voted('one answer', ['7'], { answer: '7', votes: 1, agreement: 1 }, 'the smallest vote'),
  voted('more unparsed answers than any other', [null, 'a', null, 'a', null], {
    answer: 'a',
    votes: 2,
    agreement: 0.4,
  }),
  voted('an unparsed answer first, then a tie', [null, 'b', 'a', null], {
    answer: 'b',
    votes: 1,
    agreement: 0.25,
  }),
  voted('nothing parsed', [null, null], { answer: null, votes: 0, agreement: 0 }),
  voted('one unparsed answer', [null], { answer: null, votes: 0, agreement: 0 }),
  voted('the text "null" as an answer', ['null', null, null, 'a', 'a'], {
    answer: 'a',
    votes: 2,
    agreement: 0.4,
  }),
  voted(
    'the text "null" wins',
    ['null', 'a', 'null', null],
    { answer: 'null', votes: 2, agreement: 0.5 },
    'a text is a text',
  ),
  voted('the empty string has most votes', ['', 'a', '', null], { answer: '', votes: 2, agreement: 0.5 }),
  voted('an answer of spaces only', ['  ', 'a', '\n', 'b'], { answer: '', votes: 2, agreement: 0.5 }),
  voted('empty and unparsed answers', [null, '', null, 'a', 'a'], { answer: 'a', votes: 2, agreement: 0.4 }),
  voted('whitespace of several kinds', ['\t5\n', '6', ' 5', '5\u00a0', '6'], {
    answer: '5',
    votes: 3,
    agreement: 0.6,
  }),
  voted('whitespace decides the vote', ['b', 'a ', 'b', 'a', ' a'], {
    answer: 'a',
    votes: 3,
    agreement: 0.6,
  }),
  voted('the first occurrence has spaces', [' a', 'b', 'b', 'a'], { answer: 'a', votes: 2, agreement: 0.5 }),
  voted('the winner stands with spaces everywhere', [' a ', 'b', ' a '], {
    answer: 'a',
    votes: 2,
    agreement: 2 / 3,
  }),
  voted('spaces inside the answers', ['1 0', '10', '7', '7', '1 0', '7'], {
    answer: '7',
    votes: 3,
    agreement: 0.5,
  }),
  voted('two answers that differ in an inner space', ['1 0', '7', '10', '7', 'x'], {
    answer: '7',
    votes: 2,
    agreement: 0.4,
  }),
  voted(
    'capitals differ',
    ['Yes', 'yes', 'no', 'no', 'YES'],
    { answer: 'no', votes: 2, agreement: 0.4 },
    'answers are compared as they are',
  ),
  voted(
    'equal numbers in different notation',
    ['4', '4.0', '5', '5', '04'],
    { answer: '5', votes: 2, agreement: 0.4 },
    'answers are compared as they are',
  ),
  voted(
    'names of object members',
    ['constructor', '__proto__', 'toString', '__proto__'],
    { answer: '__proto__', votes: 2, agreement: 0.5 },
    'an object used as a counter has members of its own',
  ),
];

const repetitions: KataCase[] = [
  {
    name: 'calls of all kinds in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'majorityVote', args: [['a', 'a', 'b']] },
        { export: 'majorityVote', args: [['b', 'c']] },
        { export: 'passAtK', args: [5, 2, 3] },
        { export: 'passAtK', args: [5, 2, 1] },
        { export: 'meanPassAtK', args: [[{ n: 5, c: 2 }], 3] },
        { export: 'majorityVote', args: [[null]] },
        { export: 'passAtK', args: [5, 2, 3] },
      ],
    ],
    expected: [
      { answer: 'a', votes: 2, agreement: 2 / 3 },
      { answer: 'b', votes: 1, agreement: 0.5 },
      0.9,
      0.4,
      0.9,
      { answer: null, votes: 0, agreement: 0 },
      0.9,
    ],
    route: byHand,
    reason: 'nothing is kept between calls',
  },
  {
    name: 'the same vote after the caller changed the first result',
    group: 'hidden',
    call: 'voteTwice',
    args: [[null]],
    expected: { answer: null, votes: 0, agreement: 0 },
    route: 'the contract',
    reason: 'nothing is kept between calls',
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const invalidInputs: KataCase[] = [
  invalid('no samples', 'passAtK', 0, 0, 0),
  invalid('no samples, one try', 'passAtK', 0, 0, 1),
  invalid('a negative number of samples', 'passAtK', -3, 0, 1),
  invalid('a fractional number of samples', 'passAtK', 5.5, 2, 3),
  invalid('the number of samples is NaN', 'passAtK', NaN, 2, 3),
  invalid('infinitely many samples', 'passAtK', Infinity, 2, 3),
  invalid('more correct than samples', 'passAtK', 5, 6, 3),
  invalid('a negative number of correct samples', 'passAtK', 5, -1, 3),
  invalid('a fractional number of correct samples', 'passAtK', 5, 2.5, 3),
  invalid('the number of correct samples is NaN', 'passAtK', 5, NaN, 3),
  invalid('no tries', 'passAtK', 5, 2, 0),
  invalid('no tries, none correct', 'passAtK', 5, 0, 0),
  invalid('a negative number of tries', 'passAtK', 5, 2, -1),
  invalid('more tries than samples', 'passAtK', 5, 2, 6),
  invalid('more tries than samples, all correct', 'passAtK', 5, 5, 6),
  invalid('a fractional number of tries', 'passAtK', 5, 2, 1.5),
  invalid('a fractional number of tries, none correct', 'passAtK', 5, 0, 2.5),
  invalid('a fractional number of tries, more than are wrong', 'passAtK', 5, 4, 2.5),
  invalid('the number of tries is NaN', 'passAtK', 5, 2, NaN),
  invalid('no problems', 'meanPassAtK', [], 1),
  invalid(
    'a problem with too few samples',
    'meanPassAtK',
    [
      { n: 5, c: 1 },
      { n: 2, c: 2 },
    ],
    3,
  ),
  invalid(
    'a first problem with too few samples',
    'meanPassAtK',
    [
      { n: 2, c: 2 },
      { n: 5, c: 1 },
    ],
    3,
  ),
  invalid(
    'a problem with too many correct samples',
    'meanPassAtK',
    [
      { n: 5, c: 1 },
      { n: 3, c: 4 },
    ],
    3,
  ),
  invalid('no tries for several problems', 'meanPassAtK', [{ n: 5, c: 1 }], 0),
  invalid('a fractional number of tries for several problems', 'meanPassAtK', [{ n: 5, c: 1 }], 1.5),
  invalid('no answers', 'majorityVote', []),
];

function counts(maxSamples: number): fc.Arbitrary<[number, number, number]> {
  return fc
    .integer({ min: 1, max: maxSamples })
    .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }), fc.integer({ min: 1, max: n })));
}

const fewOfMany = fc.tuple(
  fc.integer({ min: 50000, max: 100000 }),
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 1, max: 1000 }),
);

const problems = fc.integer({ min: 1, max: 6 }).chain((k) => {
  const problem = fc
    .integer({ min: k, max: k + 12 })
    .chain((n) => fc.record({ n: fc.constant(n), c: fc.integer({ min: 0, max: n }) }));
  return fc.tuple(fc.array(problem, { minLength: 1, maxLength: 6 }), fc.constant(k));
});

const answer = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('1', '2', '10', ' 1', '2 ', '10\n', 'x y', 'xy') },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', 'null') },
  { weight: 2, arbitrary: fc.constant(null) },
);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...estimates, ...means, ...votes, ...repetitions, ...invalidInputs],
  random: [
    { name: 'up to 20 samples', call: 'passAtK', runs: 25, args: counts(20) },
    { name: 'up to 2000 samples', call: 'passAtK', runs: 15, args: counts(2000) },
    { name: 'few correct of very many samples', call: 'passAtK', runs: 10, args: fewOfMany },
    { name: 'means over a few problems', call: 'meanPassAtK', runs: 20, args: problems },
    {
      name: 'votes',
      call: 'majorityVote',
      runs: 40,
      args: fc.tuple(fc.array(answer, { minLength: 1, maxLength: 9 })),
    },
  ],
};
