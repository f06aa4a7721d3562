export interface Gpu {
  now(): number;
  launch(kernel: string): void;
  synchronize(): void;
}

export function benchmark(
  gpu: Gpu,
  kernel: string,
  o: { warmup: number; iterations: number },
): { perCall: number; samples: number[]; median: number } {
  const isCount = (value: number, least: number): boolean => value >= least && value % 1 === 0;
  if (!isCount(o.warmup, 0) || !isCount(o.iterations, 1)) throw new RangeError('bad options');
  let left = o.warmup;
  while (left-- > 0) gpu.launch(kernel);
  gpu.synchronize();

  const timed = (): number => {
    const before = gpu.now();
    gpu.launch(kernel);
    gpu.synchronize();
    return gpu.now() - before;
  };
  const samples = Array.from({ length: o.iterations }, timed);
  let perCall = 0;
  for (const sample of samples) perCall += sample / samples.length;
  // the mean of the two middle values; for odd counts these are one and the same
  const ordered = Float64Array.from(samples).sort();
  const low = ordered[Math.ceil(ordered.length / 2) - 1]!;
  const high = ordered[Math.floor(ordered.length / 2)]!;
  return { perCall, samples, median: low + (high - low) / 2 };
}

/** A device whose queue is a list of finishing times. */
class SimGpu implements Gpu {
  private time = 0;
  private readonly finished: number[] = [];
  private readonly queues: Map<string, number[]>;
  private readonly launchMs: number;

  constructor(kernelMs: Record<string, number[]>, launchMs: number) {
    const isDuration = (ms: number): boolean => ms >= 0;
    const lists = Object.values(kernelMs);
    if (!isDuration(launchMs) || lists.some((list) => !list.length || !list.every(isDuration))) {
      throw new RangeError('bad durations');
    }
    this.launchMs = launchMs;
    this.queues = new Map(Object.entries(kernelMs).map(([name, list]) => [name, [...list]]));
  }

  now(): number {
    return this.time;
  }

  launch(kernel: string): void {
    const durations = this.queues.get(kernel);
    if (durations === undefined) throw new RangeError('unknown kernel');
    // the last duration stays for good
    const ms = durations.length > 1 ? durations.shift()! : durations[0]!;
    this.time += this.launchMs;
    this.finished.push(Math.max(this.time, this.lastFinish()) + ms);
  }

  synchronize(): void {
    if (this.lastFinish() > this.time) this.time = this.lastFinish();
  }

  private lastFinish(): number {
    return this.finished.at(-1) ?? 0;
  }
}

export function createSimGpu(kernelMs: Record<string, number[]>, launchMs: number): Gpu {
  return new SimGpu(kernelMs, launchMs);
}
