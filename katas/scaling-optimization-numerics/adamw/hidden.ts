import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const weightedSums = 'the running means as weighted sums over all gradients, in 40-digit arithmetic';
const plain = 'by hand: with betas of 0 the step is g / (|g| + eps)';

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function step(
  name: string,
  args: unknown[],
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'adamwStep', args, ...more };
}

function train(name: string, args: unknown[], more: More = {}): KataCase {
  return { name, group: 'hidden', call: 'train', args, ...more };
}

const fresh = { step: 0, m: [0], v: [0] };
const start = [2, -1, 0.5];
const batches = [
  [0.5, -1, 0.25],
  [1, -1, -2],
  [-0.5, 3, 0.125],
  [0.75, 0, 1],
];
const mixed = { lr: 0.1, beta1: 0.5, beta2: 0.75, eps: 0.25, weightDecay: 0.5 };
/** No memory, so that the step is the gradient divided by its size and eps. */
const memoryless = { lr: 0.5, beta1: 0, beta2: 0, eps: 1, weightDecay: 0 };

const examples: KataCase[] = [
  step(
    'first step of one parameter',
    [[2], [0.5], fresh, { lr: 0.1 }],
    {
      expected: { params: [1.898000002], state: { step: 1, m: [0.05], v: [0.00025] } },
      route: 'by hand: decay 0.002, step 0.1 * 0.5 / (0.5 + 1e-8)',
    },
    'example',
  ),
  step(
    'a parameter that is decayed and one that is not',
    [
      [4, 4],
      [0, 0],
      { step: 0, m: [0, 0], v: [0, 0] },
      { lr: 0.5, weightDecay: 0.25, decayMask: [true, false] },
    ],
    {
      expected: { params: [3.5, 4], state: { step: 1, m: [0, 0], v: [0, 0] } },
      route: 'by hand: without a gradient only the decay is left, 0.5 * 0.25 * 4',
    },
    'example',
  ),
];

const steps: KataCase[] = [
  step('no memory', [[2, 2, 2], [1, -3, 0], { step: 0, m: [0, 0, 0], v: [0, 0, 0] }, memoryless], {
    expected: { params: [1.75, 2.375, 2], state: { step: 1, m: [1, -3, 0], v: [1, 9, 0] } },
    route: plain,
  }),
  step('no memory, many steps done', [[2], [3], { step: 500, m: [7], v: [9] }, memoryless], {
    expected: { params: [1.625], state: { step: 501, m: [3], v: [9] } },
    route: plain,
  }),
  step('a state from elsewhere', [[1], [2], { step: 3, m: [0.5], v: [0.25] }, { lr: 0.01 }]),
  step('a state after a million steps', [[1], [2], { step: 1e6, m: [0.5], v: [4] }, { lr: 0.01 }], {
    expected: {
      params: [1 - 0.0001 - (0.01 * 0.65) / (2 + 1e-8)],
      state: { step: 1000001, m: [0.65], v: [4] },
    },
    route: 'by hand: the corrections are 1, m is 0.45 + 0.2, v stays 4',
  }),
  step('a tiny gradient', [[0], [1e-10], fresh, { lr: 1 }], {
    expected: { params: [-1 / 101], state: { step: 1, m: [1e-11], v: [1e-23] } },
    route: 'by hand: 1e-10 / (1e-10 + 1e-8)',
  }),
  step('a gradient of 0 with a past', [
    [1],
    [0],
    { step: 9, m: [0.5], v: [0.01] },
    { lr: 0.1, weightDecay: 0 },
  ]),
  step('a learning rate of 0', [[3, -2], [1, 1], { step: 0, m: [0, 0], v: [0, 0] }, { lr: 0 }], {
    expected: { params: [3, -2], state: { step: 1, m: [0.1, 0.1], v: [0.001, 0.001] } },
    route: 'by hand: nothing moves, but the means do',
  }),
  step('no decay', [[2], [0.5], fresh, { lr: 0.1, weightDecay: 0 }], {
    expected: { params: [1.900000002], state: { step: 1, m: [0.05], v: [0.00025] } },
    route: 'by hand: step 0.1 * 0.5 / (0.5 + 1e-8)',
  }),
  step('a strong decay and a large gradient', [[10], [1000], fresh, { lr: 0.1, weightDecay: 1 }], {
    expected: { params: [8.900000000001], state: { step: 1, m: [100], v: [1000] } },
    route: 'by hand: decay 1; step 0.1 * 1000 / (1000 + 1e-8), whatever the size of the gradient',
  }),
  step('a decay beyond 1', [[10], [0], fresh, { lr: 0.5, weightDecay: 3 }], {
    expected: { params: [-5], state: { step: 1, m: [0], v: [0] } },
    route: 'by hand: 10 - 0.5 * 3 * 10',
  }),
  step('a mask that decays nothing', [
    start,
    batches[0],
    { step: 0, m: [0, 0, 0], v: [0, 0, 0] },
    {
      ...mixed,
      decayMask: [false, false, false],
    },
  ]),
  step('a mask that decays everything', [
    start,
    batches[0],
    { step: 0, m: [0, 0, 0], v: [0, 0, 0] },
    {
      ...mixed,
      decayMask: [true, true, true],
    },
  ]),
  step('a mask under the default decay', [
    [5, 5],
    [1, 1],
    { step: 0, m: [0, 0], v: [0, 0] },
    {
      lr: 1,
      decayMask: [false, true],
    },
  ]),
  step('options that are present but undefined', [
    [2],
    [0.5],
    fresh,
    {
      lr: 0.1,
      beta1: undefined,
      beta2: undefined,
      eps: undefined,
      weightDecay: undefined,
      decayMask: undefined,
    },
  ]),
  step('no parameters', [[], [], { step: 4, m: [], v: [] }, { lr: 0.1 }], {
    expected: { params: [], state: { step: 5, m: [], v: [] } },
    route: 'the contract: only the step is counted',
  }),
  step('no parameters and an empty mask', [[], [], { step: 0, m: [], v: [] }, { lr: 0.1, decayMask: [] }], {
    expected: { params: [], state: { step: 1, m: [], v: [] } },
    route: 'the contract: only the step is counted',
  }),
];

