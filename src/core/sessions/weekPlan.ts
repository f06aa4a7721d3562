import { type IndexEntry, type ItemKey, itemKey } from '../content/items';
import { choosePractice, type PracticeSources } from '../scheduling/choosePractice';
import type { LearnerDay } from '../scheduling/learnerDay';
import { budget, dueDay, dueEntries } from '../scheduling/queue';

/** One day of practice ahead. */
export interface DayPlan {
  day: LearnerDay;
  reviews: PlannedPractice[];
  /** What is not due: first what went badly, then new items, weakest topics first. */
  extra: PlannedPractice[];
  minutes: number;
}

export interface PlannedPractice {
  key: ItemKey;
  title: string;
}

/**
 * The next days by the schedule as it stands: what falls due each day, within the limit (the rest moves to
 * the day after), and as many weak and new items as the limit of new ones allows. Each item comes once:
 * nobody knows yet how the reviews will go.
 */
export function planWeek(sources: PracticeSources, days = 7): DayPlan[] {
  const { schedule, now } = sources;
  const { newPerDay, reviewsPerDay } = schedule.settings;
  const today = schedule.today(now);
  const left = budget(schedule, now);
  const falling = byDay(sources, days);
  const extras = extraItems(sources, days);
  const planned: DayPlan[] = [];
  let waiting: IndexEntry[] = [];
  for (let i = 0; i < days; i++) {
    const due = [...waiting, ...(falling[i] ?? [])];
    const reviews = due.slice(0, i === 0 ? left.reviews : reviewsPerDay);
    waiting = due.slice(reviews.length);
    const extra = extras.splice(0, i === 0 ? left.introductions : newPerDay);
    const minutes = [...reviews, ...extra].reduce((sum, entry) => sum + entry.minutes, 0);
    planned.push({ day: today + i, reviews: reviews.map(toPractice), extra: extra.map(toPractice), minutes });
  }
  return planned;
}

/** The entries that fall due on each day; today's most overdue first, what comes back later today last. */
function byDay({ index, schedule, now }: PracticeSources, days: number): IndexEntry[][] {
  const today = schedule.today(now);
  const dueNow = dueEntries(index, schedule, now);
  const known = new Set(dueNow.map(itemKey));
  const falling = Array.from({ length: days }, (): IndexEntry[] => []);
  falling[0]?.push(...dueNow);
  for (const entry of index) {
    const day = dueDay(schedule.of(itemKey(entry)), today);
    if (day !== undefined && !known.has(itemKey(entry))) falling[day - today]?.push(entry);
  }
  return falling;
}

/** What `choosePractice` would add to the due items if there were no limit, unless it falls due anyway. */
function extraItems(sources: PracticeSources, days: number): IndexEntry[] {
  const { schedule, now } = sources;
  const end = schedule.today(now) + days;
  return choosePractice({ ...sources, newLimit: Infinity })
    .map(({ entry }) => entry)
    .filter((entry) => (dueDay(schedule.of(itemKey(entry)), end - days) ?? end) >= end);
}

function toPractice(entry: IndexEntry): PlannedPractice {
  return { key: itemKey(entry), title: entry.title };
}
