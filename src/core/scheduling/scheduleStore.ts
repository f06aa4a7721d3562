import type { ItemKey } from '../content/items';
import type { ProgressEvent, Rating, RatingSource } from '../progress/events';
import type { ProgressStore } from '../progress/progressStore';
import { Schedule } from './schedule';
import type { ScheduleSettings } from './settings';

/** The schedule of a running program: it follows the progress store and writes through it. */
export class ScheduleStore {
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
      store.onDidLoad((events) => {
        this.events = events;
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
      this.current = new Schedule(this.events, this.settings);
      this.events = []; // the schedule keeps what it needs of them
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

  /** Takes back the latest rating of all. Resolves to its item; undefined when there is none. */
  async undoLastRating(): Promise<ItemKey | undefined> {
    const last = this.schedule.lastRated();
    if (last === undefined) return undefined;
    await this.store.record(last.item, { type: 'undo', undoes: last.id });
    return last.item;
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
