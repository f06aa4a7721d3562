import { planToday, type TodayPlan } from '../../core/practice/todayPlan';
import type { PracticeSources } from '../../core/scheduling/choosePractice';
import { nextChange } from '../../core/scheduling/queue';
import type { Timers } from '../katas/gradeSchedule';

/**
 * The clock that timers go by stands still while a computer sleeps: what is further away than this is waited
 * for in several steps.
 */
export const longestWaitMs = 10 * 60_000;

export interface TodaySources {
  sources(): Promise<PracticeSources>;
  /** Tells of every change but the passing of time. */
  onDidChange(listener: () => void): { dispose(): void };
}

/**
 * What is due today, kept up to date: after every change, when something falls due, and when the learner's
 * day begins. Changes that come together are counted together.
 */
export class TodayWatch {
  private readonly listeners = new Set<(plan: TodayPlan) => void>();
  private readonly subscription: { dispose(): void };
  private latest: TodayPlan | undefined;
  private isPlanning = false;
  private isStale = false;
  private cancelTimer: (() => void) | undefined;
  private disposed = false;

  /**
   * @param now milliseconds since 1970
   * @param onError is told when no plan could be made; the one before stays
   */
  constructor(
    private readonly basis: TodaySources,
    private readonly timers: Timers,
    private readonly now: () => number,
    private readonly onError: (error: unknown) => void,
  ) {
    this.subscription = basis.onDidChange(() => void this.refresh());
  }

  /** Undefined until the first plan is made. */
  get plan(): TodayPlan | undefined {
    return this.latest;
  }

  onDidChange(listener: (plan: TodayPlan) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  dispose(): void {
    this.disposed = true;
    this.cancelTimer?.();
    this.subscription.dispose();
  }

  private async refresh(): Promise<void> {
    this.isStale = true;
    if (this.isPlanning) return;
    this.isPlanning = true;
    try {
      while (this.isStale && !this.disposed) await this.planOnce();
    } catch (error) {
      this.onError(error);
    } finally {
      this.isPlanning = false;
    }
  }

  private async planOnce(): Promise<void> {
    this.isStale = false;
    const sources = await this.basis.sources();
    if (this.isStale || this.disposed) return;
    this.latest = planToday(sources);
    this.waitFor(nextChange(sources.schedule, sources.now));
    for (const listener of this.listeners) listener(this.latest);
  }

  private waitFor(at: number): void {
    this.cancelTimer?.();
    const wait = Math.min(Math.max(0, at - this.now()), longestWaitMs);
    this.cancelTimer = this.timers.after(wait, () => {
      if (this.now() >= at) void this.refresh();
      else this.waitFor(at);
    });
  }
}
