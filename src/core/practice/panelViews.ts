import { type PointResult, scoreAnswer } from '../answers/scoreAnswer';
import { sourceUrl } from '../content/itemMarkdown';
import {
  type FollowUp,
  type IndexEntry,
  type ItemKey,
  itemKey,
  type Question,
  type Source,
} from '../content/items';
import { topics } from '../content/topics';
import { isSelfRated, type ItemProgress, type Progress, selfRatingOf } from '../progress/foldEvents';
import type { ItemHeader, LinkedItem, ModelAnswerView, SourceView } from '../../protocol/panelMessages';

/** The head of an item's page. */
export function headerView(entry: IndexEntry, progress: ItemProgress | undefined): ItemHeader {
  const { title, topic, level, minutes, kind } = entry;
  const header: ItemHeader = {
    key: itemKey(entry),
    title,
    topic: topics[topic],
    level,
    minutes,
    attempts: progress?.attempts ?? 0,
    ...(progress?.bookmarked === true ? { bookmarked: true } : {}),
    ...(progress === undefined || progress.note === '' ? {} : { note: progress.note }),
  };
  return (kind === 'question' || kind === 'design') && progress !== undefined && progress.attempts > 0
    ? { ...header, best: progress.best }
    : header;
}

/** The follow-ups that an interviewer would ask: first those about what was not found, heaviest first. */
export function chooseFollowUps(
  question: Pick<Question, 'followUps'>,
  points: readonly PointResult[],
): { followUp: FollowUp; because: string | undefined }[] {
  const open = points.filter(({ status }) => status !== 'found').sort((a, b) => b.weight - a.weight);
  const rank = (after: string[]): number => {
    const place = open.findIndex(({ id }) => after.includes(id));
    return place < 0 ? open.length : place;
  };
  return [...question.followUps]
    .sort((a, b) => rank(a.after) - rank(b.after))
    .map((followUp) => {
      return { followUp, because: open.find(({ id }) => followUp.after.includes(id))?.claim };
    });
}

/** The model answer, with the place of each point in it. */
export function modelAnswerView(question: Question): ModelAnswerView {
  const { intent, spoken, full, popularButWrong, redFlags, sources } = question;
  const evidence = scoreAnswer(question, full).points.map((point) =>
    point.status === 'found' ? point.evidence : [],
  );
  const view: ModelAnswerView = {
    intent,
    spoken,
    full,
    evidence,
    redFlags,
    sources: sources.map(sourceView),
  };
  return popularButWrong === undefined ? view : { ...view, popularButWrong };
}

export function sourceView(source: Source): SourceView {
  const { title, authors, year, contribution, misquoted } = source;
  return { byline: `${authors} (${year})`, title, url: sourceUrl(source), contribution, misquoted };
}

/** Links to the items that exist, in the author's order. */
export function linkedItems(keys: readonly ItemKey[], index: readonly IndexEntry[]): LinkedItem[] {
  return keys.flatMap((key) => {
    const entry = index.find((candidate) => itemKey(candidate) === key);
    return entry === undefined ? [] : [{ key, kind: entry.kind, title: entry.title }];
  });
}

/** One line for a list: how the item stands. */
export function standing(entry: IndexEntry, progress: Progress): string {
  const known = progress.get(itemKey(entry));
  if (known === undefined || known.attempts === 0) return 'not tried';
  const attempts = known.attempts === 1 ? '1 attempt' : `${known.attempts} attempts`;
  if (entry.kind === 'kata')
    return known.status === 'solved' ? `passed, ${attempts}` : `${known.last}% of the cases, ${attempts}`;
  const rating = isSelfRated(itemKey(entry)) ? selfRatingOf(known.last) : undefined;
  return rating === undefined ? `best ${known.best}%, ${attempts}` : `rated ${rating}, ${attempts}`;
}