const runs: KataCase[] = [
  train('four steps, defaults', [start, batches, { lr: 0.1 }], {
    expected: {
      path: [
        [1.89800000199999996, -0.89900000099999999, 0.39950000399999984],
        [1.79958380063650872, -0.79810100199899998, 0.464633165156163049],
        [1.75577528707294069, -0.82215292020795664, 0.510772075233652363],
        [1.69431106690048514, -0.841686390932310002, 0.518655681905991512],
      ],
      state: {
        step: 4,
        m: [0.14745, 0.1161, -0.032525],
        v: [0.00205950174975, 0.010986003999, 0.0050699260624375],
      },
    },
    route: weightedSums,
  }),
  train(
    'four steps, all options, one parameter not decayed',
    [start, batches, { ...mixed, decayMask: [true, false, true] }],
    {
      expected: {
        path: [
          [1.83333333333333333, -0.92, 0.425],
          [1.66405736623506477, -0.84, 0.474343924031919718],
          [1.57335396104023139, -0.89443920705140065, 0.483823450010444628],
          [1.4500182051047758, -0.925497748424288914, 0.436116010566226135],
        ],
        state: {
          step: 4,
          m: [0.40625, 0.5625, 0.296875],
          v: [0.3544921875, 1.93359375, 0.822021484375],
        },
      },
      route: weightedSums,
    },
  ),
  train('three equal gradients without memory', [[1], [[1], [1], [1]], memoryless], {
    expected: { path: [[0.75], [0.5], [0.25]], state: { step: 3, m: [1], v: [1] } },
    route: plain,
  }),
  train('thirty steps', [[1, -2], Array.from({ length: 30 }, (_, t) => [(t % 3) - 1, 0.5]), { lr: 0.05 }]),
  {
    name: 'two runs at a time',
    group: 'hidden',
    call: 'trainTwo',
    args: [start, batches, [{ lr: 0.1 }, { lr: 0.01, beta1: 0.5 }]],
  },
  {
    name: 'the same step again after the caller changed the first result',
    group: 'hidden',
    call: 'stepTwice',
    args: [[[2], [0.5], fresh, { lr: 0 }]],
    expected: { params: [2], state: { step: 1, m: [0.05], v: [0.00025] } },
    route: 'by hand: nothing moves, but the means do',
  },
];

