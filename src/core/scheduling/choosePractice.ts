import { type IndexEntry, type ItemKey, itemKey, type ItemKind } from '../content/items';
import type { TopicId } from '../content/topics';
import { isSelfRated, type Progress, solvedScore } from '../progress/foldEvents';
import { isAside } from './card';
import { budget, dueToday, newEntries } from './queue';
import type { Schedule } from './schedule';
import { seededRandom, shuffled } from './seededRandom';
import { type TopicStrength, topicStrengths } from './topicStrength';

/** Why an item was chosen; shown to the learner. */
export const practiceReasons = ['due', 'weak', 'new', 'ahead'] as const;
export type PracticeReason = (typeof practiceReasons)[number];

export interface PracticeChoice {
  entry: IndexEntry;
  reason: PracticeReason;
}

/** What a choice is made from. */
export interface PracticeSources {
  index: readonly IndexEntry[];
  progress: Progress;
  schedule: Schedule;
  /** Milliseconds since 1970. */
  now: number;
  /** The same sources and seed give the same choice. */
  seed: string | number;
  /** New items at most, instead of what the day's limit leaves. */
  newLimit?: number;
}

export type PracticeScope =
  | { kind: 'practice' }
  | { kind: 'topic'; topic: TopicId }
  /** Items whose latest attempt failed, fell into a trap, or was rated `again`. */
  | { kind: 'wrong-items' }
  /** Flashcards alone, of one topic or of all: what is due, then new ones. */
  | { kind: 'flashcards'; topic?: TopicId };

export function isInScope({ kind, topic }: IndexEntry, scope: PracticeScope): boolean {
  if ('topic' in scope && scope.topic !== undefined && scope.topic !== topic) return false;
  return scope.kind !== 'flashcards' || kind === 'flashcard';
}

/**
 * The items of a session in the order to practise them, each once: what is due (most overdue first, within
 * the day's limit), then tried items that went badly (weakest topic first), then new ones within the day's
 * limit. A topic session goes on with the topic's other items, the least likely to be recalled first, and
 * is not held to the limits: the learner has asked for this topic. Flashcards, also those of one topic, are
 * due or new and nothing else. Kinds are mixed inside each group.
 * @param done items of this session that were practised or skipped; they do not come again
 */
export function choosePractice(
  sources: PracticeSources,
  scope: PracticeScope = { kind: 'practice' },
  done: ReadonlySet<ItemKey> = new Set(),
): PracticeChoice[] {
  const wrong = (entry: IndexEntry): boolean => wentWrong(itemKey(entry), sources);
  const index = sources.index.filter(
    (entry) => isInScope(entry, scope) && (scope.kind !== 'wrong-items' || wrong(entry)),
  );
  const chosen = new Set<ItemKey>(done);
  const take = (entries: IndexEntry[], reason: PracticeReason): PracticeChoice[] => {
    const fresh = entries.filter((entry) => !chosen.has(itemKey(entry)));
    for (const entry of fresh) chosen.add(itemKey(entry));
    return mixKinds(fresh).map((entry) => ({ entry, reason }));
  };
  const { schedule, now } = sources;
  const strengths = topicStrengths(sources.index, sources.progress, schedule, now);
  const due = take(dueToday(index, schedule, now), 'due');
  const weak =
    scope.kind === 'flashcards' ? [] : take(weakest(index.filter(wrong), sources, strengths), 'weak');
  if (scope.kind === 'wrong-items') return [...due, ...weak];
  const allowed = sources.newLimit ?? budget(schedule, now).introductions;
  const limit = scope.kind === 'topic' ? Infinity : allowed;
  const fresh = take(introductions(index, sources, strengths, chosen, limit), 'new');
  return [...due, ...weak, ...fresh, ...(scope.kind === 'topic' ? take(ahead(index, sources), 'ahead') : [])];
}

/**
 * Tried, and not yet right: below the mark, in a trap, or forgotten at the latest rating. What the learner alone
 * rates was forgotten or known: `hard` has its interval, and no more is to be put right.
 */
