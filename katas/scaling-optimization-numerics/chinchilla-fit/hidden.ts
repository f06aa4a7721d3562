import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const paper = { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 };
const replication = { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 };
const lopsided = { E: 0, A: 3, B: 7, alpha: 0.5, beta: 0.2 };
const byHand = { E: 1, A: 400, B: 100, alpha: 0.5, beta: 0.5 };

const bisection = 'bisection on the derivative of the loss along the budget line, with 60 digits';
const direct = 'the formula with 60 digits';
const cramer = "Cramer's rule on the unscaled normal equations, with 60 digits";

const predictions: KataCase[] = [
  {
    name: 'the loss of a small example',
    group: 'example',
    call: 'predictLoss',
    args: [byHand, 400, 25],
    expected: 41,
    route: 'by hand: 1 + 400/20 + 100/5',
    reason: 'the surface itself, before anything is minimised',
  },
  {
    name: '70 billion parameters, 1.4 trillion tokens',
    group: 'hidden',
    call: 'predictLoss',
    args: [paper, 70e9, 1.4e12],
    expected: 1.9366454705587175,
    route: direct,
    reason: 'the sizes that the law is made for',
  },
  {
    name: 'a million parameters, a hundred million tokens',
    group: 'hidden',
    call: 'predictLoss',
    args: [lopsided, 1e6, 1e8],
    expected: 0.1788320502056706,
    route: direct,
    reason: 'no floor, and two different exponents',
  },
  {
    name: 'one parameter, one token',
    group: 'hidden',
    call: 'predictLoss',
    args: [replication, 1, 1],
    expected: 2569.2572,
    route: 'by hand: the sum of E, A and B',
    reason: 'the smallest sizes',
  },
  {
    name: 'less than one token',
    group: 'hidden',
    call: 'predictLoss',
    args: [byHand, 4, 0.25],
    expected: 401,
    route: 'by hand: 1 + 200 + 200',
    reason: 'sizes are real numbers',
  },
];

function allocation(
  group: 'example' | 'hidden',
  name: string,
  law: object,
  flops: number,
  [N, D, loss]: [number, number, number],
  route: string,
): KataCase {
  return { name, group, call: 'optimalAllocation', args: [law, flops], expected: { N, D, loss }, route };
}

const allocations: KataCase[] = [
  allocation(
    'example',
    'a budget of 60000 operations',
    byHand,
    60000,
    [400, 25, 41],
    'by hand: G = 4, root of 10000 = 100',
  ),
  allocation(
    'hidden',
    "Gopher's budget, constants of the paper",
    paper,
    5.76e23,
    [32189859151.36819, 2982305686662.8022, 1.9307481017316483],
    bisection,
  ),
  allocation(
    'hidden',
    "Gopher's budget, constants of the replication",
    replication,
    5.76e23,
    [72248702500.38222, 1328743585388.1548, 1.9744411083974123],
    bisection,
  ),
  allocation(
    'hidden',
    'a budget of 1e18, constants of the paper',
    paper,
    1e18,
    [80581983.80755952, 2068286964.3007152, 3.5352977524509295],
    bisection,
  ),
  allocation(
    'hidden',
    'a budget of 1e21, constants of the replication',
    replication,
    1e21,
    [2778459463.067626, 59985279210.319756, 2.305528571261457],
    bisection,
  ),
  allocation(
    'hidden',
    'exponents that are far apart',
    lopsided,
    1e21,
    [661417.4919421017, 251984062558261, 0.012910749683201578],
    bisection,
  ),
  allocation(
    'hidden',
    'a budget of 6 operations',
    lopsided,
    6,
    [1.1035819911831728, 0.9061401943754804, 9.99509661933774],
    bisection,
  ),
  allocation(
    'hidden',
    'everything symmetric',
    { E: 2, A: 5, B: 5, alpha: 0.25, beta: 0.25 },
    6e8,
    [1e4, 1e4, 3],
    'by hand: N = D = 10000, whose fourth root is 10',
  ),
];

allocations.push(
  allocation(
    'hidden',
    'less than one parameter and one token',
    { E: 0.5, A: 0.25, B: 0.25, alpha: 1, beta: 1 },
    1.5,
    [0.5, 0.5, 1.5],
    'by hand: N = D = root of 0.25',
  ),
);
allocations.at(-1)!.reason = 'everything may be small';

interface Run {
  N: number;
  D: number;
  loss: number;
}

function runs(...rows: [N: number, D: number, loss: number][]): Run[] {
  return rows.map(([N, D, loss]) => ({ N, D, loss }));
}

