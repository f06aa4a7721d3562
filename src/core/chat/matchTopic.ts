import type { IndexEntry } from '../content/items';
import { type TopicId, topicIds, topics } from '../content/topics';

/** What a request to start is about. */
export type Wish =
  | { kind: 'any' }
  | { kind: 'topic'; topic: TopicId }
  /** Questions whose title, id or tags have the words. */
  | { kind: 'words'; ids: ReadonlySet<string> }
  | { kind: 'unknown' };

/** Finds the topic or the questions that a few words mean: "moe", "Inference and serving", "kv cache". */
export function matchTopic(text: string, questions: readonly IndexEntry[]): Wish {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return { kind: 'any' };
  const holdsAll = (words: readonly string[]): boolean =>
    wanted.every((word) => words.some((candidate) => candidate.startsWith(word)));
  const topic = topicIds.find((id) => holdsAll(wordsOf(`${id} ${topics[id]}`)));
  if (topic !== undefined) return { kind: 'topic', topic };
  const matching = questions.filter(({ id, title, tags }) =>
    holdsAll(wordsOf([id, title, ...tags].join(' '))),
  );
  if (matching.length === 0) return { kind: 'unknown' };
  return { kind: 'words', ids: new Set(matching.map(({ id }) => id)) };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
