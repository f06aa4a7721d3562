import type { ItemKey } from '../content/items';
import { itemKinds } from '../content/items';
import type { CriterionKey } from '../judge/criteria';
import type { Judgement } from '../judge/judgement';
import type { GradeStatus } from '../katas/gradeReport';
import type { SessionSummary } from './sessionSummary';

/** Version of the record format. Records of a newer version are kept in the log and left out of the fold. */
export const formatVersion = 1;

/** How well an item was recalled; the four ratings of FSRS. `again` is the only one that means "not". */
export const ratings = ['again', 'hard', 'good', 'easy'] as const;
export type Rating = (typeof ratings)[number];

/** What a rating was derived from. `self` is the candidate's own word, on flashcards alone. */
export const ratingSources = ['kata', 'answer', 'drill', 'self'] as const;
export type RatingSource = (typeof ratingSources)[number];

interface EventBase {
  formatVersion: number;
  /** Unique; makes importing and merging idempotent. */
  id: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
  device: string;
  /** Position in the log of the device; breaks ties between events of the same millisecond. */
  sequence: number;
  item: ItemKey;
}

export interface AnswerAttempt {
  type: 'answer';
  /** Evidence found, 0-100. */
  score: number;
  scoreRange: [number, number];
  found: string[];
  traps: string[];
  text: string;
  /** Of an answer given in stages: the time taken for each. */
  stages?: { id: string; plannedMs: number; spentMs: number }[];
  /** Of such an answer: the numbers that were asked for, and the slips behind wrong ones. */
  numbers?: { id: string; given: string; correct: boolean; misconception?: string }[];
}

/** What the latest answer came to once the candidate had checked it themselves; it takes the place of what was found. */
export interface SelfCheckResult {
  type: 'selfCheck';
  /** Found and confirmed, 0-100, confirmed traps taken off. */
  score: number;
  /** Ids of the points found or confirmed; of those made partly; of the traps confirmed. */
  found: string[];
  partly: string[];
  traps: string[];
  /** The language model whose second opinion is part of it. */
  judge?: string;
}

export interface KataAttempt {
  type: 'kata';
  status: GradeStatus;
  passed: number;
  total: number;
  traps: string[];
  /** Graded on its own, on save or while typing: a failure then says nothing about what was recalled. */
  automatic?: boolean;
  /** The program that was graded, where it is kept: see `Recorder.kata`. */
  code?: string;
}

export interface DrillAttempt {
  type: 'drill';
  /** Draws the parameters that were asked for. */
  seed: number;
  given: string;
  correct: boolean;
  /** Id of the classic wrong result that the answer equals. */
  misconception?: string;
}

/** The candidate has looked at the model answer or solution. */
export interface Reveal {
  type: 'reveal';
}

/** The candidate has asked for a hint. */
export interface Hint {
  type: 'hint';
}

/** One rating of one item: what the schedule is made of. */
export interface Review {
  type: 'review';
  rating: Rating;
  source: RatingSource;
  /** The learner's day (see `learnerDay.ts`) when it was written: later travel does not move history. */
  day: number;
  /** Minutes east of UTC where it was written. */
  offset: number;
  /** The wanted retention in force, 0-1: a changed setting counts from each item's next review on. */
  retention: number;
}

/** Takes back an earlier event of the same item, an undo included, as if it had never been. */
export interface Undo {
  type: 'undo';
  /** Id of the event taken back. */
  undoes: string;
}

export interface Suspension {
  type: 'suspend' | 'unsuspend';
}

/** Not shown again before the learner's day after `day`. */
export interface Bury {
  type: 'bury';
  day: number;
}

/** The item counts as new from here on. */
export interface Reset {
  type: 'reset';
}

/** What a model found in an answer to the item. */
export interface JudgementMade extends Judgement {
  type: 'judgement';
}

/** The candidate's word on something that the latest judgement and the offline check disagree about. */
export interface DisputeDecided {
  type: 'dispute';
  criterion: CriterionKey;
  counts: boolean;
}

/** Kept to be found again, or no longer. */
export interface Bookmark {
  type: 'bookmark';
  on: boolean;
}

/** The candidate's own note on the item, whole: it takes the place of the one before; empty when it is gone. */
export interface Note {
  type: 'note';
  text: string;
}

/** A finished session. Every record names an item; this one names the session's first, and means no more by it. */
export interface SessionEnd {
  type: 'session';
  session: SessionSummary;
}

