import type { DashboardSection } from '../../protocol/dashboardMessages';
import { itemKey } from '../content/items';
import { topicIds, topics } from '../content/topics';
import { awayAfterMs, hourMs } from '../progress/history';
import { dayToIso, type LearnerDay, learnerDay } from '../scheduling/learnerDay';
import { count } from '../scheduling/scheduleWords';
import type { DashboardSources } from './dashboard';
import { hoursText } from './words';

const shownDays = 52 * 7;

/** Time spent on each of the learner's days, in ms; days without practice are not there. */
export function spentByDay({
  history,
  schedule,
}: Pick<DashboardSources, 'history' | 'schedule'>): Map<LearnerDay, number> {
  const { zone, dayStartHour } = schedule.settings;
  const days = new Map<LearnerDay, number>();
  for (const [hour, ms] of history.hours) {
    const day = learnerDay(hour * hourMs, zone, dayStartHour);
    days.set(day, (days.get(day) ?? 0) + ms);
  }
  return days;
}

/** When the learner has practised, and on what. */
export function activitySection(
  { schedule, now, index, history }: DashboardSources,
  spent: ReadonlyMap<LearnerDay, number>,
): DashboardSection {
  const today = schedule.today(now);
  const ratings = schedule.days();
  const first = today - shownDays + 1;
  const days = Array.from({ length: shownDays }, (_, i) => first + i);
  const active = days.filter((day) => spent.has(day) || ratings.has(day));
  const week = days.slice(-7).reduce((sum, day) => sum + (spent.get(day) ?? 0), 0);
  const byTopic = topicIds
    .map((topic) => ({
      topic,
      ms: index
        .filter((entry) => entry.topic === topic)
        .reduce((sum, entry) => sum + history.of(itemKey(entry)).spentMs, 0),
    }))
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms);
  const section = {
    id: 'activity',
    title: 'Activity and time spent',
    table: {
      head: ['Day', 'Time spent', 'Ratings'],
      rows: [...active]
        .reverse()
        .map((day) => [
          dayToIso(day),
          hoursText(spent.get(day) ?? 0),
          String(ratings.get(day)?.ratings ?? 0),
        ]),
    },
    basis: `Time is counted between two things that you do here, if they are no more than ${awayAfterMs / 60_000} minutes apart; it goes to the item of the second one. What happens before the first answer of a day is not seen.`,
  };
  if (active.length === 0)
    return { ...section, summary: ['No practice yet. Every day with some is marked here.'] };
  return {
    ...section,
    summary: [
      `Practised on ${count(active.length, 'day')} of the last ${shownDays}; ${hoursText(week)} in the last seven days.`,
      ...byTopic.slice(0, 3).map(({ topic, ms }) => `${topics[topic]}: ${hoursText(ms)}.`),
    ],
    chart: {
      kind: 'calendar',
      days: days.map((day) => ({
        date: dayToIso(day),
        value: Math.max((spent.get(day) ?? 0) / 60_000, ratings.get(day)?.ratings ?? 0),
      })),
    },
  };
}