const relative = { absolute: 1e-9, relative: 1e-6 };

function fit(
  group: 'example' | 'hidden',
  name: string,
  args: [Run[], number, number],
  [E, A, B]: [number, number, number],
  route: string,
): KataCase {
  return { name, group, call: 'fitLinearPart', args, expected: { E, A, B }, route, tolerance: relative };
}

const grid = runs(
  [1e8, 2e9, 3.62],
  [1e8, 2e10, 3.12],
  [1e9, 2e9, 3.18],
  [1e9, 2e10, 2.66],
  [1e9, 2e11, 2.43],
  [1e10, 2e10, 2.47],
  [1e10, 2e11, 2.18],
);
const corners = runs([4, 4, 4.1], [4, 16, 3], [16, 4, 3.4], [16, 16, 2.5]);

const fits: KataCase[] = [
  fit(
    'example',
    'three runs, which the law passes through',
    [runs([4, 4, 4], [4, 16, 3], [16, 4, 3.5]), 0.5, 0.5],
    [1, 2, 4],
    'by hand, see the worked example',
  ),
  fit('hidden', 'four runs that do not lie on one law', [corners, 0.5, 0.5], [0.85, 2.4, 4], cramer),
  fit(
    'hidden',
    'five runs, one of them repeated with another loss',
    [[...corners, ...runs([4, 4, 3.9])], 1, 2],
    [2.221904761904762, 2.9714285714285716, 16.335238095238097],
    cramer,
  ),
  fit(
    'hidden',
    'seven runs of realistic size',
    [grid, 0.34, 0.28],
    [1.734650263918825, 436.3358615539983, 425.62636717117425],
    cramer,
  ),
  fit(
    'hidden',
    'realistic runs with exponents of one half',
    [runs([1e10, 1e11, 2.5], [1e12, 1e11, 2.25], [1e10, 1e13, 2.125], [1e11, 1e12, 2.3]), 0.5, 0.5],
    [2.0689424085864254, 11663.701242430987, 80804.38493171184],
    cramer,
  ),
  fit(
    'hidden',
    'runs without noise, on a law with a high floor',
    [
      runs(
        [1e4, 1e4, 50 + 0.02 + 0.07],
        [1e4, 1e8, 50 + 0.02 + 0.0007],
        [1e8, 1e4, 50 + 0.0002 + 0.07],
        [1e8, 1e8, 50 + 0.0002 + 0.0007],
      ),
      0.5,
      0.5,
    ],
    [50, 2, 7],
    'by hand: the law that the losses were made from',
  ),
  fit(
    'hidden',
    'runs on a law without a floor',
    [runs([100, 100, 0.5], [100, 10000, 0.23], [10000, 100, 0.32], [10000, 10000, 0.05]), 0.5, 0.5],
    [0, 2, 3],
    'by hand: the law that the losses were made from',
  ),
  fit(
    'hidden',
    'columns whose squares underflow',
    [runs([10, 10, 3], [20, 10, 2.5], [10, 20, 2.25], [20, 20, 2]), 180, 170],
    [1.9375, 3.75e179, 6.25e169],
    cramer,
  ),
  fit(
    'hidden',
    'runs of one parameter or one token',
    [runs([1, 1, 10], [1, 4, 8], [4, 1, 7]), 0.5, 0.5],
    [0, 6, 4],
    'by hand: differences 0.5 B = 2 and 0.5 A = 3',
  ),
  fit(
    'hidden',
    'losses that rise with the number of parameters',
    [runs([4, 4, 2], [16, 4, 3], [4, 16, 1.5]), 0.5, 0.5],
    [3, -4, 2],
    'by hand: differences -0.25 A = 1 and 0.25 B = 0.5',
  ),
  fit(
    'hidden',
    'losses that are all zero',
    [corners.map((run) => ({ ...run, loss: 0 })), 0.5, 0.5],
    [0, 0, 0],
    'by hand: the law 0 passes through all runs',
  ),
];
fits.at(-1)!.reason = 'a logarithm of the losses is not needed';

const allLaws = ['predictLoss', 'optimalAllocation'] as const;
function badLaw(name: string, change: object): KataCase[] {
  return allLaws.map((call) => ({
    name: `${name}, ${call}`,
    group: 'invalid',
    call,
    args: call === 'predictLoss' ? [{ ...paper, ...change }, 1e9, 1e10] : [{ ...paper, ...change }, 1e20],
    reason: 'a condition of the contract',
  }));
}

