export interface Gpu {
  /** The host's clock in milliseconds. */
  now(): number;
  /** Queues a kernel and returns at once. */
  launch(kernel: string): void;
  /** Waits until the device has done all that is queued. */
  synchronize(): void;
}

/**
 * Times single calls of a kernel: `warmup` untimed launches, a synchronisation, then `iterations` samples,
 * each from a launch to the end of its work. perCall is the mean of the samples (in the order of measuring),
 * median their median, with the mean of the two middle ones for an even number.
 *
 * Makes exactly warmup + iterations launches and iterations + 1 synchronisations, the first of them directly
 * after the warm-up, also when warmup is 0.
 *
 * Throws a RangeError, before the GPU is touched, when warmup is not an integer >= 0 or iterations not an
 * integer >= 1.
 */
export function benchmark(
  gpu: Gpu,
  kernel: string,
  o: { warmup: number; iterations: number },
): { perCall: number; samples: number[]; median: number } {
  throw new Error('TODO');
}

/**
 * A simulated GPU. The host's clock starts at 0. A launch takes launchMs of host time; the kernel starts when
 * the launch is done and the device has finished everything before it. Launch number n of a kernel (from 0)
 * runs for kernelMs[kernel][n], or for the last entry when there are no more. synchronize moves the host's
 * clock forward to the end of the queue.
 *
 * Throws a RangeError for an empty list of durations and for a negative or NaN duration, launchMs included;
 * launch throws one for an unknown kernel and changes nothing then.
 */
export function createSimGpu(kernelMs: Record<string, number[]>, launchMs: number): Gpu {
  throw new Error('TODO');
}
