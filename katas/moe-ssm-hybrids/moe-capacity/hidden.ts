import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const queue = 'by hand: first choices in the order of the tokens, then second ones';

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function dispatch(
  name: string,
  assignments: number[][],
  numExperts: number,
  capacityFactor: number,
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'dispatch', args: [assignments, numExperts, capacityFactor], ...more };
}

const pairs = [
  [0, 1],
  [0, 1],
  [0, 1],
  [1, 0],
];
const single = (...experts: number[]) => experts.map((expert) => [expert]);
const triples = [
  [2, 0, 1],
  [2, 3, 0],
  [0, 2, 3],
  [2, 1, 3],
  [1, 2, 0],
];

const block = {
  outputs: [
    [
      [4, 8],
      [4, 8],
      [-2, 6],
      [1, 1],
    ],
    [
      [10, 0],
      [0, 10],
      [6, 6],
      [-4, 2],
    ],
  ],
  assignments: pairs,
  weights: [
    [0.75, 0.25],
    [0.75, 0.25],
    [0.5, 0.5],
    [0.625, 0.375],
  ],
  residual: [
    [1, 1],
    [1, 1],
    [-3, 2],
    [0, 0.5],
  ],
};

function combine(
  name: string,
  kept: [number, number][],
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'combineKept', args: [block, kept], ...more };
}

const examples: KataCase[] = [
  dispatch(
    'four tokens, two experts, two choices, half of the slots',
    pairs,
    2,
    0.5,
    {
      expected: {
        slots: [
          [0, 1],
          [3, 0],
        ],
        dropped: [
          [2, 0],
          [1, 1],
          [2, 1],
          [3, 0],
        ],
        capacity: 2,
        utilisation: 1,
      },
      route: queue,
    },
    'example',
  ),
  combine(
    'four tokens, half of the assignments kept',
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [3, 1],
    ],
    {
      expected: {
        rows: [
          [6.5, 7],
          [4, 7],
          [-3, 2],
          [-2.5, 1.75],
        ],
        calledInVain: [],
      },
      route: 'by hand, token by token',
    },
    'example',
  ),
];

const dispatches: KataCase[] = [
  dispatch('one choice, everything fits', single(0, 1, 2, 0, 1, 2), 3, 1, {
    expected: {
      slots: [
        [0, 3],
        [1, 4],
        [2, 5],
      ],
      dropped: [],
      capacity: 2,
      utilisation: 1,
    },
    route: queue,
    reason: 'the plain case of Switch',
  }),
  dispatch('one choice, everybody wants the same expert', single(1, 1, 1, 1, 1), 2, 1, {
    expected: {
      slots: [[], [0, 1, 2]],
      dropped: [
        [3, 1],
        [4, 1],
      ],
      capacity: 3,
      utilisation: 0.5,
    },
    route: queue,
  }),
  dispatch('a reserve that is not used', single(0, 1, 0, 1), 2, 2, {
    expected: {
      slots: [
        [0, 2],
        [1, 3],
      ],
      dropped: [],
      capacity: 4,
      utilisation: 0.5,
    },
    route: queue,
    reason: 'empty slots count in the utilisation',
  }),
  dispatch('a share that is no whole number', single(0, 0, 0, 1, 2), 4, 1, {
    expected: {
      slots: [[0, 1], [3], [4], []],
      dropped: [[2, 0]],
      capacity: 2,
      utilisation: 0.5,
    },
    route: `${queue}; 5/4 rounds up to 2`,
  }),
  dispatch('a share a little above one', single(0, 0, 0, 1, 2, 3, 3), 4, 0.625, {
    expected: {
      slots: [[0, 1], [3], [4], [5, 6]],
      dropped: [[2, 0]],
      capacity: 2,
      utilisation: 0.75,
    },
    route: `${queue}; 0.625 * 7 / 4 is 1.09375`,
  }),
  dispatch('a tiny factor', single(0, 0, 1), 2, 0.001, {
    expected: { slots: [[0], [2]], dropped: [[1, 0]], capacity: 1, utilisation: 1 },
    route: `${queue}; anything above 0 rounds up to 1`,
  }),
  dispatch(
    'second choices against a later first choice',
    [
      [0, 1],
      [1, 0],
    ],
    2,
    0.5,
    {
      expected: {
        slots: [[0], [1]],
        dropped: [
          [0, 1],
          [1, 0],
        ],
        capacity: 1,
        utilisation: 1,
      },
      route: queue,
    },
  ),
  dispatch(
    'an early second choice against late first choices',
    [
      [0, 1],
      [0, 1],
      [1, 0],
      [1, 2],
    ],
    3,
    0.75,
    {
      expected: {
        slots: [[0, 1], [2, 3], [3]],
        dropped: [
          [0, 1],
          [1, 1],
          [2, 0],
        ],
        capacity: 2,
        utilisation: 5 / 6,
      },
      route: queue,
    },
  ),
  dispatch('three choices', triples, 4, 0.75),
  dispatch('three choices, factor 1', triples, 4, 1),
  dispatch('three choices, room for all', triples, 4, 4, {
    expected: {
      slots: [
        [2, 0, 1, 4],
        [4, 3, 0],
        [0, 1, 3, 2, 4],
        [1, 2, 3],
      ],
      dropped: [],
      capacity: 15,
      utilisation: 0.25,
    },
    route: queue,
  }),
  dispatch(
    'every token chooses every expert',
    [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ],
    3,
    1,
  ),
  dispatch('one expert', single(0, 0, 0), 1, 0.5, {
    expected: { slots: [[0, 1]], dropped: [[2, 0]], capacity: 2, utilisation: 1 },
    route: `${queue}; 1.5 rounds up to 2`,
  }),
  dispatch('one token', [[3, 1]], 4, 1, {
    expected: { slots: [[], [0], [], [0]], dropped: [], capacity: 1, utilisation: 0.5 },
    route: `${queue}; 2/4 rounds up to 1`,
  }),
  dispatch('more experts than are used', single(5, 5, 2), 8, 1, {
    expected: {
      slots: [[], [], [2], [], [], [0], [], []],
      dropped: [[1, 5]],
      capacity: 1,
      utilisation: 0.25,
    },
    route: queue,
    reason: 'experts without tokens have an empty list',
  }),
];

