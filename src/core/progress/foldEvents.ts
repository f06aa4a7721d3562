import type { ItemKey } from '../content/items';
import { compareEvents, type ProgressEvent } from './events';

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
  /** Traps that the latest attempt fell into. */
  traps: string[];
  revealed: boolean;
}

export type Progress = ReadonlyMap<ItemKey, ItemProgress>;

/** The state that a set of events adds up to, whatever order they come in; duplicates count once. */
export function foldEvents(events: Iterable<ProgressEvent>): Progress {
  const unique = new Map<string, ProgressEvent>();
  for (const event of events) if (!unique.has(event.id)) unique.set(event.id, event);
  const progress = new Map<ItemKey, ItemProgress>();
  for (const event of [...unique.values()].sort(compareEvents)) {
    progress.set(event.item, applyEvent(progress.get(event.item), event));
  }
  return progress;
}

/** One item's state after one more event. */
export function applyEvent(before: ItemProgress | undefined, event: ProgressEvent): ItemProgress {
  const state = before ?? {
    status: 'new',
    attempts: 0,
    lastAt: 0,
    last: 0,
    best: 0,
    traps: [],
    revealed: false,
  };
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
    case 'kata': {
      const share = event.total === 0 ? 0 : Math.round((100 * event.passed) / event.total);
      return attempt(state, lastAt, share, event.status === 'passed', event.traps);
    }
    case 'reveal':
      return { ...state, lastAt, revealed: true };
    default:
      return state; // a kind of event that this version does not know
  }
}

function attempt(
  state: ItemProgress,
  lastAt: number,
  score: number,
  solved: boolean,
  traps: string[],
): ItemProgress {
  return {
    ...state,
    status: solved || state.status === 'solved' ? 'solved' : 'tried',
    attempts: state.attempts + 1,
    lastAt,
    last: score,
    best: Math.max(state.best, score),
    traps,
  };
}
