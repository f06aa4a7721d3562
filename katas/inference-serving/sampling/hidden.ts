import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand: the logits are logarithms of small whole numbers, so the weights are these numbers';

interface Options {
  temperature?: number;
  topK?: number;
  topP?: number;
}

/** Logits whose softmax is in the proportion of the given numbers; 0 is a token that cannot come. */
function logs(...weights: number[]): number[] {
  return weights.map((weight) => Math.log(weight));
}

/** The given numbers, divided by their sum. */
function parts(...weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function filter(
  name: string,
  logits: number[],
  options: Options,
  expected: number[],
  route = byHand,
): KataCase {
  return { name, group: 'hidden', call: 'filteredDistribution', args: [logits, options], expected, route };
}

function draw(
  name: string,
  logits: number[],
  options: Options,
  draws: number[],
  token: number,
  calls = 1,
): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'sample',
    args: [logits, options, draws],
    expected: { token, calls },
    route: 'by hand: the cumulative sums in the order of the ids',
    reason: 'the draw has rules of its own: one number, the order of the ids, a strict comparison',
  };
}

const falling = logs(4, 3, 2, 1);

const examples: KataCase[] = [
  { ...filter('two filters', falling, { topK: 3, topP: 0.75 }, parts(4, 3, 0, 0)), group: 'example' },
  { ...filter('a colder distribution', falling, { temperature: 0.5 }, parts(16, 9, 4, 1)), group: 'example' },
  { ...draw('a draw from two tokens', falling, { topK: 3, topP: 0.75 }, [0.6], 1), group: 'example' },
];

const temperatures: KataCase[] = [
  {
    name: 'no options at all',
    group: 'hidden',
    call: 'filteredDistribution',
    args: [falling],
    expected: parts(4, 3, 2, 1),
    route: byHand,
    reason: 'the defaults change nothing',
  },
  { ...filter('no option is set', logs(1, 5, 2), {}, parts(1, 5, 2)), reason: 'the defaults change nothing' },
  filter('temperature 2', logs(1, 16, 4, 9), { temperature: 2 }, parts(1, 4, 2, 3)),
  filter('temperature 1/3', logs(1, 2, 3), { temperature: 1 / 3 }, parts(1, 8, 27)),
  {
    ...filter('temperature 0', logs(2, 7, 3), { temperature: 0 }, [0, 1, 0]),
    reason: 'greedy decoding divides by nothing',
  },
  filter('temperature 0 and several highest', [1, 3, 2, 3, 3], { temperature: 0 }, [0, 1, 0, 0, 0]),
  {
    ...filter('temperature 0 and filters', [5, 1, 5, 4], { temperature: 0, topK: 3, topP: 1 }, [1, 0, 0, 0]),
    reason: 'greedy decoding does not depend on the filters',
  },
  filter('a temperature of a thousandth', [1, 1.001, 0.999], { temperature: 0.001 }, [
    Math.exp(-1) / (1 + Math.exp(-1) + Math.exp(-2)),
    1 / (1 + Math.exp(-1) + Math.exp(-2)),
    Math.exp(-2) / (1 + Math.exp(-1) + Math.exp(-2)),
  ]),
  filter('a high temperature', [1000, -1000], { temperature: 1000 }, [
    1 / (1 + Math.exp(-2)),
    1 / (1 + Math.exp(2)),
  ]),
];

const topKs: KataCase[] = [
  filter('the two best', logs(1, 4, 2, 3), { topK: 2 }, parts(0, 4, 0, 3)),
  filter('the best one', logs(1, 4, 2, 3), { topK: 1 }, [0, 1, 0, 0]),
  filter('all but one', logs(1, 4, 2, 3), { topK: 3 }, parts(0, 4, 2, 3)),
  {
    ...filter('as many as there are', logs(1, 4, 2, 3), { topK: 4 }, parts(1, 4, 2, 3)),
    reason: 'the size of the vocabulary switches the filter off',
  },
  {
    ...filter('more than there are', logs(1, 4, 2), { topK: 100 }, parts(1, 4, 2)),
    reason: 'a larger number switches the filter off',
  },
  {
    ...filter('topK 0', logs(1, 4, 2), { topK: 0 }, parts(1, 4, 2)),
    reason: '0 switches the filter off',
  },
  filter('equal logits at the edge', [0, 1, 1, 1, 0], { topK: 2 }, [0, 0.5, 0.5, 0, 0]),
  filter('all logits equal', [7, 7, 7, 7], { topK: 3 }, [1 / 3, 1 / 3, 1 / 3, 0]),
  filter('equal logits, the best one stays', [2, 2], { topK: 1 }, [1, 0]),
  filter(
    'equal logits at the edge behind a better one',
    logs(2, 1, 2, 5, 2),
    { topK: 3 },
    parts(2, 0, 2, 5, 0),
  ),
  filter('topK and a temperature', logs(4, 1, 9), { topK: 2, temperature: 0.5 }, parts(16, 0, 81)),
];

