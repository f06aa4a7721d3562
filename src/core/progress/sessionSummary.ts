import type { ItemKey } from '../content/items';

export const sessionKinds = ['practice', 'topic', 'wrong-items', 'flashcards', 'interview'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** What a session leaves behind in the log: enough to compare a later one with it. */
export interface SessionSummary {
  id: string;
  kind: SessionKind;
  /** Id of the role profile of a mock interview. */
  role?: string;
  startedAt: number;
  endedAt: number;
  plannedMs: number;
  /** Time that counted: without pauses and interruptions. */
  spentMs: number;
  phases: SessionPhaseTime[];
  items: SessionItem[];
}

export interface SessionPhaseTime {
  phase: string;
  plannedMs: number;
  spentMs: number;
}

/** How one item of a session went. */
export interface SessionItem {
  key: ItemKey;
  spentMs: number;
  skipped: boolean;
  /** 0-100; absent when nothing was judged. */
  score?: number;
  /** Ids of points and traps, as in the question. */
  found: string[];
  missed: string[];
  traps: string[];
}
