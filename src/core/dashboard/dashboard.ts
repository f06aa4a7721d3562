import type { DashboardSection, DashboardState } from '../../protocol/dashboardMessages';
import type { IndexEntry } from '../content/items';
import { topics } from '../content/topics';
import type { HistoryBuilder } from '../progress/history';
import type { Progress } from '../progress/foldEvents';
import type { SessionSummary } from '../progress/sessionSummary';
import { streak } from '../scheduling/practiceDays';
import type { Schedule } from '../scheduling/schedule';
import { count } from '../scheduling/scheduleWords';
import { topicStrengths } from '../scheduling/topicStrength';
import { roleProfiles } from '../sessions/roleProfiles';
import { activitySection, spentByDay } from './activity';
import { interviewSection } from './interviewTrend';
import { kataSection } from './kataHistory';
import { type Readiness, readinessBasis, readinessFor } from './readiness';
import { forecastSection, retentionSection } from './retention';
import { hoursText, percentText } from './words';

export interface DashboardSources {
  index: readonly IndexEntry[];
  progress: Progress;
  schedule: Schedule;
  now: number;
  history: Pick<HistoryBuilder, 'of' | 'hours'>;
  sessions: readonly SessionSummary[];
}

/** The dashboard: what has been practised, what is still known, and what that is worth for each role. */
export function dashboardState(sources: DashboardSources): DashboardState {
  const { index, progress, schedule, now, sessions } = sources;
  const strengths = topicStrengths(index, progress, schedule, now);
  const byTopic = strengths.map(({ topic, items, tried, strength }) => ({
    title: topics[topic],
    strength,
    detail: tried === 0 ? `none of ${items} tried` : `${tried} of ${items} tried`,
  }));
  const days = schedule.days();
  const inRow = streak(days, schedule.today(now));
  const spent = [...spentByDay(sources)];
  const total = spent.reduce((sum, [, ms]) => sum + ms, 0);
  const solved = index.filter(({ kind, id }) => progress.get(`${kind}/${id}`)?.status === 'solved').length;
  const roles = roleProfiles.map((role) => readinessFor(role, strengths, sessions));
  const best = roles.reduce((a, b) => (b.readiness > a.readiness ? b : a));
  return {
    view: 'dashboard',
    figures: [
      {
        label: 'Days in a row',
        value: String(inRow),
        detail: count(days.size, 'day') + ' with reviews in all',
      },
      { label: 'Items solved', value: String(solved), detail: `of ${index.length}` },
      { label: 'Time spent', value: hoursText(total), detail: count(spent.length, 'day') + ' of practice' },
      { label: 'Readiness', value: percentText(best.readiness), detail: best.role.title },
    ],
    topics: byTopic,
    sections: [
      readinessSection(roles),
      masterySection(byTopic),
      retentionSection(sources),
      forecastSection(sources),
      activitySection(sources),
      kataSection(sources),
      interviewSection(sources),
    ],
  };
}

function readinessSection(roles: readonly Readiness[]): DashboardSection {
  return {
    id: 'readiness',
    title: 'Readiness for a role',
    summary: roles.map(({ role, readiness, weakest }) => {
      const gap = weakest === undefined ? '' : `; most is to be gained in ${topics[weakest]}`;
      return `${role.title}: ${percentText(readiness)}${gap}.`;
    }),
    chart: shares(roles.map(({ role, readiness }) => [role.title, readiness])),
    table: {
      head: ['Role', 'Readiness', 'From practice', 'Mock interviews'],
      rows: roles.map(({ role, readiness, knowledge, interviews }) => [
        role.title,
        percentText(readiness),
        percentText(knowledge),
        interviews === undefined ? 'none yet' : percentText(interviews),
      ]),
    },
    basis: readinessBasis,
  };
}

interface TopicRow {
  title: string;
  strength: number;
  detail: string;
}

function masterySection(byTopic: readonly TopicRow[]): DashboardSection {
  return {
    id: 'mastery',
    title: 'Mastery of topics',
    summary: [masterySummary(byTopic)],
    chart: shares(byTopic.map(({ title, strength }) => [title, strength])),
    table: {
      head: ['Topic', 'Strength', 'Tried'],
      rows: byTopic.map(({ title, strength, detail }) => [title, percentText(strength), detail]),
    },
    basis:
      'Strength is the mean, over the items of the topic that you have tried, of your latest score times the chance that you would recall the item now (FSRS). It falls while you do not practise.',
  };
}

function shares(rows: [name: string, share: number][]): NonNullable<DashboardSection['chart']> {
  return {
    kind: 'shares',
    x: { label: '%', isLog: false },
    rows: rows.map(([name, share]) => ({ name, share })),
  };
}

function masterySummary(topicList: readonly TopicRow[]): string {
  const tried = topicList.filter(({ detail }) => !detail.startsWith('none'));
  const [weakest, strongest] = [tried[0], tried.at(-1)];
  if (weakest === undefined || strongest === undefined)
    return 'Nothing tried yet: answer a question or solve a kata, and its topic shows here.';
  const untried = topicList.length - tried.length;
  const rest = untried === 0 ? '' : ` ${count(untried, 'topic')} not begun.`;
  return `Weakest: ${weakest.title}, ${percentText(weakest.strength)}. Strongest: ${strongest.title}, ${percentText(strongest.strength)}.${rest}`;
}
