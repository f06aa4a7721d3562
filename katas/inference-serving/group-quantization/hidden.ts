import fc from 'fast-check';
import { exact, type KataCase, type KataTests, toleranceD } from '#kata';

const symmetric = (bits: number, groupSize: number) => ({ bits, groupSize, symmetric: true });
const asymmetric = (bits: number, groupSize: number) => ({ bits, groupSize, symmetric: false });

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
  const isExact = call === 'levels' || call === 'quantizedBytes';
  return { name, group, call, args, ...extra, ...(isExact ? { tolerance: exact } : {}) };
}

const worked = [-0.75, 0.25, 1.75, 0.5];
const mixed = [0.3, -1.2, 0.7, 0.05, 2.9, -0.4, 0.11, 0.02, -0.013, 0.004];

const quantizations: KataCase[] = [
  test('example', 'four weights, symmetric', 'quantize', [worked, symmetric(4, 4)], {
    expected: { q: [-3, 1, 7, 2], scales: [0.25], zeros: [0], groupSize: 4 },
    route: 'by hand: 1.75 / 7',
  }),
  test(
    'example',
    'four weights that are positive, asymmetric',
    'quantize',
    [[1, 2, 3, 15], asymmetric(4, 4)],
    {
      expected: { q: [1, 2, 3, 15], scales: [1], zeros: [0], groupSize: 4 },
      route: 'by hand: the range reaches from 0 to 15',
    },
  ),
  test('example', 'two groups, the second short', 'quantize', [[7, -3.5, 14, 0.7], symmetric(4, 3)], {
    expected: { q: [4, -2, 7, 7], scales: [2, 0.1], zeros: [0, 0], groupSize: 3 },
    route: 'by hand: 3.5 is a half and goes to 4, -1.75 to -2',
  }),
  test(
    'hidden',
    'halves of both signs, symmetric',
    'levels',
    [[7, 2.5, -2.5, 0.5, -0.5, 1.5, -1.5], symmetric(4, 7)],
    {
      expected: { q: [7, 3, -3, 1, -1, 2, -2], zeros: [0] },
      route: 'by hand: the scale is 1, halves go away from zero',
    },
  ),
  test(
    'hidden',
    'just below and above a half',
    'levels',
    [[127, 2.49, -2.49, 2.51, -2.51], symmetric(8, 5)],
    {
      expected: { q: [127, 2, -2, 3, -3], zeros: [0] },
      route: 'by hand: the scale is 1',
    },
  ),
  test(
    'hidden',
    'both ends rounded outwards, asymmetric',
    'quantize',
    [[-4.5, 10.5, 0, 3], asymmetric(4, 4)],
    {
      expected: { q: [0, 15, 5, 8], scales: [1], zeros: [5], groupSize: 4 },
      route: 'by hand: the scale is 1, zero is 5, and 11 + 5 is clamped to 15',
    },
  ),
  test(
    'hidden',
    'halves of both signs, asymmetric',
    'levels',
    [[-5, 10, 2.5, -2.5, 0.5, -0.5], asymmetric(4, 6)],
    {
      expected: { q: [0, 15, 8, 2, 6, 4], zeros: [5] },
      route: 'by hand: the scale is 1 and zero is 5',
    },
  ),
  test('hidden', 'negative weights only, asymmetric', 'quantize', [[-15, -1, -7, -3], asymmetric(4, 4)], {
    expected: { q: [0, 14, 8, 12], scales: [1], zeros: [15], groupSize: 4 },
    route: 'by hand: the range reaches from -15 to 0',
  }),
  test(
    'hidden',
    'large positive weights close together, asymmetric',
    'quantize',
    [[240, 255, 250], asymmetric(8, 3)],
    {
      expected: { q: [240, 255, 250], scales: [1], zeros: [0], groupSize: 3 },
      route: 'by hand: the range reaches from 0 to 255',
    },
  ),
  test(
    'hidden',
    'large negative weights close together, asymmetric',
    'quantize',
    [[-510, -500], asymmetric(8, 2)],
    {
      expected: { q: [0, 5], scales: [2], zeros: [255], groupSize: 2 },
      route: 'by hand: the range reaches from -510 to 0',
    },
  ),
  test('hidden', 'eight bits, symmetric', 'quantize', [[-127, 64, 3.4, -0.3], symmetric(8, 4)], {
    expected: { q: [-127, 64, 3, 0], scales: [1], zeros: [0], groupSize: 4 },
    route: 'by hand: the scale is 1',
  }),
  test('hidden', 'eight bits, asymmetric', 'quantize', [[-55, 200, 13.4, -0.3], asymmetric(8, 4)], {
    expected: { q: [0, 255, 68, 55], scales: [1], zeros: [55], groupSize: 4 },
    route: 'by hand: the scale is 1 and zero is 55',
  }),
  test(
    'hidden',
    'an outlier in one of three groups',
    'quantize',
    [[0.07, -0.02, 0.05, 700, 100, -300, -0.7, 0.2, 0.4], symmetric(4, 3)],
    {
      expected: {
        q: [7, -2, 5, 7, 1, -3, -7, 2, 4],
        scales: [0.01, 100, 0.1],
        zeros: [0, 0, 0],
        groupSize: 3,
      },
      route: 'by hand: scales 0.01, 100 and 0.1',
    },
  ),
  test('hidden', 'a group of zeros between others', 'quantize', [[7, 1, 0, 0, -14, 2], symmetric(4, 2)], {
    expected: { q: [7, 1, 0, 0, -7, 1], scales: [1, 1, 2], zeros: [0, 0, 0], groupSize: 2 },
    route: 'by hand: the group of zeros has scale 1',
  }),
  test(
    'hidden',
    'a group of zeros between others, asymmetric',
    'quantize',
    [[15, 1, 0, 0, -30, 0], asymmetric(4, 2)],
    {
      expected: { q: [15, 1, 0, 0, 0, 15], scales: [1, 1, 2], zeros: [0, 0, 15], groupSize: 2 },
      route: 'by hand: the group of zeros has scale 1 and zero 0',
    },
  ),
  test('hidden', 'only zeros', 'quantize', [[0, 0, 0, 0, 0], asymmetric(8, 2)], {
    expected: { q: [0, 0, 0, 0, 0], scales: [1, 1, 1], zeros: [0, 0, 0], groupSize: 2 },
    route: 'the contract',
  }),
  test('hidden', 'one weight per group', 'quantize', [[3.5, -7, 0, 21], symmetric(4, 1)], {
    expected: { q: [7, -7, 0, 7], scales: [0.5, 1, 1, 3], zeros: [0, 0, 0, 0], groupSize: 1 },
    route: 'by hand: every weight is its own maximum',
  }),
  test('hidden', 'one weight per group, asymmetric', 'quantize', [[7.5, -15, 0], asymmetric(4, 1)], {
    expected: { q: [15, 0, 0], scales: [0.5, 1, 1], zeros: [0, 15, 0], groupSize: 1 },
    route: 'by hand: every range has one end at 0',
  }),
  test('hidden', 'a group larger than the list', 'quantize', [[7, -1], symmetric(4, 128)], {
    expected: { q: [7, -1], scales: [1], zeros: [0], groupSize: 128 },
    route: 'by hand: one short group',
  }),
  test('hidden', 'a last group of one weight', 'quantize', [[7, -1, 3, 2, 0.5], symmetric(4, 4)], {
    expected: { q: [7, -1, 3, 2, 7], scales: [1, 0.5 / 7], zeros: [0, 0], groupSize: 4 },
    route: 'by hand: the last weight is its own maximum',
  }),
  test('hidden', 'no weights', 'quantize', [[], asymmetric(4, 32)], {
    expected: { q: [], scales: [], zeros: [], groupSize: 32 },
    route: 'the contract: no groups',
    reason: 'an empty tensor must work',
  }),
  test('hidden', 'ten weights, 4 bits, symmetric', 'quantize', [mixed, symmetric(4, 4)]),
  test('hidden', 'ten weights, 4 bits, asymmetric', 'quantize', [mixed, asymmetric(4, 4)]),
  test('hidden', 'ten weights, 8 bits, symmetric', 'quantize', [mixed, symmetric(8, 5)]),
  test('hidden', 'ten weights, 8 bits, asymmetric', 'quantize', [mixed, asymmetric(8, 3)]),
  test('hidden', 'several lists in turn', 'quantizeInTurn', [
    [
      [worked, symmetric(4, 4)],
      [[1, 2, 3, 15], asymmetric(4, 2)],
      [[], symmetric(8, 1)],
      [worked, symmetric(8, 2)],
    ],
  ]),
  test('hidden', 'the same list again after the first result was changed', 'quantizeTwice', [
    [[7, -3, 14, 0.7], symmetric(4, 3)],
  ]),
];

