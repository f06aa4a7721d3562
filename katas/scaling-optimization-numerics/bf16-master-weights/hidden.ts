import fc from 'fast-check';
import { exact, type KataCase, type KataTests } from '#kata';

const fractions = 'exact fractions: the nearer of the two neighbours, in Python';
const half = 2 ** -8;

function rounding(name: string, values: number[], expected: (number | string)[], route: string): KataCase {
  return { name, group: 'hidden', call: 'roundAll', args: [values], expected, route };
}

const examples: KataCase[] = [
  {
    name: 'a number between two neighbours',
    group: 'example',
    call: 'toBf16',
    args: [1.005],
    expected: 1.0078125,
    route: 'by hand: the neighbours are 1 and 1.0078125',
  },
  {
    name: 'a weight of 1 and updates of half a gap, all in bf16',
    group: 'example',
    call: 'sgdTrace',
    args: [1, [1, 1, 1, 1], 0.001953125, 'bf16'],
    expected: [1, 1, 1, 1],
    route: 'by hand: 511/512 is a tie that goes to the even neighbour 1',
  },
  {
    name: 'the same training with a master copy',
    group: 'example',
    call: 'sgdTrace',
    args: [1, [1, 1, 1, 1], 0.001953125, 'master'],
    expected: [1, 0.99609375, 0.9921875, 0.9921875],
    route: 'by hand: 511, 510, 509 and 508 parts of 512, each rounded to 8 significant bits',
  },
];

const roundings: KataCase[] = [
  rounding(
    'everyday numbers of both signs',
    [0.1, -0.1, 3.14159265358979, -2.718281828, 0.3, 123456789, 65504, 1e-8, 1e-20],
    [
      0.10009765625, -0.10009765625, 3.140625, -2.71875, 0.30078125, 123207680, 65536, 1.0011717677116394e-8,
      1.0005576689441423e-20,
    ],
    fractions,
  ),
  rounding(
    'numbers that need no rounding',
    [1, -1, 0.5, 255, -254, 0.99609375, 1.9921875, 0.0078125, 2 ** 127, 2 ** -126, -3],
    [1, -1, 0.5, 255, -254, 0.99609375, 1.9921875, 0.0078125, 2 ** 127, 2 ** -126, -3],
    'by hand: all of them have at most 8 significant bits',
  ),
  rounding(
    'just below and just above the middle',
    [1 + half - 2 ** -23, 1 + half + 2 ** -23, -(1 + half - 2 ** -23), -(1 + half + 2 ** -23), 258.9, 259.1],
    [1, 1.0078125, -1, -1.0078125, 258, 260],
    'by hand: the nearer neighbour',
  ),
  rounding(
    'exactly in the middle, positive',
    [1 + half, 1 + 3 * half, 257, 259, 513.9999, 518, 255.5, 254.5],
    [1, 1 + 4 * half, 256, 260, 512, 520, 256, 254],
    'by hand: the neighbour with an even number of gaps; 513.9999 is no tie',
  ),
  rounding(
    'exactly in the middle, negative',
    [-(1 + half), -(1 + 3 * half), -257, -259, -514, -518, -255.5, -254.5],
    [-1, -(1 + 4 * half), -256, -260, -512, -520, -256, -254],
    'by hand: the neighbour with an even number of gaps',
  ),
  rounding(
    'a carry into the next power of two',
    [1.998, 1.99609375, 0.998046875, -511.5, 4095, 2 ** -100 * 1.999],
    [2, 2, 1, -512, 4096, 2 ** -99],
    'by hand: the mantissa of ones rounds up',
  ),
  rounding(
    'a tie only after rounding to float32',
    [1 + half + 2 ** -40, 1 + 3 * half - 2 ** -40, -(1 + half + 2 ** -40)],
    [1, 1 + 4 * half, -1],
    'by hand: float32 has no room for the last bit, so ties to even decides',
  ),
  rounding(
    'the largest numbers',
    [3.3895313892515355e38, 3.396e38, 3.3961e38, 3.3962e38, 3.4e38, -3.4e38, 3.5e38, 1e300, -1e300],
    [
      3.3895313892515355e38,
      3.3895313892515355e38,
      3.3895313892515355e38,
      Infinity,
      Infinity,
      -Infinity,
      Infinity,
      Infinity,
      -Infinity,
    ],
    `${fractions}; the border is 2^128 - 2^119 = 3.39617752923046e38`,
  ),
  rounding(
    'subnormal numbers',
    [1e-40, -7e-41, 4.6e-41, 1.1754942e-38, 3 * 2 ** -134, 5 * 2 ** -134, 2 ** -133],
    [
      9.183549615799121e-41,
      -9.183549615799121e-41,
      9.183549615799121e-41,
      1.1754943508222875e-38,
      2 ** -132,
      2 ** -132,
      2 ** -133,
    ],
    fractions,
  ),
  rounding(
    'numbers too small for the format',
    [2 ** -134, 1e-45, 1e-60, 0, 5e-324],
    [0, 0, 0, 0, 0],
    'by hand: below half of 2^-133, or a tie with the even 0',
  ),
  rounding(
    'zeros with a sign',
    [-0, 0, -(2 ** -134), -1e-45, -1e-60],
    ['minus zero', 0, 'minus zero', 'minus zero', 'minus zero'],
    'by hand: rounding never changes the sign',
  ),
  rounding(
    'not a number, and infinities',
    [NaN, Infinity, -Infinity, 1],
    [NaN, Infinity, -Infinity, 1],
    'the contract: kept as they are',
  ),
];

