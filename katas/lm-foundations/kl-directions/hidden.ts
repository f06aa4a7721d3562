import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const precise = 'exact fractions and 50-digit logarithms';
const { log } = Math;

/** Two modes; the first candidate covers both, the second sits on one. */
const modes = [0.49, 0.02, 0.49];
const shapes = [
  [1 / 3, 1 / 3, 1 / 3],
  [0.9, 0.09, 0.01],
];

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

const divergences: KataCase[] = [
  test(
    'example',
    'a fair coin against a biased one',
    'kl',
    [
      [0.5, 0.5],
      [0.25, 0.75],
    ],
    {
      expected: 0.143841036225890464,
      route: 'by hand: half the logarithm of 4/3',
    },
  ),
  test(
    'hidden',
    'a biased coin against a fair one',
    'kl',
    [
      [0.25, 0.75],
      [0.5, 0.5],
    ],
    {
      expected: 0.130812035941136959,
      route: precise,
    },
  ),
  test('hidden', 'two modes against a flat distribution', 'kl', [modes, [1 / 3, 1 / 3, 1 / 3]], {
    expected: 0.321288938439631308,
    route: precise,
  }),
  test(
    'hidden',
    'five outcomes, one that never happens',
    'kl',
    [
      [0.1, 0.2, 0.3, 0.4, 0],
      [0.4, 0.1, 0.1, 0.1, 0.3],
    ],
    {
      expected: 0.884101431048389155,
      route: precise,
    },
  ),
  test(
    'hidden',
    'the first outcome never happens',
    'kl',
    [
      [0, 0.25, 0.75],
      [0.2, 0.4, 0.4],
    ],
    {
      expected: 0.353955587255346715,
      route: precise,
    },
  ),
  test(
    'hidden',
    'an outcome that neither allows',
    'kl',
    [
      [0.5, 0, 0.5],
      [0.125, 0, 0.875],
    ],
    {
      expected: 0.413339286592233966,
      route: precise,
    },
  ),
  test(
    'hidden',
    'an outcome that the second one rules out',
    'kl',
    [
      [0.5, 0.25, 0.25],
      [0.5, 0.5, 0],
    ],
    {
      expected: Infinity,
      route: 'the contract: p > 0 where q = 0',
    },
  ),
  test(
    'hidden',
    'an unlikely outcome that the second one rules out',
    'kl',
    [
      [0.5, 0.49999, 0.00001],
      [0.6, 0.4, 0],
    ],
    {
      expected: Infinity,
      route: 'the contract: p > 0 where q = 0',
    },
  ),
  test(
    'hidden',
    'two that share no outcome',
    'kl',
    [
      [1, 0],
      [0, 1],
    ],
    {
      expected: Infinity,
      route: 'the contract: p > 0 where q = 0',
    },
  ),
  test(
    'hidden',
    'ruled out in the first, not in the second',
    'kl',
    [
      [0, 1],
      [0.3, 0.7],
    ],
    {
      expected: 0.356674943938732379,
      route: 'by hand: minus the logarithm of 0.7',
    },
  ),
  test(
    'hidden',
    'a distribution and itself',
    'kl',
    [
      [0.2, 0.5, 0.3],
      [0.2, 0.5, 0.3],
    ],
    {
      expected: 0,
      route: 'by hand',
      reason: 'the smallest value there is',
    },
  ),
  test(
    'hidden',
    'two certainties that agree',
    'kl',
    [
      [0, 1, 0],
      [0, 1, 0],
    ],
    { expected: 0, route: 'by hand' },
  ),
  test('hidden', 'a single outcome', 'kl', [[1], [1]], {
    expected: 0,
    route: 'by hand',
    reason: 'the shortest lists',
  }),
  test(
    'hidden',
    'a very unlikely outcome',
    'kl',
    [
      [1e-12, 1 - 1e-12],
      [0.5, 0.5],
    ],
    {
      expected: 0.693147180531314288,
      route: precise,
    },
  ),
  {
    ...test(
      'hidden',
      'sums that are right within rounding',
      'kl',
      [
        [0.7, 0.3000005],
        [0.4, 0.6000005],
      ],
      {
        expected: 0.1837868,
        route: precise,
        reason: 'a sum may be off by a millionth; only the refusal is tested, hence the wide tolerance',
      },
    ),
    tolerance: { absolute: 1e-5, relative: 0 },
  },
];

