import { type IndexEntry, type ItemKey, itemKey } from '../content/items';
import { dueTime, isAside, isDueOn, type Standing } from './card';
import { dayStart, type LearnerDay } from './learnerDay';
import { recallChance } from './memory';
import type { Schedule } from './schedule';

const minuteMs = 60_000;

/** What is left of a day's limits. */
export interface Budget {
  reviews: number;
  introductions: number;
}

/**
 * How many reviews and new items the limits still allow today.
 * @param moreNew new items that the learner has asked for today beyond the limit
 */
export function budget(schedule: Schedule, now: number, moreNew = 0): Budget {
  const { newPerDay, reviewsPerDay } = schedule.settings;
  const done = schedule.days().get(schedule.today(now));
  return {
    reviews: Math.max(0, reviewsPerDay - (done?.reviewed ?? 0)),
    introductions: Math.max(0, newPerDay + moreNew - (done?.introduced ?? 0)),
  };
}

/**
 * The entries that are due, without regard to limits: the most overdue in relation to its interval first,
 * then the one least likely to be recalled, then by key. Suspended and buried ones are left out.
 */
export function dueEntries(index: readonly IndexEntry[], schedule: Schedule, now: number): IndexEntry[] {
  const today = schedule.today(now);
  return index
    .map((entry) => ({ entry, key: itemKey(entry), standing: schedule.of(itemKey(entry)) }))
    .filter(({ standing }) => isDueOn(standing, now, today))
    .map((row) => ({
      ...row,
      overdue: overdue(row.standing, schedule, now, today),
      chance: chance(row.standing, today),
    }))
    .sort((a, b) => b.overdue - a.overdue || a.chance - b.chance || (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);
}

/**
 * The due entries that the day's limit of reviews leaves. What was forgotten today, and what was first
 * learned today, is outside the limit: it is practice already begun.
 */
export function dueToday(index: readonly IndexEntry[], schedule: Schedule, now: number): IndexEntry[] {
  const today = schedule.today(now);
  let left = budget(schedule, now).reviews;
  return dueEntries(index, schedule, now).filter((entry) => {
    const last = schedule.of(itemKey(entry)).card.last;
    return (last !== undefined && last.day >= today) || left-- > 0;
  });
}

/** Entries that were never rated and are not set aside. */
export function newEntries(index: readonly IndexEntry[], schedule: Schedule, now: number): IndexEntry[] {
  const today = schedule.today(now);
  return index.filter((entry) => {
    const { card } = schedule.of(itemKey(entry));
    return card.phase === 'new' && !isAside(card, today);
  });
}

/** How late a due card is, in parts of its interval. */
function overdue({ card, due }: Standing, schedule: Schedule, now: number, today: LearnerDay): number {
  if (due === undefined || card.last === undefined) return 0;
  if (due.kind === 'day') return (today - due.day) / due.interval;
  return Math.max(0, now - due.at) / (schedule.settings.againMinutes * minuteMs);
}

function chance({ card: { memory, last } }: Standing, today: LearnerDay): number {
  return memory === undefined || last === undefined ? 0 : recallChance(memory, Math.max(0, today - last.day));
}

/**
 * How many of the items fall due on each of the next days, if nothing is practised meanwhile: today with all
 * that is overdue, then one count a day. Limits are not applied; suspended items are left out.
 */
export function forecast(keys: Iterable<ItemKey>, schedule: Schedule, now: number, days: number): number[] {
  const today = schedule.today(now);
  const counts = Array.from({ length: days }, () => 0);
  for (const key of keys) {
    const place = dueDay(schedule.of(key), today);
    if (place !== undefined && place - today < days) counts[place - today] = (counts[place - today] ?? 0) + 1;
  }
  return counts;
}

/** The day, today or later, on which a card is to be practised. */
export function dueDay({ card, due }: Standing, today: LearnerDay): LearnerDay | undefined {
  if (due === undefined || card.suspended) return undefined;
  const day = due.kind === 'day' ? due.day : (card.last?.day ?? today);
  const earliest = card.buriedOn === undefined ? today : Math.max(today, card.buriedOn + 1);
  return Math.max(day, earliest);
}

/**
 * When the set of due items changes next by the passing of time, in ms since 1970: the next item forgotten
 * today that comes back, or the start of the next day. A display sets its timer by it.
 */
export function nextChange(schedule: Schedule, now: number): number {
  const { zone, dayStartHour } = schedule.settings;
  let next = dayStart(schedule.today(now) + 1, zone, dayStartHour);
  for (const { due } of schedule.standings()) {
    if (due?.kind !== 'step') continue;
    const at = dueTime(due, schedule.settings);
    if (at > now) next = Math.min(next, at);
  }
  return next;
}
