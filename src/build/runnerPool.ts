import type { KataRunner, SandboxEnd } from '../core/ports';

interface Waiting {
  slots: number;
  start: () => void;
}

/**
 * Lets a runner be used from many places at once without more processes than there are processors.
 * Times that limits are made of are measured through `alone`, while nothing else runs.
 */
export class RunnerPool implements KataRunner {
  /** The same runner, with the whole pool to itself during each run. */
  readonly alone: KataRunner;
  private free: number;
  private readonly queue: Waiting[] = [];

  constructor(
    private readonly runner: KataRunner,
    size: number,
  ) {
    this.free = size;
    this.alone = {
      run: (...run) => this.runWith(size, run),
      warm: () => this.warm(),
      dispose: () => undefined,
    };
  }

  run(...run: Parameters<KataRunner['run']>): Promise<SandboxEnd> {
    return this.runWith(1, run);
  }

  warm(): void {
    this.runner.warm();
  }

  dispose(): void {
    this.runner.dispose();
  }

  private async runWith(slots: number, run: Parameters<KataRunner['run']>): Promise<SandboxEnd> {
    await new Promise<void>((start) => {
      this.queue.push({ slots, start });
      this.startNext();
    });
    try {
      return await this.runner.run(...run);
    } finally {
      this.free += slots;
      this.startNext();
    }
  }

  /** In order of arrival, so that a run that needs the whole pool is not passed over for ever. */
  private startNext(): void {
    for (let [next] = this.queue; next !== undefined && next.slots <= this.free; [next] = this.queue) {
      this.queue.shift();
      this.free -= next.slots;
      next.start();
    }
  }
}

/** Does the work for every item, `limit` of them at a time; results are in the order of the items. */
export async function mapParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
