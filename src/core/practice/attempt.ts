import { judgementOf, longestText, type PointJudgement } from '../../protocol/answerMessages';
import type { PastAnswer } from './lastAnswers';
import { noSelfCheck, type SelfCheck } from './resolvedAnswer';

/** One answer to a question, with all that the candidate did about it. Plain data, kept over reloads. */
export interface Attempt {
  formatVersion: 1;
  /** Id of the question. */
  id: string;
  /** When it began, in ms since 1970: tells attempts at one question apart. */
  at: number;
  /** Undefined when the candidate asked for the model answer instead. */
  answer: string | undefined;
  selfCheck: SelfCheck;
  phase: 'checking' | 'finished' | 'skipped';
  withModel: boolean;
  /** Answers to follow-ups that were handed in, by id. */
  followUps: Readonly<Record<string, string>>;
  previous?: PastAnswer;
  /** The rating that this attempt has got. */
  rating?: { id: string; by: RatedBy };
}

/** What a rating follows from: the answer as it was resolved, a model's second opinion on it, or the candidate's word. */
export type RatedBy = 'answer' | 'model' | 'you';

const raters: readonly unknown[] = ['answer', 'model', 'you'] satisfies RatedBy[];

type Identity = Pick<Attempt, 'id' | 'at'>;

export function newAttempt(identity: Identity, answer: string, previous: PastAnswer | undefined): Attempt {
  const attempt: Attempt = { ...emptyAttempt(identity), answer, phase: 'checking', withModel: false };
  return previous === undefined ? attempt : { ...attempt, previous };
}

/** The candidate does not know, and reads. */
export function givenUp(identity: Identity): Attempt {
  return emptyAttempt(identity);
}

function emptyAttempt({ id, at }: Identity): Attempt {
  return {
    formatVersion: 1,
    id,
    at,
    answer: undefined,
    selfCheck: noSelfCheck,
    phase: 'skipped',
    withModel: true,
    followUps: {},
  };
}

export function withPoint(attempt: Attempt, id: string, judgement: PointJudgement): Attempt {
  const { selfCheck } = attempt;
  return { ...attempt, selfCheck: { ...selfCheck, points: { ...selfCheck.points, [id]: judgement } } };
}

export function withTrap(attempt: Attempt, id: string, meant: boolean): Attempt {
  const { selfCheck } = attempt;
  return { ...attempt, selfCheck: { ...selfCheck, traps: { ...selfCheck.traps, [id]: meant } } };
}

/** @param text undefined takes the answer back */
export function withFollowUp(attempt: Attempt, id: string, text: string | undefined): Attempt {
  const followUps = { ...attempt.followUps };
  if (text === undefined) delete followUps[id];
  else followUps[id] = text;
  return { ...attempt, followUps };
}

export function withRating(attempt: Attempt, rating: Attempt['rating']): Attempt {
  const rated = { ...attempt };
  if (rating === undefined) delete rated.rating;
  else rated.rating = rating;
  return rated;
}

type Raw = Partial<Record<string, unknown>>;

/** An attempt as it was kept by an earlier window, perhaps of another version; undefined if it is none. */
export function parseAttempt(raw: unknown): Attempt | undefined {
  if (!isRecord(raw) || raw.formatVersion !== 1 || typeof raw.id !== 'string') return undefined;
  const { id, at, answer, phase, selfCheck, followUps, previous, rating } = raw;
  if (answer !== undefined && (typeof answer !== 'string' || answer.length > longestText)) return undefined;
  if (phase !== 'checking' && phase !== 'finished' && phase !== 'skipped') return undefined;
  const { points, traps } = isRecord(selfCheck) ? selfCheck : {};
  const attempt: Attempt = {
    formatVersion: 1,
    id,
    at: typeof at === 'number' ? at : 0,
    answer,
    phase,
    withModel: raw.withModel === true,
    selfCheck: {
      points: entriesOf(points, judgementOf),
      traps: entriesOf(traps, (value) => (typeof value === 'boolean' ? value : undefined)),
    },
    followUps: entriesOf(followUps, (value) => (typeof value === 'string' ? value : undefined)),
  };
  if (isPastAnswer(previous)) attempt.previous = previous;
  if (isRecord(rating) && typeof rating.id === 'string')
    attempt.rating = { id: rating.id, by: raters.includes(rating.by) ? (rating.by as RatedBy) : 'answer' };
  return attempt;
}

function entriesOf<T>(raw: unknown, read: (value: unknown) => T | undefined): Record<string, T> {
  const entries = Object.entries(isRecord(raw) ? raw : {}).flatMap(([key, value]) => {
    const usable = read(value);
    return usable === undefined ? [] : [[key, usable] as const];
  });
  return Object.fromEntries(entries);
}

function isPastAnswer(value: unknown): value is PastAnswer {
  return (
    isRecord(value) &&
    typeof value.text === 'string' &&
    typeof value.score === 'number' &&
    Array.isArray(value.found)
  );
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null;
}
