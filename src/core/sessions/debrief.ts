import { type IndexEntry, type ItemKey, itemKey } from '../content/items';
import { type TopicId, topics } from '../content/topics';
import { solvedScore } from '../progress/foldEvents';
import type { SessionSummary } from '../progress/sessionSummary';
import type { PracticeSources } from '../scheduling/choosePractice';
import { topicStrengths } from '../scheduling/topicStrength';
import type { ClockGap, InterviewState, InterviewStep } from './interviewState';
import { sessionScore, summarise } from './sessionHistory';
import type { PointOutcome, TrapOutcome } from './stepResult';
import { type DayPlan, planWeek } from './weekPlan';

const minute = 60_000;
/** A phase that ran this much over or under its time is worth a word. */
const notableShare = 0.25;

/** What a finished interview showed, and what to do about it. Plain data; times in milliseconds. */
export interface Debrief {
  roleTitle: string;
  startedAt: number;
  plannedMs: number;
  spentMs: number;
  /** Mean of the judged items in percent, skipped ones as 0; undefined when nothing was judged. */
  score: number | undefined;
  phases: PhaseDebrief[];
  items: ItemDebrief[];
  topics: TopicDebrief[];
  gaps: ClockGap[];
  comparison: Comparison | undefined;
  /** What the candidate asked at the end. */
  closing: string;
  advice: Advice[];
  week: DayPlan[];
}

export interface PhaseDebrief {
  title: string;
  plannedMs: number;
  spentMs: number;
}

export interface ItemDebrief {
  key: ItemKey;
  title: string;
  status: InterviewStep['status'];
  spentMs: number;
  /** Undefined when nothing judged it. */
  score: number | undefined;
  by: string | undefined;
  found: PointOutcome[];
  missed: PointOutcome[];
  traps: TrapOutcome[];
  /** What was answered, or had been written when it was cut off or skipped. */
  answer: string;
  followUps: FollowUpDebrief[];
}

export interface FollowUpDebrief {
  prompt: string;
  answer: string;
  status: InterviewStep['status'];
  found: PointOutcome[];
  missed: PointOutcome[];
}

export interface TopicDebrief {
  topic: TopicId;
  items: number;
  score: number | undefined;
}

/** Against earlier interviews for the same role, or for any when there are none. */
export interface Comparison {
  sameRole: boolean;
  sessions: number;
  previous: number | undefined;
  best: number | undefined;
  /** Points missed the last time their item came up: found now, and missed once more. */
  recovered: PointOutcome[];
  missedAgain: PointOutcome[];
}

export interface Advice {
  text: string;
  /** Items to open for it. */
  items: ItemKey[];
}

/**
 * Draws the conclusions from a finished interview.
 * @param earlier finished sessions, oldest first; this one may be among them
 */
export function debriefInterview(
  state: InterviewState,
  sources: PracticeSources,
  earlier: readonly SessionSummary[],
): Debrief {
  const summary = summarise(state);
  const entries = new Map(sources.index.map((entry) => [itemKey(entry), entry]));
  const items = state.steps.flatMap((step) => itemDebrief(step, state));
  const phases = state.plan.phases.map(({ title, minutes }, i) => {
    return { title, plannedMs: minutes * minute, spentMs: state.spent[i] ?? 0 };
  });
  const { startedAt, plannedMs, spentMs } = summary;
  return {
    roleTitle: state.plan.roleTitle,
    startedAt,
    plannedMs,
    spentMs,
    score: sessionScore(summary.items),
    phases,
    items,
    topics: topicCoverage(items, entries),
    gaps: state.gaps,
    comparison: compare(state, items, earlier),
    closing: state.steps.findLast(({ key }) => key === undefined)?.text ?? '',
    advice: [...itemAdvice(items, entries), ...timeAdvice(phases), ...topicAdvice(sources)],
    week: planWeek(sources),
  };
}

function itemDebrief(step: InterviewStep, { plan }: InterviewState): ItemDebrief[] {
  const { key, status, spentMs, result, text: answer } = step;
  if (key === undefined) return [];
  const title = plan.phases[step.phase]?.items.find((item) => item.key === key)?.title ?? key;
  const { score, by, found = [], missed = [], traps = [] } = result ?? {};
  const followUps = step.followUps.map((followUp): FollowUpDebrief => {
    const { prompt, text, result: judged } = followUp;
    const { found: made = [], missed: open = [] } = judged ?? {};
    return { prompt, answer: text, status: followUp.status, found: made, missed: open };
  });
  return [{ key, title, status, spentMs, score, by, found, missed, traps, answer, followUps }];
}

