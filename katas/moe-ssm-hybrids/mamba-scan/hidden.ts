import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const impulses = 'the sum over all earlier tokens of what is left of each, in 40-digit arithmetic';
const halving = 'by hand: a step of 1 halves the state, a step of 2 quarters it';

const column = (...values: number[]) => values.map((value) => [value]);

/** Two channels, three numbers of state, four tokens. */
const input = {
  x: [
    [1, -2],
    [0.5, 3],
    [-1, 0.25],
    [2, 1],
  ],
  delta: [
    [0.5, 0.1],
    [1, 0.25],
    [0, 2],
    [0.75, 0.5],
  ],
  A: [
    [-1, -2, -0.5],
    [-0.25, -3, -1],
  ],
  B: [
    [1, 0.5, -1],
    [2, -1, 0.25],
    [0.5, 1, 1],
    [-1, 0.5, 2],
  ],
  C: [
    [0.5, 1, 2],
    [1, -1, 0.5],
    [2, 0.25, -1],
    [-0.5, 1, 1],
  ],
  D: [0.5, -1],
};
const h0 = [
  [1, 2, -1],
  [0.5, 0, 4],
];
/** One channel with one number of state, which a step of 1 halves. */
const single = {
  x: column(4, 8, 2),
  delta: column(1, 1, 2),
  A: [[-Math.LN2]],
  B: column(1, 1, 1),
  C: column(1, 2, 1),
  D: [0.5],
};
const nothing = { ...input, x: [], delta: [], B: [], C: [] };

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function scan(
  name: string,
  args: unknown[],
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'selectiveScan', args, ...more };
}

function combined(
  name: string,
  left: [a: number, b: number],
  right: [a: number, b: number],
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  const maps = [left, right].map(([a, b]) => ({ a, b }));
  return { name, group, call: 'combine', args: maps, ...more };
}

const examples: KataCase[] = [
  scan(
    'one channel, one number of state',
    [single],
    { expected: { y: column(6, 24, 7.5), h: [[6.5]] }, route: halving },
    'example',
  ),
  combined(
    'two halvings, with 4 and with 8 added',
    [0.5, 4],
    [0.5, 8],
    { expected: { a: 0.25, b: 10 }, route: 'by hand: (h/2 + 4)/2 + 8' },
    'example',
  ),
];

