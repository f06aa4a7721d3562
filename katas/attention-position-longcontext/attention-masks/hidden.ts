import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const drawn = 'filled in by hand, row by row';

/** A table drawn with x for true. */
const table = (...rows: string[]) => rows.map((row) => Array.from(row, (cell) => cell === 'x'));

interface More {
  expected?: unknown;
  route?: string;
  reason?: string;
}

function mask(
  name: string,
  length: number,
  spec: object,
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'buildMask', args: [length, spec], ...more };
}

function field(
  name: string,
  layers: number,
  window: number,
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'receptiveField', args: [layers, window], ...more };
}

const sliding = (window: number) => ({ kind: 'sliding', window });
const prefix = (count: number) => ({ kind: 'prefix', prefix: count });
const documents = (...ids: number[]) => ({ kind: 'document', ids });

const triangle = table('x...', 'xx..', 'xxx.', 'xxxx');
const square = table('xxxx', 'xxxx', 'xxxx', 'xxxx');
const diagonal = table('x...', '.x..', '..x.', '...x');

const examples: KataCase[] = [
  mask(
    'causal, four tokens',
    4,
    { kind: 'causal' },
    { expected: triangle, route: drawn, reason: 'shows the simplest kind' },
    'example',
  ),
  mask(
    'a window of two, four tokens',
    4,
    sliding(2),
    { expected: table('x...', 'xx..', '.xx.', '..xx'), route: drawn },
    'example',
  ),
  mask(
    'a prefix of three, four tokens',
    4,
    prefix(3),
    { expected: table('xxx.', 'xxx.', 'xxx.', 'xxxx'), route: drawn },
    'example',
  ),
  mask(
    'two documents of two tokens',
    4,
    documents(7, 7, 8, 8),
    {
      expected: table('x...', 'xx..', '..x.', '..xx'),
      route: drawn,
      reason: 'shows the kind that no trap is about',
    },
    'example',
  ),
  field(
    'two layers with a window of two',
    2,
    2,
    { expected: 3, route: 'by hand: token 3 sees 2 and 3, and token 2 saw 1 and 2' },
    'example',
  ),
];

const masks: KataCase[] = [
  mask(
    'causal, one token',
    1,
    { kind: 'causal' },
    { expected: [[true]], route: drawn, reason: 'smallest size' },
  ),
  mask('causal, seven tokens', 7, { kind: 'causal' }, { reason: 'another size' }),
  mask('a window of one', 4, sliding(1), { expected: diagonal, route: drawn }),
  mask('a window of three', 6, sliding(3), {
    expected: table('x.....', 'xx....', 'xxx...', '.xxx..', '..xxx.', '...xxx'),
    route: drawn,
  }),
  mask('a window one shorter than the text', 4, sliding(3), {
    expected: table('x...', 'xx..', 'xxx.', '.xxx'),
    route: drawn,
  }),
  mask('a window as long as the text', 4, sliding(4), { expected: triangle, route: drawn }),
  mask('a window longer than the text', 4, sliding(100), { expected: triangle, route: drawn }),
  mask('a window of two, one token', 1, sliding(2), {
    expected: [[true]],
    route: drawn,
    reason: 'smallest size',
  }),
  mask('no prefix', 4, prefix(0), {
    expected: triangle,
    route: drawn,
    reason: 'an empty prefix leaves the causal mask',
  }),
  mask('a prefix of one', 4, prefix(1), { expected: triangle, route: drawn }),
  mask('a prefix of two, six tokens', 6, prefix(2), {
    expected: table('xx....', 'xx....', 'xxx...', 'xxxx..', 'xxxxx.', 'xxxxxx'),
    route: drawn,
  }),
  mask('a prefix that is the whole text', 4, prefix(4), { expected: square, route: drawn }),
  mask('a prefix that is the only token', 1, prefix(1), {
    expected: [[true]],
    route: drawn,
    reason: 'smallest size',
  }),
  mask('one document', 4, documents(3, 3, 3, 3), {
    expected: triangle,
    route: drawn,
    reason: 'document masks are causal as well',
  }),
  mask('four documents', 4, documents(4, 2, 3, 1), {
    expected: diagonal,
    route: drawn,
    reason: 'ids need not rise',
  }),
  mask('documents of unequal length', 6, documents(1, 0, 0, 0, 2, 2), {
    expected: table('x.....', '.x....', '.xx...', '.xxx..', '....x.', '....xx'),
    route: drawn,
    reason: 'an id of 0 is an id like any other',
  }),
  mask('a document that comes back later', 5, documents(1, 2, 1, 2, 1), {
    expected: table('x....', '.x...', 'x.x..', '.x.x.', 'x.x.x'),
    route: drawn,
    reason: 'the contract goes by equal ids, not by neighbours',
  }),
  mask('ids that are negative or fractional', 4, documents(-1, 0.5, -1, 0.5), {
    expected: table('x...', '.x..', 'x.x.', '.x.x'),
    route: drawn,
    reason: 'ids are only compared',
  }),
];

