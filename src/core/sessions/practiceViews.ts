import { type IndexEntry, type ItemKey, itemKey } from '../content/items';
import { type TopicId, topics } from '../content/topics';
import { linkedItems } from '../practice/panelViews';
import { planToday, type TodayPlan } from '../practice/todayPlan';
import { ratings } from '../progress/events';
import { isSelfRated, selfRatingOf, solvedScore } from '../progress/foldEvents';
import type { SessionItem, SessionSummary } from '../progress/sessionSummary';
import {
  choosePractice,
  isInScope,
  type PracticeScope,
  type PracticeSources,
} from '../scheduling/choosePractice';
import { newEntries } from '../scheduling/queue';
import { answerBands } from '../scheduling/rating';
import { count, minutesText, nextDueText } from '../scheduling/scheduleWords';
import type { PracticeBar, PracticeSummaryItem, PracticeSummaryState } from '../../protocol/practiceMessages';
import type { PracticeSession } from './practiceSession';
import { placeOf } from './practiceSteps';
import { sessionScore } from './sessionHistory';

/** So many new items are offered beyond the day's limit at a time. */
export const moreNewStep = 5;

/** A session that ended, or that could not begin since there was nothing in it. */
export interface PracticeEnd {
  scope: PracticeScope;
  /** Undefined when nothing was done. */
  summary?: SessionSummary;
}

/** @param shown key of the item on the panel */
export function practiceBarView(
  session: PracticeSession,
  sources: PracticeSources,
  shown: ItemKey | undefined,
): PracticeBar {
  const { kind, topic, current } = session;
  const bar: PracticeBar = {
    name: nameOf(kind, topic),
    ...placeOf(session, sources),
    finished: current?.finished === true,
  };
  if (current === undefined) return bar;
  if (current.key === shown) return { ...bar, why: current.why };
  const [away] = linkedItems([current.key], sources.index);
  return { ...bar, away };
}

const scopeNames = {
  practice: 'Practice',
  topic: 'Topic',
  'wrong-items': 'Wrong items',
  flashcards: 'Flashcards',
} as const;

function nameOf(kind: PracticeScope['kind'], topic: TopicId | undefined): string {
  if (topic === undefined) return scopeNames[kind];
  return kind === 'flashcards' ? `${scopeNames[kind]}: ${topics[topic]}` : topics[topic];
}

export function practiceSummaryView(end: PracticeEnd, sources: PracticeSources): PracticeSummaryState {
  const { scope, summary } = end;
  const items = summary?.items ?? [];
  const plan = planToday(sources);
  return {
    view: 'practiceSummary',
    title: summary === undefined ? emptyTitle(scope) : doneTitle(scope),
    facts: [
      ...(summary === undefined ? [emptyText(scope, plan, sources)] : [sessionText(summary)]),
      ...(plan.next === undefined ? [] : [`Due next: ${plan.next}.`]),
    ],
    items: items.flatMap((item) => summaryItem(item, sources)),
    offers: offersOf(scope, plan, sources),
  };
}