const combinations: KataCase[] = [
  combine(
    'everything kept',
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
      [3, 1],
      [3, 0],
    ],
    {
      expected: {
        rows: [
          [6.5, 7],
          [4, 9.5],
          [-1, 8],
          [-2.125, 2.125],
        ],
        calledInVain: [],
      },
      route: 'by hand, token by token',
    },
  ),
  combine('nothing kept', [], {
    expected: { rows: block.residual, calledInVain: [] },
    route: 'the contract: every token gets its residual',
  }),
  combine(
    'only second choices kept',
    [
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 0],
    ],
    {
      expected: {
        rows: [
          [3.5, 1],
          [1, 3.5],
          [0, 5],
          [0.375, 0.875],
        ],
        calledInVain: [],
      },
      route: 'by hand, token by token',
    },
  ),
  combine('one token kept by one expert', [[2, 0]]),
  {
    name: 'weights that do not sum to one',
    group: 'hidden',
    call: 'combineKept',
    args: [
      { outputs: [[[2, 4]], [[1, 1]]], assignments: [[1, 0]], weights: [[0.5, 0.125]], residual: [[0, 0]] },
      [[0, 0]],
    ],
    expected: { rows: [[0.25, 0.5]], calledInVain: [] },
    route: 'by hand: 0.125 * (2, 4)',
  },
  {
    name: 'kept pairs that nobody was assigned to',
    group: 'hidden',
    call: 'combineKept',
    args: [
      {
        outputs: [[[2, 4]], [[1, 1]], [[7, 7]]],
        assignments: [[1, 0]],
        weights: [[0.5, 0.25]],
        residual: [[1, 1]],
      },
      [
        [0, 0],
        [0, 2],
      ],
    ],
    expected: { rows: [[1.5, 2]], calledInVain: [] },
    route: 'by hand: 1 + 0.25 * (2, 4); expert 2 is not among the assignments',
  },
  {
    name: 'a whole block: dispatch, then combine',
    group: 'hidden',
    call: 'runBlock',
    args: [block, 0.5],
  },
  {
    name: 'a whole block with room for all',
    group: 'hidden',
    call: 'runBlock',
    args: [block, 2],
    reason: 'nothing is dropped, so every reading of dropping agrees',
  },
];

