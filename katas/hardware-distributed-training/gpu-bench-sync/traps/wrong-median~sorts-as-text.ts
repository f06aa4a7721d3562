/**
 * @title Sorts the samples as texts
 * @question async-gpu-timing
 *
 * sort() without a comparison function compares texts: "10" comes before "9". As long as all samples have
 * the same number of digits the median is right, so the mistake appears with the first outlier, the very
 * situation for which a median is used.
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
  for (let i = 0; i < warmup; i++) gpu.launch(kernel);
  // Whatever is still queued, from the warm-up or from before, must not run on the first clock.
  gpu.synchronize();
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
  const sorted = [...values].sort();
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
