import type { Timers } from '../../src/ui/katas/gradeSchedule';

/** A clock that stands still until it is told to go on. Milliseconds. */
export class ManualTimers implements Timers {
  private now = 0;
  private readonly due = new Set<{ at: number; run: () => void }>();

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, run };
    this.due.add(timer);
    return () => this.due.delete(timer);
  }

  advance(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const [first] = [...this.due].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (first === undefined) break;
      this.due.delete(first);
      this.now = first.at;
      first.run();
    }
    this.now = until;
  }
}