const fits: KataCase[] = [
  test('example', 'two modes, forward', 'bestFit', [modes, shapes, 'forward'], {
    expected: 0,
    route: 'by hand: 0.321 against 1.579',
  }),
  test('example', 'two modes, reverse', 'bestFit', [modes, shapes, 'reverse'], {
    expected: 1,
    route: 'by hand: 0.681 against 0.644',
  }),
  test(
    'hidden',
    'forward, a candidate that rules an outcome out',
    'bestFit',
    [
      [0.6, 0.3, 0.1],
      [
        [0.65, 0.35, 0],
        [0.1, 0.1, 0.8],
      ],
      'forward',
    ],
    { expected: 1, route: 'by hand: the first is infinitely far' },
  ),
  test(
    'hidden',
    'reverse, a candidate that rules an outcome out',
    'bestFit',
    [
      [0.6, 0.3, 0.1],
      [
        [0.1, 0.1, 0.8],
        [0.65, 0.35, 0],
      ],
      'reverse',
    ],
    { expected: 1, route: 'by hand: 0 log 0 counts as 0, so 0.106 against 1.375' },
  ),
  test(
    'hidden',
    'reverse, a candidate that dares what never happens',
    'bestFit',
    [
      [0.5, 0.5, 0],
      [
        [0.49, 0.49, 0.02],
        [0.98, 0.02, 0],
      ],
      'reverse',
    ],
    { expected: 1, route: 'by hand: the first is infinitely far' },
  ),
  test(
    'hidden',
    'forward, a candidate that dares what never happens',
    'bestFit',
    [
      [0.5, 0.5, 0],
      [
        [0.98, 0.02, 0],
        [0.49, 0.49, 0.02],
      ],
      'forward',
    ],
    { expected: 1, route: 'by hand: 1.27 against 0.02' },
  ),
  test(
    'hidden',
    'all candidates infinitely far, forward',
    'bestFit',
    [
      [0.2, 0.3, 0.5],
      [
        [1, 0, 0],
        [0, 0.4, 0.6],
        [0.3, 0.7, 0],
      ],
      'forward',
    ],
    { expected: 0, route: 'the contract: ties go to the lowest index' },
  ),
  test(
    'hidden',
    'all candidates infinitely far, reverse',
    'bestFit',
    [
      [1, 0, 0],
      [
        [0.1, 0.8, 0.1],
        [0.9, 0.05, 0.05],
        [0.99, 0, 0.01],
      ],
      'reverse',
    ],
    { expected: 0, route: 'the contract: ties go to the lowest index' },
  ),
  test(
    'hidden',
    'the same candidate three times',
    'bestFit',
    [
      [0.5, 0.3, 0.2],
      [
        [0.1, 0.1, 0.8],
        [0.4, 0.4, 0.2],
        [0.4, 0.4, 0.2],
        [0.4, 0.4, 0.2],
      ],
      'forward',
    ],
    { expected: 1, route: 'the contract: ties go to the lowest index', reason: 'the first of equals' },
  ),
  test(
    'hidden',
    'the target itself, in the middle',
    'bestFit',
    [
      [0.5, 0.3, 0.2],
      [
        [0.5, 0.25, 0.25],
        [0.5, 0.3, 0.2],
        [0.45, 0.35, 0.2],
      ],
      'reverse',
    ],
    { expected: 1, route: 'by hand: distance 0', reason: 'neither the first nor the last is best' },
  ),
  test(
    'hidden',
    'the nearest comes last',
    'bestFit',
    [
      [0, 0.5, 0.5],
      [
        [0.5, 0.25, 0.25],
        [0.25, 0.25, 0.5],
        [0.125, 0.375, 0.5],
      ],
      'forward',
    ],
    { expected: 2, route: 'by hand: 0.69, 0.35 and 0.14' },
  ),
  test(
    'hidden',
    'the nearest stands between two others',
    'bestFit',
    [
      [0.125, 0.375, 0.5],
      [
        [0, 0.5, 0.5],
        [0.25, 0.25, 0.5],
        [0.5, 0.25, 0.25],
      ],
      'reverse',
    ],
    { expected: 1, route: 'by hand: 0.14, 0.07 and 0.42' },
  ),
  test('hidden', 'one candidate', 'bestFit', [[0.5, 0.5], [[0.9, 0.1]], 'forward'], {
    expected: 0,
    route: 'by hand',
    reason: 'nothing to choose from',
  }),
  test('hidden', 'one candidate, infinitely far', 'bestFit', [[0.5, 0.5], [[1, 0]], 'forward'], {
    expected: 0,
    route: 'by hand',
    reason: 'an infinite distance is still the smallest of one',
  }),
];

