import type { Due } from './card';
import type { LearnerDay } from './learnerDay';

const minute = 60_000;

/** How long until an item is due, for a button: "10 min", "1 day", "3 days", "2 months". */
export function dueIn(due: Due, now: number, today: LearnerDay): string {
  if (due.kind === 'step') return `${Math.max(1, Math.ceil((due.at - now) / minute))} min`;
  return daysText(due.day - today);
}

/** The same within a sentence: "in 10 minutes", "tomorrow", "in 3 days", "now". */
export function dueWhen(due: Due, now: number, today: LearnerDay): string {
  if (due.kind === 'step') {
    const minutes = Math.ceil((due.at - now) / minute);
    return minutes <= 0 ? 'now' : `in ${counted(minutes, 'minute')}`;
  }
  const days = due.day - today;
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${daysText(days)}`;
}

function daysText(days: number): string {
  if (days < 31) return counted(Math.max(0, days), 'day');
  if (days < 365) return counted(Math.round(days / 30.44), 'month');
  return counted(Math.round((10 * days) / 365.25) / 10, 'year');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
