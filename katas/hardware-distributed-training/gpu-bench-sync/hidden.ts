import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

const byHand = 'by hand, on two lines for host and device';

interface Device {
  kernelMs: Record<string, number[]>;
  launchMs: number;
  before?: string[];
}

const examples: KataCase[] = [
  {
    name: 'two warm-up launches and two samples',
    group: 'example',
    call: 'benchmarkSim',
    args: [{ kernelMs: { gemm: [8, 4, 2] }, launchMs: 0.5 }, 'gemm', { warmup: 2, iterations: 2 }],
    expected: { perCall: 2.5, samples: [2.5, 2.5], median: 2.5 },
    route: byHand,
  },
  {
    name: 'launches and synchronisations of that benchmark',
    group: 'example',
    call: 'benchmarkOn',
    args: [{ kernelMs: { gemm: [8, 4, 2] }, launchMs: 0.5 }, 'gemm', { warmup: 2, iterations: 2 }],
    expected: { perCall: 2.5, samples: [2.5, 2.5], median: 2.5, calls: 'LLSLSLS' },
    route: byHand,
  },
  {
    name: 'the clock of the simulated GPU, call by call',
    group: 'example',
    call: 'simulate',
    args: [{ gemm: [8, 4, 2] }, 0.5, ['gemm', 'gemm', 'sync', 'gemm', 'sync']],
    expected: [0, 0.5, 1, 12.5, 13, 15],
    route: byHand,
  },
];

function benched(
  name: string,
  device: Device,
  options: { warmup: number; iterations: number },
  expected: { perCall: number; samples: number[]; median: number; calls: string },
  reason?: string,
): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'benchmarkOn',
    args: [device, 'k', options],
    expected,
    route: byHand,
    reason,
  };
}

const benchmarks: KataCase[] = [
  benched(
    'one sample without warm-up',
    { kernelMs: { k: [3] }, launchMs: 1 },
    { warmup: 0, iterations: 1 },
    {
      perCall: 4,
      samples: [4],
      median: 4,
      calls: 'SLS',
    },
  ),
  benched(
    'a cold kernel without warm-up',
    { kernelMs: { k: [90, 30, 3] }, launchMs: 1 },
    { warmup: 0, iterations: 4 },
    {
      perCall: 32.5,
      samples: [91, 31, 4, 4],
      median: 17.5,
      calls: 'SLSLSLSLS',
    },
  ),
  benched(
    'a warm-up shorter than the cold phase',
    { kernelMs: { k: [90, 30, 3] }, launchMs: 1 },
    { warmup: 1, iterations: 3 },
    {
      perCall: 13,
      samples: [31, 4, 4],
      median: 4,
      calls: 'LSLSLSLS',
    },
  ),
  benched(
    'a warm-up that covers the cold phase',
    { kernelMs: { k: [90, 30, 3] }, launchMs: 1 },
    { warmup: 3, iterations: 2 },
    {
      perCall: 4,
      samples: [4, 4],
      median: 4,
      calls: 'LLLSLSLS',
    },
  ),
  benched(
    'work of others in the queue, no warm-up',
    { kernelMs: { k: [3], other: [50] }, launchMs: 1, before: ['other', 'other'] },
    { warmup: 0, iterations: 2 },
    { perCall: 4, samples: [4, 4], median: 4, calls: 'SLSLS' },
  ),
  benched(
    'work of others in the queue, one warm-up launch',
    { kernelMs: { k: [7, 3], other: [50] }, launchMs: 1, before: ['other'] },
    { warmup: 1, iterations: 1 },
    { perCall: 4, samples: [4], median: 4, calls: 'LSLS' },
  ),
  benched(
    'launches that cost nothing',
    { kernelMs: { k: [5, 2, 2, 6] }, launchMs: 0 },
    { warmup: 1, iterations: 3 },
    {
      perCall: 10 / 3,
      samples: [2, 2, 6],
      median: 2,
      calls: 'LSLSLSLS',
    },
  ),
  benched(
    'a kernel that takes no time',
    { kernelMs: { k: [0] }, launchMs: 0.25 },
    { warmup: 2, iterations: 2 },
    {
      perCall: 0.25,
      samples: [0.25, 0.25],
      median: 0.25,
      calls: 'LLSLSLS',
    },
  ),
  benched(
    'three samples of different length',
    { kernelMs: { k: [1, 9, 10, 2] }, launchMs: 0 },
    { warmup: 1, iterations: 3 },
    { perCall: 7, samples: [9, 10, 2], median: 9, calls: 'LSLSLSLS' },
  ),
  benched(
    'four samples of different length',
    { kernelMs: { k: [100, 20, 3, 8, 1] }, launchMs: 0 },
    { warmup: 1, iterations: 4 },
    { perCall: 8, samples: [20, 3, 8, 1], median: 5.5, calls: 'LSLSLSLSLS' },
  ),
  benched(
    'an outlier among five samples',
    { kernelMs: { k: [4, 4, 1000, 4, 3, 5] }, launchMs: 1 },
    { warmup: 1, iterations: 5 },
    { perCall: 204.2, samples: [5, 1001, 5, 4, 6], median: 5, calls: 'LSLSLSLSLSLS' },
  ),
  benched(
    'two samples',
    { kernelMs: { k: [2, 11] }, launchMs: 0.5 },
    { warmup: 0, iterations: 2 },
    { perCall: 7, samples: [2.5, 11.5], median: 7, calls: 'SLSLS' },
  ),
  {
    name: 'the second benchmark on a GPU',
    group: 'hidden',
    call: 'benchmarkTwice',
    args: [{ kernelMs: { k: [30, 20, 10, 6, 4, 2] }, launchMs: 1 }, 'k', { warmup: 1, iterations: 2 }],
    expected: { perCall: 4, samples: [5, 3], median: 4 },
    route: byHand,
  },
  {
    name: 'a benchmark on the simulated GPU with work in its queue',
    group: 'hidden',
    call: 'benchmarkSim',
    args: [
      { kernelMs: { k: [7, 3], other: [50, 40] }, launchMs: 1, before: ['other', 'k', 'other'] },
      'k',
      { warmup: 0, iterations: 3 },
    ],
    expected: { perCall: 4, samples: [4, 4, 4], median: 4 },
    route: byHand,
  },
];