const fields: KataCase[] = [
  field('one layer', 1, 5, { expected: 5, route: 'by hand: one window' }),
  field('twelve layers with a window of one', 12, 1, {
    expected: 1,
    route: 'by hand: nobody sees anything but itself',
  }),
  field('one layer with a window of one', 1, 1, {
    expected: 1,
    route: 'by hand: the token itself',
  }),
  field('three layers with a window of four', 3, 4, {
    expected: 10,
    route: 'counted on paper: 3, 6 and 9 tokens back, and the token itself',
  }),
  field('32 layers with a window of 4096', 32, 4096, {
    expected: 131041,
    route: 'by hand: 32 * 4095 + 1',
  }),
  field('a window of more than a million', 100, 1048577, {
    expected: 104857601,
    route: 'by hand: 100 * 1048576 + 1',
  }),
];

const repetitions: KataCase[] = [
  {
    name: 'calls of different kinds and lengths in turn',
    group: 'hidden',
    call: 'maskInTurn',
    args: [
      [
        [4, { kind: 'causal' }],
        [4, sliding(2)],
        [4, sliding(3)],
        [4, prefix(3)],
        [4, prefix(2)],
        [4, documents(1, 1, 2, 2)],
        [4, documents(1, 2, 2, 2)],
        [3, { kind: 'causal' }],
        [4, { kind: 'causal' }],
      ],
    ],
  },
  {
    name: 'the same call again after the caller changed the first result',
    group: 'hidden',
    call: 'maskTwice',
    args: [[4, { kind: 'causal' }]],
    expected: triangle,
    route: drawn,
    reason: 'results must be fresh',
  },
  {
    name: 'a change to one row of a result',
    group: 'hidden',
    call: 'markRow',
    args: [[4, prefix(4)], 1],
    expected: table('xxxx', '....', 'xxxx', 'xxxx'),
    route: drawn,
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args };
}

const invalidCalls: KataCase[] = [
  ...[0, -1, 2.5, NaN, Infinity].flatMap((length) => [
    invalid(`causal, length ${length}`, 'buildMask', length, { kind: 'causal' }),
    invalid(`a window of two, length ${length}`, 'buildMask', length, sliding(2)),
  ]),
  invalid('no tokens and no prefix', 'buildMask', 0, prefix(0)),
  invalid('no tokens and no ids', 'buildMask', 0, documents()),
  ...[0, -3, 1.5, NaN, Infinity].map((window) =>
    invalid(`a window of ${window} tokens`, 'buildMask', 4, sliding(window)),
  ),
  ...[-1, 5, 1.5, NaN, Infinity].map((count) =>
    invalid(`a prefix of ${count}, four tokens`, 'buildMask', 4, prefix(count)),
  ),
  invalid('an id too few', 'buildMask', 4, documents(1, 1, 2)),
  invalid('an id too many', 'buildMask', 4, documents(1, 1, 2, 2, 2)),
  invalid('no ids', 'buildMask', 4, documents()),
  ...[0, -2, 1.5, NaN, Infinity].flatMap((count) => [
    invalid(`${count} layers`, 'receptiveField', count, 4),
    invalid(`a receptive field from a window of ${count}`, 'receptiveField', 4, count),
  ]),
];

const length = fc.integer({ min: 1, max: 7 });

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...masks, ...fields, ...repetitions, ...invalidCalls],
  random: [
    {
      name: 'windows',
      call: 'buildMask',
      runs: 15,
      args: fc.tuple(length, fc.integer({ min: 1, max: 8 }).map(sliding)),
    },
    {
      name: 'prefixes',
      call: 'buildMask',
      runs: 15,
      args: length.chain((n) => fc.tuple(fc.constant(n), fc.nat({ max: n }).map(prefix))),
    },
    {
      name: 'documents',
      call: 'buildMask',
      runs: 15,
      args: fc
        .array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 7 })
        .map((ids) => [ids.length, documents(...ids)]),
    },
    {
      name: 'receptive fields',
      call: 'receptiveField',
      runs: 10,
      args: fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 10000 })),
    },
  ],
};
