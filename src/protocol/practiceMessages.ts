import type { LinkedItem } from './panelMessages';

/** Where a practice session stands: a bar above whatever item is shown. */
export interface PracticeBar {
  /** "Practice", or the topic of the session. */
  name: string;
  done: number;
  left: number;
  /** Why the item shown was chosen; absent when it is not the session's. */
  why?: string;
  /** The item that the session is at, when another one is shown. */
  away?: LinkedItem;
  /** There is nothing left to do but to go on; before, going on is skipping. */
  finished: boolean;
}

export interface PracticeSummaryItem extends LinkedItem {
  status: 'good' | 'partial' | 'bad' | 'skipped';
  /** "85%, rated good". */
  outcome: string;
  /** "in 3 days". */
  nextDue: string;
}

/** The end of a session, or why there is none. */
export interface PracticeSummaryState {
  view: 'practiceSummary';
  title: string;
  /** What the session came to, in a sentence each. */
  facts: string[];
  items: PracticeSummaryItem[];
  /** What can be done now, the most sensible first. */
  offers: { action: PracticeAction; label: string }[];
}

export const practiceActions = [
  'start',
  'next',
  'skip',
  'end',
  'topic',
  'moreNew',
  'wrongItems',
  'flashcards',
  'undo',
] as const;
export type PracticeAction = (typeof practiceActions)[number];

/** The bar's state; without one, no session is under way. */
export interface PracticeBarMessage {
  type: 'practiceBar';
  bar?: PracticeBar;
}

export interface PracticeRequest {
  type: 'practice';
  action: PracticeAction;
}

/** What the page sent, if it is a request about practice. */
export function parsePracticeRequest(raw: Record<string, unknown>): PracticeRequest | undefined {
  const action = practiceActions.find((known) => known === raw.action);
  return raw.type === 'practice' && action !== undefined ? { type: 'practice', action } : undefined;
}
