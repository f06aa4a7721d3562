import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const highPrecision = 'The formula in 60-digit arithmetic';
const pairwise = 'The variance as half the mean squared difference of all pairs, in 60-digit arithmetic';
const differences = 'Central differences with step 1e-20 in 60-digit arithmetic';

const x = [1, -2, 0.5, 3];
const gain = [1, 0.5, -2, 1.5];
const bias = [0.25, -1, 2, 0];
const dy = [0.5, -1, 2, 0.25];
const small = [0.001, -0.002, 0.0005];
const big = [100000.5, 100001, 99998.25, 100003];
const ones = (n: number) => new Array<number>(n).fill(1);
const zeros = (n: number) => new Array<number>(n).fill(0);

type Export = 'rmsNorm' | 'layerNorm' | 'rmsNormBackward';

function norm(
  call: Export,
  name: string,
  args: unknown[],
  golden?: { expected: unknown; route: string },
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call, args, ...golden };
}

const examples: KataCase[] = [
  norm(
    'rmsNorm',
    'rms of two numbers, large eps',
    [[1, 7], [1, 1], 11],
    { expected: [1 / 6, 7 / 6], route: 'By hand: the mean square is 25, and the root of 25 + 11 is 6' },
    'example',
  ),
  norm(
    'layerNorm',
    'layer norm of two numbers, large eps',
    [[1, 7], [1, 2], [0, 10], 7],
    { expected: [-0.75, 11.5], route: 'By hand: mean 4, variance 9, and the root of 9 + 7 is 4' },
    'example',
  ),
  norm(
    'rmsNormBackward',
    'gradient of the first output',
    [[1, 7], [1, 1], [1, 0], 11],
    {
      expected: { dx: [71 / 432, -7 / 432], dgain: [1 / 6, 0] },
      route: 'By hand: the quotient rule on x0 / sqrt((x0^2 + x1^2) / 2 + 11)',
    },
    'example',
  ),
];

const rms: KataCase[] = [
  norm('rmsNorm', 'rms norm of four numbers', [x, gain], {
    expected: [0.529812868466321903, -0.529812868466321903, -0.529812868466321903, 2.38415790809844857],
    route: highPrecision,
  }),
  norm('rmsNorm', 'rms norm with eps 0.5', [x, gain, 0.5], {
    expected: [0.496138938356833825, -0.496138938356833825, -0.496138938356833825, 2.23262522260575221],
    route: highPrecision,
  }),
  norm('rmsNorm', 'rms norm of small numbers', [small, ones(3)], {
    expected: [0.603022689155527245, -1.20604537831105449, 0.301511344577763623],
    route: highPrecision,
  }),
  norm('rmsNorm', 'rms norm of large numbers', [big, gain], {
    expected: [0.99999812487011928, 0.500001562417871901, -1.99995125004961786, 1.50003468704736284],
    route: highPrecision,
  }),
  norm('rmsNorm', 'rms norm of equal numbers', [[3, 3, 3, 3, 3], ones(5), 16], {
    expected: [0.6, 0.6, 0.6, 0.6, 0.6],
    route: 'By hand: 3 over the root of 9 + 16',
  }),
  {
    ...norm('rmsNorm', 'rms norm of zeros', [zeros(4), gain], {
      expected: [0, 0, 0, 0],
      route: 'By hand: 0 over the root of eps',
    }),
    reason: 'without eps this is 0 / 0',
  },
  norm('rmsNorm', 'rms norm of a single number', [[-2], [3], 12], {
    expected: [-1.5],
    route: 'By hand: -6 over the root of 4 + 12',
  }),
  norm('rmsNorm', 'rms norm with eps undefined', [small, ones(3), undefined]),
  norm('rmsNorm', 'rms norm with a tiny eps', [[1e-9, -1e-9], ones(2), 1e-18], {
    expected: [Math.SQRT1_2, -Math.SQRT1_2],
    route: 'By hand: 1e-9 over the root of 2e-18',
  }),
];

