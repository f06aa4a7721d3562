import type { ItemKey } from '../content/items';
import { compareEvents, type ProgressEvent, type Rating, ratings, type Review } from '../progress/events';
import { groupByItem, liveEvents, orderEvents } from '../progress/liveEvents';
import { type Card, type Due, dueOf, hasFallenDue, isDueOn, newCard, nextCard, type Standing } from './card';
import { type LearnerDay, learnerDay, zoneOffset } from './learnerDay';
import { recallChance } from './memory';
import { type DayCount, DayTally, type Tallied } from './practiceDays';
import type { RatingContext } from './rating';
import type { ScheduleSettings } from './settings';

/** What earlier events come to. */
export interface ScheduledBefore {
  items: ReadonlyMap<ItemKey, ItemBefore>;
  days: readonly (readonly [LearnerDay, Tallied])[];
}

interface ItemBefore {
  card: Card;
  /** Day of the last rating. */
  ratedOn?: LearnerDay;
}

const nothingBefore: ScheduledBefore = { items: new Map(), days: [] };

interface Line {
  before: ItemBefore | undefined;
  /** Those after `before`; ordered, each id once. */
  events: ProgressEvent[];
  ids: Set<string> | undefined;
  standing: Standing;
  reviews: (ProgressEvent & Review)[];
}

/** Kinds of events that move a card, as far as this version knows. */
const moving = new Set<string>([
  'review',
  'undo',
  'kata',
  'drill',
  'hint',
  'reveal',
  'suspend',
  'unsuspend',
  'bury',
  'reset',
]);

/**
 * The schedule: one FSRS card per item, folded from the log. Nothing is stored but events, so any order, any
 * number of devices and any undo add up to the same. Time comes in as milliseconds since 1970.
 */
export class Schedule {
  private readonly lines = new Map<ItemKey, Line>();
  private latestDay: { now: number; day: LearnerDay } | undefined;
  private dayCounts: ReadonlyMap<LearnerDay, DayCount> | undefined;

  /** @param before what came before the events */
  constructor(
    events: Iterable<ProgressEvent>,
    readonly settings: ScheduleSettings,
    private readonly before = nothingBefore,
  ) {
    const groups = groupByItem([...events].filter(({ type }) => moving.has(type)));
    for (const item of before.items.keys()) if (!groups.has(item)) groups.set(item, []);
    for (const [item, group] of groups)
      this.lines.set(item, this.fold(item, orderEvents(group), before.items.get(item)));
  }

  /** Counts one more event, at whatever time it stands. An event that is known already changes nothing. */
  add(event: ProgressEvent): void {
    if (!moving.has(event.type)) return;
    const line = this.lines.get(event.item);
    if (line === undefined) this.lines.set(event.item, this.fold(event.item, [event], undefined));
    else {
      line.ids ??= new Set(line.events.map(({ id }) => id));
      if (line.ids.has(event.id)) return;
      const at = line.events.findLastIndex((known) => compareEvents(known, event) <= 0) + 1;
      const events = line.events.toSpliced(at, 0, event);
      const folded = this.fold(event.item, events, line.before);
      this.lines.set(event.item, { ...folded, ids: line.ids.add(event.id) });
    }
    this.dayCounts = undefined;
  }

  /** The same log under other settings. */
  withSettings(settings: ScheduleSettings): Schedule {
    return new Schedule(
      [...this.lines.values()].flatMap(({ events }) => events),
      settings,
      this.before,
    );
  }

  /** A card that was never rated is new. */
  of(item: ItemKey): Standing {
    return this.lines.get(item)?.standing ?? { card: newCard(item), due: undefined, leech: false };
  }

  /** All items that some event has touched. */
  standings(): Standing[] {
    return [...this.lines.values()].map(({ standing }) => standing);
  }

