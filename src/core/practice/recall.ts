import type { Flashcard, IndexEntry, ItemKey } from '../content/items';
import type { ItemProgress } from '../progress/foldEvents';
import { dueWhen } from '../scheduling/dueText';
import type { Schedule } from '../scheduling/schedule';
import type { FlashcardAnswer, FlashcardState } from '../../protocol/flashcardMessages';
import { headerView, linkedItems, sourceView } from './panelViews';
import { ratingView } from './ratingView';

/** One look at a flashcard. Plain data, kept over reloads. */
export interface Recall {
  formatVersion: 1;
  /** Id of the card. */
  id: string;
  /** The back was asked for. */
  shown: boolean;
  /** Id of the rating that it has got. */
  rating?: string;
  /** The card whose rating led straight to this one. */
  before?: RatedCard;
}

export interface RatedCard {
  id: string;
  rating: string;
}

/** What the page of a card is drawn from, besides card and recall. */
export interface RecallContext {
  index: readonly IndexEntry[];
  progress: ItemProgress | undefined;
  schedule: Schedule;
  /** Milliseconds since 1970. */
  now: number;
}

export function newRecall(id: string, before?: RatedCard): Recall {
  const recall: Recall = { formatVersion: 1, id, shown: false };
  return before === undefined ? recall : { ...recall, before };
}

/** A recall as it was kept by an earlier window, perhaps of another version; undefined if it is none. */
export function parseRecall(raw: unknown): Recall | undefined {
  if (!isRecord(raw) || raw.formatVersion !== 1 || typeof raw.id !== 'string') return undefined;
  const { id, rating, before } = raw;
  const recall: Recall = { formatVersion: 1, id, shown: raw.shown === true };
  if (typeof rating === 'string') recall.rating = rating;
  if (isRecord(before) && typeof before.id === 'string' && typeof before.rating === 'string')
    recall.before = { id: before.id, rating: before.rating };
  return recall;
}

/** What the learner sees of a card: its front, and the rest once it was asked for. */
export function flashcardState(card: Flashcard, recall: Recall, context: RecallContext): FlashcardState {
  const state: FlashcardState = {
    view: 'flashcard',
    item: headerView(card, context.progress),
    front: card.front,
  };
  if (recall.shown) state.answer = answerOf(card, recall, context);
  const before = recall.before && beforeOf(recall.before, context);
  return before === undefined ? state : { ...state, before };
}

function answerOf(
  card: Flashcard,
  { rating }: Recall,
  { index, schedule, now }: RecallContext,
): FlashcardAnswer {
  const given = rating === undefined ? {} : { rating: { id: rating, by: 'you' as const } };
  const { reason, ...view } = ratingView(`flashcard/${card.id}`, given, schedule, now);
  const answer: FlashcardAnswer = {
    back: card.back,
    // before the first rating there is nothing to explain
    rating: rating === undefined || reason === undefined ? view : { ...view, reason },
    sources: card.sources.map(sourceView),
    related: linkedItems(card.related, index),
  };
  return card.why === undefined ? answer : { ...answer, why: card.why };
}

/** Undefined once that rating was taken back or another one has followed. */
function beforeOf(
  { id, rating }: RatedCard,
  { index, schedule, now }: RecallContext,
): FlashcardState['before'] {
  const key: ItemKey = `flashcard/${id}`;
  const { card, due } = schedule.of(key);
  const [link] = linkedItems([key], index);
  if (link === undefined || due === undefined || card.last?.id !== rating) return undefined;
  return { title: link.title, rating: card.last.rating, due: dueWhen(due, now, schedule.today(now)) };
}

function isRecord(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