const inverses: KataCase[] = [
  test(
    'example',
    'the way back',
    'dequantize',
    [{ q: [0, 7, 15, 8], scales: [1 / 6], zeros: [5], groupSize: 4 }],
    {
      expected: [-5 / 6, 1 / 3, 5 / 3, 0.5],
      route: 'by hand, see the worked example',
    },
  ),
  test(
    'hidden',
    'the way back for three groups',
    'dequantize',
    [{ q: [7, -2, 5, 7, 1, -3, -7], scales: [0.01, 100, 0.1], zeros: [0, 0, 0], groupSize: 3 }],
    {
      expected: [0.07, -0.02, 0.05, 700, 100, -300, -0.7],
      route: 'by hand',
    },
  ),
  test(
    'hidden',
    'the way back with different zeros',
    'dequantize',
    [{ q: [0, 15, 3, 3], scales: [2, 0.5], zeros: [5, 15], groupSize: 2 }],
    {
      expected: [-10, 20, -6, -6],
      route: 'by hand: (0 - 5) * 2 and so on',
    },
  ),
  test(
    'hidden',
    'the way back for no weights',
    'dequantize',
    [{ q: [], scales: [], zeros: [], groupSize: 4 }],
    {
      expected: [],
      route: 'the contract',
      reason: 'an empty tensor must work',
    },
  ),
  test('hidden', 'there and back, symmetric', 'roundTrip', [mixed, symmetric(4, 4)]),
  test('hidden', 'there and back, asymmetric', 'roundTrip', [mixed, asymmetric(8, 3)]),
  test('hidden', 'zeros there and back', 'roundTrip', [[0.3, 0, -0.8, 0, 0, 0, 2, 0], asymmetric(4, 3)], {
    expected: [0.3 - 0.3 + 0.2933333333333333, 0, -0.8066666666666666, 0, 0, 0, 2, 0],
    route: 'by hand: scale 1.1 / 15, zero 11, levels 15 and 0; 0 comes back exactly',
  }),
];

