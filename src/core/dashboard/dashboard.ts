import type { DashboardSection, DashboardState } from '../../protocol/dashboardMessages';
import type { IndexEntry } from '../content/items';
import { topics } from '../content/topics';
import type { HistoryBuilder } from '../progress/history';
import type { Progress } from '../progress/foldEvents';
import type { SessionSummary } from '../progress/sessionSummary';
import type { LearnerDay } from '../scheduling/learnerDay';
import { streak } from '../scheduling/practiceDays';
import type { Schedule } from '../scheduling/schedule';
import { count } from '../scheduling/scheduleWords';
import { type TopicStrength, topicStrengths } from '../scheduling/topicStrength';
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
  const basis = basisOf(sources);
  return {
    ...summaryOf(sources, basis),
    sections: [
      readinessSection(basis.roles),
      masterySection(basis.strengths),
      retentionSection(sources),
      forecastSection(sources),
      activitySection(sources, basis.spent),
      kataSection(sources),
      interviewSection(sources),
    ],
  };
}

/** The dashboard without its sections. */
export function dashboardSummary(sources: DashboardSources): DashboardState {
  return summaryOf(sources, basisOf(sources));
}

/** What several parts of the dashboard are made from. */
interface Basis {
  strengths: TopicStrength[];
  roles: Readiness[];
  spent: ReadonlyMap<LearnerDay, number>;
}

function basisOf(sources: DashboardSources): Basis {
  const { index, progress, schedule, now, sessions } = sources;
  const strengths = topicStrengths(index, progress, schedule, now);
  const roles = roleProfiles.map((role) => readinessFor(role, strengths, sessions));
  return { strengths, roles, spent: spentByDay(sources) };
}

function summaryOf(
  { index, progress, schedule, now }: DashboardSources,
  { strengths, roles, spent }: Basis,
): DashboardState {
  const days = schedule.days();
  const inRow = streak(days, schedule.today(now));
  const total = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
  const solved = index.filter(({ kind, id }) => progress.get(`${kind}/${id}`)?.status === 'solved').length;
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
      { label: 'Time spent', value: hoursText(total), detail: count(spent.size, 'day') + ' of practice' },
      { label: 'Readiness', value: percentText(best.readiness), detail: best.role.title },
    ],
    topics: strengths.map((one) => ({
      title: topics[one.topic],
      strength: one.strength,
      detail: triedText(one),
    })),
    sections: [],
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

function masterySection(strengths: readonly TopicStrength[]): DashboardSection {
  return {
    id: 'mastery',
    title: 'Mastery of topics',
    summary: [masterySummary(strengths)],
    chart: shares(strengths.map(({ topic, strength }) => [topics[topic], strength])),
    table: {
      head: ['Topic', 'Strength', 'Tried'],
      rows: strengths.map((one) => [topics[one.topic], percentText(one.strength), triedText(one)]),
    },
    basis:
      'Strength is the mean, over the items of the topic that you have tried, of your latest score times the chance that you would recall the item now (FSRS). It falls while you do not practise.',
  };
}

function triedText({ tried, items }: TopicStrength): string {
  return `${tried === 0 ? 'none' : tried} of ${items} tried`;
}

function shares(rows: [name: string, share: number][]): NonNullable<DashboardSection['chart']> {
  return {
    kind: 'shares',
    x: { label: '%', isLog: false },
    rows: rows.map(([name, share]) => ({ name, share })),
  };
}

function masterySummary(strengths: readonly TopicStrength[]): string {
  const tried = strengths.filter((one) => one.tried > 0);
  const [weakest, strongest] = [tried[0], tried.at(-1)];
  if (weakest === undefined || strongest === undefined)
    return 'Nothing tried yet: answer a question or solve a kata, and its topic shows here.';
  const untried = strengths.length - tried.length;
  const rest = untried === 0 ? '' : ` ${count(untried, 'topic')} not begun.`;
  const name = ({ topic, strength }: TopicStrength): string => `${topics[topic]}, ${percentText(strength)}`;
  return `Weakest: ${name(weakest)}. Strongest: ${name(strongest)}.${rest}`;
}
