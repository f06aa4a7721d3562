import type { ItemKey } from '../content/items';
import { type ProgressEvent, type Rating, ratings, type SelfCheckResult } from './events';
import { liveEvents, orderEvents } from './liveEvents';

/** A question counts as solved from this share of the evidence, in percent. */
export const solvedScore = 75;

export type ItemStatus = 'new' | 'tried' | 'solved';

/** What the log says of one item. */
export interface ItemProgress {
  status: ItemStatus;
  attempts: number;
  lastAt: number;
  /** Score of the latest and of the best attempt in percent: evidence found, or cases passed. */
  last: number;
  best: number;
  /** The best before the latest attempt, whose score a self-check may still change. */
  bestBefore: number;
  /** Traps that the latest attempt fell into. */
  traps: string[];
  revealed: boolean;
  /** Right attempts in a row up to now, as each was first found. */
  streak: number;
  bookmarked: boolean;
  /** The candidate's own note; empty when there is none. */
  note: string;
}

export type Progress = ReadonlyMap<ItemKey, ItemProgress>;

const untouched: ItemProgress = {
  status: 'new',
  attempts: 0,
  lastAt: 0,
  last: 0,
  best: 0,
  bestBefore: 0,
  traps: [],
  revealed: false,
  streak: 0,
  bookmarked: false,
  note: '',
};

/** What a self-rating says in percent, for the kinds that nothing else judges. */
export const selfScores: Record<Rating, number> = { again: 0, hard: 50, good: 80, easy: 100 };

/**
 * The state that a set of events adds up to, whatever order they come in; duplicates count once.
 * @param before what earlier events add up to
 */
export function foldEvents(events: Iterable<ProgressEvent>, before?: Progress): Progress {
  const progress = new Map<ItemKey, ItemProgress>(before);
  for (const event of liveEvents(orderEvents(events))) {
    progress.set(event.item, applyEvent(progress.get(event.item), event));
  }
  return progress;
}

/** One item's state after one more event. An undo needs the whole fold; here it changes nothing. */
export function applyEvent(before: ItemProgress | undefined, event: ProgressEvent): ItemProgress {
  const state = before ?? untouched;
  const lastAt = Math.max(state.lastAt, event.at);
  switch (event.type) {
    case 'answer':
      return attempt(
        state,
        lastAt,
        event.score,
        event.score >= solvedScore && event.traps.length === 0,
        event.traps,
      );
    case 'selfCheck':
      return selfChecked(state, lastAt, event);
    case 'kata': {
      const share = event.total === 0 ? 0 : Math.round((100 * event.passed) / event.total);
      return attempt(state, lastAt, share, event.status === 'passed', event.traps);
    }
    case 'drill': {
      const traps = event.misconception === undefined ? [] : [event.misconception];
      return attempt(state, lastAt, event.correct ? 100 : 0, event.correct, traps);
    }
    case 'review': {
      if (event.source !== 'self' || !isSelfRated(event.item)) return { ...state, lastAt };
      const score = selfScores[event.rating];
      return attempt(state, lastAt, score, score >= solvedScore, []);
    }
    case 'reveal':
      return { ...state, lastAt, revealed: true };
    case 'reset':
      return { ...untouched, bookmarked: state.bookmarked, note: state.note };
    case 'bookmark':
      return { ...state, bookmarked: event.on };
    case 'note':
      return { ...state, note: event.text };
    default:
      return state; // says nothing of how the item stands, or is not known to this version
  }
}

/** Elsewhere a self-rating only moves the schedule: the attempt that it follows is counted already. */
export function isSelfRated(item: ItemKey): boolean {
  return item.startsWith('flashcard/');
}

/** The self-rating that a score stands for. */
export function selfRatingOf(score: number | undefined): Rating | undefined {
  return ratings.find((rating) => selfScores[rating] === score);
}

/** The score of the latest attempt once the candidate has checked it. */
function selfChecked(state: ItemProgress, lastAt: number, { score, traps }: SelfCheckResult): ItemProgress {
  if (state.attempts === 0) return state;
  const solved = score >= solvedScore && traps.length === 0;
  const status = solved ? 'solved' : state.status;
  return { ...state, status, lastAt, last: score, best: Math.max(state.bestBefore, score), traps };
}

function attempt(
  state: ItemProgress,
  lastAt: number,
  score: number,
  solved: boolean,
  traps: string[],
): ItemProgress {
  // field by field: a spread costs several times as much, and logs are long
  return {
    status: solved || state.status === 'solved' ? 'solved' : 'tried',
    attempts: state.attempts + 1,
    lastAt,
    last: score,
    best: Math.max(state.best, score),
    bestBefore: state.best,
    traps,
    revealed: state.revealed,
    streak: solved ? state.streak + 1 : 0,
    bookmarked: state.bookmarked,
    note: state.note,
  };
}
