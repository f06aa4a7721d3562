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

/** Ratings by day. */
export class DayTally {
  private readonly days = new Map<LearnerDay, Tallied>();

  constructor(before: Iterable<readonly [LearnerDay, Tallied]> = []) {
    for (const [day, counts] of before) this.days.set(day, { ...counts, recall: { ...counts.recall } });
  }

  /**
   * Counts a rating.
   * @param previous day of the item's rating before it, if there was one
   * @returns the day that it counts for
   */
  add(event: ProgressEvent & Review, previous: LearnerDay | undefined): LearnerDay {
    const day = plausibleDay(event);
    const count = this.days.get(day) ?? emptyDay();
    this.days.set(day, count);
    count.ratings++;
    if (previous === undefined) count.introduced++;
    else if (day !== previous) {
      count.reviewed++;
      count.recall.asked++;
      if (event.rating !== 'again') count.recall.known++;
    }
    if (event.at >= count.at) [count.at, count.offset] = [event.at, event.offset];
    return day;
  }

  get counts(): ReadonlyMap<LearnerDay, Tallied> {
    return this.days;
  }
}

export interface Tallied extends DayCount {
  /** Of the day's last rating. */
  at: number;
}

function emptyDay(): Tallied {
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
