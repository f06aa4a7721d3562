/** What the page and the extension say to each other about one answer, from handing it in to the next attempt. */
import type { FollowUpView, ItemHeader, LinkedItem, ModelAnswerView, PointView, Span } from './panelMessages';

/** Who says so: the offline check, the candidate, or a language model. */
export type Judge =
  { by: 'heuristic' } | { by: 'you'; quote?: Span } | { by: 'model'; name: string; quote?: Span };

/** What the candidate says of a point. `yes` counts once its sentence is marked. */
export type PointJudgement =
  { said: 'yes'; quote?: Span } | { said: 'partly'; quote?: Span } | { said: 'no' };

/** One question of the self-check. */
export interface SelfCheckItem {
  /** Id of the point. */
  id: string;
  /** Number of the point in the list of all. */
  number: number;
  claim: string;
  weight: 1 | 2 | 3;
  /** `opposite`: the answer may say the contrary. `near`: something like it is there. */
  kind: 'missing' | 'near' | 'opposite';
  evidence: Span[];
  judgement?: PointJudgement;
}

export interface SelfCheckView {
  /** In the order in which they are asked. */
  items: SelfCheckItem[];
  /** The sentences of the answer, to choose from. */
  sentences: Span[];
}

export const ratingNames = ['again', 'hard', 'good', 'easy'] as const;
export type RatingName = (typeof ratingNames)[number];

export interface RatingView {
  /** The rating that this attempt has got, unless it was taken back. */
  given?: { rating: RatingName; by: 'answer' | 'model' | 'you'; due: string };
  /** Why there is none. */
  reason?: string;
  /** When the item would come back after each rating. */
  choices: { rating: RatingName; due: string }[];
}

/** A piece of a text beside an earlier version of it. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** What changed since the attempt before this one. */
export interface ChangeView {
  previousScore: number;
  /** Claims; `lost` were made last time and not now. */
  won: string[];
  kept: string[];
  lost: string[];
  /** Words of both texts; undefined when they are too far apart to be compared word by word. */
  diff?: DiffPart[];
}

/** What was found in the answer to a follow-up. */
export interface FollowUpResult {
  text: string;
  score: number;
  points: PointView[];
}

/** The model answer without an answer of the candidate's own. */
export interface RevealedState {
  view: 'revealed';
  item: ItemHeader;
  /** Markdown. */
  prompt: string;
  /** What a good answer says. */
  points: { claim: string; weight: 1 | 2 | 3 }[];
  rating: RatingView;
  followUps: FollowUpView[];
  model: ModelAnswerView;
  related: LinkedItem[];
}

/** From the page. `key` is the question's. */
export type FromAnswerMessage =
  | { type: 'draft'; key: string; text: string }
  | { type: 'submit'; key: string; text: string }
  /** "I don't know": the model answer without an answer of one's own. */
  | { type: 'giveUp'; key: string }
  | { type: 'judgePoint'; key: string; point: string; judgement: PointJudgement }
  | { type: 'judgeTrap'; key: string; trap: string; meant: boolean }
  | { type: 'endCheck'; key: string; how: 'finished' | 'skipped' }
  /** Back into the self-check, with its rating taken back. */
  | { type: 'reopenCheck'; key: string }
  | { type: 'rate'; key: string; rating: RatingName }
  | { type: 'undoRating'; key: string }
  | { type: 'revealModel'; key: string }
  /** Back to the question with the answer as draft. */
  | { type: 'answerAgain'; key: string }
  | { type: 'followUpDraft'; key: string; followUp: string; text: string }
  | { type: 'followUpSubmit'; key: string; followUp: string; text: string }
  | { type: 'followUpAgain'; key: string; followUp: string };

export const longestText = 200_000;
const keyPattern = /^[a-z]+\/[a-z0-9-]{1,100}$/;
const idPattern = /^[a-z0-9-]{1,100}$/;

/** Whether it is the key of an item. */
export function isItemKey(value: unknown): value is string {
  return typeof value === 'string' && keyPattern.test(value);
}

/** What the page sent, if it is a message about an answer; the page's content is not trusted. */
export function parseAnswerMessage(raw: Record<string, unknown>): FromAnswerMessage | undefined {
  const { type, key } = raw;
  if (!isItemKey(key)) return undefined;
  switch (type) {
    case 'giveUp':
    case 'reopenCheck':
    case 'undoRating':
    case 'revealModel':
    case 'answerAgain':
      return { type, key };
    case 'draft':
    case 'submit': {
      const text = textOf(raw.text);
      return text === undefined ? undefined : { type, key, text };
    }
    case 'endCheck':
      return raw.how === 'finished' || raw.how === 'skipped' ? { type, key, how: raw.how } : undefined;
    case 'rate': {
      const rating = ratingNames.find((name) => name === raw.rating);
      return rating === undefined ? undefined : { type, key, rating };
    }
    case 'judgePoint': {
      const judgement = judgementOf(raw.judgement);
      if (judgement === undefined || !isId(raw.point)) return undefined;
      return { type, key, point: raw.point, judgement };
    }
    case 'judgeTrap':
      if (typeof raw.meant !== 'boolean' || !isId(raw.trap)) return undefined;
      return { type, key, trap: raw.trap, meant: raw.meant };
    default:
      return parseFollowUpMessage(key, raw);
  }
}

function parseFollowUpMessage(key: string, raw: Record<string, unknown>): FromAnswerMessage | undefined {
  const { type, followUp } = raw;
  if (!isId(followUp)) return undefined;
  if (type === 'followUpAgain') return { type, key, followUp };
  const text = textOf(raw.text);
  if ((type !== 'followUpDraft' && type !== 'followUpSubmit') || text === undefined) return undefined;
  return { type, key, followUp, text };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, longestText) : undefined;
}

/** Also of what was kept from an earlier window. */
export function judgementOf(raw: unknown): PointJudgement | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { said, quote } = raw as Record<string, unknown>;
  if (said === 'no') return { said };
  if (said !== 'yes' && said !== 'partly') return undefined;
  const span = spanOf(quote);
  return span === undefined ? { said } : { said, quote: span };
}

function spanOf(raw: unknown): Span | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { start, end } = raw as Record<string, unknown>;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
  const span = { start: start as number, end: end as number };
  return span.start >= 0 && span.start < span.end && span.end <= longestText ? span : undefined;
}
