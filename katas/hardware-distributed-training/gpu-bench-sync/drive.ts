import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Gpu = ReturnType<Solution['createSimGpu']>;
type Options = Parameters<Solution['benchmark']>[2];

/** 'sync', or the name of a kernel to launch. */
type Step = string;

interface Device {
  kernelMs: Record<string, number[]>;
  launchMs: number;
  /** Kernels that were launched before the benchmark begins. */
  before?: string[];
}

/** A GPU of our own that writes down launches (L) and synchronisations (S). */
function observedGpu({ kernelMs, launchMs, before = [] }: Device): { gpu: Gpu; trace: () => string } {
  let host = 0;
  let busyUntil = 0;
  let log = '';
  const counts: Record<string, number> = {};
  const gpu: Gpu = {
    now: () => host,
    launch(kernel) {
      const list = kernelMs[kernel];
      if (list === undefined) throw new Error(`unexpected kernel ${kernel}`);
      const n = counts[kernel] ?? 0;
      counts[kernel] = n + 1;
      host += launchMs;
      busyUntil = Math.max(busyUntil, host) + (list[Math.min(n, list.length - 1)] ?? 0);
      log += 'L';
    },
    synchronize() {
      host = Math.max(host, busyUntil);
      log += 'S';
    },
  };
  for (const kernel of before) gpu.launch(kernel);
  log = '';
  return { gpu, trace: () => log };
}

function play(gpu: Gpu, steps: Step[]): number[] {
  return steps.map((step) => {
    if (step === 'sync') gpu.synchronize();
    else gpu.launch(step);
    return gpu.now();
  });
}

export const drivers = {
  /** Benchmarks on a GPU of ours; also returns the order of launches and synchronisations. */
  benchmarkOn: (solution: Solution, device: Device, kernel: string, options: Options) => {
    const { gpu, trace } = observedGpu(device);
    const { perCall, samples, median } = solution.benchmark(gpu, kernel, options);
    return { perCall, samples, median, calls: trace() };
  },

  /** Benchmarks on the solution's simulated GPU. */
  benchmarkSim: (
    solution: Solution,
    { kernelMs, launchMs, before = [] }: Device,
    kernel: string,
    options: Options,
  ) => {
    const gpu = solution.createSimGpu(kernelMs, launchMs);
    for (const name of before) gpu.launch(name);
    return solution.benchmark(gpu, kernel, options);
  },

  /** Two benchmarks on one GPU; the first list of samples is emptied in between. */
  benchmarkTwice: (solution: Solution, device: Device, kernel: string, options: Options) => {
    const { gpu } = observedGpu(device);
    solution.benchmark(gpu, kernel, options).samples.length = 0;
    return solution.benchmark(gpu, kernel, options);
  },

  /** Benchmarks with bad options on a GPU that must not be touched. */
  benchmarkRefused: (solution: Solution, options: Options) => {
    const touched = (): never => {
      throw new Error('the GPU was used before the options were checked');
    };
    return solution.benchmark({ now: touched, launch: touched, synchronize: touched }, 'gemm', options);
  },

  /** The host's clock before and after every step on a simulated GPU. */
  simulate: (solution: Solution, kernelMs: Record<string, number[]>, launchMs: number, steps: Step[]) => {
    const gpu = solution.createSimGpu(kernelMs, launchMs);
    return [gpu.now(), ...play(gpu, steps)];
  },

  /** Two simulated GPUs, used in turn. */
  simulateTwo: (solution: Solution, kernelMs: Record<string, number[]>, launchMs: number, steps: Step[]) => {
    const first = solution.createSimGpu(kernelMs, launchMs);
    const second = solution.createSimGpu(kernelMs, launchMs);
    return steps.map((step) => [play(first, [step])[0], second.now(), play(second, [step, step])[1]]);
  },

  /** An unknown kernel between other steps: the clock after each step, and what it does to the rest. */
  simulateUnknown: (
    solution: Solution,
    kernelMs: Record<string, number[]>,
    launchMs: number,
    before: Step[],
    unknown: string,
    after: Step[],
  ) => {
    const gpu = solution.createSimGpu(kernelMs, launchMs);
    const clock = play(gpu, before);
    let error = 'none';
    try {
      gpu.launch(unknown);
    } catch (thrown) {
      error = (thrown as Error).name;
    }
    return { before: clock, error, clock: gpu.now(), after: play(gpu, after) };
  },

  /** Launches an unknown kernel on a simulated GPU. */
  launchUnknown: (solution: Solution, kernelMs: Record<string, number[]>, kernel: string) => {
    solution.createSimGpu(kernelMs, 1).launch(kernel);
  },

  /** Makes a simulated GPU and throws it away. */
  create: (solution: Solution, kernelMs: Record<string, number[]>, launchMs: number) => {
    return typeof solution.createSimGpu(kernelMs, launchMs);
  },
} satisfies Drivers<Solution>;
