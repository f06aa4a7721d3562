import { itemKey } from '../content/items';
import type { ProgressEvent, Rating } from '../progress/events';
import { isSelfRated, selfScores } from '../progress/foldEvents';
import type { SessionItem } from '../progress/sessionSummary';
import type { PracticeSources } from '../scheduling/choosePractice';
import { whyText } from '../scheduling/scheduleWords';
import { type CurrentItem, type PracticeSession, remainingPractice, withItem } from './practiceSession';

/** Whoever comes back to an item after longer than this was away, and not thinking. */
const longestStretchMs = 30 * 60_000;

type Sources = Omit<PracticeSources, 'seed'>;

/** The session at its next item; without one when nothing is left. An item that was not tried counts as skipped. */
export function goOn(session: PracticeSession, sources: Sources): PracticeSession {
  const before = leaveCurrent(session, sources.now);
  const [choice] = remainingPractice(before, sources);
  if (choice === undefined) return before;
  const why = whyText(choice, { ...sources, seed: session.seed });
  const current: CurrentItem = {
    key: itemKey(choice.entry),
    reason: choice.reason,
    why,
    since: sources.now,
    spentMs: 0,
    finished: false,
  };
  return { ...before, current };
}

/** The session without the item under way, which keeps what was judged of it. */
export function leaveCurrent(session: PracticeSession, at: number): PracticeSession {
  const { current, ...rest } = session;
  if (current === undefined) return rest;
  const known = rest.items.find(({ key }) => key === current.key) ?? untouched(current, true);
  return withItem(rest, { ...known, spentMs: spent(current, at) });
}

/** The session as it ends: an item that was opened and not tried is no part of it. */
export function endAtCurrent(session: PracticeSession, at: number): PracticeSession {
  const { current, ...rest } = session;
  return rest.items.some(({ key }) => key === current?.key) ? leaveCurrent(session, at) : rest;
}

/** The session with the item under way marked as skipped, unless there is nothing left to do of it. */
export function skipCurrent(session: PracticeSession, at: number): PracticeSession {
  const { current, items } = session;
  if (current === undefined || current.finished) return session;
  const known = items.find(({ key }) => key === current.key) ?? untouched(current, true);
  return withItem(session, { ...known, skipped: true, spentMs: spent(current, at) });
}

/**
 * The session after something was recorded of one of its items: the one under way, or one that was left
 * before and taken up again.
 * @param points ids of the points of the question that the event is about
 * @param rating the rating of the item that counts now, if it was given in this session: an undo, and the undo of
 *   an undo, are read by it
 */
export function withRecorded(
  session: PracticeSession,
  event: ProgressEvent,
  points: readonly string[],
  rating?: Rating,
): PracticeSession {
  const { current, items } = session;
  const isCurrent = current?.key === event.item;
  if (event.type === 'undo' && rating === undefined) return withUndone(session, event);
  const known = items.find(({ key }) => key === event.item) ?? (isCurrent && untouched(current, false));
  if (known === undefined || known === false) return session;
  const judged = judgedBy(event, known, points, rating);
  if (judged === undefined) return session;
  if (!isCurrent) return withItem(session, judged.item);
  const spentMs = spent(current, event.at);
  const finished = current.finished || judged.finished;
  return {
    ...withItem(session, { ...judged.item, spentMs }),
    current: { ...current, spentMs, since: Math.max(current.since, event.at), finished },
  };
}

/**
 * The session after a rating was taken back that was all there was of an item: it is at this item again, unless
 * another one is being worked on. A question keeps its answer, and with it its place.
 */
function withUndone(session: PracticeSession, { item, at }: ProgressEvent): PracticeSession {
  const { current } = session;
  const undone = session.items.find(({ key }) => key === item);
  if (undone === undefined || !isSelfRated(item)) return session;
  const items = session.items.filter((other) => other !== undone);
  if (current?.key === item) return { ...session, items, current: { ...current, finished: false } };
  if (items.some(({ key }) => key === current?.key)) return { ...session, items };
  const { spentMs } = undone;
  const why = 'the rating was taken back';
  return {
    ...session,
    items,
    current: { key: item, reason: 'due', why, since: at, spentMs, finished: false },
  };
}

/** A stored session taken up again: the time between does not count. */
export function takenUp(session: PracticeSession, at: number): PracticeSession {
  return session.current === undefined ? session : { ...session, current: { ...session.current, since: at } };
}

/** How far a session has come; the item under way is neither done nor left until it is finished. */
export function placeOf(session: PracticeSession, sources: Sources): { done: number; left: number } {
  const { current, items } = session;
  const done = items.filter(({ key, skipped }) => !skipped && (key !== current?.key || current.finished));
  const left = remainingPractice(session, sources).filter(({ entry }) => itemKey(entry) !== current?.key);
  return { done: done.length, left: left.length };
}

function judgedBy(
  event: ProgressEvent,
  known: SessionItem,
  points: readonly string[],
  rating: Rating | undefined,
): { item: SessionItem; finished: boolean } | undefined {
  const item = { ...known, skipped: false };
  switch (event.type) {
    case 'answer': {
      const { score, found, traps } = event;
      const missed = points.filter((id) => !found.includes(id));
      return { item: { ...item, score, found, missed, traps }, finished: true };
    }
    case 'kata': {
      if (event.status === 'compile-error') return undefined; // nothing ran
      const score = event.total === 0 ? 0 : Math.round((100 * event.passed) / event.total);
      return { item: { ...item, score, traps: event.traps }, finished: event.status === 'passed' };
    }
    case 'drill': {
      const traps = event.misconception === undefined ? [] : [event.misconception];
      return { item: { ...item, score: event.correct ? 100 : 0, traps }, finished: true };
    }
    case 'review':
      return { item: { ...item, score: known.score ?? selfScores[event.rating] }, finished: true };
    case 'undo':
      if (rating === undefined || !isSelfRated(event.item)) return undefined;
      return { item: { ...item, score: selfScores[rating] }, finished: true };
    default:
      return undefined;
  }
}

function untouched({ key }: CurrentItem, skipped: boolean): SessionItem {
  return { key, spentMs: 0, skipped, found: [], missed: [], traps: [] };
}

function spent({ since, spentMs }: CurrentItem, at: number): number {
  return spentMs + Math.min(Math.max(0, at - since), longestStretchMs);
}
