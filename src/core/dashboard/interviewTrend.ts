import type { DashboardSection } from '../../protocol/dashboardMessages';
import { dayToIso, learnerDay } from '../scheduling/learnerDay';
import { count } from '../scheduling/scheduleWords';
import { roleProfiles } from '../sessions/roleProfiles';
import { sessionScore } from '../sessions/sessionHistory';
import type { DashboardSources } from './dashboard';
import { hoursText } from './words';

/** How mock interviews went, one after another. */
export function interviewSection({ sessions, schedule }: DashboardSources): DashboardSection {
  const { zone, dayStartHour } = schedule.settings;
  const interviews = sessions
    .filter(({ kind }) => kind === 'interview')
    .map((session, i) => ({
      number: i + 1,
      day: dayToIso(learnerDay(session.startedAt, zone, dayStartHour)),
      role: roleProfiles.find(({ id }) => id === session.role)?.title ?? session.role ?? 'other',
      score: sessionScore(session.items),
      spentMs: session.spentMs,
    }));
  const scored = interviews.flatMap((one) => (one.score === undefined ? [] : [{ ...one, score: one.score }]));
  const section = {
    id: 'interviews',
    title: 'Mock interviews',
    table: {
      head: ['Interview', 'Day', 'Role', 'Score', 'Time'],
      rows: [...interviews]
        .reverse()
        .map(({ number, day, role, score, spentMs }) => [
          String(number),
          day,
          role,
          score === undefined ? 'not judged' : `${score}%`,
          hoursText(spentMs),
        ]),
    },
    basis:
      'The score of an interview is the mean of what was judged in it, skipped items as 0. It compares interviews of about the same kind: a harder draw of questions lowers it.',
  };
  const [first, last] = [scored[0], scored.at(-1)];
  if (first === undefined || last === undefined)
    return {
      ...section,
      summary: ['No mock interview finished yet. “Start Mock Interview” takes 30 minutes or more.'],
    };
  const roles = [...new Set(scored.map(({ role }) => role))];
  const trend = scored.length === 1 ? '' : ` The first came to ${first.score}%.`;
  return {
    ...section,
    summary: [`${count(scored.length, 'interview')}; the latest came to ${last.score}%.${trend}`],
    chart: {
      kind: 'lines',
      x: { label: 'Interview', isLog: false, isWhole: true },
      y: { label: 'Score in %', isLog: false },
      series: roles.map((role) => ({
        name: role,
        points: scored
          .filter((one) => one.role === role)
          .map(({ number, score }): [number, number] => [number, score]),
      })),
      dots: scored.map(({ number, score }) => ({ x: number, y: score, label: '' })),
      limits: [],
    },
  };
}