const layer: KataCase[] = [
  norm('layerNorm', 'layer norm of four numbers', [x, gain, bias], {
    expected: [0.460558389988637101, -1.73695436496022985, 2.14037225999242473, 2.00030470489205246],
    route: pairwise,
  }),
  norm('layerNorm', 'layer norm with eps 0.5', [x, gain, bias, 0.5], {
    expected: [0.445698421916032659, -1.68494447670611431, 2.13046561461068844, 1.85913500820231026],
    route: pairwise,
  }),
  norm('layerNorm', 'layer norm of small numbers', [small, ones(3), zeros(3)], {
    expected: [0.340754668457864835, -0.535471621862359026, 0.194716953404494191],
    route: pairwise,
  }),
  norm(
    'layerNorm',
    'layer norm of large numbers with digits',
    [[100000.1, 100001.3, 99998.7, 100003.9], gain, bias],
    {
      expected: [-0.221080885012776291, -0.921486519163267816, 4.40774674563947547, 2.27689094423857449],
      route: pairwise,
    },
  ),
  norm('layerNorm', 'layer norm of large numbers', [big, gain, bias], {
    expected: [0.139041186073300728, -0.907534321727750607, 4.88492916209418107, 2.05273805764393653],
    route: pairwise,
  }),
  {
    ...norm(
      'layerNorm',
      'layer norm of equal numbers',
      [
        [7, 7, 7],
        [2, 3, 4],
        [1, -1, 0.5],
      ],
      {
        expected: [1, -1, 0.5],
        route: 'By hand: nothing differs from the mean, the bias remains',
      },
    ),
    reason: 'without eps this is 0 / 0',
  },
  norm('layerNorm', 'layer norm of a single number', [[1000], [5], [0.25]], {
    expected: [0.25],
    route: 'By hand: a number is its own mean',
  }),
  norm('layerNorm', 'layer norm with eps undefined', [small, ones(3), zeros(3), undefined]),
  norm('layerNorm', 'layer norm of a shifted vector', [[1001, 1007], [1, 2], [0, 10], 7], {
    expected: [-0.75, 11.5],
    route: 'By hand: a shift of all numbers changes nothing',
  }),
];

const backward: KataCase[] = [
  norm('rmsNormBackward', 'gradients for four numbers', [x, gain, dy], {
    expected: {
      dx: [0.241669034244259111, -0.21843163425535727, -2.13087017385973853, 0.128967625708165191],
      dgain: [0.264906434233160952, 1.05962573693264381, 0.529812868466321903, 0.397359651349741428],
    },
    route: differences,
  }),
  norm('rmsNormBackward', 'gradients with eps 0.5', [x, gain, dy, 0.5], {
    expected: {
      dx: [0.228987202318538688, -0.209904935458660464, -1.99409688685727441, 0.128805301304178012],
      dgain: [0.248069469178416912, 0.99227787671366765, 0.496138938356833825, 0.372104203767625369],
    },
    route: differences,
  }),
  norm('rmsNormBackward', 'gradients for small numbers', [small, [1, 2, -1], ones(3)], {
    expected: {
      dx: [858.850496676053955, 694.38976327000107, -475.10878539526389],
      dgain: [0.603022689155527245, -1.20604537831105449, 0.301511344577763623],
    },
    route: differences,
  }),
  norm('rmsNormBackward', 'gradients for large numbers', [big, gain, dy], {
    expected: {
      dx: [
        0.0000140621271487901357, 0.0000040622412103262566, -0.0000309377673695269363,
        0.0000128123622955648595,
      ],
      dgain: [0.49999906243505964, -1.0000031248357438, 1.99995125004961786, 0.250005781174560473],
    },
    route: differences,
  }),
  norm('rmsNormBackward', 'gradients at zero', [zeros(2), [2, 3], [1, -1], 0.25], {
    expected: { dx: [4, -6], dgain: [0, 0] },
    route: 'By hand: near 0 the output is gain * x / 0.5',
  }),
  norm('rmsNormBackward', 'gradient along x itself', [[3, -4], ones(2), [3, -4], 12.5], {
    expected: { dx: [0.3, -0.4], dgain: [1.8, 3.2] },
    route:
      'By hand: the length of the output is s / sqrt(s^2 / 2 + 12.5) at s = 5, its derivative 12.5 / 125, times 5',
  }),
  norm('rmsNormBackward', 'gradients for a single number', [[2], [3], [1], 12], {
    expected: { dx: [0.5625], dgain: [0.5] },
    route: 'By hand: 3 * 12 / (4 + 12)^1.5 and 2 / 4',
  }),
  {
    ...norm('rmsNormBackward', 'no gradient from above', [x, gain, zeros(4)], {
      expected: { dx: [0, 0, 0, 0], dgain: [0, 0, 0, 0] },
      route: 'By hand',
    }),
    reason: 'nothing may be added to the chain rule',
  },
  norm('rmsNormBackward', 'gradients with eps undefined', [small, ones(3), ones(3), undefined]),
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different functions and sizes in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'rmsNorm', args: [x, gain] },
        { export: 'layerNorm', args: [x, gain, bias] },
        { export: 'rmsNorm', args: [small, ones(3)] },
        { export: 'rmsNormBackward', args: [x, gain, dy] },
        { export: 'rmsNorm', args: [x, gain, 0.5] },
        { export: 'rmsNormBackward', args: [small, ones(3), ones(3)] },
        { export: 'layerNorm', args: [small, ones(3), zeros(3)] },
      ],
    ],
  },
  ...(
    [
      ['rmsNorm', [[1, 7], [1, 1], 11], [1 / 6, 7 / 6]],
      ['layerNorm', [[1, 7], [1, 2], [0, 10], 7], [-0.75, 11.5]],
      ['rmsNormBackward', [[2], [3], [1], 12], { dx: [0.5625], dgain: [0.5] }],
    ] as const
  ).map(([name, args, expected]): KataCase => ({
    name: `${name} again after the caller changed the first result`,
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: name, args }],
    expected,
    route: 'By hand, as in the example or hidden case with these numbers',
  })),
];

