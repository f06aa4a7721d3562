import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const precise = 'exponentials in 60-digit decimal arithmetic';
const { log } = Math;

/** One unit; each of wx, wh and b has a say in at least one gate. */
const one = {
  wx: [[log(3)], [0], [log(3) / 2], [0]],
  wh: [[0], [log(4)], [0], [0]],
  b: [0, 0, 0, log(1.5)],
};

const two = {
  wx: [
    [0.5, -1, 0.25],
    [1, 0.5, -0.5],
    [-0.75, 0.5, 1],
    [0.25, 0.25, -1],
    [1.5, -0.5, 0.5],
    [-1, 1, 0.75],
    [0.5, -0.25, 1.25],
    [2, 0.5, -0.5],
  ],
  wh: [
    [0.5, -0.5],
    [0.25, 1],
    [-1, 0.5],
    [0.75, -0.25],
    [1, 1],
    [-0.5, 0.5],
    [0.25, -0.75],
    [-1.5, 0.5],
  ],
  b: [0.1, -0.2, 1, 0.5, -0.3, 0.2, 0.4, -0.1],
};
const sequence = [
  [1, -0.5, 2],
  [0, 1, -1],
  [-2, 0.25, 0.5],
  [0.5, 0.5, 0.5],
];

/** One unit whose gates depend on the bias alone, in the order i, f, g, o. */
function fixed(...b: number[]) {
  return { wx: [[0], [0], [0], [0]], wh: [[0], [0], [0], [0]], b };
}

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
  test('example', 'one unit', 'lstmCell', [[1], [1], [1], one], {
    expected: { h: [0.4955210730716745], c: [1.175] },
    route: 'by hand: gates 3/4, 4/5, 1/2, 3/5; tanh 1.175 in 60-digit arithmetic',
  }),
  test('example', 'no steps', 'lstmSequence', [[], one], {
    expected: { hs: [], c: [0] },
    route: 'the contract: nothing has happened yet',
    reason: 'an empty sequence is valid',
  }),
  test('hidden', 'two units, three inputs', 'lstmCell', [[1, -0.5, 2], [0.5, -0.25], [1.5, -2], two], {
    expected: { h: [0.9480721740626991, -0.2462931025228681], c: [2.0675305369229307, -0.6251904066736468] },
    route: precise,
  }),
  test('hidden', 'four steps', 'lstmSequence', [sequence, two], {
    expected: {
      hs: [
        [0.6556078430252718, 0.05039222364053855],
        [0.060223996305227616, 0.08493098345268929],
        [-0.022305222665552925, 0.002278147587252551],
        [0.12136271716133192, 0.2704344662758042],
      ],
      c: [0.16146015967893876, 0.39614542764688104],
    },
    route: precise,
  }),
  test('hidden', 'one step of a sequence', 'lstmSequence', [[[1]], one]),
  test('hidden', 'a state of zeros', 'lstmCell', [[2, -1, 0.5], [0, 0], [0, 0], two]),
  test('hidden', 'an input of zeros', 'lstmCell', [[0, 0, 0], [0.5, -0.25], [1.5, -2], two]),
  test('hidden', 'an old cell and no old hidden state', 'lstmCell', [[0, 0, 0], [0, 0], [3, -4], two]),
  test('hidden', 'nothing but zeros in the parameters', 'lstmCell', [[5], [-0.5], [4], fixed(0, 0, 0, 0)], {
    expected: { h: [0.9640275800758169 / 2], c: [2] },
    route: 'by hand: the gates are 1/2 and the candidate 0, so tanh 2 / 2',
  }),
  test(
    'hidden',
    'keep everything, write nothing',
    'lstmCell',
    [[1], [1], [-1.75], fixed(-1000, 1000, 3, 1000)],
    {
      expected: { h: [Math.tanh(-1.75)], c: [-1.75] },
      route: 'by hand: gates 0, 1 and 1 in double precision',
    },
  ),
  test(
    'hidden',
    'forget everything, write everything',
    'lstmCell',
    [[1], [1], [-1.75], fixed(1000, -1000, 1000, 1000)],
    {
      expected: { h: [0.7615941559557649], c: [1] },
      route: 'by hand: gates 1, 0 and 1, candidate 1; tanh 1 in 60-digit arithmetic',
    },
  ),
  test('hidden', 'write the opposite', 'lstmCell', [[1], [1], [-1.75], fixed(1000, -1000, -1000, 0)], {
    expected: { h: [-0.3807970779778824], c: [-1] },
    route: 'by hand: gates 1, 0 and 1/2, candidate -1; half of tanh -1',
  }),
  test('hidden', 'keep and hide', 'lstmCell', [[1], [1], [2.5], fixed(-1000, 1000, 1000, -1000)], {
    expected: { h: [0], c: [2.5] },
    route: 'by hand: gates 0, 1 and 0',
  }),
  test('hidden', 'keep and write at once', 'lstmCell', [[1], [1], [2.5], fixed(1000, 1000, -1000, 1000)], {
    expected: { h: [0.905148253644866442], c: [1.5] },
    route: 'by hand: all gates 1, candidate -1; tanh 1.5',
  }),
  test('hidden', 'a very full cell', 'lstmCell', [[0], [0], [1000], fixed(0, 1000, 0, 0)], {
    expected: { h: [0.5], c: [1000] },
    route: 'by hand: tanh 1000 is 1 in double precision',
  }),
  test(
    'hidden',
    'a very full cell of the other sign',
    'lstmCell',
    [[0], [0], [-1000], fixed(0, 1000, 0, 0)],
    {
      expected: { h: [-0.5], c: [-1000] },
      route: 'by hand: tanh -1000 is -1 in double precision',
    },
  ),
  test('hidden', 'large inputs', 'lstmCell', [[1000, -1000, 500], [0.5, 1], [1, -1], two]),
  test(
    'hidden',
    'a mark that is kept for 99 steps',
    'pause',
    [
      100,
      {
        wx: [[20], [0], [10], [0]],
        wh: [[0], [0], [0], [0]],
        b: [-10, 10, 0, 0],
      },
    ],
    {
      expected: { last: [0.37984263314550837], c: [0.9954703956976367] },
      route: 'closed form: sigmoid(10)^100 * tanh 10, in 60-digit arithmetic',
    },
  ),
  test('hidden', 'three units, one input', 'lstmSequence', [
    [[1], [-1], [0.5]],
    {
      wx: [1, 2, 3, -1, -2, -3, 0.5, 1.5, -0.5, 2, 0, 1].map((w) => [w]),
      wh: Array.from({ length: 12 }, (_, row) => [row / 4 - 1, 1 - row / 8, (row % 3) - 1]),
      b: [0.5, 0, -0.5, 1, 1, 1, 0, 0.25, -0.25, 0.5, -0.5, 0],
    },
  ]),
  test('hidden', 'cells along a sequence', 'cellByCell', [sequence, [0.25, -0.5], [1, -1], two]),
  test('hidden', 'sequences in turn', 'sequencesInTurn', [
    [sequence, [], sequence.slice(0, 2), sequence.slice(1)],
    two,
  ]),
  test('hidden', 'the same sequence again after the caller changed the first result', 'sequenceTwice', [
    sequence,
    two,
  ]),
  test('hidden', 'no steps again after the caller changed the first result', 'sequenceTwice', [[], two], {
    expected: { hs: [], c: [0, 0] },
    route: 'the contract',
    reason: 'a shared list of zeros would have been changed',
  }),
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const x = [1, 2, 3];
const h = [0, 0];
const tail = <T>(list: T[]): T[] => list.slice(1);