function badFit(name: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call: 'fitLinearPart', args, reason: 'a condition of the contract' };
}

const invalid: KataCase[] = [
  ...badLaw('E below 0', { E: -0.1 }),
  ...badLaw('E NaN', { E: NaN }),
  ...(['A', 'B', 'alpha', 'beta'] as const).flatMap((field) => [
    ...badLaw(`${field} 0`, { [field]: 0 }),
    ...badLaw(`${field} below 0`, { [field]: -0.3 }),
    ...badLaw(`${field} NaN`, { [field]: NaN }),
  ]),
  ...badLaw('A and B below 0', { A: -1, B: -1 }),
  ...badLaw('both exponents below 0', { alpha: -0.3, beta: -0.3 }),
  ...([0, -0.5, NaN] as const).flatMap((bad): KataCase[] => [
    ...[
      { name: `N ${bad}`, call: 'predictLoss', args: [paper, bad, 1e10] },
      { name: `D ${bad}`, call: 'predictLoss', args: [paper, 1e9, bad] },
      { name: `flops ${bad}`, call: 'optimalAllocation', args: [paper, bad] },
    ].map((item): KataCase => ({ ...item, group: 'invalid', reason: 'a condition of the contract' })),
    badFit(`alpha ${bad} in a fit`, corners, bad, 0.5),
    badFit(`beta ${bad} in a fit`, corners, 0.5, bad),
    badFit(`a run with N ${bad}`, [...corners, { N: bad, D: 4, loss: 3 }], 0.5, 0.5),
    badFit(`a run with D ${bad}`, [{ N: 4, D: bad, loss: 3 }, ...corners], 0.5, 0.5),
  ]),
  badFit('no runs', [], 0.5, 0.5),
  badFit('two runs', corners.slice(0, 2), 0.5, 0.5),
  badFit('all runs of one N', runs([1e9, 1e9, 3], [1e9, 1e10, 2.5], [1e9, 1e11, 2.2]), 0.34, 0.28),
  badFit('all runs of one D', runs([7, 3, 3], [8, 3, 2.5], [9, 3, 2.2], [10, 3, 2.1]), 0.34, 0.28),
  badFit('the same run three times', runs([7, 3, 3], [7, 3, 2.5], [7, 3, 2.2]), 0.34, 0.28),
  badFit('two different runs, each twice', runs([7, 3, 3], [7, 3, 3], [9, 4, 2], [9, 4, 2]), 0.34, 0.28),
  badFit('tokens in proportion to parameters', runs([10, 200, 3], [30, 600, 2], [70, 1400, 1.5]), 0.3, 0.3),
  badFit(
    'tokens fixed by the parameters at large sizes',
    runs([1e9, 2e10, 3], [3e9, 6e10, 2.6], [9e9, 1.8e11, 2.3], [2e10, 4e11, 2.2]),
    0.34,
    0.34,
  ),
];

const third = (min: number, max: number) => fc.integer({ min, max }).map((n) => n / 100);
const law = fc.record({
  E: third(0, 300),
  A: fc.integer({ min: 1, max: 1000 }),
  B: fc.integer({ min: 1, max: 2000 }),
  alpha: third(20, 60),
  beta: third(20, 60),
});
const size = fc.integer({ min: 0, max: 240 }).map((n) => 10 ** (n / 20));

/** Runs on a grid of two by two or three by three sizes, so that the three columns are independent. */
const runGrid = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 1, max: 8 }),
    fc.constantFrom([1, 10], [1, 4, 16]),
    fc.array(third(-20, 20), { minLength: 9, maxLength: 9 }),
  )
  .map(([n, d, steps, noise]) =>
    steps.flatMap((a, i) =>
      steps.map((b, j) => ({
        N: 10 ** n * a,
        D: 10 ** d * b,
        loss: 2 + 1 / a + 1 / b + noise[3 * i + j]!,
      })),
    ),
  );

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...predictions, ...allocations, ...fits, ...invalid],
  random: [
    { name: 'losses', call: 'predictLoss', runs: 15, args: fc.tuple(law, size, size) },
    {
      name: 'allocations',
      call: 'optimalAllocation',
      runs: 25,
      args: fc.tuple(
        law,
        fc.integer({ min: 0, max: 250 }).map((n) => 10 ** (n / 10)),
      ),
    },
    {
      name: 'fits to a grid of runs',
      call: 'fitLinearPart',
      runs: 25,
      args: fc.tuple(runGrid, third(25, 75), third(25, 75)),
      tolerance: relative,
    },
  ],
};
