import type { ItemKey } from '../content/items';
import type { ProgressEvent, Rating, RatingSource } from '../progress/events';
import type { ProgressStore } from '../progress/progressStore';
import type { LogBase } from '../progress/logBase';
import { Schedule } from './schedule';
import type { ScheduleSettings } from './settings';

/** A rating that was taken back, with what it takes to have it again. */
export interface UndoneRating {
  item: ItemKey;
  rating: Rating;
  /** Id of the undo. */
  undo: string;
}

/** The schedule of a running program: it follows the progress store and writes through it. */
export class ScheduleStore {
  private base: LogBase | undefined;
  private events: readonly ProgressEvent[] = [];
  private current: Schedule | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly subscriptions: { dispose(): void }[];

  /**
   * To be made before the store loads; the schedule is folded when it is first asked for.
   * @param now milliseconds since 1970
   */
  constructor(
    private readonly store: ProgressStore,
    private settings: ScheduleSettings,
    private readonly now: () => number,
  ) {
    this.subscriptions = [
      store.onDidLoad(({ events, base }) => {
        [this.events, this.base] = [events, base];
        this.current = undefined;
        this.changed();
      }),
      store.onDidRecord((event) => {
        if (this.current === undefined) this.events = [...this.events, event];
        else this.current.add(event);
        this.changed();
      }),
    ];
  }

  get schedule(): Schedule {
    if (this.current === undefined) {
      const { events, settings, base } = this;
      const before = base === undefined ? undefined : { items: new Map(base.items), days: base.days };
      this.current = new Schedule(events, settings, before);
      [this.events, this.base] = [[], undefined]; // the schedule keeps what it needs of them
    }
    return this.current;
  }

  /** Applies changed settings, the zone of a traveller included. */
  configure(settings: ScheduleSettings): void {
    this.settings = settings;
    this.current = this.current?.withSettings(settings);
    this.changed();
  }

  /** Rates an item now. Resolves when the rating is saved, or the problem was reported by the store. */
  async rate(item: ItemKey, rating: Rating, source: RatingSource): Promise<ProgressEvent> {
    return this.store.record(item, this.schedule.review(rating, source, this.now()));
  }

  /** Takes back the latest rating of all; undefined when there is none. */
  async undoLastRating(): Promise<UndoneRating | undefined> {
    const last = this.schedule.lastRated();
    if (last === undefined) return undefined;
    const { item, id, rating } = last;
    const undo = await this.store.record(item, { type: 'undo', undoes: id });
    return { item, rating, undo: undo.id };
  }

  /** Makes a rating count again: an undo of its undo. */
  async redoRating({ item, undo }: UndoneRating): Promise<void> {
    await this.store.record(item, { type: 'undo', undoes: undo });
  }

  /** Makes an item new again. What was recorded stays in the log; suspension stays in force. */
  async reset(item: ItemKey): Promise<void> {
    await this.store.record(item, { type: 'reset' });
  }

  /** Takes back one rating of an item, if it is the one that counts. Says whether it was. */
  async undoRating(item: ItemKey, id: string): Promise<boolean> {
    if (this.schedule.of(item).card.last?.id !== id) return false;
    await this.store.record(item, { type: 'undo', undoes: id });
    return true;
  }

  /** Takes an item out of the schedule, or back into it. */
  async suspend(item: ItemKey, suspended: boolean): Promise<void> {
    await this.store.record(item, { type: suspended ? 'suspend' : 'unsuspend' });
  }

  /** Leaves an item alone until tomorrow. */
  async bury(item: ItemKey): Promise<void> {
    await this.store.record(item, { type: 'bury', day: this.schedule.today(this.now()) });
  }

  /** Calls `listener` after every change, until disposed. Time passing is no change: see `nextChange`. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