const refused: KataCase[] = [
  invalid('no units', 'lstmCell', [1], [], [], { wx: [], wh: [], b: [] }),
  invalid('no units and no steps', 'lstmSequence', [], { wx: [], wh: [], b: [] }),
  invalid('a bias of six entries', 'lstmCell', x, h, h, {
    wx: two.wx.slice(2),
    wh: two.wh.slice(2),
    b: two.b.slice(2),
  }),
  invalid('a bias of six entries, everything else for one unit', 'lstmCell', [1], [0], [0], {
    wx: two.wh.slice(2).map(([w]) => [w]),
    wh: two.wh.slice(2).map(([w]) => [w]),
    b: two.b.slice(2),
  }),
  invalid('a bias of two entries', 'lstmCell', [1], [0], [0], { wx: [[1], [1]], wh: [[1], [1]], b: [0, 0] }),
  invalid('a bias of six entries and no steps', 'lstmSequence', [], {
    wx: two.wx.slice(2),
    wh: two.wh.slice(2),
    b: two.b.slice(2),
  }),
  invalid('one row too few in wx', 'lstmCell', x, h, h, { ...two, wx: tail(two.wx) }),
  invalid('one row too many in wx', 'lstmCell', x, h, h, { ...two, wx: [...two.wx, [1, 1, 1]] }),
  invalid('one row too few in wh', 'lstmCell', x, h, h, { ...two, wh: tail(two.wh) }),
  invalid('one row too many in wh', 'lstmCell', x, h, h, { ...two, wh: [...two.wh, [1, 1]] }),
  invalid('a shorter last row in wx', 'lstmCell', x, h, h, { ...two, wx: [...two.wx.slice(0, 7), [1, 1]] }),
  invalid('a longer row in wx', 'lstmCell', x, h, h, { ...two, wx: [...two.wx.slice(0, 7), [1, 1, 1, 1]] }),
  invalid('a shorter last row in wh', 'lstmCell', x, h, h, { ...two, wh: [...two.wh.slice(0, 7), [1]] }),
  invalid('a longer last row in wh', 'lstmCell', x, h, h, { ...two, wh: [...two.wh.slice(0, 7), [1, 1, 1]] }),
  invalid('all rows of wh too long', 'lstmCell', x, h, h, { ...two, wh: two.wx }),
  invalid('a shorter input', 'lstmCell', [1, 2], h, h, two),
  invalid('a longer input', 'lstmCell', [1, 2, 3, 4], h, h, two),
  invalid('a shorter hidden state', 'lstmCell', x, [0], h, two),
  invalid('a longer hidden state', 'lstmCell', x, [0, 0, 0], h, two),
  invalid('a shorter cell', 'lstmCell', x, h, [0], two),
  invalid('a longer cell', 'lstmCell', x, h, [0, 0, 0], two),
  invalid('an empty state', 'lstmCell', x, [], [], two),
  invalid('a shorter first input of a sequence', 'lstmSequence', [[1, 2], x], two),
  invalid('a longer last input of a sequence', 'lstmSequence', [x, [1, 2, 3, 4]], two),
  invalid('one row too few in wx and no steps', 'lstmSequence', [], { ...two, wx: tail(two.wx) }),
  invalid('one row too many in wh and no steps', 'lstmSequence', [], { ...two, wh: [...two.wh, [1, 1]] }),
  invalid('ragged wx and no steps', 'lstmSequence', [], { ...two, wx: [[1, 1], ...tail(two.wx)] }),
  invalid('ragged wh and no steps', 'lstmSequence', [], { ...two, wh: [[1], ...tail(two.wh)] }),
];

