/**
 * @title Waits before the warm-up instead of after it
 * @question async-gpu-timing
 *
 * The queue is emptied first and then filled with the warm-up, so the first sample starts behind all of
 * it. The intention was to begin with a clean device; what has to be clean is the moment at which the
 * first clock starts.
 */

export interface Gpu {
  now(): number;
  launch(kernel: string): void;
  synchronize(): void;
}

export interface BenchmarkResult {
  perCall: number;
  samples: number[];
  median: number;
}

export function benchmark(
  gpu: Gpu,
  kernel: string,
  { warmup, iterations }: { warmup: number; iterations: number },
): BenchmarkResult {
  if (!Number.isInteger(warmup) || warmup < 0) throw new RangeError(`a warm-up of ${warmup} launches`);
  if (!Number.isInteger(iterations) || iterations < 1) throw new RangeError(`${iterations} iterations`);
  gpu.synchronize();
  for (let i = 0; i < warmup; i++) gpu.launch(kernel);
  const samples: number[] = [];
  for (let i = 0; i < iterations; i++) {
    const start = gpu.now();
    gpu.launch(kernel);
    gpu.synchronize();
    samples.push(gpu.now() - start);
  }
  const perCall = samples.reduce((sum, sample) => sum + sample, 0) / iterations;
  return { perCall, samples, median: medianOf(samples) };
}

export function createSimGpu(kernelMs: Record<string, number[]>, launchMs: number): Gpu {
  if (!(launchMs >= 0)) throw new RangeError(`a launch of ${launchMs} ms`);
  for (const [kernel, durations] of Object.entries(kernelMs)) {
    if (durations.length === 0) throw new RangeError(`${kernel} has no durations`);
    for (const ms of durations) if (!(ms >= 0)) throw new RangeError(`${kernel} takes ${ms} ms`);
  }
  const launches = new Map<string, number>();
  let host = 0;
  /** When the device will have done all that is queued. */
  let idleAt = 0;
  return {
    now: () => host,
    launch(kernel) {
      if (!Object.hasOwn(kernelMs, kernel)) throw new RangeError(`there is no kernel ${kernel}`);
      const durations = kernelMs[kernel]!;
      const earlier = launches.get(kernel) ?? 0;
      launches.set(kernel, earlier + 1);
      host += launchMs;
      idleAt = Math.max(host, idleAt) + durations[Math.min(earlier, durations.length - 1)]!;
    },
    synchronize() {
      host = Math.max(host, idleAt);
    },
  };
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