const topPs: KataCase[] = [
  filter('the mass is reached by the second token', falling, { topP: 0.6 }, parts(4, 3, 0, 0)),
  filter('the mass is reached exactly', falling, { topP: 0.7 }, parts(4, 3, 0, 0)),
  filter('the mass is just missed', falling, { topP: 0.701 }, parts(4, 3, 2, 0)),
  filter('the first token has it all', logs(1, 8, 1), { topP: 0.8 }, [0, 1, 0]),
  filter('less than any token has', [3, 3, 3], { topP: 0.01 }, [1, 0, 0]),
  filter('next to nothing', logs(1, 2, 1), { topP: 1e-13 }, [0, 1, 0]),
  {
    ...filter('the whole mass', falling, { topP: 1 }, parts(4, 3, 2, 1)),
    reason: '1 switches the filter off',
  },
  filter('the order of the ids stays', logs(1, 3, 2, 4), { topP: 0.6 }, parts(0, 3, 0, 4)),
  filter('equal probabilities at the edge', [5, 5, 5, 5], { topP: 0.5 }, [0.5, 0.5, 0, 0]),
  filter(
    'equal probabilities at the edge behind a better one',
    logs(2, 2, 4, 2),
    { topP: 0.55 },
    parts(2, 0, 4, 0),
  ),
  filter(
    'eight tenths, summed with rounding',
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    { topP: 0.8 },
    [0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0, 0],
    'by hand: 0.1 eight times is 0.8 up to rounding',
  ),
  filter('half of 1e-12 is missing', [1, 1], { topP: 0.5 + 0.5e-12 }, [1, 0]),
  filter('one and a half times 1e-12 is missing', [1, 1], { topP: 0.5 + 1.5e-12 }, [0.5, 0.5]),
  filter('a long tail', logs(10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), { topP: 0.62 }, [
    10 / 13,
    1 / 13,
    1 / 13,
    1 / 13,
    ...[0, 0, 0, 0, 0, 0, 0],
  ]),
];

const together: KataCase[] = [
  filter('what topK removes counts for nothing', logs(3, 3, 2, 2), { topK: 2, topP: 0.5 }, [1, 0, 0, 0]),
  filter(
    'the mass is taken of what topK left',
    logs(5, 4, 1, 5, 5),
    { topK: 3, topP: 0.65 },
    parts(1, 0, 0, 1, 0),
  ),
  filter('a temperature changes how many stay', falling, { temperature: 0.5, topP: 0.52 }, [1, 0, 0, 0]),
  filter('a temperature lets more in', logs(16, 1, 1), { temperature: 2, topP: 0.8 }, parts(4, 1, 0)),
  filter(
    'all three',
    logs(1, 9, 4, 16, 4),
    { temperature: 0.5, topK: 4, topP: 0.9 },
    parts(0, 81, 0, 256, 0),
  ),
  filter(
    'all three, equal logits',
    logs(4, 4, 4, 1),
    { temperature: 2, topK: 3, topP: 0.6 },
    [0.5, 0.5, 0, 0],
  ),
];

