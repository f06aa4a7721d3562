import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const triangle = 'by hand: sides of right-angled triangles with whole lengths';

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function clip(
  name: string,
  grads: number[][],
  maxNorm: number,
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'clipGradNorm', args: [grads, maxNorm], ...more };
}

const untouched = (grads: number[][], norm: number) => ({ grads, norm, clipped: false, skipped: false });
const scaled = (grads: number[][], norm: number, maxNorm: number) => ({
  grads: grads.map((tensor) => tensor.map((value) => (value * maxNorm) / (norm + 1e-6))),
  norm,
  clipped: true,
  skipped: false,
});
const skipped = (grads: number[][], norm: number) => ({
  grads: grads.map((tensor) => tensor.map(() => 0)),
  norm,
  clipped: false,
  skipped: true,
});

const pair = [[3], [0, 4]];
const three = [[2, -4], [], [4], [-8]];

const examples: KataCase[] = [
  clip('two tensors, below the limit', pair, 6, { expected: untouched(pair, 5), route: triangle }, 'example'),
  clip('two tensors, above the limit', pair, 1, { expected: scaled(pair, 5, 1), route: triangle }, 'example'),
  clip(
    'an entry that is NaN',
    [[1, NaN], [2]],
    1,
    {
      expected: { grads: [[0, 0], [0]], norm: NaN, clipped: false, skipped: true },
      route: 'the contract',
    },
    'example',
  ),
];

const ordinary: KataCase[] = [
  clip('exactly at the limit', [[3, 0, 4]], 5, {
    expected: untouched([[3, 0, 4]], 5),
    route: triangle,
  }),
  clip('a little above the limit', pair, 4.999, { expected: scaled(pair, 5, 4.999), route: triangle }),
  clip('a little below the limit', pair, 5.001, { expected: untouched(pair, 5), route: triangle }),
  clip('four tensors, one of them empty', three, 5, { expected: scaled(three, 10, 5), route: triangle }),
  clip('single entries below the limit, the whole above', [[3], [3], [3], [3]], 4, {
    expected: scaled([[3], [3], [3], [3]], 6, 4),
    route: 'by hand: the root of 4 * 9',
  }),
  clip('tensors of very different size', [[0.3, 0.4], [40], [0]], 4, {
    expected: scaled([[0.3, 0.4], [40], [0]], Math.sqrt(1600.25), 4),
    route: 'by hand: 0.25 + 1600 under the root',
  }),
  clip('negative entries', [[-3], [-4]], 1, { expected: scaled([[-3], [-4]], 5, 1), route: triangle }),
  clip('one entry', [[-7]], 2, { expected: scaled([[-7]], 7, 2), route: 'by hand' }),
  clip('a small gradient', [[0.003], [0.004]], 1, {
    expected: untouched([[0.003], [0.004]], 0.005),
    route: triangle,
  }),
  clip('a small limit', [[0.003], [0.004]], 0.001, {
    expected: scaled([[0.003], [0.004]], 0.005, 0.001),
    route: triangle,
  }),
  clip('a large limit', [[300], [400]], 1e300, { expected: untouched([[300], [400]], 500), route: triangle }),
  clip('all entries 0', [[0, 0], [0]], 1, {
    expected: untouched([[0, 0], [0]], 0),
    route: 'by hand',
  }),
  clip('no tensors', [], 1, { expected: untouched([], 0), route: 'the contract: the norm of nothing is 0' }),
  clip('tensors without entries', [[], []], 1, {
    expected: untouched([[], []], 0),
    route: 'the contract: the norm of nothing is 0',
  }),
];

