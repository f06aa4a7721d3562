import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand';

/** A list from runs such as [3, 'yes']. */
function labels(...runs: [number, string][]): string[] {
  return runs.flatMap(([times, label]) => Array.from({ length: times }, () => label));
}

const tenByA = labels([4, 'yes'], [3, 'no'], [1, 'yes'], [2, 'no']);
const tenByB = labels([4, 'yes'], [3, 'no'], [1, 'no'], [2, 'yes']);

const examples: KataCase[] = [
  {
    name: 'ten items, yes or no',
    group: 'example',
    call: 'cohensKappa',
    args: [tenByA, tenByB],
    expected: 0.4,
    route: byHand,
  },
  {
    name: 'two resamples of three items',
    group: 'example',
    call: 'bootstrapScripted',
    args: [[1, 1, 0], [0, 1, 0], 2, 0.5, [0, 0.5, 0.9, 0.4, 0.5, 0.99]],
    expected: { diff: 1 / 3, low: 1 / 12, high: 1 / 4, pSign: 0.5, calls: 6 },
    route: byHand,
  },
];

function kappa(name: string, a: string[], b: string[], expected: number, reason?: string): KataCase {
  return { name, group: 'hidden', call: 'cohensKappa', args: [a, b], expected, route: byHand, reason };
}

const kappas: KataCase[] = [
  kappa('perfect agreement on two labels', ['x', 'y', 'x'], ['x', 'y', 'x'], 1, 'the upper end'),
  kappa('one label throughout', ['x', 'x', 'x'], ['x', 'x', 'x'], 1, 'chance agreement is 1'),
  kappa('a single item, equal labels', ['x'], ['x'], 1, 'chance agreement is 1'),
  kappa('a single item, different labels', ['x'], ['y'], 0),
  kappa('each rater has one label, not the same', ['x', 'x'], ['y', 'y'], 0),
  kappa('always the opposite', ['x', 'y', 'x', 'y'], ['y', 'x', 'y', 'x'], -1),
  kappa('independent raters', ['x', 'x', 'y', 'y'], ['x', 'y', 'x', 'y'], 0),
  kappa(
    'much agreement on a frequent label',
    labels([90, 'fine'], [5, 'fine'], [5, 'bad']),
    labels([90, 'fine'], [5, 'bad'], [5, 'fine']),
    -1 / 19,
  ),
  kappa('one rater uses one label only', labels([6, 'x'], [4, 'y']), labels([10, 'x']), 0),
  kappa(
    'raters with different habits',
    labels([2, 'x'], [8, 'y']),
    labels([2, 'x'], [5, 'x'], [3, 'y']),
    6 / 31,
  ),
  kappa(
    'three labels',
    ['a', 'a', 'b', 'b', 'c', 'c', 'a', 'b'],
    ['a', 'b', 'b', 'b', 'c', 'a', 'a', 'c'],
    3 / 7,
  ),
  kappa('a label that only one rater uses', ['a', 'b', 'unsure', 'a'], ['a', 'b', 'b', 'b'], 3 / 11),
  kappa('five labels, one use each', ['1', '2', '3', '4', '5'], ['1', '2', '3', '5', '4'], 0.5),
  kappa(
    'capitals and spaces matter',
    ['Yes', 'yes', 'no'],
    ['yes', 'yes', 'no '],
    1 / 7,
    'labels are compared as they are',
  ),
  kappa(
    'names of object members and the empty string',
    ['constructor', '', 'toString', '__proto__'],
    ['constructor', '', '__proto__', 'toString'],
    1 / 3,
    'an object used as a counter has members of its own',
  ),
  {
    name: 'several pairs of raters in turn',
    group: 'hidden',
    call: 'kappaInTurn',
    args: [
      [
        [
          ['x', 'y'],
          ['x', 'y'],
        ],
        [
          ['x', 'x', 'y', 'y'],
          ['x', 'y', 'x', 'y'],
        ],
        [tenByA, tenByB],
        [tenByB, tenByA],
      ],
    ],
    expected: [1, 0, 0.4, 0.4],
    route: byHand,
    reason: 'nothing is kept between calls, and the two raters may be exchanged',
  },
];

