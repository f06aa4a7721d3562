/**
 * @title Counts the warm-up as samples
 * @question async-gpu-timing
 *
 * The warm-up runs are timed like the others and stay in the list. The first calls compile and allocate,
 * and may be ten or a hundred times slower: the mean is dominated by them, and the number of samples is
 * not the one that was asked for.
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
  const samples: number[] = [];
  for (let i = 0; i < warmup + iterations; i++) {
    const start = gpu.now();
    gpu.launch(kernel);
    gpu.synchronize();
    samples.push(gpu.now() - start);
  }
  const perCall = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
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