const extremes: KataCase[] = [
  clip('entries of 1e200', [[3e200], [-4e200]], 1, {
    expected: { grads: [[0.6], [-0.8]], norm: 5e200, clipped: true, skipped: false },
    route: triangle,
  }),
  clip('one entry of 1e200 among small ones', [[1e200, 1], [1]], 2, {
    expected: { grads: [[2, 0], [0]], norm: 1e200, clipped: true, skipped: false },
    route: 'by hand: the others are nothing beside it',
  }),
  clip('entries of 1e200 below the limit', [[3e200], [-4e200]], 6e200, {
    expected: untouched([[3e200], [-4e200]], 5e200),
    route: triangle,
  }),
  clip('a large limit that is passed', [[3e200], [-4e200]], 1e200, {
    expected: { grads: [[6e199], [-8e199]], norm: 5e200, clipped: true, skipped: false },
    route: triangle,
  }),
  clip(
    'entries of 1e160',
    [
      [1e160, 1e160],
      [1e160, 1e160],
    ],
    4,
    {
      expected: {
        grads: [
          [2, 2],
          [2, 2],
        ],
        norm: 2e160,
        clipped: true,
        skipped: false,
      },
      route: 'by hand: the root of four equal squares is twice one of them',
    },
  ),
  clip('entries of 1e-200', [[3e-200], [4e-200]], 1, {
    expected: untouched([[3e-200], [4e-200]], 5e-200),
    route: triangle,
  }),
  clip('an infinite entry', [[1, Infinity], [2]], 1, {
    expected: skipped([[1, 2], [2]], Infinity),
    route: 'the contract',
  }),
  clip('an entry of -Infinity', [[1], [-Infinity], [2, 3]], 1, {
    expected: skipped([[1], [2], [2, 3]], Infinity),
    route: 'the contract',
  }),
  clip('infinite before NaN', [[Infinity], [NaN, 1]], 1, {
    expected: skipped([[1], [1, 1]], NaN),
    route: 'the contract: NaN wins',
  }),
  clip('NaN before infinite', [[NaN, 2], [-Infinity]], 1, {
    expected: skipped([[1, 2], [1]], NaN),
    route: 'the contract: NaN wins',
  }),
  clip('infinities of both signs', [[Infinity, -Infinity]], 3, {
    expected: skipped([[1, 1]], Infinity),
    route: 'the contract: nothing is NaN before it is added up',
  }),
  clip('NaN as the only entry', [[NaN]], 1, { expected: skipped([[1]], NaN), route: 'the contract' }),
  clip(
    'NaN as the last entry of a large gradient',
    [
      [300, 400],
      [1, 2, NaN],
    ],
    1,
    {
      expected: skipped(
        [
          [1, 1],
          [1, 1, 1],
        ],
        NaN,
      ),
      route: 'the contract',
    },
  ),
  clip('NaN beside 1e200', [[1e200, NaN]], 1, { expected: skipped([[1, 1]], NaN), route: 'the contract' }),
];

const repetitions: KataCase[] = [
  {
    name: 'clips of different gradients in turn',
    group: 'hidden',
    call: 'clipInTurn',
    args: [
      [
        [pair, 1],
        [three, 5],
        [[[NaN]], 1],
        [pair, 10],
        [pair, 1],
      ],
    ],
  },
  {
    name: 'the same clip again after the caller changed the first result',
    group: 'hidden',
    call: 'clipTwice',
    args: [[pair, 6]],
    expected: untouched(pair, 5),
    route: triangle,
  },
];

const invalidCalls: KataCase[] = [
  ...[0, -1, NaN, Infinity, -Infinity].flatMap((maxNorm): KataCase[] => [
    { name: `a limit of ${maxNorm}`, group: 'invalid', call: 'clipGradNorm', args: [pair, maxNorm] },
    {
      name: `a limit of ${maxNorm} for no tensors`,
      group: 'invalid',
      call: 'clipGradNorm',
      args: [[], maxNorm],
    },
    {
      name: `a limit of ${maxNorm} for NaN`,
      group: 'invalid',
      call: 'clipGradNorm',
      args: [[[NaN]], maxNorm],
    },
  ]),
];

const entry = fc.integer({ min: -16, max: 16 }).map((n) => n / 4);
const tensors = (value: fc.Arbitrary<number>) =>
  fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 4 });
/** No norm of quarters equals one of these limits, so rounding cannot decide. */
const limits = fc.constantFrom(0.37, 1.3, 2.7, 5.3, 11.3);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...ordinary, ...extremes, ...repetitions, ...invalidCalls],
  random: [
    { name: 'ordinary gradients', call: 'clipGradNorm', runs: 40, args: fc.tuple(tensors(entry), limits) },
    {
      name: 'gradients with extreme entries',
      call: 'clipGradNorm',
      runs: 30,
      args: fc.tuple(
        tensors(fc.oneof(entry, fc.constantFrom(1e200, -3e180, 1e-200, NaN, Infinity, -Infinity))),
        limits,
      ),
    },
  ],
};
