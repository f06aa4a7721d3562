import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const ln = Math.log;
const digits = 'the formula in 60-digit arithmetic; gradient by central differences with step 1e-20';

interface Expected {
  loss: number;
  soft: number;
  hard: number;
  grad: number[][];
}

type Call = [student: number[][], teacher: number[][], labels: number[], temperature: number, alpha: number];

function test(
  group: 'example' | 'hidden',
  name: string,
  args: Call,
  expected?: Expected,
  route = 'by hand',
  reason?: string,
): KataCase {
  return {
    name,
    group,
    call: 'distillLoss',
    args,
    ...(expected === undefined ? {} : { expected, route }),
    ...(reason === undefined ? {} : { reason }),
  };
}

const kl = 0.75 * ln(1.5) + 0.25 * ln(0.5);
const worked: Call = [[[0, 0]], [[2 * ln(3), 0]], [0], 2, 0.5];
const student = [
  [1, -0.5, 0.25],
  [-1, 2, 0.5],
];
const teacher = [
  [2, 1, -1],
  [0.5, 0.25, 3],
];

const cases: KataCase[] = [
  test(
    'example',
    'an undecided student and a teacher who is sure',
    worked,
    { loss: 2 * kl + 0.5 * ln(2), soft: 4 * kl, hard: ln(2), grad: [[-0.5, 0.5]] },
    'by hand, see the worked example',
  ),
  test(
    'example',
    'a student who agrees with the teacher',
    [[[ln(3), 0]], [[ln(3), 0]], [1], 3, 0.5],
    { loss: ln(2), soft: 0, hard: ln(4), grad: [[0.375, -0.375]] },
    'by hand: softmax (3/4, 1/4) at temperature 1',
  ),
  test(
    'hidden',
    'labels only',
    [[[ln(3), 0]], [[-7, 7]], [0], 2, 0],
    {
      loss: 0.2876820724517809,
      soft: 3.9890530716356607,
      hard: 0.2876820724517809,
      grad: [[-0.24999999999999997, 0.24999999999999997]],
    },
    digits,
  ),
  test(
    'hidden',
    'the teacher only',
    [[[0, 0]], [[2 * ln(3), 0]], [1], 2, 1],
    { loss: 4 * kl, soft: 4 * kl, hard: ln(2), grad: [[-0.5, 0.5]] },
    'by hand: 2 * (1/2 - 3/4)',
  ),
  test(
    'hidden',
    'temperature 1',
    [[[0, 0]], [[ln(3), 0]], [1], 1, 0.5],
    { loss: 0.5 * kl + 0.5 * ln(2), soft: kl, hard: ln(2), grad: [[0.125, -0.125]] },
    'by hand: 0.5 * (-1/4) + 0.5 * 1/2',
  ),
  test(
    'hidden',
    'a temperature below 1',
    [[[0, 0]], [[0.5 * ln(3), 0]], [0], 0.5, 0.5],
    { loss: 0.125 * kl + 0.5 * ln(2), soft: 0.25 * kl, hard: ln(2), grad: [[-0.3125, 0.3125]] },
    'by hand: 0.5 * 0.5 * (-1/4) - 0.25',
  ),
  test(
    'hidden',
    'two rows, three classes',
    [student, teacher, [0, 2], 2, 0.7],
    {
      loss: 1.062823131806762,
      soft: 1.032042965328417,
      hard: 1.1346435202562335,
      grad: [
        [-0.1199892021617477, -0.059202876508457736, 0.17919207867020542],
        [-0.03229687889613451, 0.41572188325711956, -0.3834250043609851],
      ],
    },
    digits,
  ),
  test(
    'hidden',
    'two rows, three classes, temperature 4',
    [student, teacher, [1, 1], 4, 0.25],
    {
      loss: 1.1343876887376743,
      soft: 1.133620194181997,
      hard: 1.1346435202562335,
      grad: [
        [0.1977701285545514, -0.3620600421097262, 0.16428991355517483],
        [-0.007285529509354129, 0.027758909661236317, -0.02047338015188219],
      ],
    },
    digits,
  ),
  test('hidden', 'the teacher in the place of the student', [teacher, student, [0, 2], 2, 0.7]),
  test('hidden', 'a high temperature', [student, teacher, [2, 0], 100, 0.9]),
  test('hidden', 'a low temperature', [student, teacher, [2, 0], 0.1, 0.9]),
  test(
    'hidden',
    'a single class',
    [[[3], [-1]], [[7], [2]], [0, 0], 2, 0.5],
    { loss: 0, soft: 0, hard: 0, grad: [[0], [0]] },
    'by hand: everything is certain',
    'one class is a valid number of classes',
  ),
  test(
    'hidden',
    'four rows alike',
    [[0, 0, 0, 0].map(() => [0, 0]), [0, 0, 0, 0].map(() => [2 * ln(3), 0]), [0, 0, 0, 0], 2, 0.5],
    {
      loss: 2 * kl + 0.5 * ln(2),
      soft: 4 * kl,
      hard: ln(2),
      grad: [0, 0, 0, 0].map(() => [-0.125, 0.125]),
    },
    'by hand: the loss of one row, a quarter of its gradient each',
  ),
  test(
    'hidden',
    'logits moved by a constant',
    [[[1000, 1000]], [[2 * ln(3) - 1000, -1000]], [0], 2, 0.5],
    { loss: 2 * kl + 0.5 * ln(2), soft: 4 * kl, hard: ln(2), grad: [[-0.5, 0.5]] },
    'by hand: a softmax does not notice the constant',
  ),
  test(
    'hidden',
    'both are sure and disagree',
    [[[1000, -1000]], [[-1000, 1000]], [1], 1, 0.5],
    { loss: 2000, soft: 2000, hard: 2000, grad: [[1, -1]] },
    'by hand: differences of 2000',
  ),
  test(
    'hidden',
    'both are sure and disagree, temperature 4',
    [[[1000, -1000]], [[-1000, 1000]], [0], 4, 0.25],
    { loss: 2000, soft: 8000, hard: 0, grad: [[1, -1]] },
    'by hand: 16 * 500, and 0.25 * 4 * 1',
  ),
  test(
    'hidden',
    'a teacher who rules a class out',
    [[[0, 0]], [[5000, 0]], [0], 1, 1],
    { loss: ln(2), soft: ln(2), hard: ln(2), grad: [[-0.5, 0.5]] },
    'by hand: 1 ln 2 + 0',
  ),
  test(
    'hidden',
    'everything certain at a low temperature',
    [[[40, -40]], [[30, -30]], [0], 0.01, 0.5],
    { loss: 0, soft: 0, hard: 0, grad: [[0, 0]] },
    'by hand: e^-80 is 0 within the tolerance',
  ),
  {
    name: 'several batches in turn',
    group: 'hidden',
    call: 'lossesInTurn',
    args: [[worked, [student, teacher, [0, 1], 3, 0.5], worked]],
  },
];