function invalid(
  name: string,
  changes: { params?: unknown; grads?: unknown; state?: object; config?: object },
): KataCase {
  const { params = [1, 2], grads = [1, 1], state = {}, config = {} } = changes;
  const args = [params, grads, { step: 0, m: [0, 0], v: [0, 0], ...state }, { lr: 0.1, ...config }];
  return { name, group: 'invalid', call: 'adamwStep', args };
}

const invalidCalls: KataCase[] = [
  invalid('a gradient too few', { grads: [1] }),
  invalid('a gradient too many', { grads: [1, 1, 1] }),
  invalid('no gradients', { grads: [] }),
  invalid('no parameters, but gradients', { params: [] }),
  invalid('a first mean too few', { state: { m: [0] } }),
  invalid('a first mean too many', { state: { m: [0, 0, 0] } }),
  invalid('a second mean too few', { state: { v: [0] } }),
  invalid('a second mean too many', { state: { v: [0, 0, 0] } }),
  invalid('a mask too short', { config: { decayMask: [true] } }),
  invalid('a mask too long', { config: { decayMask: [true, true, false] } }),
  invalid('an empty mask', { config: { decayMask: [] } }),
  invalid('a negative learning rate', { config: { lr: -0.1 } }),
  invalid('a learning rate of NaN', { config: { lr: NaN } }),
  invalid('eps 0', { config: { eps: 0 } }),
  invalid('a negative eps', { config: { eps: -1e-8 } }),
  invalid('eps NaN', { config: { eps: NaN } }),
  invalid('a negative decay', { config: { weightDecay: -0.01 } }),
  invalid('a decay of NaN', { config: { weightDecay: NaN } }),
  ...(['beta1', 'beta2'] as const).flatMap((name) => [
    invalid(`${name} = 1`, { config: { [name]: 1 } }),
    invalid(`${name} above 1`, { config: { [name]: 1.5 } }),
    invalid(`${name} below 0`, { config: { [name]: -0.1 } }),
    invalid(`${name} NaN`, { config: { [name]: NaN } }),
  ]),
  invalid('a negative step', { state: { step: -1 } }),
  invalid('a fractional step', { state: { step: 0.5 } }),
  invalid('a step of NaN', { state: { step: NaN } }),
  invalid('an infinite step', { state: { step: Infinity } }),
  invalid('a gradient of NaN', { grads: [1, NaN] }),
  invalid('a gradient of Infinity', { grads: [Infinity, 1] }),
  invalid('a gradient of -Infinity', { grads: [1, -Infinity] }),
  invalid('no parameters and a negative learning rate', {
    params: [],
    grads: [],
    state: { m: [], v: [] },
    config: { lr: -1 },
  }),
];

const value = fc.integer({ min: -12, max: 12 }).map((n) => n / 4);
const config = fc.record(
  {
    lr: fc.constantFrom(0, 0.001, 0.1, 1),
    beta1: fc.constantFrom(0, 0.5, 0.9, 0.95),
    beta2: fc.constantFrom(0, 0.75, 0.95, 0.999),
    eps: fc.constantFrom(1e-8, 1e-3, 0.5),
    weightDecay: fc.constantFrom(0, 0.01, 0.1, 1),
  },
  { requiredKeys: ['lr'] },
);
const list = (length: number) => fc.array(value, { minLength: length, maxLength: length });
const masked = (length: number) =>
  fc
    .tuple(
      config,
      fc.option(fc.array(fc.boolean(), { minLength: length, maxLength: length }), { nil: undefined }),
    )
    .map(([options, decayMask]) => (decayMask === undefined ? options : { ...options, decayMask }));

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...steps, ...runs, ...invalidCalls],
  random: [
    {
      name: 'any step',
      call: 'adamwStep',
      runs: 30,
      args: fc.integer({ min: 1, max: 4 }).chain((n) =>
        fc.tuple(
          list(n),
          list(n),
          fc.record({
            step: fc.nat({ max: 50 }),
            m: list(n),
            v: list(n).map((numbers) => numbers.map((one) => one * one + 0.01)),
          }),
          masked(n),
        ),
      ),
    },
    {
      name: 'any run',
      call: 'train',
      runs: 20,
      args: fc
        .integer({ min: 1, max: 3 })
        .chain((n) => fc.tuple(list(n), fc.array(list(n), { minLength: 1, maxLength: 6 }), masked(n))),
    },
  ],
};