const estimates: KataCase[] = [
  test(
    'example',
    'two samples of a fair coin',
    'klEstimates',
    [
      [log(0.5), log(0.5)],
      [log(0.25), log(0.75)],
    ],
    {
      expected: { k1: 0.143841036225890464, k2: 0.161213741952841714, k3: 0.143841036225890464 },
      route: 'by hand: -ln 0.75 / 2, a quarter of the sum of squared logarithms, and again -ln 0.75 / 2',
    },
  ),
  test(
    'hidden',
    'four samples',
    'klEstimates',
    [
      [-1, -2, -3, -0.5],
      [-0.5, -3.25, -1, -0.5],
    ],
    {
      expected: { k1: -0.3125, k2: 0.7265625, k3: 1.26857054162274212 },
      route: 'log-ratios 0.5, -1.25, 2 and 0 in 50-digit arithmetic',
    },
  ),
  test('hidden', 'one sample', 'klEstimates', [[-1], [-4]], {
    expected: { k1: 3, k2: 4.5, k3: 2.04978706836786394 },
    route: 'by hand: 3, 9/2 and e^-3 - 1 + 3',
  }),
  test(
    'hidden',
    'samples of equal probability',
    'klEstimates',
    [
      [-2, -0.25],
      [-2, -0.25],
    ],
    {
      expected: { k1: 0, k2: 0, k3: 0 },
      route: 'by hand',
      reason: 'the same distribution is at distance 0',
    },
  ),
  test('hidden', 'every sample likelier under the other one', 'klEstimates', [
    [-3, -2.5, -4],
    [-2, -2, -1],
  ]),
  test(
    'hidden',
    'improbable sequences',
    'klEstimates',
    [
      [-900, -1200.5],
      [-901, -1200],
    ],
    {
      expected: { k1: 0.25, k2: 0.3125, k3: (Math.exp(-1) + Math.exp(0.5) - 1.5) / 2 },
      route: 'by hand: log-ratios -1 and 0.5; the probabilities themselves are below the smallest double',
    },
  ),
  test(
    'hidden',
    'samples as frequent as they are probable',
    'idealSamples',
    [
      [1, 3, 4],
      [0.5, 0.25, 0.25],
    ],
    {
      expected: {
        estimates: {
          k1: -0.125 * log(4) + 0.375 * log(1.5) + 0.5 * log(2),
          k2: 0.0625 * log(4) ** 2 + 0.1875 * log(1.5) ** 2 + 0.25 * log(2) ** 2,
          k3: -0.125 * log(4) + 0.375 * log(1.5) + 0.5 * log(2),
        },
        exact: -0.125 * log(4) + 0.375 * log(1.5) + 0.5 * log(2),
      },
      route: 'by hand: the ratios q/p are 4, 2/3 and 1/2, and their mean under p is 1',
    },
  ),
  test('hidden', 'questions in turn', 'callInTurn', [
    [
      {
        export: 'kl',
        args: [
          [0.5, 0.5],
          [0.25, 0.75],
        ],
      },
      { export: 'bestFit', args: [modes, shapes, 'reverse'] },
      { export: 'bestFit', args: [modes, shapes, 'forward'] },
      { export: 'klEstimates', args: [[-1], [-4]] },
      { export: 'klEstimates', args: [[-4], [-1]] },
      {
        export: 'kl',
        args: [
          [0.25, 0.75],
          [0.5, 0.5],
        ],
      },
    ],
  ]),
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const refused: KataCase[] = [
  invalid('two empty lists', 'kl', [], []),
  invalid('a longer second list', 'kl', [0.5, 0.5], [0.5, 0.25, 0.25]),
  invalid('a longer first list', 'kl', [0.5, 0.5, 0], [0.5, 0.5]),
  invalid('an empty second list', 'kl', [1], []),
  invalid('a negative probability in p', 'kl', [1.5, -0.5], [0.5, 0.5]),
  invalid('a negative probability in q', 'kl', [0.5, 0.5], [-0.25, 1.25]),
  invalid('a negative probability in q where p is 0', 'kl', [0, 1], [-0.25, 1.25]),
  invalid('p sums to less than 1', 'kl', [0.5, 0.4], [0.5, 0.5]),
  invalid('q sums to more than 1', 'kl', [0.5, 0.5], [0.5, 0.6]),
  invalid('p sums to a little more than 1', 'kl', [0.5, 0.50001], [0.5, 0.5]),
  invalid('q sums to a little less than 1', 'kl', [0.5, 0.5], [0.5, 0.49999]),
  invalid('q is off by a millionth and a half', 'kl', [0.5, 0.5], [0.5, 0.5000015]),
  invalid('counts instead of probabilities', 'kl', [2, 2], [1, 3]),
  invalid('nothing but zeros', 'kl', [0, 0], [0.5, 0.5]),
  invalid('no candidates', 'bestFit', [0.5, 0.5], [], 'forward'),
  invalid('an unknown direction', 'bestFit', modes, shapes, 'backward'),
  invalid('an empty string as direction', 'bestFit', modes, shapes, ''),
  invalid('a direction in capitals', 'bestFit', modes, shapes, 'REVERSE'),
  invalid('no direction', 'bestFit', modes, shapes),
  invalid('a candidate of another length', 'bestFit', modes, [...shapes, [0.5, 0.5]], 'forward'),
  invalid('a candidate that does not sum to 1', 'bestFit', modes, [...shapes, [0.5, 0.5, 0.5]], 'reverse'),
  invalid('a candidate with a negative entry', 'bestFit', modes, [[0.9, 0.2, -0.1], ...shapes], 'reverse'),
  invalid('an empty target', 'bestFit', [], [[]], 'forward'),
  invalid('a target that does not sum to 1', 'bestFit', [0.5, 0.2, 0.2], shapes, 'forward'),
  invalid('no samples', 'klEstimates', [], []),
  invalid('fewer log-probs under Q', 'klEstimates', [-1, -2], [-1]),
  invalid('more log-probs under Q', 'klEstimates', [-1], [-1, -2]),
  invalid('log-probs under Q alone', 'klEstimates', [], [-1]),
];

/** Distributions whose entries are small fractions, zeros among them. */
function distribution(size: number): fc.Arbitrary<number[]> {
  return fc
    .array(fc.integer({ min: 0, max: 5 }), { minLength: size, maxLength: size })
    .filter((weights) => weights.some((weight) => weight > 0))
    .map((weights) => {
      const total = weights.reduce((a, b) => a + b, 0);
      return weights.map((weight) => weight / total);
    });
}

/** Without zeros, so that no distance is infinite. */
function positive(size: number): fc.Arbitrary<number[]> {
  return distribution(size).map((p) => p.map((prob) => (prob + 0.125) / (1 + 0.125 * size)));
}

const size = fc.integer({ min: 1, max: 5 });

function pairs(of: (size: number) => fc.Arbitrary<number[]>): fc.Arbitrary<unknown[]> {
  return size.chain((n) => fc.tuple(of(n), of(n)));
}

function distance(p: number[], q: number[]): number {
  return p.reduce((total, prob, i) => total + (prob === 0 ? 0 : prob * log(prob / q[i]!)), 0);
}

/** Rounding may decide between candidates that are equally near without being equal; such draws are left out. */
function hasClearOrder([p, candidates, direction]: [number[], number[][], string]): boolean {
  const distances = candidates.map((c) => (direction === 'forward' ? distance(p, c) : distance(c, p)));
  const nearest = Math.min(...distances);
  const texts = candidates.filter((_, i) => distances[i]! - nearest < 1e-9).map(String);
  return nearest === Infinity || new Set(texts).size === 1;
}

function choices(of: (size: number) => fc.Arbitrary<number[]>): fc.Arbitrary<unknown[]> {
  const direction = fc.constantFrom('forward', 'reverse');
  return fc
    .integer({ min: 2, max: 4 })
    .chain((n) => fc.tuple(of(n), fc.array(of(n), { minLength: 1, maxLength: 5 }), direction))
    .filter(hasClearOrder);
}

const logProb = fc.integer({ min: -40, max: 0 }).map((n) => n / 8);
const samples = fc
  .array(fc.tuple(logProb, logProb), { minLength: 1, maxLength: 8 })
  .map((list) => [list.map(([a]) => a), list.map(([, b]) => b)]);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...divergences, ...fits, ...estimates, ...refused],
  random: [
    { name: 'distributions without zeros', call: 'kl', runs: 20, args: pairs(positive) },
    { name: 'distributions with zeros', call: 'kl', runs: 25, args: pairs(distribution) },
    { name: 'candidates without zeros', call: 'bestFit', runs: 20, args: choices(positive) },
    { name: 'candidates with zeros', call: 'bestFit', runs: 25, args: choices(distribution) },
    { name: 'any samples', call: 'klEstimates', runs: 20, args: samples },
  ],
};