const rising = [0.3, -1.7, 2.2, 0.01, -0.05, 5, 0.7, 0.1];

function training(name: string, args: unknown[], expected: (number | string)[], route: string): KataCase {
  return { name, group: 'hidden', call: 'trace', args, expected, route };
}

const trainings: KataCase[] = [
  training(
    'gradients of many sizes, all in bf16',
    [0.1, rising, 0.01, 'bf16'],
    [
      0.09716796875, 0.1142578125, 0.09228515625, 0.09228515625, 0.0927734375, 0.042724609375, 0.03564453125,
      0.03466796875,
    ],
    fractions,
  ),
  training(
    'gradients of many sizes, master copy',
    [0.1, rising, 0.01, 'master'],
    [
      0.09716796875, 0.1142578125, 0.091796875, 0.091796875, 0.09228515625, 0.04248046875, 0.035400390625,
      0.034423828125,
    ],
    fractions,
  ),
  training(
    'a start between two neighbours, all in bf16',
    [1.003, [0.01, 0.01, 0.01, 0.01, 0.01, 0.01], 0.1, 'bf16'],
    [1, 1, 1, 1, 1, 1],
    fractions,
  ),
  training(
    'a start between two neighbours, master copy',
    [1.003, [0.01, 0.01, 0.01, 0.01, 0.01, 0.01], 0.1, 'master'],
    [1, 1, 1, 1, 0.99609375, 0.99609375],
    fractions,
  ),
  training(
    'a small negative weight, all in bf16',
    [-0.02, [0.3, 0.3, 0.3, 0.3], 1e-4, 'bf16'],
    [-0.02001953125, -0.02001953125, -0.02001953125, -0.02001953125],
    fractions,
  ),
  training(
    'a small negative weight, master copy',
    [-0.02, [0.3, 0.3, 0.3, 0.3], 1e-4, 'master'],
    [-0.02001953125, -0.02001953125, -0.0201416015625, -0.0201416015625],
    fractions,
  ),
  training(
    'gradients that arrive rounded, all in bf16',
    [2.5, [1.003, 1.003], 1, 'bf16'],
    [1.5, 0.5],
    'by hand: each gradient is 1 in bf16',
  ),
  training(
    'gradients that arrive rounded, master copy',
    [2.5, [1.003, 1.003], 1, 'master'],
    [1.5, 0.5],
    'by hand: each gradient is 1 in bf16',
  ),
  training(
    'updates that are rounded before they are subtracted',
    [1, [1, 1], 1.00390625, 'bf16'],
    [0, -1],
    'by hand: the update 1 + 2^-8 is a tie and becomes 1',
  ),
  training(
    'the same updates, master copy',
    [1, [1, 1], 1.00390625, 'master'],
    [-0.00390625, -1.0078125],
    'by hand: m is -2^-8, then -(1 + 2^-7)',
  ),
  training(
    'a rate that bf16 cannot hold',
    [0, [3, 3], 0.3, 'bf16'],
    [-0.8984375, -1.796875],
    'by hand: 0.9 is 230.4 parts of 256, so the update is 230/256',
  ),
  training(
    'a rate that bf16 cannot hold, master copy',
    [0, [3, 3], 0.3, 'master'],
    [-0.8984375, -1.796875],
    'by hand: 230.4 parts of 256 and 230.4 parts of 128',
  ),
  training('learning rate 0', [1.005, [3, -2], 0, 'bf16'], [1.0078125, 1.0078125], 'by hand: no step'),
  training(
    'learning rate 0, master copy',
    [1.005, [3, -2], 0, 'master'],
    [1.0078125, 1.0078125],
    'by hand: no step',
  ),
  training(
    'a start that overflows, all in bf16',
    [3.4e38, [1e37, -1e38], 1, 'bf16'],
    [Infinity, Infinity],
    'by hand: the start is an infinity already',
  ),
  training(
    'a start that overflows only when shown, master copy',
    [3.4e38, [0, 1e38], 1, 'master'],
    [Infinity, 2.4059026723706977e38],
    fractions,
  ),
  training(
    'a weight of minus zero',
    [-0, [0, 0], 0.1, 'master'],
    ['minus zero', 'minus zero'],
    'by hand: -0 minus 0 is -0',
  ),
  training('no gradients', [0.3, [], 0.1, 'bf16'], [], 'the contract: no steps'),
  {
    name: 'no gradients, master copy',
    group: 'hidden',
    call: 'trace',
    args: [0.3, [], 0.1, 'master'],
    expected: [],
    route: 'the contract: no steps',
  },
  {
    name: 'a hundred small steps that add up',
    group: 'hidden',
    call: 'trace',
    args: [1, Array.from({ length: 100 }, () => 1), 0.0005, 'master'],
  },
  {
    name: 'a hundred small steps that do not',
    group: 'hidden',
    call: 'trace',
    args: [1, Array.from({ length: 100 }, () => 1), 0.0005, 'bf16'],
    expected: Array.from({ length: 100 }, () => 1),
    route: 'by hand: 0.0005 is below half the gap of 1/256',
  },
  {
    name: 'trainings in turn',
    group: 'hidden',
    call: 'traceInTurn',
    args: [
      [
        [1, [1, 1], 0.001953125, 'master'],
        [1, [1, 1], 0.001953125, 'bf16'],
        [1, [1, 1], 0.001953125, 'master'],
        [2, [1], 0.5, 'master'],
      ],
    ],
    expected: [[1, 0.99609375], [1, 1], [1, 0.99609375], [1.5]],
    route: 'by hand, as in the examples',
  },
];
for (const item of trainings) {
  if (['learning rate 0', 'no gradients', 'learning rate 0, master copy'].includes(item.name))
    item.reason = 'nothing moves, and the start is still rounded';
  if (item.name.startsWith('a rate that')) item.reason = 'the rate itself is not rounded';
  if (item.name === 'a weight of minus zero') item.reason = 'the sign of a zero survives the training';
  if (item.name.startsWith('no gradients')) item.reason = 'an empty run must work';
}

