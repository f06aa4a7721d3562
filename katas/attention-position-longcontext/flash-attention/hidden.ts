import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const exactAttention = 'plain attention in 60-digit arithmetic; loads by hand from the rule of the walk';

const q = [
  [1, -0.5],
  [0.25, 2],
  [-1, 0.5],
  [1.5, 1],
];
const k = [
  [0.5, 1],
  [-1, 0.25],
  [2, -0.5],
  [1, -1],
  [0.75, 2],
];
const v = [
  [1, 0, -2],
  [3, -1, 0.5],
  [-2, 4, 1],
  [0.25, 2, -1],
  [-3, 1, 0],
];
const full = {
  output: [
    [-0.91758686383531216, 2.55770950475335718, 0.0243906346543211421],
    [-1.96990987283786813, 0.827538319378930559, -0.306886818343619632],
    [0.755341698418838152, 0.0978404236130358374, -0.208664079358713454],
    [-1.67921878047777816, 1.72694947178223643, -0.111247678831523704],
  ],
  lse: [2.3111690464671359, 3.25796233305342844, 1.601174508273458, 3.00839581400935718],
};
const causalResult = {
  output: [
    [1.62197995651932938, -0.310989978259664692, -1.22252505435083827],
    [1.04385150073283728, 0.252842398893694417, -1.20331162108164814],
    [1.9454904931494726, -0.18807340759537888, -0.274794227424044697],
    [-1.67921878047777816, 1.72694947178223643, -0.111247678831523704],
  ],
  lse: [0.372499462732700257, 1.85456497179933006, 1.32587763772434723, 3.00839581400935718],
};
const ln3 = Math.log(3);
const column = (...values: number[]) => values.map((value) => [value]);

interface Input {
  q: number[][];
  k: number[][];
  v: number[][];
  options: object;
}

function attend(
  name: string,
  input: Input,
  more: Partial<KataCase> = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'attend', args: [input], ...more };
}

const fourAndFive = (blockQ: number, blockK: number, more: object = {}): Input => ({
  q,
  k,
  v,
  options: { blockQ, blockK, ...more },
});

const examples: KataCase[] = [
  attend(
    'one query, two keys, tiles of one key',
    { q: [[1]], k: column(0, ln3), v: column(4, 8), options: { blockQ: 1, blockK: 1 } },
    {
      expected: {
        output: [[7]],
        lse: [Math.log(4)],
        loads: [
          [0, 1],
          [1, 2],
        ],
      },
      route: 'by hand: weights 1/4 and 3/4; the sum of the exponentials is 1 + 3',
    },
    'example',
  ),
  attend(
    'four queries, four keys, causal, blocks of two',
    {
      q: column(1, 1, 1, 1),
      k: column(0, 0, 0, 0),
      v: column(12, 24, 36, 48),
      options: { blockQ: 2, blockK: 2, causal: true },
    },
    {
      expected: {
        output: column(12, 18, 24, 30),
        lse: [0, Math.log(2), ln3, Math.log(4)],
        loads: [
          [0, 2],
          [0, 2],
          [2, 4],
        ],
      },
      route: 'by hand: equal scores, so each query averages the values up to its own',
    },
    'example',
  ),
];

