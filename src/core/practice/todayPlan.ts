import { type IndexEntry, itemKey } from '../content/items';
import { choosePractice, type PracticeReason, type PracticeSources } from '../scheduling/choosePractice';
import { newEntries } from '../scheduling/queue';
import type { Schedule } from '../scheduling/schedule';
import { nextDueSummary, whyText } from '../scheduling/scheduleWords';

/** What the schedule asks for today, in the order in which practice asks for it. */
export interface TodayPlan {
  /** Due now, within the day's limit of reviews. */
  due: PlannedItem[];
  /** New items that the day's limit still allows. */
  fresh: PlannedItem[];
  /** Further new items, beyond the limit. */
  moreNew: number;
  /** What falls due next; undefined for nothing. */
  next: string | undefined;
}

export interface PlannedItem {
  entry: IndexEntry;
  reason: PracticeReason;
  /** The reason in words. */
  why: string;
}

export function planToday(sources: PracticeSources): TodayPlan {
  const { index, schedule, now } = sources;
  const chosen = choosePractice(sources);
  const of = (wanted: PracticeReason): PlannedItem[] =>
    chosen
      .filter(({ reason }) => reason === wanted)
      .map((choice) => ({ ...choice, why: whyText(choice, sources) }));
  const fresh = of('new');
  const practised = new Set(chosen.map(({ entry }) => itemKey(entry)));
  const rest = newEntries(index, schedule, now).filter((entry) => !practised.has(itemKey(entry)));
  return { due: of('due'), fresh, moreNew: rest.length, next: nextDueSummary(index, schedule, now) };
}

/** The seed of a day: lists and sessions of one day agree on the order of what has no order of its own. */
export function seedOfDay(schedule: Schedule, now: number): string {
  return `day ${schedule.today(now)}`;
}
