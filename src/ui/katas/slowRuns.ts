import type { Timers } from './gradeSchedule';

/** Runs shorter than this, in milliseconds, leave no trace of having been waited for. */
export const slowAfterMs = 500;

/** Knows which runs take long enough to be worth a word. */
export class SlowRuns<T> {
  private readonly slow = new Set<T>();

  /** @param show told of the latest slow run whenever that changes; of undefined when there is none */
  constructor(
    private readonly timers: Timers,
    private readonly show: (latest: T | undefined) => void,
  ) {}

  /** A run begins; the function that is returned ends it. */
  begin(run: T): () => void {
    const cancel = this.timers.after(slowAfterMs, () => {
      this.slow.add(run);
      this.show(run);
    });
    return () => {
      cancel();
      if (this.slow.delete(run)) this.show([...this.slow].at(-1));
    };
  }
}