function matrix(rows: number, width: number, value: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  return fc.array(vector(width, value), { minLength: rows, maxLength: rows });
}

function vector(width: number, value: fc.Arbitrary<number>): fc.Arbitrary<number[]> {
  return fc.array(value, { minLength: width, maxLength: width });
}

const sizes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));

function params(inputs: number, units: number, value: fc.Arbitrary<number>) {
  return fc.record({
    wx: matrix(4 * units, inputs, value),
    wh: matrix(4 * units, units, value),
    b: vector(4 * units, value),
  });
}

function cellArgs(value: fc.Arbitrary<number>): fc.Arbitrary<unknown[]> {
  return sizes.chain(([inputs, units]) =>
    fc.tuple(vector(inputs, value), vector(units, value), vector(units, value), params(inputs, units, value)),
  );
}

function sequenceArgs(value: fc.Arbitrary<number>): fc.Arbitrary<unknown[]> {
  return sizes.chain(([inputs, units]) =>
    fc.tuple(fc.array(vector(inputs, value), { maxLength: 5 }), params(inputs, units, value)),
  );
}

const quarters = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const extremes = fc.constantFrom(-30, -10, -1, 0, 1, 10, 30);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...cases, ...refused],
  random: [
    { name: 'cells of any shape', call: 'lstmCell', runs: 25, args: cellArgs(quarters) },
    { name: 'cells with large weights', call: 'lstmCell', runs: 15, args: cellArgs(extremes) },
    { name: 'sequences of any length', call: 'lstmSequence', runs: 25, args: sequenceArgs(quarters) },
  ],
};
