import { type IndexEntry, itemKey, type Level } from '../content/items';
import type { TopicId } from '../content/topics';
import { choosePractice, type PracticeReason, type PracticeSources } from '../scheduling/choosePractice';
import { matchTopic } from './matchTopic';

/** Which question is wanted; everything is optional. */
export interface QuestionWish {
  /** A topic's id or name, or words of a question's title. */
  topic?: string;
  level?: Level;
  /** Only questions that are due for review. */
  due?: boolean;
}

export type PickedQuestion =
  { ok: true; entry: IndexEntry; reason: PracticeReason | 'other' } | { ok: false; message: string };

/**
 * The question to ask: what is due first, then what went badly, then new ones, as in a practice session; when the
 * day's limits leave none, any that fits.
 * @param asked ids of questions that were asked already; they come last
 */
export function pickQuestion(
  sources: PracticeSources,
  wish: QuestionWish,
  asked: ReadonlySet<string>,
): PickedQuestion {
  const questions = sources.index.filter(({ kind }) => kind === 'question');
  const about = matchTopic(wish.topic ?? '', questions);
  if (about.kind === 'unknown')
    return { ok: false, message: `There is no topic or question "${wish.topic}".` };
  const fitting = questions.filter(
    ({ id, topic, level }) =>
      (about.kind !== 'topic' || topic === about.topic) &&
      (about.kind !== 'words' || about.ids.has(id)) &&
      (wish.level === undefined || level === wish.level),
  );
  const fresh = fitting.filter(({ id }) => !asked.has(id));
  const pool = fresh.length > 0 ? fresh : fitting;
  const choices = choosePractice(
    { ...sources, index: pool },
    about.kind === 'topic' ? { kind: 'topic', topic: about.topic } : undefined,
  ).filter(({ reason }) => wish.due !== true || reason === 'due');
  const [choice] = choices;
  if (choice !== undefined) return { ok: true, ...choice };
  if (wish.due === true) return { ok: false, message: 'No question of this kind is due.' };
  const [first] = pool;
  if (first === undefined)
    return { ok: false, message: noneText(wish, about.kind === 'topic' ? about.topic : undefined) };
  return { ok: true, entry: leastRecent(pool, sources), reason: 'other' };
}

function leastRecent(pool: readonly IndexEntry[], { progress }: PracticeSources): IndexEntry {
  const lastAt = (entry: IndexEntry): number => progress.get(itemKey(entry))?.lastAt ?? 0;
  return pool.reduce((a, b) => (lastAt(b) < lastAt(a) ? b : a));
}

function noneText({ level }: QuestionWish, topic: TopicId | undefined): string {
  const where = topic === undefined ? '' : ` in the topic "${topic}"`;
  return level === undefined ? `There is no question yet${where}.` : `There is no ${level} question${where}.`;
}
