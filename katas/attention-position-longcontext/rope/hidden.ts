import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const highPrecision = 'multiplication by exp(i m theta) in 60-digit complex arithmetic';

const tenDims = [0.5, -1, 2, 0.25, -3, 1.5, 1, -0.75, 4, -2];

const queries = [
  [1, 2, -1, 0.5],
  [0.5, -1, 2, 3],
];
const keys = [
  [2, 1, 0, -1],
  [1, 1, 1, 1],
  [-2, 0.5, 1, 0],
];
const sixDims = [
  [1, -2, 3, 0.5, -1.5, 4],
  [0, 2, -1, 1, 0.25, -3],
];

const examples: KataCase[] = [
  {
    name: 'two pairs turn at two speeds',
    group: 'example',
    call: 'applyRope',
    args: [[[1, 0, 1, 0]], [2]],
    expected: [[-0.416146836547142387, 0.909297426825681695, 0.999800006666577778, 0.0199986666933330794]],
    route: 'cosine and sine of 2 and of 0.02',
  },
  {
    name: 'the same row in the half layout',
    group: 'example',
    call: 'applyRope',
    args: [[[1, 0, 1, 0]], [2], { layout: 'half' }],
    expected: [[-1.32544426337282408, 0, 0.493150590278539308, 0]],
    route: 'by hand: (cos 2 - sin 2, 0, sin 2 + cos 2, 0)',
  },
  {
    name: 'scores of one query with three keys',
    group: 'example',
    call: 'ropeScores',
    args: [
      [[1, 0]],
      [
        [1, 0],
        [0, 1],
        [0, 1],
      ],
      [3],
      [1, 3, 1],
    ],
    expected: [[-0.29426025009181417, 0, 0.642970376623918016]],
    route: 'by hand: cos 2, 0 and sin 2, each divided by the root of 2',
  },
];

