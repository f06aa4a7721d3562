import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand, row by row';

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function test(
  name: string,
  call: 'linearForward' | 'linearBackward',
  args: unknown[],
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call, args, ...more };
}

function flops(
  name: string,
  args: [batch: number, inDim: number, outDim: number],
  forward: number,
  backward: number,
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  const route = 'by hand: a product of B x I and I x O has B I O multiplications and as many additions';
  return { name, group, call: 'linearFlops', args, tolerance: exact, expected: { forward, backward }, route };
}

const x = [
  [1, 2],
  [3, 4],
];
const w = [
  [1, 0],
  [2, -1],
  [0, 3],
];
const b = [1, 0, -1];
const dy = [
  [1, 0, 2],
  [0, 1, -1],
];
const grads = {
  dx: [
    [1, 6],
    [2, -4],
  ],
  dw: [
    [1, 2],
    [3, 4],
    [-1, 0],
  ],
  db: [1, 1, 1],
};

const examples: KataCase[] = [
  test(
    'forward, two rows, two inputs, three outputs',
    'linearForward',
    [x, w, b],
    {
      expected: [
        [2, 0, 5],
        [4, 2, 11],
      ],
      route: byHand,
      reason: 'shows what the gradients belong to',
    },
    'example',
  ),
  test(
    'backward, two rows, two inputs, three outputs',
    'linearBackward',
    [x, w, dy],
    { expected: grads, route: byHand },
    'example',
  ),
  flops('operations for two rows, two inputs, three outputs', [2, 2, 3], 24, 48, 'example'),
];

const square = [
  [1, 2],
  [3, 5],
];