function sessionText({ kind, items, spentMs }: SessionSummary): string {
  if (kind === 'flashcards') return cardsText(items, spentMs);
  const practised = items.filter(({ skipped }) => !skipped).length;
  const skipped = items.length - practised;
  const score = sessionScore(items.filter((item) => !item.skipped));
  const parts = [`${count(practised, 'item')} practised in ${minutesText(spentMs)}`];
  if (score !== undefined) parts.push(`${score}% on average`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  return `${parts.join(', ')}.`;
}

/** "9 cards reviewed in 2 min: 1 again, 2 hard, 6 good; 1 skipped." */
function cardsText(items: readonly SessionItem[], spentMs: number): string {
  const reviewed = items.filter(({ skipped }) => !skipped);
  const parts = ratings.flatMap((rating) => {
    const given = reviewed.filter(({ score }) => selfRatingOf(score) === rating).length;
    return given === 0 ? [] : [`${given} ${rating}`];
  });
  const skipped = items.length - reviewed.length;
  const each = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  const more = skipped === 0 ? '' : `; ${skipped} skipped`;
  return `${count(reviewed.length, 'card')} reviewed in ${minutesText(spentMs)}${each}${more}.`;
}

function doneTitle({ kind }: PracticeScope): string {
  return kind === 'flashcards' ? 'Flashcards done' : 'Practice done';
}

function emptyTitle({ kind }: PracticeScope): string {
  return kind === 'practice' || kind === 'flashcards' ? 'Done for today' : 'Nothing to practise here';
}

function emptyText(scope: PracticeScope, plan: TodayPlan, sources: PracticeSources): string {
  const { index, schedule, now } = sources;
  const limit = `the limit of new items is reached (${schedule.settings.newPerDay} a day)`;
  if (scope.kind === 'flashcards') {
    const cards = index.filter((entry) => isInScope(entry, scope));
    const isLeft = newEntries(cards, schedule, now).length > 0;
    return `No card is due, and ${isLeft ? limit : 'there are no new ones left'}.`;
  }
  if (scope.kind === 'wrong-items')
    return 'No item waits to be put right. What you got wrong today comes back tomorrow, what you forgot in some minutes.';
  if (scope.kind === 'topic')
    return `You have practised all of “${topics[scope.topic]}” today, or set it aside.`;
  return plan.moreNew > 0
    ? `Nothing is due, and ${limit}.`
    : 'Nothing is due, and there are no new items left.';
}

function summaryItem(item: SessionItem, { index, schedule, now }: PracticeSources): PracticeSummaryItem[] {
  const standing = schedule.of(item.key);
  const { last } = standing.card;
  const isRated = last !== undefined && last.day >= schedule.today(now);
  const rated = isRated && !item.skipped ? [`rated ${last.rating}`] : [];
  const [link] = linkedItems([item.key], index);
  if (link === undefined) return [];
  return [
    {
      ...link,
      status: statusOf(item),
      outcome: [...scoreText(item), ...rated].join(', '),
      nextDue: nextDueText(standing, schedule, now),
    },
  ];
}

/** Nothing of what the learner alone rates: the rating says it. */
function scoreText({ key, score, skipped }: SessionItem): string[] {
  if (skipped) return ['skipped'];
  if (score === undefined) return ['not judged'];
  if (isSelfRated(key)) return [];
  if (!key.startsWith('kata/')) return [`${score}%`];
  return [score === 100 ? 'passed' : `${score}% of the cases`];
}

function statusOf({ score, skipped, traps }: SessionItem): PracticeSummaryItem['status'] {
  if (skipped || score === undefined) return 'skipped';
  if (score >= solvedScore && traps.length === 0) return 'good';
  return score >= answerBands.hard ? 'partial' : 'bad';
}

function offersOf(
  scope: PracticeScope,
  { due, fresh, moreNew }: TodayPlan,
  sources: PracticeSources,
): PracticeSummaryState['offers'] {
  const left = choosePractice(sources).length;
  const wrong = choosePractice(sources, { kind: 'wrong-items' }).length;
  const offers: PracticeSummaryState['offers'] = [];
  const cards = scope.kind === 'flashcards' ? choosePractice(sources, { kind: 'flashcards' }).length : 0;
  if (cards > 0) offers.push({ action: 'flashcards', label: `Review ${count(cards, 'more card')}` });
  if (left > 0) offers.push({ action: 'start', label: `Practise ${count(left, 'more item')}` });
  if (due.length + fresh.length === 0 && moreNew > 0) {
    const label = `${count(Math.min(moreNewStep, moreNew), 'more new item')} today`;
    offers.push({ action: 'moreNew', label });
  }
  if (wrong > 0 && scope.kind !== 'wrong-items')
    offers.push({ action: 'wrongItems', label: `Review ${count(wrong, 'wrong item')}` });
  return [...offers, { action: 'topic', label: 'Practise a topic…' }];
}

/** The entry of the item that a session is at. */
export function currentEntry(
  { current }: PracticeSession,
  index: readonly IndexEntry[],
): IndexEntry | undefined {
  return current === undefined ? undefined : index.find((entry) => itemKey(entry) === current.key);
}