const walks: KataCase[] = [
  attend('tiles of two keys, blocks of three queries', fourAndFive(3, 2), {
    expected: {
      ...full,
      loads: [
        [0, 2],
        [0, 2],
        [2, 4],
        [2, 4],
        [4, 5],
        [4, 5],
      ],
    },
    route: exactAttention,
  }),
  attend('blocks of one query, tiles of one key', fourAndFive(1, 1), {
    expected: { ...full, loads: [0, 1, 2, 3, 4].flatMap((at) => q.map(() => [at, at + 1])) },
    route: exactAttention,
  }),
  attend('one block and one tile for all', fourAndFive(4, 5), {
    expected: { ...full, loads: [[0, 5]] },
    route: exactAttention,
  }),
  attend('blocks larger than what is there', fourAndFive(100, 64), {
    expected: { ...full, loads: [[0, 5]] },
    route: exactAttention,
  }),
  attend('blocks larger than what is there, causal', fourAndFive(100, 64, { causal: true }), {
    expected: { ...causalResult, loads: [[0, 5]] },
    route: exactAttention,
  }),
  attend('causal with more keys than queries', fourAndFive(2, 2, { causal: true }), {
    expected: {
      ...causalResult,
      loads: [
        [0, 2],
        [0, 2],
        [2, 4],
        [2, 4],
        [4, 5],
      ],
    },
    route: exactAttention,
  }),
  attend('causal, blocks of one query', fourAndFive(1, 1, { causal: true }), {
    expected: {
      ...causalResult,
      loads: [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4].map((at) => [at, at + 1]),
    },
    route: exactAttention,
  }),
  attend('causal, all queries in a block, tiles of one key', fourAndFive(4, 1, { causal: true }), {
    expected: { ...causalResult, loads: [0, 1, 2, 3, 4].map((at) => [at, at + 1]) },
    route: exactAttention,
  }),
  attend('causal, tiles of three keys', fourAndFive(3, 3, { causal: true })),
  attend('causal switched off', fourAndFive(2, 3, { causal: false })),
  attend('causal present but undefined', fourAndFive(2, 3, { causal: undefined })),
  attend('a decoding step: one query behind a cache', {
    q: [q[0]!],
    k,
    v,
    options: { blockQ: 16, blockK: 2, causal: true },
  }),
  attend('more queries than keys', {
    q,
    k: k.slice(0, 2),
    v: v.slice(0, 2),
    options: { blockQ: 3, blockK: 1 },
  }),
  attend(
    'a single key',
    { q, k: [[3, -1]], v: [[5, 7, 9]], options: { blockQ: 2, blockK: 2 } },
    {
      expected: {
        output: q.map(() => [5, 7, 9]),
        lse: [3.5, -1.25, -3.5, 3.5].map((score) => score * Math.SQRT1_2),
        loads: [
          [0, 1],
          [0, 1],
        ],
      },
      route: 'by hand: one key has weight 1, and its score is the log-sum-exp',
    },
  ),
];

