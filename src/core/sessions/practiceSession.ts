import Ajv, { type ValidateFunction } from 'ajv';
import type { ItemKey } from '../content/items';
import { type TopicId, topicIds } from '../content/topics';
import type { SessionItem, SessionKind, SessionSummary } from '../progress/sessionSummary';
import { choosePractice, type PracticeChoice, type PracticeSources } from '../scheduling/choosePractice';

const practiceFormat = 1;

/** A practice session under way: quick practice, one topic, or what went wrong. Plain data. */
export interface PracticeSession {
  formatVersion: typeof practiceFormat;
  id: string;
  kind: Exclude<SessionKind, 'interview'>;
  /** Of a topic session. */
  topic?: TopicId;
  seed: string;
  startedAt: number;
  /** Practised and skipped items, in order; none of them comes again. */
  items: SessionItem[];
}

/** Begins a session. `id` is the caller's, unique; the seed decides ties and nothing else. */
export function startPractice(
  id: string,
  scope: { kind: 'practice' | 'wrong-items' } | { kind: 'topic'; topic: TopicId },
  seed: string,
  at: number,
): PracticeSession {
  return { formatVersion: practiceFormat, id, ...scope, seed, startedAt: at, items: [] };
}

/**
 * What is left of a session, the next item first. It is chosen anew after every item, so that what another
 * window has practised meanwhile is left out.
 */
export function remainingPractice(
  { kind, topic, seed, items }: PracticeSession,
  sources: Omit<PracticeSources, 'seed'>,
): PracticeChoice[] {
  const scope = kind === 'topic' && topic !== undefined ? { kind, topic } : { kind: kind as 'practice' };
  return choosePractice({ ...sources, seed }, scope, new Set<ItemKey>(items.map(({ key }) => key)));
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

const texts = { type: 'array', items: { type: 'string' } };
const schema = {
  type: 'object',
  required: ['formatVersion', 'id', 'kind', 'seed', 'startedAt', 'items'],
  properties: {
    formatVersion: { const: practiceFormat },
    id: { type: 'string' },
    kind: { enum: ['practice', 'topic', 'wrong-items'] },
    topic: { enum: topicIds },
    seed: { type: 'string' },
    startedAt: { type: 'number' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['key', 'spentMs', 'skipped', 'found', 'missed', 'traps'],
        properties: {
          key: { type: 'string', pattern: '^(question|flashcard|design|drill|kata)/' },
          spentMs: { type: 'number', minimum: 0 },
          skipped: { type: 'boolean' },
          score: { type: 'number', minimum: 0, maximum: 100 },
          found: texts,
          missed: texts,
          traps: texts,
        },
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
