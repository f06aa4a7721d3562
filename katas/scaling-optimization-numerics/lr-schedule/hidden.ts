import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

interface More {
  expected?: number;
  route?: string;
  reason?: string;
}

const byHand = 'by hand, from a cosine that is known exactly';
const small = { maxLr: 8, minLr: 2, warmupSteps: 4, totalSteps: 10 };
const usual = { maxLr: 3e-4, minLr: 3e-5, warmupSteps: 2000, totalSteps: 100000 };
const noWarmup = { maxLr: 1, minLr: 0.25, warmupSteps: 0, totalSteps: 4 };

function rate(
  name: string,
  step: number,
  o: object,
  more: More = {},
  group: 'example' | 'hidden' = 'hidden',
): KataCase {
  return { name, group, call: 'learningRate', args: [step, o], ...more };
}

const rise = 'by hand: a quarter of 8 per step';

const examples: KataCase[] = [
  rate('step 0 of 10, four of warm-up', 0, small, { expected: 2, route: rise }, 'example'),
  rate(
    'step 4, the first after the warm-up',
    4,
    small,
    { expected: 8, route: 'by hand: the cosine begins at its top' },
    'example',
  ),
  rate(
    'step 6, a third of the way down',
    6,
    small,
    { expected: 6.5, route: 'by hand: cos(pi/3) is 1/2' },
    'example',
  ),
];

const steps: KataCase[] = [
  rate('step 1', 1, small, { expected: 4, route: rise }),
  rate('step 2', 2, small, { expected: 6, route: rise }),
  rate('step 3, the last of the warm-up', 3, small, { expected: 8, route: rise }),
  rate('step 5', 5, small, {
    expected: 2 + 3 * (1 + Math.sqrt(3) / 2),
    route: 'by hand: cos(pi/6) is sqrt(3)/2',
  }),
  rate('step 7, half-way down', 7, small, { expected: 5, route: 'by hand: cos(pi/2) is 0' }),
  rate('step 8', 8, small, { expected: 3.5, route: 'by hand: cos(2 pi/3) is -1/2' }),
  rate('step 9, the last one', 9, small, {
    expected: 2 + 3 * (1 - Math.sqrt(3) / 2),
    route: 'by hand: cos(5 pi/6) is -sqrt(3)/2',
  }),
  rate('step 10, the first after the end', 10, small, { expected: 2, route: 'the contract' }),
  rate('step 13, a while after the end', 13, small, { expected: 2, route: 'the contract' }),
  rate('step 16, as long after the end as the cosine took', 16, small, {
    expected: 2,
    route: 'the contract',
  }),
  rate('a million steps after the end', 1000010, small, { expected: 2, route: 'the contract' }),
  rate('no warm-up, step 0', 0, noWarmup, { expected: 1, route: byHand }),
  rate('no warm-up, step 1', 1, noWarmup, { expected: 0.25 + 0.375 * (1 + Math.SQRT1_2), route: byHand }),
  rate('no warm-up, step 2', 2, noWarmup, { expected: 0.625, route: byHand }),
  rate('no warm-up, step 3', 3, noWarmup, { expected: 0.25 + 0.375 * (1 - Math.SQRT1_2), route: byHand }),
  rate('no warm-up, step 4', 4, noWarmup, { expected: 0.25, route: 'the contract' }),
  rate(
    'a warm-up of one step, step 0',
    0,
    { ...small, warmupSteps: 1 },
    { expected: 8, route: 'by hand: 8 * 1/1' },
  ),
  rate(
    'a warm-up of one step, step 1',
    1,
    { ...small, warmupSteps: 1 },
    {
      expected: 8,
      route: 'by hand: the cosine begins at its top',
    },
  ),
  rate(
    'warm-up up to the last step but one, step 8',
    8,
    { ...small, warmupSteps: 9 },
    {
      expected: 8,
      route: 'by hand: 8 * 9/9',
    },
  ),
  rate(
    'warm-up up to the last step but one, step 9',
    9,
    { ...small, warmupSteps: 9 },
    {
      expected: 8,
      route: 'by hand: the cosine has one step, at its top',
    },
  ),
  rate(
    'warm-up up to the last step but one, step 10',
    10,
    { ...small, warmupSteps: 9 },
    {
      expected: 2,
      route: 'the contract',
    },
  ),
  rate(
    'one step in all, step 0',
    0,
    { maxLr: 5, minLr: 1, warmupSteps: 0, totalSteps: 1 },
    {
      expected: 5,
      route: 'by hand: the cosine begins at its top',
      reason: 'the shortest schedule',
    },
  ),
  rate(
    'one step in all, step 1',
    1,
    { maxLr: 5, minLr: 1, warmupSteps: 0, totalSteps: 1 },
    {
      expected: 1,
      route: 'the contract',
    },
  ),
  rate('down to nothing, half-way', 7, { ...small, minLr: 0 }, { expected: 4, route: 'by hand: half of 8' }),
  rate('down to nothing, after the end', 10, { ...small, minLr: 0 }, { expected: 0, route: 'the contract' }),
  rate(
    'a constant rate after the warm-up',
    8,
    { ...small, minLr: 8 },
    {
      expected: 8,
      route: 'by hand: there is no way down',
    },
  ),
  rate(
    'a constant rate, in the warm-up',
    1,
    { ...small, minLr: 8 },
    {
      expected: 4,
      route: 'by hand: the warm-up starts from 0, not from minLr',
      reason: 'the warm-up does not know minLr',
    },
  ),
  rate(
    'no rate at all',
    5,
    { ...small, minLr: 0, maxLr: 0 },
    {
      expected: 0,
      route: 'by hand',
      reason: 'a highest rate of 0 is allowed',
    },
  ),
  // the usual rates are multiplied by 1e4, or the tolerance would hide half of what can go wrong
  rate(
    'a usual schedule, step 999',
    999,
    { ...usual, maxLr: 3, minLr: 0.3 },
    {
      expected: 1.5,
      route: 'by hand: 1000 of 2000 steps',
    },
  ),
  rate(
    'a usual schedule, step 51000',
    51000,
    { ...usual, maxLr: 3, minLr: 0.3 },
    {
      expected: 1.65,
      route: 'by hand: half of the way',
    },
  ),
  rate('a usual schedule, the last step', 99999, { ...usual, maxLr: 3, minLr: 0.3 }),
  rate('a small rate, step 0', 0, usual, { expected: 1.5e-7, route: 'by hand: 3e-4 / 2000' }),
];