const extremes: KataCase[] = [
  filter('tokens that cannot come', logs(0, 3, 0, 1), {}, parts(0, 3, 0, 1)),
  filter('topK among tokens that cannot come', logs(0, 3, 0, 1, 2), { topK: 2 }, parts(0, 3, 0, 0, 2)),
  {
    ...filter('topK larger than what can come', logs(0, 3, 0, 1), { topK: 3 }, parts(0, 3, 0, 1)),
    reason: 'a token that cannot come does not come because a place is left',
  },
  filter(
    'topP among tokens that cannot come',
    logs(0, 3, 0, 5),
    { topP: 0.7, temperature: 0.5 },
    [0, 0, 0, 1],
  ),
  {
    ...filter('temperature 0 and tokens that cannot come', logs(0, 0, 3), { temperature: 0 }, [0, 0, 1]),
    reason: 'the highest logit is the only one',
  },
  {
    ...filter('a single token', [-4], { temperature: 0.7, topK: 1, topP: 0.1 }, [1]),
    reason: 'the smallest vocabulary',
  },
  filter('logits of a thousand', [1000, 1000 + Math.log(3), -1000], {}, [0.25, 0.75, 0]),
  filter('logits of minus a thousand', [-1000, -1000 + Math.log(3)], {}, [0.25, 0.75]),
  filter('large logits and a low temperature', [1000, 999, 1000], { temperature: 0.01 }, [0.5, 0, 0.5]),
  filter('large logits and both filters', [900, 900 + Math.log(2), 900, 800], { topK: 3, topP: 0.6 }, [
    1 / 3,
    2 / 3,
    0,
    0,
  ]),
  {
    name: 'a vocabulary of 100000 tokens',
    group: 'scale',
    call: 'largeVocabulary',
    args: [100_000, { topP: 0.9 }],
    expected: { kept: 64_412, highest: (1 - Math.exp(-3e-5)) / (1 - Math.exp(-3e-5 * 64_412)) },
    route:
      'closed form: a geometric series; of its 100000 terms -ln(1 - 0.9 (1 - exp(-3))) / 0.00003, rounded up, are needed',
    reason:
      'the size that the contract names; rules out a search for the next best token for each that stays',
  },
];

const draws: KataCase[] = [
  draw('below the first probability', logs(1, 2, 1), {}, [0.2], 0),
  draw('in the middle', logs(1, 2, 1), {}, [0.7], 1),
  draw('in the last part', logs(1, 2, 1), {}, [0.8], 2),
  draw('the end of a part', [0, 0], {}, [0.5], 1),
  draw('the number 0', logs(1, 3), {}, [0], 0),
  draw('the number 0 and a first token that cannot come', logs(0, 1, 1), {}, [0], 1),
  draw('in the order of the ids, not of the ranks', logs(1, 2, 7), {}, [0.05], 0),
  draw('the first token was cut off', logs(1, 2, 5), { topK: 2 }, [0.05], 1),
  draw('the last tokens were cut off', logs(5, 3, 1, 1), { topK: 2 }, [0.7], 1),
  draw('the last tokens were cut off by topP', logs(5, 3, 1, 1), { topP: 0.8 }, [0.99], 1),
  draw('in a part that renormalising has widened', logs(6, 1, 2, 1), { topP: 0.8 }, [0.72], 0),
  draw('a draw at a low temperature', logs(1, 2, 3), { temperature: 0.5 }, [0.3], 1),
  draw('a draw at a high temperature', logs(16, 1, 1), { temperature: 2 }, [0.7], 1),
  draw(
    'a number close to 1 and last tokens that cannot come',
    [...logs(1, 1, 1, 1, 1, 1, 1, 1, 1), -Infinity, -Infinity],
    {},
    [1 - 2 ** -53],
    8,
  ),
  draw('temperature 0 draws no number', logs(1, 5, 2), { temperature: 0 }, [0.01], 1, 0),
  draw('temperature 0 and equal logits', [2, 5, 5], { temperature: 0, topP: 0.5 }, [0.99], 1, 0),
  {
    ...draw('one possible token', logs(0, 1, 0), { topK: 1 }, [0.9], 1, 1),
    reason: 'the number is drawn even if nothing hangs on it',
  },
];

