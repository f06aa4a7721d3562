import type { FromAnswerMessage, RatingName, RatingView } from './answerMessages';
import type { ItemHeader, LinkedItem, SourceView } from './panelMessages';

/** What is on the back of a card, and what follows from it. */
export interface FlashcardAnswer {
  /** Markdown. */
  back: string;
  /** Markdown. */
  why?: string;
  rating: RatingView;
  sources: SourceView[];
  related: LinkedItem[];
}

export interface FlashcardState {
  view: 'flashcard';
  item: ItemHeader;
  /** Markdown. */
  front: string;
  /** Present once it was asked for. */
  answer?: FlashcardAnswer;
  /** What the card before this one was rated, if that led straight here and still counts. */
  before?: { title: string; rating: RatingName; due: string };
}

export type FromFlashcardMessage = { type: 'showBack'; key: string };

/** What the page says about a card; ratings are those of answers. */
export type FlashcardRequest =
  FromFlashcardMessage | Extract<FromAnswerMessage, { type: 'rate' | 'undoRating' }>;

export function isFlashcardRequest(message: { type: string; key?: string }): message is FlashcardRequest {
  const { type, key = '' } = message;
  return key.startsWith('flashcard/') && ['showBack', 'rate', 'undoRating'].includes(type);
}