  /**
   * The learner's day at `now`. Who flies across the date line to an earlier date stays on the day that was
   * reached, so that no day counts twice.
   */
  today(now: number): LearnerDay {
    const { zone, dayStartHour } = this.settings;
    // asked for every item with the same time, and a zone's offset is slow to find
    if (this.latestDay?.now !== now) this.latestDay = { now, day: learnerDay(now, zone, dayStartHour) };
    const { day } = this.latestDay;
    return this.days().has(day + 1) ? day + 1 : day;
  }

  /** What was done on each day; days without a review are not there. */
  days(): ReadonlyMap<LearnerDay, DayCount> {
    return (this.dayCounts ??= this.countDays());
  }

  private countDays(): ReadonlyMap<LearnerDay, DayCount> {
    const tally = new DayTally(this.before.days);
    for (const { before, reviews } of this.lines.values()) {
      let previous = before?.ratedOn;
      for (const review of reviews) previous = tally.add(review, previous);
    }
    return tally.counts;
  }

  /** Chance that an item would be recalled now, 0-1; undefined for a new item. */
  retrievability(item: ItemKey, now: number): number | undefined {
    const { memory, last } = this.of(item).card;
    if (memory === undefined || last === undefined) return undefined;
    return recallChance(memory, Math.max(0, this.today(now) - last.day));
  }

  /**
   * When the item would be due next after each of the four ratings given now: what the buttons say.
   * @param instead of the rating with this id, which is to be taken back
   */
  preview(item: ItemKey, now: number, instead?: string): Record<Rating, Due> {
    const card = this.cardWithout(item, instead);
    const due = (rating: Rating): Due => {
      const event = { ...this.review(rating, 'self', now), formatVersion: 1, id: '', at: now };
      const after = nextCard(card, { ...event, device: '', sequence: 0, item });
      return dueOf(after, this.settings) ?? { kind: 'step', at: now };
    };
    return Object.fromEntries(ratings.map((rating) => [rating, due(rating)])) as Record<Rating, Due>;
  }

  /** Whether an item is due; new ones are not, buried and suspended ones neither. */
  isDue(item: ItemKey, now: number): boolean {
    return isDueOn(this.of(item), now, this.today(now));
  }

  /** What the functions of `rating.ts` ask for. Take it before the attempt is recorded. */
  ratingContext(item: ItemKey, now: number): RatingContext {
    const standing = this.of(item);
    const today = this.today(now);
    const { card } = standing;
    const isDue = card.last === undefined || hasFallenDue(standing, now, today);
    return { card, isDue, ratedToday: card.last !== undefined && card.last.day >= today, now };
  }

  /** The record to write for a rating given now. */
  review(rating: Rating, source: Review['source'], now: number): Review {
    const { zone, retention } = this.settings;
    return { type: 'review', rating, source, day: this.today(now), offset: zoneOffset(now, zone), retention };
  }

  /** The latest rating that still counts, of all items: what "undo" takes back. */
  lastRated(): { item: ItemKey; id: string; at: number; rating: Rating } | undefined {
    let latest: { item: ItemKey; id: string; at: number; rating: Rating } | undefined;
    for (const { standing } of this.lines.values()) {
      const { item, last } = standing.card;
      if (last !== undefined && (latest === undefined || last.at > latest.at))
        latest = { item, id: last.id, at: last.at, rating: last.rating };
    }
    return latest;
  }

  private cardWithout(item: ItemKey, id: string | undefined): Card {
    const line = this.lines.get(item);
    if (id === undefined || line === undefined) return this.of(item).card;
    const others = line.events.filter((event) => event.id !== id);
    return this.fold(item, others, line.before).standing.card;
  }

  private fold(item: ItemKey, events: ProgressEvent[], before: ItemBefore | undefined): Line {
    const live = liveEvents(events);
    const card = live.reduce(nextCard, before?.card ?? newCard(item));
    const reviews = live.filter((event) => event.type === 'review');
    return {
      before,
      events,
      ids: undefined,
      reviews,
      standing: {
        card,
        due: dueOf(card, this.settings),
        leech: card.lapses >= this.settings.leechLapses,
      },
    };
  }
}