const maxima: KataCase[] = [
  attend('scores that rise from tile to tile', {
    q: [[1]],
    k: column(0, 5, 10, 15),
    v: column(1, 2, 3, 4),
    options: { blockQ: 1, blockK: 1 },
  }),
  attend('scores that fall from tile to tile', {
    q: [[1]],
    k: column(15, 10, 5, 0),
    v: column(4, 3, 2, 1),
    options: { blockQ: 1, blockK: 1 },
  }),
  attend(
    'equal scores over three tiles',
    { q: [[2]], k: column(1, 1, 1, 1, 1), v: column(5, 10, 15, 20, 25), options: { blockQ: 1, blockK: 2 } },
    {
      expected: {
        output: [[15]],
        lse: [2 + Math.log(5)],
        loads: [
          [0, 2],
          [2, 4],
          [4, 5],
        ],
      },
      route: 'by hand: the mean of the values, and ln(5 e^2)',
    },
  ),
  attend('queries of one block whose maxima lie in different tiles', {
    q: column(3, -3, 0.5),
    k: column(4, 1, -2, -4),
    v: column(1, -2, 4, 8),
    options: { blockQ: 3, blockK: 2 },
  }),
  attend(
    'scores near a million',
    {
      q: [[1e6]],
      k: column(1, 0.999999, 0.999998, -1),
      v: column(1, 10, 100, 1000),
      options: { blockQ: 1, blockK: 1 },
    },
    {
      expected: {
        output: [[12.1155829837991263]],
        lse: [1000000.40760596444],
        loads: [
          [0, 1],
          [1, 2],
          [2, 3],
          [3, 4],
        ],
      },
      route: exactAttention,
    },
  ),
  attend(
    'scores of plus and minus a million',
    {
      q: column(1000, -1000),
      k: column(1000, 999.999, -1000, 999.998),
      v: column(1, 10, 100, 1000),
      options: { blockQ: 2, blockK: 2 },
    },
    {
      expected: {
        output: [[93.1430988400833912], [100]],
        lse: [1000000.40760596445, 1000000],
        loads: [
          [0, 2],
          [2, 4],
        ],
      },
      route: exactAttention,
    },
  ),
  attend(
    'all scores at minus a million',
    { q: [[1000]], k: column(-1000, -1000, -1000), v: column(3, 6, 9), options: { blockQ: 1, blockK: 2 } },
    {
      expected: {
        output: [[6]],
        lse: [-1e6 + ln3],
        loads: [
          [0, 2],
          [2, 3],
        ],
      },
      route: 'by hand: equal scores, so the mean; ln(3 e^-1000000)',
    },
  ),
  attend(
    'causal, the first visible scores at minus a million',
    {
      q: column(1000, 1000, 1000),
      k: column(-1000, 0, 1000),
      v: column(3, 6, 9),
      options: { blockQ: 3, blockK: 1, causal: true },
    },
    {
      expected: {
        output: column(3, 6, 9),
        lse: [-1e6, 0, 1e6],
        loads: [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      },
      route: 'by hand: each query sees one score that is larger by a million than all others',
    },
  ),
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different blocks, masks and sources in turn',
    group: 'hidden',
    call: 'attendInTurn',
    args: [
      [
        fourAndFive(2, 2),
        fourAndFive(2, 2, { causal: true }),
        fourAndFive(4, 1),
        { q, k: v.map((row) => row.slice(1)), v: k, options: { blockQ: 2, blockK: 2 } },
        { q: v, k: v, v: k, options: { blockQ: 2, blockK: 2 } },
        fourAndFive(2, 2),
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'attendTwice',
    args: [fourAndFive(2, 2, { causal: true })],
  },
  {
    name: 'loads before a refusal',
    group: 'hidden',
    call: 'loadsBeforeRefusal',
    args: [{ q: k, k: q, v: q, options: { blockQ: 2, blockK: 2, causal: true } }],
    expected: { refused: true, loads: [] },
    route: 'the contract: invalid input is refused before anything is loaded',
    reason: 'a refusal after the first tile is too late',
  },
];

function invalid(name: string, input: Partial<Input>, options: object = {}): KataCase {
  const args = [{ q, k, v, ...input, options: { blockQ: 2, blockK: 2, ...options } }];
  return { name, group: 'invalid', call: 'attend', args };
}

const invalidCalls: KataCase[] = [
  invalid('blocks of 0 queries', {}, { blockQ: 0 }),
  invalid('tiles of 0 keys', {}, { blockK: 0 }),
  invalid('blocks of -1 queries', {}, { blockQ: -1 }),
  invalid('tiles of -2 keys', {}, { blockK: -2 }),
  invalid('blocks of 1.5 queries', {}, { blockQ: 1.5 }),
  invalid('tiles of 2.5 keys', {}, { blockK: 2.5 }),
  invalid('tiles of half a key', {}, { blockK: 0.5 }),
  invalid('blocks of NaN queries', {}, { blockQ: NaN }),
  invalid('tiles of NaN keys', {}, { blockK: NaN }),
  invalid('blocks of infinitely many queries', {}, { blockQ: Infinity }),
  invalid('tiles of infinitely many keys', {}, { blockK: Infinity }),
  invalid('no queries', { q: [] }),
  invalid('no queries, causal', { q: [] }, { causal: true }),
  invalid('queries without dimensions', { q: [[], []], k: [[], []], v: [[1], [2]] }),
  invalid('a longer second query', {
    q: [
      [1, 2],
      [1, 2, 3],
    ],
  }),
  invalid('a shorter last query', { q: [...q, [1]] }),
  invalid('an empty query among others', { q: [[1, 2], []] }),
  invalid('no keys', { k: [], v: [] }),
  invalid('no keys, causal', { k: [], v: [] }, { causal: true }),
  invalid('causal with one key less than queries', { k: k.slice(0, 3), v: v.slice(0, 3) }, { causal: true }),
  invalid('causal with a single key', { k: k.slice(0, 1), v: v.slice(0, 1) }, { causal: true }),
];

function matrix(rows: number, width: number, entry: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  const row = fc.array(entry, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

/** Blocks that divide the lengths and blocks that do not. */
function input(entry: fc.Arbitrary<number>, causal: fc.Arbitrary<boolean>): fc.Arbitrary<[Input]> {
  const size = (max: number) => fc.integer({ min: 1, max });
  return fc
    .tuple(size(5), size(7), size(3), size(3), causal, size(4), size(4))
    .chain(([tq, keys, d, dv, isCausal, blockQ, blockK]) => {
      const tk = isCausal ? Math.max(tq, keys) : keys;
      const value = fc.integer({ min: -20, max: 20 }).map((n) => n / 4);
      return fc.record({
        q: matrix(tq, d, entry),
        k: matrix(tk, d, entry),
        v: matrix(tk, dv, value),
        options: fc.constant({ blockQ, blockK, causal: isCausal }),
      });
    })
    .map((one) => [one]);
}

const small = fc.integer({ min: -12, max: 12 }).map((n) => n / 4);
const large = fc.constantFrom(-1000, -40, -1, 0, 1, 40, 1000);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...walks, ...maxima, ...repetitions, ...invalidCalls],
  random: [
    { name: 'every key is seen', call: 'attend', runs: 25, args: input(small, fc.constant(false)) },
    { name: 'causal', call: 'attend', runs: 25, args: input(small, fc.constant(true)) },
    { name: 'scores up to a million', call: 'attend', runs: 15, args: input(large, fc.boolean()) },
  ],
};