const sizes: KataCase[] = [
  test('example', '7 billion weights in 4 bits', 'quantizedBytes', [7e9, 4, 128, 16, 0], {
    expected: 3609375000,
    route: 'by hand: 3.5e9 + 54687500 * 2',
  }),
  test('hidden', '7 billion weights in 4 bits with zeros', 'quantizedBytes', [7e9, 4, 128, 16, 4], {
    expected: 3636718750,
    route: 'by hand: 3.5e9 + 54687500 * 2.5',
  }),
  test('hidden', 'one scale for all', 'quantizedBytes', [1000, 8, 1000, 32, 32], {
    expected: 1008,
    route: 'by hand',
  }),
  test('hidden', 'both parts rounded up', 'quantizedBytes', [5, 4, 2, 3, 0], {
    expected: 5,
    route: 'by hand: 20 bits are 3 bytes, 9 bits are 2',
  }),
  test('hidden', 'a short last group', 'quantizedBytes', [129, 8, 128, 16, 8], {
    expected: 135,
    route: 'by hand: 129 + 2 * 3',
  }),
  test('hidden', 'fewer weights than a group', 'quantizedBytes', [3, 3, 64, 16, 0], {
    expected: 4,
    route: 'by hand: 9 bits are 2 bytes, and 2 more for the scale',
  }),
  test('hidden', 'no scales stored', 'quantizedBytes', [10, 2, 4, 0, 0], {
    expected: 3,
    route: 'by hand: 20 bits',
    reason: 'sizes of 0 are allowed for both',
  }),
  test('hidden', 'zeros stored without scales', 'quantizedBytes', [10, 2, 4, 0, 4], {
    expected: 5,
    route: 'by hand: 20 bits and 12 bits',
  }),
  test('hidden', 'no weights at all', 'quantizedBytes', [0, 4, 32, 16, 4], {
    expected: 0,
    route: 'by hand: no groups',
    reason: 'an empty tensor has no bytes',
  }),
  test('hidden', 'one weight of one bit', 'quantizedBytes', [1, 1, 1, 1, 1], {
    expected: 2,
    route: 'by hand: one bit and two bits',
  }),
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const back = { q: [1, 2, 3], scales: [1, 1], zeros: [0, 0], groupSize: 2 };
const names = ['weights', 'bits', 'groupSize', 'scaleBits', 'zeroBits'];

const invalidCalls: KataCase[] = [
  ...[0, 2, 5, 16, 4.5, NaN].map((bits) => invalid(`${bits} bits`, 'quantize', worked, symmetric(bits, 4))),
  ...[0, -2, 1.5, NaN, Infinity].flatMap((size) => [
    invalid(`groupSize ${size}`, 'quantize', worked, asymmetric(4, size)),
    invalid(`groupSize ${size} on the way back`, 'dequantize', { ...back, groupSize: size }),
  ]),
  invalid('groupSize 0 without weights', 'quantize', [], symmetric(4, 0)),
  invalid('5 bits without weights', 'quantize', [], symmetric(5, 4)),
  invalid('groupSize 0 without weights on the way back', 'dequantize', {
    q: [],
    scales: [],
    zeros: [],
    groupSize: 0,
  }),
  invalid('a weight that is NaN', 'quantize', [1, NaN], symmetric(4, 4)),
  invalid('an infinite weight', 'quantize', [1, 2, Infinity], asymmetric(8, 2)),
  invalid('a weight of minus infinity', 'quantize', [-Infinity, 2], asymmetric(8, 2)),
  invalid('too few scales', 'dequantize', { ...back, scales: [1] }),
  invalid('too many scales', 'dequantize', { ...back, scales: [1, 1, 1] }),
  invalid('too few zeros', 'dequantize', { ...back, zeros: [0] }),
  invalid('too many zeros', 'dequantize', { ...back, zeros: [0, 0, 0] }),
  invalid('too many scales and zeros', 'dequantize', { ...back, scales: [1, 1, 1], zeros: [0, 0, 0] }),
  invalid('scales and zeros without weights', 'dequantize', { ...back, q: [] }),
  ...names.flatMap((name, i) =>
    [-1, 2.5, NaN].map((bad) =>
      invalid(
        `${name} ${bad} in the size`,
        'quantizedBytes',
        ...[64, 4, 32, 16, 4].map((value, k) => (k === i ? bad : value)),
      ),
    ),
  ),
  invalid('bits 0 in the size', 'quantizedBytes', 64, 0, 32, 16, 4),
  invalid('groupSize 0 in the size', 'quantizedBytes', 64, 4, 0, 16, 4),
  invalid('groupSize 0 in the size of nothing', 'quantizedBytes', 0, 4, 0, 16, 4),
];

interface Options {
  bits: number;
  groupSize: number;
  symmetric: boolean;
}

/** Whether rounding is decided by more than the last digits of a quotient. */
function isClear([weights, { bits, groupSize, symmetric: isSymmetric }]: [number[], Options]): boolean {
  for (let start = 0; start < weights.length; start += groupSize) {
    const group = weights.slice(start, start + groupSize);
    const low = Math.min(0, ...group);
    const high = Math.max(0, ...group);
    const scale = isSymmetric ? Math.max(-low, high) / (2 ** (bits - 1) - 1) : (high - low) / (2 ** bits - 1);
    const quotients = [...group, -low].map((weight) => Math.abs(weight / scale));
    if (scale > 0 && quotients.some((x) => Math.abs(x - Math.floor(x) - 0.5) < 1e-6)) return false;
  }
  return true;
}

const weight = fc.oneof(
  fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000),
  fc.constantFrom(0, 0, 1, -1),
);
const tensors = fc
  .tuple(
    fc.array(weight, { maxLength: 14 }),
    fc.record({
      bits: fc.constantFrom(4, 8),
      groupSize: fc.integer({ min: 1, max: 6 }),
      symmetric: fc.boolean(),
    }),
  )
  .filter(isClear);
const count = (max: number) => fc.nat({ max });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...quantizations, ...inverses, ...sizes, ...invalidCalls],
  random: [
    { name: 'levels of any weights', call: 'levels', runs: 25, args: tensors, tolerance: exact },
    { name: 'scales of any weights', call: 'quantize', runs: 15, args: tensors },
    { name: 'any weights there and back', call: 'roundTrip', runs: 15, args: tensors },
    {
      name: 'sizes',
      call: 'quantizedBytes',
      runs: 20,
      args: fc.tuple(
        count(2000),
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 200 }),
        count(32),
        count(16),
      ),
      tolerance: exact,
    },
  ],
};
