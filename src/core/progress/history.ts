import type { ItemKey } from '../content/items';
import type { ProgressEvent } from './events';

const minute = 60_000;
export const hourMs = 60 * minute;

/** Between two events further apart than this the learner was away; nothing of it counts as practice. */
export const awayAfterMs = 15 * minute;

/** How often a known mistake was found in what the learner did. */
export interface TrapCount {
  count: number;
  lastAt: number;
}

/** What has been done with one item over time. */
export interface ItemHistory {
  spentMs: number;
  /** By the id of the trap. */
  traps: Record<string, TrapCount>;
}

/** Time spent, in ms, by whole hours since 1970: days depend on a zone, which may change. */
export type Hours = readonly (readonly [hour: number, ms: number])[];

/** Adds up what was done when, from events in order, undone ones left out. */
export class HistoryBuilder {
  private readonly items = new Map<ItemKey, ItemHistory>();
  private readonly hourCounts: Map<number, number>;

  /**
   * @param before what earlier events come to
   * @param lastAt time of the last of those
   */
  constructor(
    before: Iterable<readonly [ItemKey, ItemHistory]> = [],
    hours: Hours = [],
    private lastAt: number | undefined = undefined,
  ) {
    for (const [item, { spentMs, traps }] of before) this.items.set(item, { spentMs, traps: { ...traps } });
    this.hourCounts = new Map(hours);
  }

  /** The time since the event before it goes to the item of the later one: that is what the learner was at. */
  add(event: ProgressEvent): void {
    const { item, at } = event;
    let history = this.items.get(item);
    if (history === undefined) this.items.set(item, (history = { spentMs: 0, traps: {} }));
    const gap = this.lastAt === undefined ? 0 : at - this.lastAt;
    this.lastAt = at;
    if (gap > 0 && gap <= awayAfterMs) {
      history.spentMs += gap;
      const hour = Math.floor(at / hourMs);
      this.hourCounts.set(hour, (this.hourCounts.get(hour) ?? 0) + gap);
    }
    for (const trap of trapsOf(event)) {
      const known = Object.hasOwn(history.traps, trap) ? history.traps[trap] : undefined;
      history.traps[trap] = { count: (known?.count ?? 0) + 1, lastAt: at };
    }
  }

  of(item: ItemKey): ItemHistory {
    return this.items.get(item) ?? { spentMs: 0, traps: {} };
  }

  get hours(): Hours {
    return [...this.hourCounts];
  }
}

function trapsOf(event: ProgressEvent): readonly string[] {
  switch (event.type) {
    case 'answer':
    case 'kata':
      return event.traps;
    case 'drill':
      return event.misconception === undefined ? [] : [event.misconception];
    default:
      return [];
  }
}