function invalid(name: string, step: number, changes: object): KataCase {
  return { name, group: 'invalid', call: 'learningRate', args: [step, { ...small, ...changes }] };
}

const invalidCalls: KataCase[] = [
  invalid('step -1', -1, {}),
  invalid('step 0.5', 0.5, {}),
  invalid('step 5.5', 5.5, {}),
  invalid('step NaN', NaN, {}),
  invalid('an infinite step', Infinity, {}),
  invalid('a fractional step after the end', 20.5, {}),
  invalid('a negative warm-up', 0, { warmupSteps: -1 }),
  invalid('half a step of warm-up', 0, { warmupSteps: 0.5 }),
  invalid('a fractional warm-up', 7, { warmupSteps: 2.5 }),
  invalid('a warm-up of NaN', 0, { warmupSteps: NaN }),
  invalid('a warm-up as long as everything', 0, { warmupSteps: 10 }),
  invalid('a warm-up longer than everything', 0, { warmupSteps: 11 }),
  invalid('a warm-up longer than everything, after the end', 30, { warmupSteps: 11 }),
  invalid('no steps', 0, { warmupSteps: 0, totalSteps: 0 }),
  invalid('a negative number of steps', 0, { warmupSteps: 0, totalSteps: -5 }),
  invalid('a number of steps of NaN', 0, { totalSteps: NaN }),
  invalid('a lowest rate below 0', 0, { minLr: -0.1 }),
  invalid('a lowest rate above the highest', 0, { minLr: 8.1 }),
  invalid('both rates below 0', 0, { minLr: -2, maxLr: -1 }),
  invalid('a lowest rate of NaN', 0, { minLr: NaN }),
  invalid('a highest rate of NaN', 0, { maxLr: NaN }),
  invalid('a highest rate of NaN, after the end', 30, { maxLr: NaN }),
];

const schedules = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 20 }), fc.nat({ max: 20 }))
  .chain(([totalSteps, low, more]) =>
    fc.tuple(
      fc.nat({ max: totalSteps + 5 }),
      fc.record({
        maxLr: fc.constant((low + more) / 4),
        minLr: fc.constant(low / 4),
        warmupSteps: fc.nat({ max: totalSteps - 1 }),
        totalSteps: fc.constant(totalSteps),
      }),
    ),
  );

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...steps, ...invalidCalls],
  random: [{ name: 'any step', call: 'learningRate', runs: 60, args: schedules }],
};