const layers: KataCase[] = [
  test('forward, as many outputs as inputs', 'linearForward', [[[1, -1]], square, [10, 20]], {
    expected: [[9, 18]],
    route: 'by hand: 1 - 2 + 10 and 3 - 5 + 20',
    reason: 'the wrong orientation of the weights has the right shape here',
  }),
  test('forward, one input, one output', 'linearForward', [[[3], [-2]], [[4]], [0.5]], {
    expected: [[12.5], [-7.5]],
    route: byHand,
    reason: 'smallest size',
  }),
  test('forward, large entries', 'linearForward', [[[1e150, 2]], [[1e150, 0]], [1]], {
    expected: [[1e300]],
    route: byHand,
    reason: 'nothing is squared or scaled on the way',
  }),
  test('backward, as many outputs as inputs', 'linearBackward', [[[1, -1]], square, [[2, 3]]], {
    expected: {
      dx: [[11, 19]],
      dw: [
        [2, -2],
        [3, -3],
      ],
      db: [2, 3],
    },
    route: 'by hand: 2 (1, 2) + 3 (3, 5), and the outer product of (2, 3) and (1, -1)',
  }),
  test(
    'backward, all sizes two',
    'linearBackward',
    [
      x,
      square,
      [
        [1, -1],
        [0.5, 2],
      ],
    ],
    {
      expected: {
        dx: [
          [-2, -3],
          [6.5, 11],
        ],
        dw: [
          [2.5, 4],
          [5, 6],
        ],
        db: [1.5, 1],
      },
      route: byHand,
    },
  ),
  test('backward, one row', 'linearBackward', [[[1, 2]], w, [[3, -1, 2]]], {
    expected: {
      dx: [[1, 7]],
      dw: [
        [3, 6],
        [-1, -2],
        [2, 4],
      ],
      db: [3, -1, 2],
    },
    route: byHand,
  }),
  test(
    'backward, one input, one output, four rows',
    'linearBackward',
    [[[1], [2], [3], [4]], [[5]], [[1], [1], [1], [-2]]],
    {
      expected: { dx: [[5], [5], [5], [-10]], dw: [[-2]], db: [1] },
      route: byHand,
    },
  ),
  test('backward, five inputs, one output', 'linearBackward', [[[1, 2, 3, 4, 5]], [[5, 4, 3, 2, 1]], [[2]]], {
    expected: { dx: [[10, 8, 6, 4, 2]], dw: [[2, 4, 6, 8, 10]], db: [2] },
    route: byHand,
  }),
  test(
    'backward, no slope',
    'linearBackward',
    [
      x,
      w,
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    {
      expected: {
        dx: [
          [0, 0],
          [0, 0],
        ],
        dw: [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        db: [0, 0, 0],
      },
      route: 'by hand: all gradients are 0',
    },
  ),
  test(
    'backward, all inputs 0',
    'linearBackward',
    [
      [
        [0, 0],
        [0, 0],
      ],
      w,
      dy,
    ],
    {
      expected: {
        dx: grads.dx,
        dw: [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        db: grads.db,
      },
      route: 'by hand: the gradient of the input does not depend on the input',
    },
  ),
  test(
    'backward, all weights 0',
    'linearBackward',
    [
      x,
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      dy,
    ],
    {
      expected: {
        dx: [
          [0, 0],
          [0, 0],
        ],
        dw: grads.dw,
        db: grads.db,
      },
      route: 'by hand: the gradient of the weights does not depend on the weights',
    },
  ),
];

const counts: KataCase[] = [
  flops('operations for one row, one input, one output', [1, 1, 1], 2, 4),
  flops('operations for one row', [1, 3, 5], 30, 60),
  flops('operations for many rows', [1000, 7, 11], 154000, 308000),
  flops('operations of a wide layer', [2048, 8192, 28672], 962072674304, 1924145348608),
];

const repetitions: KataCase[] = [
  {
    name: 'backward for different batches in turn',
    group: 'hidden',
    call: 'backwardInTurn',
    args: [
      [
        [x, w, dy],
        [x, square, x],
        [[[1, 2]], w, [[1, 1, 1]]],
        [x, w, dy],
      ],
    ],
  },
  {
    name: 'the same backward pass again after the caller changed the first result',
    group: 'hidden',
    call: 'backwardTwice',
    args: [[x, w, dy]],
    expected: grads,
    route: byHand,
  },
  {
    name: 'a change to one row of the weight gradient',
    group: 'hidden',
    call: 'markRow',
    args: [[x, w, dy], 1],
    expected: {
      ...grads,
      dw: [
        [1, 2],
        [-77, -77],
        [-1, 0],
      ],
    },
    route: byHand,
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args };
}

const invalidCalls: KataCase[] = [
  invalid('forward without rows', 'linearForward', [], w, b),
  invalid('forward without rows, one input', 'linearForward', [], [[1], [2]], [1, 2]),
  invalid('forward without inputs and outputs', 'linearForward', [[], []], [], []),
  invalid('backward without inputs and outputs', 'linearBackward', [[], []], [], [[], []]),
  invalid('forward without outputs', 'linearForward', x, [], []),
  invalid('forward without inputs', 'linearForward', [[], []], [[], []], [1, 2]),
  invalid(
    'forward with a longer second row',
    'linearForward',
    [
      [1, 2],
      [1, 2, 3],
    ],
    w,
    b,
  ),
  invalid('forward with a shorter last row', 'linearForward', [...x, [1]], w, b),
  invalid('forward with ragged weights', 'linearForward', x, [[1, 2], [1], [1, 2]], b),
  invalid('forward with a wider last output', 'linearForward', x, [...w.slice(1), [1, 2, 3]], b),
  invalid('forward with transposed weights', 'linearForward', [[1, 2, 3]], [...w], b),
  invalid('forward with weights for other inputs', 'linearForward', x, [[1], [2], [3]], b),
  invalid('forward with a short bias', 'linearForward', x, w, [1, 2]),
  invalid('forward with a long bias', 'linearForward', x, w, [1, 2, 3, 4]),
  invalid('forward without a bias', 'linearForward', x, w, []),
  invalid('backward without rows', 'linearBackward', [], w, []),
  invalid('backward without outputs', 'linearBackward', x, [], [[], []]),
  invalid('backward without inputs', 'linearBackward', [[], []], [[], []], x),
  invalid('backward with ragged rows', 'linearBackward', [[1, 2], [1]], w, dy),
  invalid('backward with ragged weights', 'linearBackward', x, [[1, 2], [1], [1, 2]], dy),
  invalid('backward with weights for other inputs', 'linearBackward', x, [[1], [2], [3]], dy),
  invalid('backward with a slope too few', 'linearBackward', x, w, dy.slice(1)),
  invalid('backward with a slope too many', 'linearBackward', x, w, [...dy, [1, 2, 3]]),
  invalid('backward with narrow slopes', 'linearBackward', x, w, x),
  invalid('backward with wide slopes', 'linearBackward', x, square, dy),
  invalid('backward with one short row of slopes', 'linearBackward', x, w, [
    [1, 2, 3],
    [1, 2],
  ]),
  invalid('backward with one long row of slopes', 'linearBackward', x, w, [
    [1, 2, 3, 4],
    [1, 2, 3],
  ]),
  ...[0, -2, 1.5, NaN, Infinity].flatMap((size) => [
    invalid(`${size} rows`, 'linearFlops', size, 2, 3),
    invalid(`${size} inputs`, 'linearFlops', 2, size, 3),
    invalid(`${size} outputs`, 'linearFlops', 2, 3, size),
  ]),
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const size = fc.integer({ min: 1, max: 4 });

function matrix(rows: number, width: number): fc.Arbitrary<number[][]> {
  const row = fc.array(entry, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

const sizes = fc.tuple(size, size, size);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...layers, ...counts, ...repetitions, ...invalidCalls],
  random: [
    {
      name: 'forward',
      call: 'linearForward',
      runs: 20,
      args: sizes.chain(([rows, inputs, outputs]) =>
        fc.tuple(
          matrix(rows, inputs),
          matrix(outputs, inputs),
          fc.array(entry, { minLength: outputs, maxLength: outputs }),
        ),
      ),
    },
    {
      name: 'backward',
      call: 'linearBackward',
      runs: 30,
      args: sizes.chain(([rows, inputs, outputs]) =>
        fc.tuple(matrix(rows, inputs), matrix(outputs, inputs), matrix(rows, outputs)),
      ),
    },
    {
      name: 'operations',
      call: 'linearFlops',
      runs: 10,
      args: fc.tuple(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
      ),
    },
  ],
};