const scans: KataCase[] = [
  scan('two channels, three numbers of state', [input], {
    expected: {
      y: [
        [0, 2.2],
        [1.81097323484840963, -0.719015878981453203],
        [1.92960322623004733, 1.41972960070264858],
        [4.9938376535578634, 0.481090953865290116],
      ],
      h: [
        [-0.94074647553376273, 0.645984265781364711, 2.87748015000961732],
        [0.422950052830446016, 0.361124140940873873, 1.33144183933963925],
      ],
    },
    route: impulses,
  }),
  scan('a state to start from', [input, h0], {
    expected: {
      y: [
        [-0.518577353943608381, 9.68252682229475972],
        [1.69834598189060422, 1.14846973628141247],
        [2.87312363345185366, 1.59396778850402152],
        [4.63870356699506611, 0.589864081845667435],
      ],
      h: [
        [-0.835347250971898393, 0.668202258857849324, 2.55282768265126759],
        [0.668158363868399079, 0.361124140940873873, 1.5628191228389931],
      ],
    },
    route: impulses,
  }),
  scan('one token', [{ ...single, x: [[4]], delta: [[2]], B: [[3]], C: [[5]] }, [[8]]], {
    expected: { y: [[132]], h: [[26]] },
    route: 'by hand: 8/4 + 2 * 3 * 4 = 26; 5 * 26 + 0.5 * 4',
  }),
  scan('steps of size 0', [{ ...single, delta: column(0, 0, 0) }, [[3]]], {
    expected: { y: column(5, 10, 4), h: [[3]] },
    route: 'by hand: the state stays 3 and is read 1, 2 and 1 times',
  }),
  scan('nothing is read', [{ ...single, C: column(0, 0, 0) }], {
    expected: { y: column(2, 4, 1), h: [[6.5]] },
    route: 'by hand: only the direct path is left',
  }),
  scan('no direct path', [{ ...single, D: [0] }], {
    expected: { y: column(4, 20, 6.5), h: [[6.5]] },
    route: halving,
  }),
  scan('nothing is written', [{ ...single, B: column(0, 0, 0) }, [[16]]], {
    expected: { y: column(10, 12, 2), h: [[1]] },
    route: 'by hand: the state goes 8, 4, 1',
  }),
  scan('a rate of 0: the state never fades', [{ ...single, A: [[0]] }], {
    expected: { y: column(6, 28, 17), h: [[16]] },
    route: 'by hand: the state goes 4, 12, 16',
  }),
  scan('a positive rate: the state grows', [{ ...single, A: [[Math.LN2]] }], {
    expected: { y: column(6, 36, 69), h: [[68]] },
    route: 'by hand: the state goes 4, 16, 68',
  }),
  scan(
    'enormous steps: only the last token is left',
    [{ ...single, delta: column(5000, 5000, 5000) }, [[1e6]]],
    {
      expected: { y: column(20002, 80004, 10001), h: [[10000]] },
      route: 'by hand: e^-3465 is 0 in double precision; each token writes 5000 times its input',
    },
  ),
  scan('more numbers of state than channels', [
    {
      x: column(1, 2),
      delta: column(0.5, 1),
      A: [[-1, -2, -3, -4, -5]],
      B: [
        [1, 2, 3, 4, 5],
        [5, 4, 3, 2, 1],
      ],
      C: [
        [1, 0, 0, 0, 0],
        [0, 0, 0, 0, 1],
      ],
      D: [2],
    },
  ]),
  scan('more channels than numbers of state', [
    {
      x: [[1, 2, 3]],
      delta: [[0.5, 1, 2]],
      A: [[-1], [-2], [-3]],
      B: [[2]],
      C: [[3]],
      D: [1, -1, 0],
    },
    [[1], [1], [1]],
  ]),
  scan('a state that is forgotten', [{ ...single, delta: column(1, 1, 5000), B: column(1, 1, 0) }, [[8]]], {
    expected: { y: column(10, 28, 1), h: [[0]] },
    route: 'by hand: the state goes 8, 12, 0',
  }),
  scan('no tokens', [nothing], {
    expected: {
      y: [],
      h: [
        [0, 0, 0],
        [0, 0, 0],
      ],
    },
    route: 'the contract: zeros',
    reason: 'an empty sequence must work',
  }),
  scan('no tokens, a state to start from', [nothing, h0], {
    expected: { y: [], h: h0 },
    route: 'the contract: the initial state, as a new array',
    reason: 'an empty sequence must work, and the state must be a copy',
  }),
];

const maps: KataCase[] = [
  combined('the identity on the left', [1, 0], [0.5, 3], {
    expected: { a: 0.5, b: 3 },
    route: 'by hand',
    reason: 'the neutral element',
  }),
  combined('the identity on the right', [0.5, 3], [1, 0], {
    expected: { a: 0.5, b: 3 },
    route: 'by hand',
  }),
  combined('a map that forgets everything on the right', [0.5, 3], [0, 7], {
    expected: { a: 0, b: 7 },
    route: 'by hand: 0 * (h/2 + 3) + 7',
  }),
  combined('a map that forgets everything on the left', [0, 7], [0.5, 3], {
    expected: { a: 0, b: 6.5 },
    route: 'by hand: 7/2 + 3',
  }),
  combined('factors beyond 1 and below 0', [-2, 3], [4, -5], {
    expected: { a: -8, b: 7 },
    route: 'by hand: 4 * (-2 h + 3) - 5',
  }),
  {
    name: 'five steps combined in pairs',
    group: 'hidden',
    call: 'combineAll',
    args: [
      [
        { a: 0.5, b: 4 },
        { a: 0.5, b: 8 },
        { a: 0.25, b: 4 },
        { a: 1, b: 0 },
        { a: 2, b: -1 },
      ],
      8,
    ],
    expected: 13,
    route: 'by hand, one after the other: 8, 8 -> 12, 7, 7, 13',
  },
];