function topicCoverage(items: ItemDebrief[], entries: ReadonlyMap<ItemKey, IndexEntry>): TopicDebrief[] {
  const groups = new Map<TopicId, ItemDebrief[]>();
  for (const item of items) {
    const topic = entries.get(item.key)?.topic;
    if (topic !== undefined) groups.set(topic, [...(groups.get(topic) ?? []), item]);
  }
  return [...groups].map(([topic, group]) => {
    const scored = group.map(({ score, status }) => ({
      ...(score !== undefined && { score }),
      skipped: status === 'skipped',
    }));
    return { topic, items: group.length, score: sessionScore(scored) };
  });
}

function compare(
  state: InterviewState,
  items: ItemDebrief[],
  earlier: readonly SessionSummary[],
): Comparison | undefined {
  const before = earlier.filter(({ id, startedAt }) => id !== state.id && startedAt < state.startedAt);
  const interviews = before.filter(({ kind }) => kind === 'interview');
  if (interviews.length === 0) return undefined;
  const ofRole = interviews.filter(({ role }) => role === state.plan.role);
  const compared = ofRole.length > 0 ? ofRole : interviews;
  const scores = compared.map((session) => sessionScore(session.items));
  const known = scores.filter((score) => score !== undefined);
  const missedBefore = (key: ItemKey): string[] =>
    before.flatMap((session) => session.items).findLast((item) => item.key === key)?.missed ?? [];
  const again = (outcome: 'found' | 'missed'): PointOutcome[] =>
    items.flatMap((item) => item[outcome].filter(({ id }) => missedBefore(item.key).includes(id)));
  return {
    sameRole: ofRole.length > 0,
    sessions: compared.length,
    previous: scores.at(-1),
    best: known.length === 0 ? undefined : Math.max(...known),
    recovered: again('found'),
    missedAgain: again('missed'),
  };
}

function itemAdvice(items: ItemDebrief[], entries: ReadonlyMap<ItemKey, IndexEntry>): Advice[] {
  const weak = items
    .filter(
      ({ score, status, traps }) => status === 'skipped' || traps.length > 0 || (score ?? 100) < solvedScore,
    )
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0));
  return weak.map(({ key, title, status, traps, missed }): Advice => {
    const related = (entries.get(key)?.related ?? []).filter((link) => entries.has(link));
    const [trap] = traps;
    const heaviest = missed.reduce<PointOutcome | undefined>(
      (best, point) => (best === undefined || point.weight > best.weight ? point : best),
      undefined,
    );
    const why =
      trap !== undefined
        ? `clear up first: ${trap.claim}`
        : heaviest !== undefined
          ? `the heaviest point that was missing: ${heaviest.claim}`
          : status === 'skipped'
            ? 'it was skipped; answer it once without a clock'
            : 'do it again without a clock';
    return { text: `${title}: ${why}`, items: [key, ...related] };
  });
}

function timeAdvice(phases: PhaseDebrief[]): Advice[] {
  return phases.flatMap(({ title, plannedMs, spentMs }): Advice[] => {
    const share = plannedMs === 0 ? 0 : (spentMs - plannedMs) / plannedMs;
    if (Math.abs(share) < notableShare || Math.abs(spentMs - plannedMs) < minute) return [];
    const minutes = Math.round(Math.abs(spentMs - plannedMs) / minute);
    const what = minutes === 1 ? '1 minute' : `${minutes} minutes`;
    const text =
      share > 0
        ? `${title}: ${what} over its time. Say the answer in two sentences first, then go deeper.`
        : `${title}: ${what} of its time unused. Offer the trade-off, the number or the failure case unasked.`;
    return [{ text, items: [] }];
  });
}

function topicAdvice({ index, progress, schedule, now }: PracticeSources): Advice[] {
  const [weakest] = topicStrengths(index, progress, schedule, now);
  if (weakest === undefined || weakest.tried === 0 || weakest.strength >= solvedScore / 100) return [];
  const percent = Math.round(100 * weakest.strength);
  return [
    { text: `Weakest topic so far: ${topics[weakest.topic]} (${percent}%). Do a topic session.`, items: [] },
  ];
}
