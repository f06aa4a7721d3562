import type { ProgressEvent } from '../progress/events';
import { liveEvents, orderEvents } from '../progress/liveEvents';
import type { SessionItem, SessionSummary } from '../progress/sessionSummary';
import { type InterviewState, totalSpent } from './interviewState';

const minute = 60_000;

/** The finished sessions in a log, oldest first, each once. */
export function finishedSessions(events: Iterable<ProgressEvent>): SessionSummary[] {
  const relevant = [...events].filter(({ type }) => type === 'session' || type === 'undo');
  const sessions = new Map<string, SessionSummary>();
  for (const event of liveEvents(orderEvents(relevant))) {
    if (event.type === 'session') sessions.set(event.session.id, event.session);
  }
  return [...sessions.values()];
}

/** What a finished interview leaves behind: the body of a `session` event. */
export function summarise(state: InterviewState): SessionSummary {
  const { id, plan, startedAt, endedAt, lastAt, spent, steps } = state;
  const items = steps.flatMap(({ key, spentMs, status, result }): SessionItem[] => {
    if (key === undefined) return [];
    const item = { key, spentMs, skipped: status === 'skipped' };
    if (result === undefined) return [{ ...item, found: [], missed: [], traps: [] }];
    const ids = (outcomes: { id: string }[]): string[] => outcomes.map((outcome) => outcome.id);
    const { score, found, missed, traps } = result;
    return [{ ...item, score, found: ids(found), missed: ids(missed), traps: ids(traps) }];
  });
  return {
    id,
    kind: 'interview',
    role: plan.role,
    startedAt,
    endedAt: endedAt ?? lastAt,
    plannedMs: plan.minutes * minute,
    spentMs: totalSpent(state),
    phases: plan.phases.map((phase, i) => {
      return { phase: phase.id, plannedMs: phase.minutes * minute, spentMs: spent[i] ?? 0 };
    }),
    items,
  };
}

/**
 * Mean score of a session's items in percent; a skipped item counts 0. Undefined when nothing was judged:
 * no number is better than one that stands for nothing.
 */
export function sessionScore(items: readonly Pick<SessionItem, 'score' | 'skipped'>[]): number | undefined {
  if (items.every(({ score }) => score === undefined)) return undefined;
  const counted = items.filter(({ score, skipped }) => score !== undefined || skipped);
  const sum = counted.reduce((total, { score }) => total + (score ?? 0), 0);
  return Math.round(sum / counted.length);
}