function wentWrong(key: ItemKey, { progress, schedule, now }: PracticeSources): boolean {
  const { card } = schedule.of(key);
  if (isAside(card, schedule.today(now))) return false;
  if (isSelfRated(key)) return card.last?.rating === 'again';
  const known = progress.get(key);
  const failed =
    known !== undefined && known.attempts > 0 && (known.last < solvedScore || known.traps.length > 0);
  return failed || card.last?.rating === 'again';
}

function weakest(
  entries: IndexEntry[],
  { progress, schedule, now, seed }: PracticeSources,
  strengths: TopicStrength[],
): IndexEntry[] {
  const today = schedule.today(now);
  const rank = rankOf(strengths);
  return shuffled(entries, seededRandom(`${seed} weak`))
    .filter((entry) => (schedule.of(itemKey(entry)).card.last?.day ?? -Infinity) < today)
    .sort(
      (a, b) =>
        rank(a) - rank(b) || (progress.get(itemKey(a))?.last ?? 0) - (progress.get(itemKey(b))?.last ?? 0),
    );
}

/** New items: one topic after the other, the weakest first, so that no topic takes the whole day's limit. */
function introductions(
  index: IndexEntry[],
  { schedule, now, seed }: PracticeSources,
  strengths: TopicStrength[],
  chosen: ReadonlySet<ItemKey>,
  limit: number,
): IndexEntry[] {
  const rank = rankOf(strengths);
  const easyFirst = ['core', 'advanced', 'system-design', 'research'];
  const candidates = newEntries(index, schedule, now).filter((entry) => !chosen.has(itemKey(entry)));
  const byTopic = new Map<TopicId, IndexEntry[]>();
  const ordered = shuffled(candidates, seededRandom(`${seed} new`))
    .sort((a, b) => easyFirst.indexOf(a.level) - easyFirst.indexOf(b.level))
    .sort((a, b) => rank(a) - rank(b));
  for (const entry of ordered) {
    const entries = byTopic.get(entry.topic);
    if (entries === undefined) byTopic.set(entry.topic, [entry]);
    else entries.push(entry);
  }
  const rounds = Math.max(0, ...[...byTopic.values()].map(({ length }) => length));
  const inTurn = Array.from({ length: rounds }, (_, round) =>
    [...byTopic.values()].flatMap((entries) => entries.slice(round, round + 1)),
  );
  return inTurn.flat().slice(0, limit);
}

function ahead(index: IndexEntry[], { schedule, now }: PracticeSources): IndexEntry[] {
  const today = schedule.today(now);
  const chance = (entry: IndexEntry): number => schedule.retrievability(itemKey(entry), now) ?? 0;
  return index
    .filter((entry) => {
      const { card } = schedule.of(itemKey(entry));
      return card.last !== undefined && card.last.day < today && !isAside(card, today);
    })
    .sort((a, b) => chance(a) - chance(b));
}

function rankOf(strengths: TopicStrength[]): (entry: IndexEntry) => number {
  const ranks = new Map(strengths.map(({ topic }, i) => [topic, i]));
  return (entry) => ranks.get(entry.topic) ?? strengths.length;
}

/** Keeps the order but for this: where another kind is to come, no kind comes three times in a row. */
export function mixKinds(entries: readonly IndexEntry[]): IndexEntry[] {
  const queues = new Map<ItemKind, { entry: IndexEntry; place: number }[]>();
  entries.forEach((entry, place) => {
    const queue = queues.get(entry.kind);
    if (queue === undefined) queues.set(entry.kind, [{ entry, place }]);
    else queue.push({ entry, place });
  });
  const heads = [...queues.values()].map((queue) => ({ queue, next: 0 }));
  const mixed: IndexEntry[] = [];
  while (mixed.length < entries.length) {
    const [last, beforeLast] = [mixed.at(-1)?.kind, mixed.at(-2)?.kind];
    const open = heads.filter(({ queue, next }) => next < queue.length);
    const others = open.filter(({ queue }) => last !== beforeLast || queue[0]?.entry.kind !== last);
    const place = ({ queue, next }: (typeof heads)[number]): number => queue[next]?.place ?? Infinity;
    const head = (others.length > 0 ? others : open).reduce((a, b) => (place(a) <= place(b) ? a : b));
    const taken = head.queue[head.next++];
    if (taken !== undefined) mixed.push(taken.entry);
  }
  return mixed;
}