const rotations: KataCase[] = [
  {
    name: 'one pair at position 1',
    group: 'hidden',
    call: 'applyRope',
    args: [[[1, 0]], [1]],
    expected: [[0.540302305868139717, 0.841470984807896507]],
    route: 'cosine and sine of 1',
  },
  {
    name: 'position 0',
    group: 'hidden',
    call: 'applyRope',
    args: [
      [
        [1.5, -2, 3, 0.25],
        [-7, 0, 0, 1e6],
      ],
      [0, 0],
    ],
    expected: [
      [1.5, -2, 3, 0.25],
      [-7, 0, 0, 1e6],
    ],
    route: 'a rotation by 0 changes nothing',
  },
  {
    name: 'six dimensions, base 100',
    group: 'hidden',
    call: 'applyRope',
    args: [sixDims, [3, 10], { base: 100 }],
    expected: [
      [
        -0.707752480480711013, 2.12110500126075814, 2.09376714705935702, 2.20593271291191491,
        -2.04067345302371458, 3.75308564492262411,
      ],
      [
        1.08804222177873963, -1.6781430581529049, -0.283399550009150605, -1.38552686551167637,
        1.56656211047251021, -2.57067756710792393,
      ],
    ],
    route: highPrecision,
  },
  {
    name: 'six dimensions, base 100, half layout',
    group: 'hidden',
    call: 'applyRope',
    args: [sixDims, [3, 10], { base: 100, layout: 'half' }],
    expected: [
      [
        -1.06055250063037907, -0.693206891617184616, 2.41576969308682282, -0.353876240240355507,
        -2.40197090020142435, 4.37767709978285149,
      ],
      [
        0.544021110889369813, -1.31074311744262914, 0.448814078894317199, -0.839071529076452452,
        1.53116050108301126, -3.13026611050662043,
      ],
    ],
    route: highPrecision,
  },
  {
    name: 'eight pairs at position 100',
    group: 'hidden',
    call: 'applyRope',
    args: [[[1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]], [100]],
    expected: [
      [
        0.862318872287683934, -0.506365641109758794, 0.978682696559892278, 0.205378137722245926,
        -0.839071529076452452, -0.544021110889369813, -0.999786072879325908, -0.0206835315295822957,
        0.540302305868139717, 0.841470984807896507, 0.950415280255182863, 0.310983592907185726,
        0.995004165278025766, 0.0998334166468281523, 0.999500041665277803, 0.0316175064024337101,
      ],
    ],
    route: highPrecision,
  },
  {
    name: 'base 1: all pairs turn alike',
    group: 'hidden',
    call: 'applyRope',
    args: [[[1, 0, 0, 1, 2, -1]], [3], { base: 1 }],
    expected: [
      [
        -0.989992496600445457, 0.141120008059867222, -0.141120008059867222, -0.989992496600445457,
        -1.83886498514102369, 1.2722325127201799,
      ],
    ],
    route: 'cosine and sine of 3, combined by hand',
  },
  {
    name: 'base below 1',
    group: 'hidden',
    call: 'applyRope',
    args: [[[1, 0, 1, 0]], [1], { base: 0.25 }],
    expected: [[0.540302305868139717, 0.841470984807896507, -0.416146836547142387, 0.909297426825681695]],
    route: 'by hand: the speeds are 1 and 0.25^(-1/2) = 2',
  },
  {
    name: 'far position 131071',
    group: 'hidden',
    call: 'applyRope',
    args: [[[1, 2, 3, 4, 5, 6, 7, 8]], [131071]],
    expected: [
      [
        0.332499868121629662, -2.21120868253068753, 1.3242669779481814, 4.82144345306631081,
        -0.225488241353111663, -7.80699398315455863, 10.6271035487945217, -0.254303289791702325,
      ],
    ],
    route: highPrecision,
  },
  {
    name: 'far position 131071, base 500000, half layout',
    group: 'hidden',
    call: 'applyRope',
    args: [[[1, 2, 3, 4, 5, 6, 7, 8]], [131071], { base: 500000, layout: 'half' }],
    expected: [
      [
        2.05822491938599777, -2.58204410492203265, -2.9409594666292929, -1.98602536166865707,
        -4.66515918069453477, -5.77347800205711178, -7.02500942459464214, 8.72099210312730875,
      ],
    ],
    route: highPrecision,
  },
  {
    name: 'a prompt that continues at position 5',
    group: 'hidden',
    call: 'applyRope',
    args: [
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ],
      [5, 6, 7],
    ],
  },
  {
    name: 'positions out of order and repeated',
    group: 'hidden',
    call: 'applyRope',
    args: [
      [
        [1, 2],
        [3, -1],
        [0.5, 4],
        [-2, 1],
        [1, 2],
      ],
      [7, 3, 3, 0, 12],
    ],
  },
  {
    name: 'large features',
    group: 'hidden',
    call: 'applyRope',
    args: [[[1e12, 0, 0, -1e12]], [3]],
    expected: [[-989992496600.445457, 141120008059.867222, 29995500202.4956608, -999550033748.987516]],
    route: 'cosine and sine of 3 and of 0.03, times 1e12',
  },
  {
    name: 'empty options',
    group: 'hidden',
    call: 'applyRope',
    args: [[tenDims], [4], {}],
  },
  {
    name: 'options that are present but undefined',
    group: 'hidden',
    call: 'applyRope',
    args: [[tenDims], [4], { base: undefined, layout: undefined }],
  },
  {
    name: 'defaults written out',
    group: 'hidden',
    call: 'applyRope',
    args: [[tenDims], [4], { base: 10000, layout: 'interleaved' }],
  },
  {
    name: 'half layout with ten dimensions',
    group: 'hidden',
    call: 'applyRope',
    args: [[tenDims, tenDims], [1, 4], { layout: 'half' }],
  },
  {
    name: 'no rows',
    group: 'hidden',
    call: 'applyRope',
    args: [[], []],
    expected: [],
    route: 'the contract: no rows in, no rows out',
    reason: 'an empty prompt must work, and the result must be a new array',
  },
];