const repetitions: KataCase[] = [
  {
    name: 'a scan in two parts',
    group: 'hidden',
    call: 'scanInParts',
    args: [input, 2],
  },
  {
    name: 'a scan in two parts, the first one empty',
    group: 'hidden',
    call: 'scanInParts',
    args: [input, 0],
  },
  {
    name: 'scans of different inputs and states in turn',
    group: 'hidden',
    call: 'scanInTurn',
    args: [[[input], [input, h0], [single], [{ ...single, A: [[-1]] }], [input]]],
  },
  {
    name: 'the same scan again after the caller changed the first result',
    group: 'hidden',
    call: 'scanTwice',
    args: [[nothing, h0]],
    expected: { y: [], h: h0 },
    route: 'the contract: the initial state',
    reason: 'results must be fresh',
  },
];

function invalid(name: string, changes: object, ...rest: unknown[]): KataCase {
  return { name, group: 'invalid', call: 'selectiveScan', args: [{ ...input, ...changes }, ...rest] };
}

const longer = (matrix: number[][]) => [...matrix, matrix[0]!];
const shorter = (matrix: number[][]) => matrix.slice(1);
const ragged = (matrix: number[][]) => [...matrix.slice(1), matrix[0]!.slice(1)];
const wider = (matrix: number[][]) => matrix.map((row) => [...row, 1]);

const invalidCalls: KataCase[] = [
  invalid('a negative step size', { delta: [...input.delta.slice(1), [0.5, -0.1]] }),
  invalid('a negative step size of the first token', { delta: [[-1e-9, 1], ...input.delta.slice(1)] }),
  ...(['x', 'delta', 'A', 'B', 'C'] as const).flatMap((name) => [
    invalid(`${name} with a row too many`, { [name]: longer(input[name]) }),
    invalid(`${name} with a row too few`, { [name]: shorter(input[name]) }),
    invalid(`${name} with one short row`, { [name]: ragged(input[name]) }),
    invalid(`${name} with wider rows`, { [name]: wider(input[name]) }),
  ]),
  invalid('D with an entry too few', { D: [1] }),
  invalid('D with an entry too many', { D: [1, 2, 3] }),
  invalid('an initial state with a row too few', {}, [[1, 2, 3]]),
  invalid('an initial state with a row too many', {}, [...h0, [1, 2, 3]]),
  invalid('an initial state with a short row', {}, [
    [1, 2, 3],
    [1, 2],
  ]),
  invalid('an initial state with wider rows', {}, wider(h0)),
  invalid('no channels', { x: [[], [], [], []], delta: [[], [], [], []], A: [], D: [] }),
  invalid('no state', { A: [[], []], B: [[], [], [], []], C: [[], [], [], []] }),
  invalid('no tokens, D too short', { x: [], delta: [], B: [], C: [], D: [1] }),
  invalid('no tokens, ragged A', { x: [], delta: [], B: [], C: [], A: [[-1, -2], [-1]] }),
  invalid('no tokens, an initial state with a short row', { x: [], delta: [], B: [], C: [] }, [
    [1, 2, 3],
    [1, 2],
  ]),
  invalid('no tokens and no channels', { x: [], delta: [], A: [], B: [], C: [], D: [] }),
  invalid('no tokens, a step size left over', { x: [], B: [], C: [] }),
];

const entry = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const step = fc.integer({ min: 0, max: 12 }).map((n) => n / 4);
const rate = fc.integer({ min: -12, max: 0 }).map((n) => n / 4);

function matrix(rows: number, width: number, value: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  const row = fc.array(value, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

const scanArgs = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([t, e, n]) =>
    fc.tuple(
      fc.record({
        x: matrix(t, e, entry),
        delta: matrix(t, e, step),
        A: matrix(e, n, rate),
        B: matrix(t, n, entry),
        C: matrix(t, n, entry),
        D: matrix(1, e, entry).map(([row]) => row!),
      }),
      fc.option(matrix(e, n, entry), { nil: undefined }),
    ),
  )
  .map(([one, state]): unknown[] => (state === undefined ? [one] : [one, state]));
const map = fc.record({ a: entry, b: entry });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...scans, ...maps, ...repetitions, ...invalidCalls],
  random: [
    { name: 'any scan', call: 'selectiveScan', runs: 40, args: scanArgs },
    { name: 'any two maps', call: 'combine', runs: 15, args: fc.tuple(map, map) },
  ],
};