function simulated(
  name: string,
  kernelMs: Record<string, number[]>,
  launchMs: number,
  steps: string[],
  expected: number[],
  reason?: string,
): KataCase {
  return {
    name,
    group: 'hidden',
    call: 'simulate',
    args: [kernelMs, launchMs, steps],
    expected,
    route: byHand,
    reason,
  };
}

const simulations: KataCase[] = [
  simulated('a new GPU', { k: [1] }, 1, [], [0], 'the clock starts at 0'),
  simulated(
    'a synchronisation with nothing to do',
    { k: [1] },
    1,
    ['sync', 'sync'],
    [0, 0, 0],
    'the queue is empty',
  ),
  simulated(
    'two synchronisations in a row',
    { k: [6] },
    1,
    ['k', 'sync', 'sync', 'k', 'sync'],
    [0, 1, 7, 7, 8, 14],
  ),
  simulated('a queue of three', { k: [10] }, 1, ['k', 'k', 'k', 'sync'], [0, 1, 2, 3, 31]),
  simulated('launches slower than the kernel', { k: [1] }, 5, ['k', 'k', 'k', 'sync'], [0, 5, 10, 15, 16]),
  simulated(
    'a short kernel finishes before the next launch ends',
    { k: [1], l: [9] },
    4,
    ['k', 'l', 'sync', 'k', 'sync'],
    [0, 4, 8, 17, 21, 22],
  ),
  simulated(
    'kernels that take no time',
    { k: [0] },
    3,
    ['k', 'sync', 'k', 'sync'],
    [0, 3, 3, 6, 6],
    'zero is a duration',
  ),
  simulated(
    'the host is ahead of the device',
    { k: [2], n: [0] },
    3,
    ['k', 'n', 'n', 'sync', 'k', 'sync'],
    [0, 3, 6, 9, 9, 12, 14],
  ),
  simulated('nothing takes any time', { k: [0] }, 0, ['k', 'sync'], [0, 0, 0], 'zero is a duration'),
  simulated(
    'a list of durations that runs out',
    { k: [9, 5, 2] },
    0,
    ['k', 'sync', 'k', 'sync', 'k', 'sync', 'k', 'sync', 'k', 'sync'],
    [0, 0, 9, 9, 14, 14, 16, 16, 18, 18, 20],
  ),
  simulated(
    'two kernels with counters of their own',
    { k: [9, 1], l: [7, 2] },
    0,
    ['k', 'sync', 'l', 'sync', 'k', 'sync', 'l', 'sync', 'l', 'sync'],
    [0, 0, 9, 9, 16, 16, 17, 17, 19, 19, 21],
  ),
  simulated(
    'durations count launches, not synchronisations',
    { k: [8, 4, 1] },
    1,
    ['k', 'k', 'sync', 'sync', 'k', 'k', 'sync'],
    [0, 1, 2, 13, 13, 14, 15, 16],
  ),
  simulated(
    'kernels named like object members',
    { constructor: [2], toString: [3] },
    1,
    ['constructor', 'toString', 'sync'],
    [0, 1, 2, 6],
    'a name is any string',
  ),
  {
    name: 'two GPUs made from one table',
    group: 'hidden',
    call: 'simulateTwo',
    args: [{ k: [9, 5, 1] }, 1, ['k', 'sync', 'k', 'sync', 'k', 'sync']],
    expected: [
      [1, 0, 2],
      [10, 2, 15],
      [11, 15, 17],
      [16, 17, 18],
      [17, 18, 20],
      [18, 20, 21],
    ],
    route: byHand,
    reason: 'instances share nothing',
  },
  {
    name: 'an unknown kernel between two known ones',
    group: 'hidden',
    call: 'simulateUnknown',
    args: [{ k: [8, 4, 2] }, 1, ['k'], 'nope', ['k', 'sync', 'k', 'sync']],
    expected: { before: [1], error: 'RangeError', clock: 1, after: [2, 13, 14, 16] },
    route: byHand,
    reason: 'a refused launch changes nothing',
  },
];