const repetitions: KataCase[] = [
  {
    name: 'dispatches of different batches in turn',
    group: 'hidden',
    call: 'dispatchInTurn',
    args: [
      [
        [pairs, 2, 0.5],
        [triples, 4, 0.75],
        [pairs, 2, 1],
        [pairs, 3, 0.5],
        [pairs, 2, 0.5],
      ],
    ],
  },
  {
    name: 'the same dispatch again after the caller changed the first result',
    group: 'hidden',
    call: 'dispatchTwice',
    args: [[pairs, 2, 0.5]],
  },
];

function invalid(
  name: string,
  assignments: number[][],
  numExperts: number,
  capacityFactor: number,
): KataCase {
  return { name, group: 'invalid', call: 'dispatch', args: [assignments, numExperts, capacityFactor] };
}

function invalidBlock(name: string, changes: object): KataCase {
  return { name, group: 'invalid', call: 'combineKept', args: [{ ...block, ...changes }, [[0, 0]]] };
}

const invalidCalls: KataCase[] = [
  invalid('no tokens', [], 2, 1),
  invalid('an expert beyond the last', single(0, 2), 2, 1),
  invalid('a negative expert', single(0, -1), 2, 1),
  invalid('a fractional expert', single(0, 0.5), 2, 1),
  invalid('an expert of NaN', single(0, NaN), 2, 1),
  invalid(
    'an expert beyond the last as second choice',
    [
      [0, 1],
      [1, 2],
    ],
    2,
    1,
  ),
  invalid(
    'the same expert twice',
    [
      [0, 1],
      [1, 1],
    ],
    2,
    1,
  ),
  invalid('the same expert as first and third choice', [[0, 1, 0]], 2, 1),
  invalid('a second row with more choices', [[0], [1, 0]], 2, 1),
  invalid('a last row with fewer choices', [[0, 1], [1, 0], [1]], 2, 1),
  invalid(
    'a last row that is longer by a repeated expert',
    [
      [0, 1],
      [1, 0, 1],
    ],
    2,
    1,
  ),
  invalid('an empty row among others', [[0], []], 2, 1),
  invalid('factor 0', pairs, 2, 0),
  invalid('a negative factor', pairs, 2, -1),
  invalid('factor NaN', pairs, 2, NaN),
  invalidBlock('weights for too few tokens', { weights: block.weights.slice(1) }),
  invalidBlock('weights for too many tokens', { weights: [...block.weights, [0.5, 0.5]] }),
  invalidBlock('a weight too few', { weights: [...block.weights.slice(1), [1]] }),
  invalidBlock('a weight too many', { weights: [[1, 0, 0], ...block.weights.slice(1)] }),
  invalidBlock('a residual too few', { residual: block.residual.slice(1) }),
  invalidBlock('a residual too many', { residual: [...block.residual, [1, 1]] }),
  invalidBlock('a longer second residual', {
    residual: [
      [1, 2],
      [1, 2, 3],
      [1, 2],
      [1, 2],
    ],
  }),
  invalidBlock('a shorter last residual', { residual: [[1, 2], [1, 2], [1, 2], [1]] }),
];

/** Powers of two, so that the capacity comes out the same however it is computed. */
const batches = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom(1, 2, 4), fc.integer({ min: 1, max: 3 }))
  .chain(([tokens, experts, choices]) => {
    const ids = Array.from({ length: experts }, (_, id) => id);
    const k = Math.min(choices, experts);
    const row = fc.shuffledSubarray(ids, { minLength: k, maxLength: k });
    const factor = fc.constantFrom(0.25, 0.5, 0.75, 1, 1.25, 2);
    return fc.tuple(fc.array(row, { minLength: tokens, maxLength: tokens }), fc.constant(experts), factor);
  });

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);

function matrix(rows: number, width: number): fc.Arbitrary<number[][]> {
  const row = fc.array(entry, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

const blocks = batches.chain(([assignments, experts, factor]) => {
  const tokens = assignments.length;
  const outputs = fc.array(matrix(tokens, 2), { minLength: experts, maxLength: experts });
  return fc.tuple(
    fc.record({
      outputs,
      assignments: fc.constant(assignments),
      weights: matrix(tokens, assignments[0]!.length),
      residual: matrix(tokens, 2),
    }),
    fc.constant(factor),
  );
});

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...dispatches, ...combinations, ...repetitions, ...invalidCalls],
  random: [
    { name: 'any dispatch', call: 'dispatch', runs: 35, args: batches },
    { name: 'any block', call: 'runBlock', runs: 20, args: blocks },
  ],
};