const scores: KataCase[] = [
  {
    name: 'equal vectors at equal positions',
    group: 'hidden',
    call: 'ropeScores',
    args: [[[1, 0, 1, 0]], [[1, 0, 1, 0]], [9], [9]],
    expected: [[1]],
    route: 'by hand: 2 divided by the root of 4',
  },
  {
    name: 'far from the start only the distance counts',
    group: 'hidden',
    call: 'ropeScores',
    args: [
      [[1, 0]],
      [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
      [131071],
      [131071, 131070, 131000],
    ],
    expected: [[0.707106781186547524, 0.382051424370089744, -0.218512066626995713]],
    route: 'cosine of 0, 1 and 71, each divided by the root of 2',
  },
  {
    name: 'keys before and after the query',
    group: 'hidden',
    call: 'ropeScores',
    args: [
      [[1, 0]],
      [
        [0, 1],
        [0, 1],
      ],
      [5],
      [4, 6],
    ],
    expected: [[0.595009839529386, -0.595009839529386]],
    route: 'sine of 1 and of -1, divided by the root of 2',
  },
  {
    name: 'two queries, three keys',
    group: 'hidden',
    call: 'ropeScores',
    args: [queries, keys, [4, 11], [0, 9, 2]],
    expected: [
      [-0.401888858337258858, -0.266172047282462653, 1.74909295862473285],
      [-2.85070020596059941, 3.27551046257582477, 1.18387893104194842],
    ],
    route: `relative form, ${highPrecision}`,
  },
  {
    name: 'two queries, three keys, half layout',
    group: 'hidden',
    call: 'ropeScores',
    args: [queries, keys, [4, 11], [0, 9, 2], { layout: 'half' }],
    expected: [
      [-0.71103270390909941, 2.16987772320383753, 0.666971711404494987],
      [-0.0954972346551362024, -0.242353942523277636, 0.155304365700106937],
    ],
    route: `relative form, ${highPrecision}`,
  },
  {
    name: 'two queries, three keys, half layout, base 100',
    group: 'hidden',
    call: 'ropeScores',
    args: [queries, keys, [4, 11], [0, 9, 2], { layout: 'half', base: 100 }],
    expected: [
      [-1.20642329855518947, 1.69633332307295211, 0.634771163979110896],
      [0.203793659182842191, -0.619428699552070055, -0.271196213436664868],
    ],
    route: `relative form, ${highPrecision}`,
  },
  {
    name: 'one query of a decoding step against a cache',
    group: 'hidden',
    call: 'ropeScores',
    args: [
      [[1, -2, 0.5, 3]],
      [
        [1, 0, 2, 1],
        [1, 0, 2, 1],
        [1, 0, 2, 1],
        [1, 0, 2, 1],
      ],
      [3],
      [0, 1, 2, 3],
    ],
  },
  {
    name: 'more queries than keys',
    group: 'hidden',
    call: 'ropeScores',
    args: [
      [
        [1, 2],
        [3, -1],
        [0.5, 4],
      ],
      [[2, -3]],
      [8, 0, 2],
      [1],
    ],
  },
  {
    name: 'future keys are not masked',
    group: 'hidden',
    call: 'ropeScores',
    args: [
      [
        [1, 2],
        [2, 1],
      ],
      [
        [1, 2],
        [2, 1],
      ],
      [0, 1],
      [0, 1],
    ],
  },
  {
    name: 'no queries',
    group: 'hidden',
    call: 'ropeScores',
    args: [[], [[1, 2, 3, 4]], [], [3]],
    expected: [],
    route: 'the contract: shape [0][1]',
    reason: 'an empty side must not be taken for a mismatch of dimensions',
  },
  {
    name: 'no keys',
    group: 'hidden',
    call: 'ropeScores',
    args: [
      [
        [1, 2],
        [3, 4],
      ],
      [],
      [0, 1],
      [],
    ],
    expected: [[], []],
    route: 'the contract: shape [2][0]',
    reason: 'an empty side must not be taken for a mismatch of dimensions',
  },
  {
    name: 'neither queries nor keys',
    group: 'hidden',
    call: 'ropeScores',
    args: [[], [], [], []],
    expected: [],
    route: 'the contract: shape [0][0]',
    reason: 'an empty prompt must work',
  },
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different base, layout and width in turn',
    group: 'hidden',
    call: 'callInTurn',
    args: [
      [
        { export: 'applyRope', args: [[[1, 2, 3, 4]], [5]] },
        { export: 'applyRope', args: [[[1, 2, 3, 4]], [5], { base: 100 }] },
        { export: 'applyRope', args: [[[1, 2, 3, 4]], [5], { layout: 'half' }] },
        { export: 'applyRope', args: [[[1, 2, 3, 4, 5, 6]], [5]] },
        { export: 'ropeScores', args: [[[1, 2]], [[3, 4]], [5], [2]] },
        { export: 'ropeScores', args: [[[1, 2, 3, 4]], [[3, 4, 1, 2]], [5], [2], { base: 100 }] },
        { export: 'applyRope', args: [[[1, 2, 3, 4]], [6]] },
        { export: 'applyRope', args: [[[4, 3, 2, 1]], [5]] },
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'applyRope', args: [[[1, 2, 3, 4]], [0]] }],
    expected: [[1, 2, 3, 4]],
    route: 'a rotation by 0 changes nothing',
  },
  {
    name: 'the same scores again after the caller changed the first result',
    group: 'hidden',
    call: 'callTwice',
    args: [{ export: 'ropeScores', args: [[[1, 0]], [[1, 0]], [7], [7]] }],
    expected: [[0.707106781186547524]],
    route: 'by hand: 1 divided by the root of 2',
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const row = [1, 2, 3, 4];

const invalidRotations: KataCase[] = [
  invalid('odd number of dimensions', 'applyRope', [[1, 2, 3]], [0]),
  invalid('a single dimension, half layout', 'applyRope', [[1]], [0], { layout: 'half' }),
  invalid('rows without dimensions', 'applyRope', [[], []], [0, 1]),
  invalid('fewer positions than rows', 'applyRope', [row, row], [0]),
  invalid('more positions than rows', 'applyRope', [row], [0, 1]),
  invalid('a position without rows', 'applyRope', [], [0]),
  invalid('a longer second row', 'applyRope', [[1, 2], row], [0, 1]),
  invalid('a shorter last row', 'applyRope', [row, row, [1, 2]], [0, 1, 2]),
  invalid('an empty row among others', 'applyRope', [row, []], [0, 1]),
  invalid('a fractional position', 'applyRope', [row, row], [0, 1.5]),
  invalid('a negative position', 'applyRope', [row, row], [3, -1]),
  invalid('a position that is NaN', 'applyRope', [row], [NaN]),
  invalid('an infinite position', 'applyRope', [row], [Infinity]),
  invalid('base 0', 'applyRope', [row], [1], { base: 0 }),
  invalid('a negative base', 'applyRope', [row], [1], { base: -10000 }),
  invalid('base NaN', 'applyRope', [row], [1], { base: NaN }),
  invalid('an infinite base', 'applyRope', [row], [1], { base: Infinity }),
  invalid('an unknown layout', 'applyRope', [row], [1], { layout: 'neox' }),
  invalid('an empty string as layout', 'applyRope', [row], [1], { layout: '' }),
  invalid('an unknown layout without rows', 'applyRope', [], [], { layout: 'neox' }),
  invalid('base NaN without rows', 'applyRope', [], [], { base: NaN }),
];

const invalidScores: KataCase[] = [
  invalid('q and k of different d', 'ropeScores', [[1, 2]], [row], [0], [0]),
  invalid('odd d in both', 'ropeScores', [[1, 2, 3]], [[1, 2, 3]], [0], [0]),
  invalid('no dimensions in both', 'ropeScores', [[]], [[]], [0], [0]),
  invalid('odd d in q, no keys', 'ropeScores', [[1, 2, 3]], [], [0], []),
  invalid('odd d in k, no queries', 'ropeScores', [], [[1, 2, 3]], [], [0]),
  invalid('too few query positions', 'ropeScores', [row, row], [row, row], [0], [0, 1]),
  invalid('too many key positions', 'ropeScores', [row, row], [row, row], [0, 1], [0, 1, 2]),
  invalid('a key position without keys', 'ropeScores', [row], [], [0], [0]),
  invalid('a fractional query position, no keys', 'ropeScores', [row], [], [0.5], []),
  invalid('a negative key position', 'ropeScores', [row], [row], [0], [-1]),
  invalid('a key position that is NaN, no queries', 'ropeScores', [], [row], [], [NaN]),
  invalid('ragged q', 'ropeScores', [row, [1, 2]], [row], [0, 1], [0]),
  invalid('ragged k', 'ropeScores', [row], [row, [1, 2]], [0], [0, 1]),
  invalid('base 0 in the scores', 'ropeScores', [row], [row], [0], [0], { base: 0 }),
  invalid('base NaN with nothing to score', 'ropeScores', [], [], [], [], { base: NaN }),
  invalid('an unknown layout in the scores', 'ropeScores', [row], [row], [0], [0], { layout: 'pairs' }),
];

const scale: KataCase[] = [
  {
    name: 'a prompt of 2048 rows with 128 dimensions',
    group: 'scale',
    call: 'rotatePrompt',
    args: [{ tokens: 2048, dims: 128, firstPosition: 1024, seed: 1 }],
    timesReference: 50,
    reason: 'the size that the contract names; rules out products of d x d matrices and work quadratic in T',
  },
];

const feature = fc.integer({ min: -12, max: 12 }).map((n) => n / 4);
const options = fc.oneof(
  fc.constant(undefined),
  fc.record(
    {
      base: fc.constantFrom(10000, 100, 2, 1, 0.5, 500000),
      layout: fc.constantFrom('interleaved', 'half'),
    },
    { requiredKeys: [] },
  ),
);

function rows(d: number, maxRows: number): fc.Arbitrary<number[][]> {
  return fc.array(fc.array(feature, { minLength: d, maxLength: d }), { minLength: 1, maxLength: maxRows });
}

function positionsFor(x: number[][], max: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat({ max }), { minLength: x.length, maxLength: x.length });
}

function rotationInput(maxPosition: number): fc.Arbitrary<unknown[]> {
  return fc
    .integer({ min: 1, max: 5 })
    .chain((pairs) => rows(2 * pairs, 3))
    .chain((x) => fc.tuple(fc.constant(x), positionsFor(x, maxPosition), options));
}

function scoreInput(maxPosition: number): fc.Arbitrary<unknown[]> {
  return fc
    .integer({ min: 1, max: 3 })
    .chain((pairs) => fc.tuple(rows(2 * pairs, 3), rows(2 * pairs, 3)))
    .chain(([q, k]) =>
      fc.tuple(
        fc.constant(q),
        fc.constant(k),
        positionsFor(q, maxPosition),
        positionsFor(k, maxPosition),
        options,
      ),
    );
}

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [
    ...examples,
    ...rotations,
    ...scores,
    ...repetitions,
    ...invalidRotations,
    ...invalidScores,
    ...scale,
  ],
  random: [
    { name: 'rotations near the start', call: 'applyRope', runs: 20, args: rotationInput(20) },
    { name: 'rotations anywhere up to 131071', call: 'applyRope', runs: 15, args: rotationInput(131071) },
    { name: 'scores near the start', call: 'ropeScores', runs: 20, args: scoreInput(20) },
    { name: 'scores anywhere up to 131071', call: 'ropeScores', runs: 15, args: scoreInput(131071) },
  ],
};