const two = [
  [1, 2],
  [3, 4],
];

for (const [name, args] of [
  ['no rows', [[], [], [], 2, 0.5]],
  ['no classes', [[[]], [[]], [0], 2, 0.5]],
  ['no classes and no labels', [[[], []], [[], []], [], 2, 0.5]],
  ['fewer rows of the teacher', [two, two.slice(1), [0, 1], 2, 0.5]],
  ['more rows of the teacher', [two.slice(1), two, [0], 2, 0.5]],
  ['fewer classes of the teacher', [two, [[1], [2]], [0, 0], 2, 0.5]],
  ['more classes of the teacher', [two, two.map((row) => [...row, 1]), [0, 1], 2, 0.5]],
  ['a ragged student', [[[1, 2], [3]], two, [0, 0], 2, 0.5]],
  [
    'a ragged teacher',
    [
      two,
      [
        [1, 2],
        [3, 4, 5],
      ],
      [0, 0],
      2,
      0.5,
    ],
  ],
  ['both ragged in the same way', [[[1, 2], [3]], [[1, 2], [3]], [0, 0], 2, 0.5]],
  ['fewer labels than rows', [two, two, [0], 2, 0.5]],
  ['more labels than rows', [two, two, [0, 1, 1], 2, 0.5]],
  ['a label one too large', [two, two, [0, 2], 2, 0.5]],
  ['a negative label', [two, two, [-1, 0], 2, 0.5]],
  ['a fractional label', [two, two, [0.5, 0], 2, 0.5]],
  ['a label that is NaN', [two, two, [0, NaN], 2, 0.5]],
  ['a label that is no class, teacher only', [two, two, [0, 7], 2, 1]],
  ['temperature 0', [two, two, [0, 1], 0, 0.5]],
  ['a negative temperature', [two, two, [0, 1], -2, 0.5]],
  ['temperature NaN', [two, two, [0, 1], NaN, 0.5]],
  ['alpha below 0', [two, two, [0, 1], 2, -0.1]],
  ['alpha above 1', [two, two, [0, 1], 2, 1.1]],
  ['alpha NaN', [two, two, [0, 1], 2, NaN]],
] as [string, unknown[]][]) {
  cases.push({ name, group: 'invalid', call: 'distillLoss', args, reason: 'a condition of the contract' });
}

const logit = fc.integer({ min: -16, max: 16 }).map((n) => n / 4);
const batch = (temperature: fc.Arbitrary<number>) =>
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 })).chain(([n, classes]) => {
    const matrix = fc.array(fc.array(logit, { minLength: classes, maxLength: classes }), {
      minLength: n,
      maxLength: n,
    });
    const labels = fc.array(fc.nat({ max: classes - 1 }), { minLength: n, maxLength: n });
    return fc.tuple(matrix, matrix, labels, temperature, fc.constantFrom(0, 0.25, 0.5, 0.9, 1));
  });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases,
  random: [
    { name: 'batches at temperature 1', call: 'distillLoss', runs: 15, args: batch(fc.constant(1)) },
    {
      name: 'batches at any temperature',
      call: 'distillLoss',
      runs: 35,
      args: batch(fc.constantFrom(0.5, 2, 3, 5, 10)),
    },
  ],
};
