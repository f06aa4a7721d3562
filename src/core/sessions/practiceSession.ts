import Ajv, { type ValidateFunction } from 'ajv';
import type { ItemKey } from '../content/items';
import { type TopicId, topicIds } from '../content/topics';
import type { SessionItem, SessionKind, SessionSummary } from '../progress/sessionSummary';
import {
  choosePractice,
  type PracticeChoice,
  practiceReasons,
  type PracticeReason,
  type PracticeScope,
  type PracticeSources,
} from '../scheduling/choosePractice';

const practiceFormat = 1;

/** A practice session under way: quick practice, one topic, what went wrong, or flashcards. Plain data. */
export interface PracticeSession {
  formatVersion: typeof practiceFormat;
  id: string;
  kind: Exclude<SessionKind, 'interview'>;
  /** Of a topic session, and of flashcards of one topic. */
  topic?: TopicId;
  seed: string;
  startedAt: number;
  /** Practised and skipped items, in order; none of them comes again. */
  items: SessionItem[];
  /** The item that the session has come to. */
  current?: CurrentItem;
}

/** The item under way in a session. It is among the session's items as soon as something was judged. */
export interface CurrentItem {
  key: ItemKey;
  reason: PracticeReason;
  /** The reason in words, as it was when the item was chosen. */
  why: string;
  /** Since when time counts that is not in `spentMs`. */
  since: number;
  spentMs: number;
  /** There is nothing left to do but to go on. */
  finished: boolean;
}

/** Begins a session. `id` is the caller's, unique; the seed decides ties and nothing else. */
export function startPractice(id: string, scope: PracticeScope, seed: string, at: number): PracticeSession {
  return { formatVersion: practiceFormat, id, ...scope, seed, startedAt: at, items: [] };
}

/**
 * What is left of a session, the next item first. It is chosen anew after every item, so that what another
 * window has practised meanwhile is left out.
 */
export function remainingPractice(
  session: PracticeSession,
  sources: Omit<PracticeSources, 'seed'>,
): PracticeChoice[] {
  const done = new Set<ItemKey>(session.items.map(({ key }) => key));
  return choosePractice({ ...sources, seed: session.seed }, scopeOf(session), done);
}

/** What a session is drawn from. */
export function scopeOf({ kind, topic }: PracticeSession): PracticeScope {
  if (kind === 'topic') return topic === undefined ? { kind: 'practice' } : { kind, topic };
  if (kind === 'flashcards' && topic !== undefined) return { kind, topic };
  return { kind };
}

/** Whether a session is drawn from just that. */
export function isOfScope(session: PracticeSession, scope: PracticeScope): boolean {
  return session.kind === scope.kind && session.topic === ('topic' in scope ? scope.topic : undefined);
}

/** The session after an item was practised or skipped; one that comes twice replaces its first record. */
export function withItem(session: PracticeSession, item: SessionItem): PracticeSession {
  return { ...session, items: [...session.items.filter(({ key }) => key !== item.key), item] };
}

/** What a session leaves behind; undefined when nothing was done in it. */
export function summarisePractice(session: PracticeSession, at: number): SessionSummary | undefined {
  const { id, kind, startedAt, items } = session;
  if (items.length === 0) return undefined;
  const spentMs = items.reduce((sum, item) => sum + item.spentMs, 0);
  return { id, kind, startedAt, endedAt: at, plannedMs: 0, spentMs, phases: [], items };
}

const itemPattern = '^(question|flashcard|design|drill|kata)/';
const texts = { type: 'array', items: { type: 'string' } };
const schema = {
  type: 'object',
  required: ['formatVersion', 'id', 'kind', 'seed', 'startedAt', 'items'],
  properties: {
    formatVersion: { const: practiceFormat },
    id: { type: 'string' },
    kind: { enum: ['practice', 'topic', 'wrong-items', 'flashcards'] },
    topic: { enum: topicIds },
    seed: { type: 'string' },
    startedAt: { type: 'number' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['key', 'spentMs', 'skipped', 'found', 'missed', 'traps'],
        properties: {
          key: { type: 'string', pattern: itemPattern },
          spentMs: { type: 'number', minimum: 0 },
          skipped: { type: 'boolean' },
          score: { type: 'number', minimum: 0, maximum: 100 },
          found: texts,
          missed: texts,
          traps: texts,
        },
      },
    },
    current: {
      type: 'object',
      required: ['key', 'reason', 'why', 'since', 'spentMs', 'finished'],
      properties: {
        key: { type: 'string', pattern: itemPattern },
        reason: { enum: practiceReasons },
        why: { type: 'string' },
        since: { type: 'number' },
        spentMs: { type: 'number', minimum: 0 },
        finished: { type: 'boolean' },
      },
    },
  },
  if: { properties: { kind: { const: 'topic' } } },
  then: { required: ['topic'] },
};

let compiled: ValidateFunction<PracticeSession> | undefined;

/** Reads a stored session; undefined for one that cannot be used. Its ratings are in the log all the same. */
export function restorePractice(stored: string): PracticeSession | undefined {
  compiled ??= new Ajv({ strict: true, strictRequired: false }).compile<PracticeSession>(schema);
  try {
    const raw: unknown = JSON.parse(stored);
    return compiled(raw) ? raw : undefined;
  } catch {
    return undefined; // a torn write: starting a new session costs nothing
  }
}