export type ProgressBody =
  | AnswerAttempt
  | SelfCheckResult
  | KataAttempt
  | DrillAttempt
  | Reveal
  | Hint
  | Review
  | Undo
  | Suspension
  | Bury
  | Reset
  | JudgementMade
  | DisputeDecided
  | Bookmark
  | Note
  | SessionEnd;
export type ProgressEvent = EventBase & ProgressBody;

type Raw = Partial<Record<string, unknown>>;

/** Reads one line of a log. Throws a SyntaxError that says what is wrong with it. */
export function parseEvent(line: string): ProgressEvent | 'newer' {
  return checkEvent(JSON.parse(line));
}

/** Takes a parsed record for an event. Throws a SyntaxError that says what is wrong with it. */
export function checkEvent(record: unknown): ProgressEvent | 'newer' {
  const raw = record as Raw | null;
  if (typeof raw !== 'object' || raw === null) throw new SyntaxError('a record is an object');
  if (typeof raw.formatVersion !== 'number') throw new SyntaxError('a record has a formatVersion');
  if (raw.formatVersion > formatVersion) return 'newer';
  for (const name of ['id', 'device', 'item', 'type']) {
    if (typeof raw[name] !== 'string') throw new SyntaxError(`"${name}" must be text`);
  }
  for (const name of ['at', 'sequence']) {
    if (!Number.isFinite(raw[name])) throw new SyntaxError(`"${name}" must be a number`);
  }
  const kind = String(raw.item).split('/')[0];
  if (!itemKinds.includes(kind as (typeof itemKinds)[number]))
    throw new SyntaxError(`"${String(raw.item)}" is not an item`);
  const problem = bodyProblem(raw);
  if (problem !== undefined) throw new SyntaxError(problem);
  return raw as unknown as ProgressEvent;
}

/** What is wrong with the fields that the fold reads. Kinds of events that are not known are let through. */
function bodyProblem(raw: Raw): string | undefined {
  switch (raw.type) {
    case 'answer':
      return typeof raw.score === 'number' && Array.isArray(raw.found) && Array.isArray(raw.traps)
        ? undefined
        : 'an answer has a score, points and traps';
    case 'selfCheck':
      return typeof raw.score === 'number' && Array.isArray(raw.found) && Array.isArray(raw.traps)
        ? undefined
        : 'a self-check has a score, points and traps';
    case 'kata':
      return typeof raw.status === 'string' && Number.isFinite(raw.passed) && Number.isFinite(raw.total)
        ? Array.isArray(raw.traps)
          ? undefined
          : 'a kata attempt has traps'
        : 'a kata attempt has a status and counts of cases';
    case 'drill':
      return typeof raw.correct === 'boolean' ? undefined : 'a drill attempt is correct or not';
    case 'review':
      if (!ratings.includes(raw.rating as Rating)) return `a review has a rating: ${ratings.join(', ')}`;
      if (typeof raw.retention !== 'number' || !(raw.retention > 0 && raw.retention < 1))
        return 'a review has a retention between 0 and 1';
      return Number.isInteger(raw.day) && Number.isFinite(raw.offset)
        ? undefined
        : 'a review has a day and an offset';
    case 'undo':
      return typeof raw.undoes === 'string' ? undefined : 'an undo names an event';
    case 'bury':
      return Number.isInteger(raw.day) ? undefined : 'a burying has a day';
    case 'judgement':
      return typeof raw.verdicts === 'object' && raw.verdicts !== null && typeof raw.answer === 'string'
        ? undefined
        : 'a judgement has verdicts on an answer';
    case 'dispute':
      return typeof raw.criterion === 'string' && typeof raw.counts === 'boolean'
        ? undefined
        : 'a decision names a criterion, and whether it counts';
    case 'bookmark':
      return typeof raw.on === 'boolean' ? undefined : 'a bookmark is on or off';
    case 'note':
      return typeof raw.text === 'string' ? undefined : 'a note has a text';
    case 'session':
      return typeof raw.session === 'object' && raw.session !== null
        ? undefined
        : 'the end of a session has a summary';
    default:
      return undefined;
  }
}

/** The order in which events count: by time, then device, then place in the device's log. Ids settle the rest. */
export function compareEvents(a: EventPlace, b: EventPlace): number {
  return a.at - b.at || compareText(a.device, b.device) || a.sequence - b.sequence || compareText(a.id, b.id);
}

/** What the place of an event in the order depends on. */
export type EventPlace = Pick<ProgressEvent, 'at' | 'device' | 'sequence' | 'id'>;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