function invalid(name: string, call: string, ...args: unknown[]): KataCase {
  return { name, group: 'invalid', call, args, reason: 'a condition of the contract' };
}

const invalidInputs: KataCase[] = [
  invalid('a negative warm-up', 'benchmarkRefused', { warmup: -1, iterations: 3 }),
  invalid('a fractional warm-up', 'benchmarkRefused', { warmup: 1.5, iterations: 3 }),
  invalid('the warm-up is NaN', 'benchmarkRefused', { warmup: NaN, iterations: 3 }),
  invalid('an infinite warm-up', 'benchmarkRefused', { warmup: Infinity, iterations: 3 }),
  invalid('infinitely many iterations', 'benchmarkRefused', { warmup: 1, iterations: Infinity }),
  invalid('no iterations', 'benchmarkRefused', { warmup: 2, iterations: 0 }),
  invalid('a negative number of iterations', 'benchmarkRefused', { warmup: 2, iterations: -3 }),
  invalid('a fractional number of iterations', 'benchmarkRefused', { warmup: 2, iterations: 2.5 }),
  invalid('the number of iterations is NaN', 'benchmarkRefused', { warmup: 0, iterations: NaN }),
  invalid('an unknown kernel', 'launchUnknown', { k: [1] }, 'nope'),
  invalid('an unknown kernel on an empty table', 'launchUnknown', {}, 'k'),
  invalid('the empty name', 'launchUnknown', { k: [1] }, ''),
  invalid('a name that every object knows', 'launchUnknown', { k: [1] }, 'constructor'),
  invalid('another name that every object knows', 'launchUnknown', { k: [1] }, 'hasOwnProperty'),
  invalid('a benchmark of an unknown kernel', 'benchmarkSim', { kernelMs: { k: [1] }, launchMs: 1 }, 'nope', {
    warmup: 0,
    iterations: 1,
  }),
  invalid('no durations', 'create', { k: [] }, 1),
  invalid('no durations for one of two kernels', 'create', { k: [1], l: [] }, 1),
  invalid('a negative duration', 'create', { k: [-1] }, 1),
  invalid('a negative last duration', 'create', { k: [3, 2, -0.5] }, 1),
  invalid('a duration that is NaN', 'create', { k: [3, NaN, 1] }, 1),
  invalid('a negative duration of the second kernel', 'create', { k: [1], l: [1, -1] }, 1),
  invalid('a negative launch time', 'create', { k: [1] }, -0.5),
  invalid('a launch time that is NaN', 'create', { k: [1] }, NaN),
  invalid('a negative launch time and no kernels', 'create', {}, -1),
];

const duration = fc.integer({ min: 0, max: 40 }).map((n) => n / 4);
const table = fc.record({
  k: fc.array(duration, { minLength: 1, maxLength: 6 }),
  l: fc.array(duration, { minLength: 1, maxLength: 3 }),
});
const device = fc.record({
  kernelMs: table,
  launchMs: duration,
  before: fc.array(fc.constantFrom('k', 'l'), { maxLength: 4 }),
});
const options = fc.record({ warmup: fc.nat({ max: 4 }), iterations: fc.integer({ min: 1, max: 6 }) });
const steps = fc.array(fc.constantFrom('k', 'l', 'k', 'sync'), { maxLength: 14 });

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...examples, ...benchmarks, ...simulations, ...invalidInputs],
  random: [
    { name: 'benchmarks', call: 'benchmarkOn', runs: 25, args: fc.tuple(device, fc.constant('k'), options) },
    {
      name: 'benchmarks on the simulated GPU',
      call: 'benchmarkSim',
      runs: 15,
      args: fc.tuple(device, fc.constant('k'), options),
    },
    { name: 'simulations', call: 'simulate', runs: 25, args: fc.tuple(table, duration, steps) },
  ],
};
