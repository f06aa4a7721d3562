import { type IndexEntry, itemKey } from '../content/items';
import { isSelfRated, solvedScore } from '../progress/foldEvents';
import { isAside, isDueOn, type Standing } from './card';
import type { PracticeChoice, PracticeSources } from './choosePractice';
import { dueDay, forecast } from './queue';
import type { Schedule } from './schedule';

const minuteMs = 60_000;

/** Why an item was chosen: "due, 3 days late", "new". */
export function whyText({ entry, reason }: PracticeChoice, sources: PracticeSources): string {
  const { schedule, progress, now } = sources;
  const key = itemKey(entry);
  const standing = schedule.of(key);
  switch (reason) {
    case 'due':
      return dueReason(standing, schedule, now);
    case 'weak': {
      const known = progress.get(key);
      if (!isSelfRated(key) && known !== undefined && known.attempts > 0 && known.last < solvedScore)
        return `weak, ${known.last}% last time`;
      return known !== undefined && known.traps.length > 0
        ? 'weak, in a trap last time'
        : 'weak, forgotten last time';
    }
    case 'new':
      return 'new';
    case 'ahead':
      return `ahead of time, due ${nextDueText(standing, schedule, now)}`;
  }
}

function dueReason({ card, due }: Standing, schedule: Schedule, now: number): string {
  const today = schedule.today(now);
  if (due?.kind === 'day') {
    const late = today - due.day;
    return late <= 0 ? 'due today' : `due, ${count(late, 'day')} late`;
  }
  const { last } = card;
  if (last === undefined) return 'due today';
  const days = today - last.day;
  if (days > 0) return `forgotten ${days === 1 ? 'yesterday' : `${days} days ago`}`;
  return `forgotten ${minutesText(now - last.at)} ago`;
}

/** When an item comes next: "now", "in 8 min", "tomorrow", "in 12 days"; also "suspended" and "not scheduled". */
export function nextDueText(standing: Standing, schedule: Schedule, now: number): string {
  const today = schedule.today(now);
  const { card, due } = standing;
  if (card.suspended) return 'suspended';
  if (isDueOn(standing, now, today)) return 'now';
  if (due?.kind === 'step' && !isAside(card, today)) return `in ${minutesText(due.at - now)}`;
  const day = dueDay(standing, today);
  return day === undefined ? 'not scheduled' : daysText(day - today);
}

/** What falls due next, after what is due now: "1 item in 8 min", "3 items tomorrow"; undefined for nothing. */
export function nextDueSummary(
  index: readonly IndexEntry[],
  schedule: Schedule,
  now: number,
): string | undefined {
  const today = schedule.today(now);
  const steps = index.flatMap((entry): number[] => {
    const { card, due } = schedule.of(itemKey(entry));
    const waits = due?.kind === 'step' && due.at > now && card.last?.day === today;
    return waits && !isAside(card, today) ? [due.at] : [];
  });
  if (steps.length > 0) return `${count(steps.length, 'item')} in ${minutesText(Math.min(...steps) - now)}`;
  const days = forecast(index.map(itemKey), schedule, now, 366);
  const next = days.findIndex((items, day) => day > 0 && items > 0);
  return next < 0 ? undefined : `${count(days[next] ?? 0, 'item')} ${daysText(next)}`;
}

/** "1 item", "2 items" */
export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** "8 min", "1 h 20 min"; less than a minute counts as one. */
export function minutesText(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / minuteMs));
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

function daysText(days: number): string {
  if (days === 1) return 'tomorrow';
  return days < 60 ? `in ${days} days` : `in ${Math.round(days / 30.4)} months`;
}