interface Wanted {
  diff: number;
  low: number;
  high: number;
  pSign: number;
  calls: number;
}

function scripted(name: string, args: unknown[], expected: Wanted, reason?: string): KataCase {
  return { name, group: 'hidden', call: 'bootstrapScripted', args, expected, route: byHand, reason };
}

const bootstraps: KataCase[] = [
  scripted(
    'one resample',
    [[3, 5], [1, 6], 1, 0.9, [0.7, 0.2]],
    { diff: 0.5, low: 0.5, high: 0.5, pSign: 0, calls: 2 },
    'the quantiles of one value',
  ),
  scripted('one resample that differs from the data', [[3, 5], [1, 6], 1, 0.9, [0.1, 0.2]], {
    diff: 0.5,
    low: 2,
    high: 2,
    pSign: 0,
    calls: 2,
  }),
  scripted(
    'one item',
    [[4], [1.5], 3, 0.8, []],
    { diff: 2.5, low: 2.5, high: 2.5, pSign: 0, calls: 3 },
    'every resample is the item',
  ),
  scripted('one item without a difference', [[2], [2], 4, 0.8, []], {
    diff: 0,
    low: 0,
    high: 0,
    pSign: 1,
    calls: 4,
  }),
  scripted(
    'five resamples of two items',
    [[10, 0], [0, 2], 5, 0.5, [0, 0, 0, 0.5, 0.5, 0.5, 0.9, 0.1, 0.99, 0.6]],
    { diff: 4, low: -2, high: 4, pSign: 0.4, calls: 10 },
  ),
  scripted('quantiles between two values', [[10, 0], [0, 2], 4, 0.9, [0, 0, 0, 0.5, 0.5, 0.5, 0.9, 0.1]], {
    diff: 4,
    low: -2 + 0.15 * 6,
    high: 4 + 0.85 * 6,
    pSign: 0.25,
    calls: 8,
  }),
  scripted(
    'statistics that sort differently as texts',
    [
      [9, 10, -2, -11],
      [0, 0, 0, 0],
      4,
      0.5,
      [0, 0, 0, 0, 0.3, 0.3, 0.3, 0.3, 0.6, 0.6, 0.6, 0.6, 0.8, 0.8, 0.8, 0.8],
    ],
    { diff: 1.5, low: -11 + 0.75 * 9, high: 9 + 0.25, pSign: 0.5, calls: 16 },
    'sorted as numbers',
  ),
  scripted(
    'indices at the ends of the unit interval',
    [[8, 1, 2], [0, 0, 0], 2, 0.5, [0, 0, 0, 0.999999, 0.999999, 0.999999]],
    { diff: 11 / 3, low: 3.5, high: 6.5, pSign: 0, calls: 6 },
    'the first and the last item',
  ),
  scripted(
    'the same two models with the lists exchanged',
    [[0, 2], [10, 0], 5, 0.5, [0, 0, 0, 0.5, 0.5, 0.5, 0.9, 0.1, 0.99, 0.6]],
    { diff: -4, low: -4, high: 2, pSign: 0.6, calls: 10 },
  ),
  scripted(
    'scores that move together',
    [[1, 5, 9, 13], [0, 4, 8, 12], 3, 0.8, [0, 0, 0.3, 0.3, 0.9, 0.9, 0.9, 0.1, 0.5, 0.5, 0.1, 0.7]],
    { diff: 1, low: 1, high: 1, pSign: 0, calls: 12 },
  ),
  scripted(
    'resamples without a difference',
    [[1, 0, 1], [0, 1, 1], 4, 0.6, [0.9, 0.9, 0.9, 0, 0, 0.9, 0, 0.4, 0.9, 0.4, 0.4, 0.4]],
    { diff: 0, low: -0.4, high: 4 / 15, pSign: 0.75, calls: 12 },
  ),
  {
    name: 'confidence close to 1',
    group: 'hidden',
    call: 'bootstrapScripted',
    args: [[10, 0], [0, 2], 3, 0.998, [0, 0, 0, 0.5, 0.5, 0.5]],
    expected: { diff: 4, low: -2 + 0.002 * 6, high: 10 - 0.002 * 6, pSign: 1 / 3, calls: 6 },
    route: byHand,
  },
  {
    name: '200 resamples of 20 items',
    group: 'hidden',
    call: 'bootstrapSeeded',
    args: [
      [1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1],
      [1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1],
      200,
      0.95,
      11,
    ],
  },
  {
    name: '1000 resamples of 50 items, confidence 0.9',
    group: 'hidden',
    call: 'bootstrapSeeded',
    args: [
      Array.from({ length: 50 }, (_, i) => ((i * 7) % 11) / 4),
      Array.from({ length: 50 }, (_, i) => ((i * 5) % 9) / 4),
      1000,
      0.9,
      12,
    ],
  },
  {
    name: 'two bootstraps with one generator',
    group: 'hidden',
    call: 'bootstrapInTurn',
    args: [[1, 0, 0.5, 2], [0, 1, 0.25, 1], 7, 0.75, 3],
    reason: 'each starts where the one before stopped; nothing else is kept',
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const invalidInputs: KataCase[] = [
  invalid('kappa of nothing', 'cohensKappa', [], []),
  invalid('kappa with a longer first list', 'cohensKappa', ['x', 'y'], ['x']),
  invalid('kappa with a longer second list', 'cohensKappa', ['x'], ['x', 'y']),
  invalid('kappa with one empty list', 'cohensKappa', [], ['x']),
  invalid('kappa with the other list empty', 'cohensKappa', ['x'], []),
  invalid('no items', 'refuse', [], [], 10, 0.9),
  invalid('fewer scores of B', 'refuse', [1, 2], [1], 10, 0.9),
  invalid('fewer scores of A', 'refuse', [1], [1, 2], 10, 0.9),
  invalid('no scores of A', 'refuse', [], [1], 10, 0.9),
  invalid('no resamples', 'refuse', [1], [1], 0, 0.9),
  invalid('a negative number of resamples', 'refuse', [1], [1], -5, 0.9),
  invalid('a fractional number of resamples', 'refuse', [1], [1], 2.5, 0.9),
  invalid('the number of resamples is NaN', 'refuse', [1], [1], NaN, 0.9),
  invalid('infinitely many resamples', 'refuse', [1], [1], Infinity, 0.9),
  invalid('confidence 0', 'refuse', [1], [1], 10, 0),
  invalid('confidence 1', 'refuse', [1], [1], 10, 1),
  invalid('a confidence in percent', 'refuse', [1], [1], 10, 95),
  invalid('a negative confidence', 'refuse', [1], [1], 10, -0.9),
  invalid('the confidence is NaN', 'refuse', [1], [1], 10, NaN),
];

const label = fc.constantFrom('a', 'b', 'c', 'A', '');
const ratings = fc
  .array(fc.tuple(label, label, fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((list) => [list.map(([a]) => a), list.map(([a, b, agree]) => (agree ? a : b))]);

/** Multiples of a quarter: sums of them are exact, so that a difference of 0 is 0. */
const score = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const bootstrapInput = fc
  .array(fc.tuple(score, score), { minLength: 1, maxLength: 7 })
  .chain((list) =>
    fc.tuple(
      fc.constant(list.map(([a]) => a)),
      fc.constant(list.map(([, b]) => b)),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99),
      fc.nat({ max: 1000 }),
    ),
  );

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...kappas, ...bootstraps, ...invalidInputs],
  random: [
    { name: 'two raters', call: 'cohensKappa', runs: 30, args: ratings },
    { name: 'bootstraps', call: 'bootstrapSeeded', runs: 30, args: bootstrapInput },
  ],
};
