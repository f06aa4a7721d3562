import type { ProgressEvent, Review } from '../progress/events';
import { plausibleDay } from './card';
import type { LearnerDay } from './learnerDay';

const dayMinutes = 24 * 60;

/** What was done on one of the learner's days. */
export interface DayCount {
  /** All ratings given. */
  ratings: number;
  /** Different items reviewed that had been learned on an earlier day. */
  reviewed: number;
  /** Items rated for the first time. */
  introduced: number;
  /** Ratings of items in review, and how many of them were not `again`: the retention actually reached. */
  recall: { asked: number; known: number };
  /** Minutes east of UTC at the day's last rating. */
  offset: number;
}

/** Counts by day from the reviews of each item, in order. */
export function countDays(
  items: Iterable<readonly (ProgressEvent & Review)[]>,
): ReadonlyMap<LearnerDay, DayCount> {
  const days = new Map<LearnerDay, DayCount & { at: number }>();
  for (const reviews of items) {
    let previous: LearnerDay | undefined;
    for (const event of reviews) {
      const day = plausibleDay(event);
      const count = days.get(day) ?? emptyDay();
      days.set(day, count);
      count.ratings++;
      if (previous === undefined) count.introduced++;
      else if (day !== previous) {
        count.reviewed++;
        count.recall.asked++;
        if (event.rating !== 'again') count.recall.known++;
      }
      if (event.at >= count.at) [count.at, count.offset] = [event.at, event.offset];
      previous = day;
    }
  }
  return days;
}

function emptyDay(): DayCount & { at: number } {
  return { at: -Infinity, ratings: 0, reviewed: 0, introduced: 0, recall: { asked: 0, known: 0 }, offset: 0 };
}

/**
 * Days in a row with practice, up to today; a day that has only begun does not break it. A date that a
 * flight across the date line left out does not break it either: hardly any of it was lived.
 */
export function streak(days: ReadonlyMap<LearnerDay, DayCount>, today: LearnerDay): number {
  let day = days.has(today) ? today : today - 1;
  if (!days.has(day)) return 0;
  let length = 0;
  for (; ; day--) {
    if (days.has(day)) length++;
    else if (!leftOut(days, day - 1, day + 1)) return length;
  }
}

/** Whether the date between two days of practice was cut to less than half by a change of zone. */
function leftOut(days: ReadonlyMap<LearnerDay, DayCount>, before: LearnerDay, after: LearnerDay): boolean {
  const [from, to] = [days.get(before), days.get(after)];
  return from !== undefined && to !== undefined && to.offset - from.offset > dayMinutes / 2;
}