function invalid(call: Export, name: string, ...args: unknown[]): KataCase {
  return { name: `${call}: ${name}`, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const badEps: [string, number][] = [
  ['eps 0', 0],
  ['a negative eps', -1e-6],
  ['eps NaN', NaN],
  ['an infinite eps', Infinity],
];

const invalidCalls: KataCase[] = [
  invalid('rmsNorm', 'empty', [], []),
  invalid('rmsNorm', 'a gain without x', [], [1]),
  invalid('rmsNorm', 'a gain that is too short', x, ones(3)),
  invalid('rmsNorm', 'a gain that is too long', x, ones(5)),
  invalid('layerNorm', 'empty', [], [], []),
  invalid('layerNorm', 'a gain that is too short', x, ones(3), bias),
  invalid('layerNorm', 'a gain that is too long', x, ones(5), bias),
  invalid('layerNorm', 'a bias that is too short', x, gain, zeros(3)),
  invalid('layerNorm', 'a bias that is too long', x, gain, zeros(5)),
  invalid('layerNorm', 'gain and bias of another length than x', x, ones(3), zeros(3)),
  invalid('rmsNormBackward', 'empty', [], [], []),
  invalid('rmsNormBackward', 'a gain that is too short', x, ones(3), dy),
  invalid('rmsNormBackward', 'a gain that is too long', x, ones(5), dy),
  invalid('rmsNormBackward', 'a dy that is too short', x, gain, ones(3)),
  invalid('rmsNormBackward', 'a dy that is too long', x, gain, ones(5)),
  ...badEps.flatMap(([name, eps]) => [
    invalid('rmsNorm', name, x, gain, eps),
    invalid('layerNorm', name, x, gain, bias, eps),
    invalid('rmsNormBackward', name, x, gain, dy, eps),
  ]),
];

const quarter = fc.integer({ min: -12, max: 12 }).map((n) => n / 4);
const thousandth = fc.integer({ min: -20, max: 20 }).map((n) => n / 10000);
const eps = fc.constantFrom(undefined, 1e-6, 1e-5, 1e-3, 0.5, 4);

/** Vectors of one length: the first of entries, the others of quarters. */
function vectors(entry: fc.Arbitrary<number>, others: number): fc.Arbitrary<number[][]> {
  return fc.integer({ min: 1, max: 6 }).chain((n) => {
    const fixed = { minLength: n, maxLength: n };
    return fc.tuple(
      fc.array(entry, fixed),
      ...Array.from({ length: others }, () => fc.array(quarter, fixed)),
    );
  });
}

function inputs(entry: fc.Arbitrary<number>, others: number): fc.Arbitrary<unknown[]> {
  return fc.tuple(vectors(entry, others), eps).map(([lists, given]) => [...lists, given]);
}

/** Rising numbers around 1e5: the mean is large, the variance is not 0. */
const farFromZero = vectors(fc.integer({ min: 1, max: 8 }), 2).map(([steps = [], gains, biases]) => {
  let at = 99990;
  return [steps.map((step) => (at += 0.37 * step)), gains, biases];
});

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...rms, ...layer, ...backward, ...repetitions, ...invalidCalls],
  random: [
    { name: 'rms norm of random vectors', call: 'rmsNorm', runs: 15, args: inputs(quarter, 1) },
    { name: 'rms norm of random small vectors', call: 'rmsNorm', runs: 10, args: inputs(thousandth, 1) },
    { name: 'layer norm of random vectors', call: 'layerNorm', runs: 15, args: inputs(quarter, 2) },
    { name: 'layer norm of random small vectors', call: 'layerNorm', runs: 10, args: inputs(thousandth, 2) },
    { name: 'layer norm of random vectors far from 0', call: 'layerNorm', runs: 10, args: farFromZero },
    { name: 'gradients for random vectors', call: 'rmsNormBackward', runs: 20, args: inputs(quarter, 2) },
    {
      name: 'gradients for random small vectors',
      call: 'rmsNormBackward',
      runs: 10,
      args: inputs(thousandth, 2),
    },
  ],
};