const invalid: KataCase[] = (
  [
    ['a weight that is NaN', [NaN, [1], 0.1, 'bf16']],
    ['an infinite weight', [Infinity, [1], 0.1, 'master']],
    ['a weight that is NaN, no gradients', [NaN, [], 0.1, 'master']],
    ['a rate that is NaN', [1, [1], NaN, 'bf16']],
    ['a rate that is NaN, no gradients', [1, [], NaN, 'bf16']],
    ['an infinite rate', [1, [1], Infinity, 'master']],
    ['a negative rate', [1, [1], -0.1, 'bf16']],
    ['a negative rate, no gradients', [1, [], -1e-9, 'master']],
    ['a gradient that is NaN', [1, [1, NaN], 0.1, 'bf16']],
    ['a gradient that is NaN, master copy', [1, [NaN, 1], 0.1, 'master']],
    ['an infinite gradient', [1, [1, 2, Infinity], 0.1, 'master']],
    ['a gradient of minus infinity', [1, [-Infinity], 0.1, 'bf16']],
    ['an infinite gradient at rate 0', [1, [Infinity], 0, 'master']],
    ['an unknown mode', [1, [1], 0.1, 'fp16']],
    ['an unknown mode, no gradients', [1, [], 0.1, 'fp32']],
    ['an empty mode', [1, [1], 0.1, '']],
  ] as [string, unknown[]][]
).map(([name, args]) => ({
  name,
  group: 'invalid',
  call: 'sgdTrace',
  args,
  reason: 'a condition of the contract',
}));

/** Any float32 by its bits, and doubles near the ties of bf16. */
const anyFloat = fc
  .tuple(fc.nat({ max: 0xffff }), fc.constantFrom(0, 0x7fff, 0x8000, 0x8001, 0xffff, 0x1234))
  .map(([upper, lower]) => new Float32Array(new Uint32Array([upper * 65536 + lower]).buffer)[0]!);
const nearTie = fc
  .tuple(
    fc.integer({ min: -1023, max: 1023 }),
    fc.integer({ min: -20, max: 20 }),
    fc.constantFrom(0, 2 ** -12, -(2 ** -12), 2 ** -40),
  )
  .map(([gaps, exponent, shift]) => (gaps / 2 + shift) * 2 ** exponent);

const weight = fc.integer({ min: -400, max: 400 }).map((n) => n / 128);
const gradient = fc.integer({ min: -200, max: 200 }).map((n) => n / 100);
const rate = fc.constantFrom(0.001, 0.003, 0.01, 0.1, 0.5, 2 ** -9, 2 ** -10);
const run = (mode: string) => fc.tuple(weight, fc.array(gradient, { maxLength: 8 }), rate, fc.constant(mode));

export const tests: KataTests = {
  tolerance: exact,
  cases: [...examples, ...roundings, ...trainings, ...invalid],
  random: [
    {
      name: 'numbers of any size',
      call: 'roundAll',
      runs: 30,
      args: fc.tuple(fc.array(anyFloat, { minLength: 1 })),
    },
    {
      name: 'numbers on and near ties',
      call: 'roundAll',
      runs: 30,
      args: fc.tuple(fc.array(nearTie, { minLength: 1 })),
    },
    { name: 'trainings in bf16', call: 'trace', runs: 20, args: run('bf16') },
    { name: 'trainings with a master copy', call: 'trace', runs: 20, args: run('master') },
  ],
};