const repetitions: KataCase[] = [
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'filterTwice',
    args: [logs(1, 4, 2), { topK: 2 }],
    expected: parts(0, 4, 2),
    route: byHand,
    reason: 'results are fresh',
  },
  {
    name: 'several calls in turn',
    group: 'hidden',
    call: 'filterInTurn',
    args: [
      [
        [falling, { topP: 0.6 }],
        [logs(1, 1), {}],
        [falling, { topK: 1 }],
        [falling, {}],
      ],
    ],
    expected: [parts(4, 3, 0, 0), [0.5, 0.5], [1, 0, 0, 0], parts(4, 3, 2, 1)],
    route: byHand,
  },
];

function invalid(name: string, logits: number[], options: Options): KataCase[] {
  const reason = 'a condition of the contract';
  return [
    { name, group: 'invalid', call: 'filteredDistribution', args: [logits, options], reason },
    { name: `${name}, in a draw`, group: 'invalid', call: 'sampleInvalid', args: [logits, options], reason },
  ];
}

const invalidInputs: KataCase[] = [
  invalid('no logits', [], {}),
  invalid('no logits at temperature 0', [], { temperature: 0 }),
  invalid('a logit that is NaN', [1, NaN, 2], {}),
  invalid('a logit that is NaN at temperature 0', [NaN, 1], { temperature: 0 }),
  invalid('an infinite logit', [1, Infinity], {}),
  invalid('an infinite logit at temperature 0', [1, Infinity], { temperature: 0 }),
  invalid('a bad logit that topK would remove', [5, NaN, 4, 3], { topK: 1 }),
  invalid('no token that can come', [-Infinity, -Infinity], {}),
  invalid('no token that can come at temperature 0', [-Infinity], { temperature: 0 }),
  invalid('a negative temperature', [1, 2], { temperature: -1 }),
  invalid('an infinite temperature', [1, 2], { temperature: Infinity }),
  invalid('a temperature that is NaN', [1, 2], { temperature: NaN }),
  invalid('a negative topK', [1, 2], { topK: -1 }),
  invalid('a fractional topK', [1, 2], { topK: 1.5 }),
  invalid('a topK that is NaN', [1, 2], { topK: NaN }),
  invalid('an infinite topK', [1, 2], { topK: Infinity }),
  invalid('a bad topK at temperature 0', [1, 2], { topK: -2, temperature: 0 }),
  invalid('topP 0', [1, 2], { topP: 0 }),
  invalid('a negative topP', [1, 2], { topP: -0.5 }),
  invalid('a topP above 1', [1, 2], { topP: 1.01 }),
  invalid('a topP that is NaN', [1, 2], { topP: NaN }),
  invalid('a bad topP at temperature 0', [1, 2], { topP: 2, temperature: 0 }),
].flat();

/** Multiples of 3/8, often equal; now and then a token that cannot come. The first one always can. */
const logitList: fc.Arbitrary<number[]> = fc
  .tuple(
    fc.integer({ min: -8, max: 8 }),
    fc.array(fc.option(fc.integer({ min: -8, max: 8 }), { freq: 8 }), { maxLength: 9 }),
  )
  .chain(([first, others]) =>
    fc.nat({ max: others.length }).map((place) => others.toSpliced(place, 0, first)),
  )
  .map((list) => list.map((eighths) => (eighths === null ? -Infinity : (eighths * 3) / 8)));

const anyOptions: fc.Arbitrary<Options> = fc.record(
  {
    temperature: fc.constantFrom(0, 0.25, 0.7, 1, 1.5, 4),
    topK: fc.nat({ max: 8 }),
    topP: fc.constantFrom(0.05, 0.29, 0.51, 0.77, 0.93, 1),
  },
  { requiredKeys: [] },
);

const fraction = fc.nat({ max: 1023 }).map((k) => (2 * k + 1) / 2048);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [
    ...examples,
    ...temperatures,
    ...topKs,
    ...topPs,
    ...together,
    ...extremes,
    ...draws,
    ...repetitions,
    ...invalidInputs,
  ],
  random: [
    { name: 'any filters', call: 'filteredDistribution', runs: 60, args: fc.tuple(logitList, anyOptions) },
    {
      name: 'any draws',
      call: 'sample',
      runs: 40,
      args: fc.tuple(
        logitList,
        anyOptions,
        fraction.map((one) => [one]),
      ),
    },
  ],
};
