import { type StageId, stageIds } from '../content/design';
import type { ItemKey } from '../content/items';
import type { Attempt } from '../practice/attempt';
import { noSelfCheck } from '../practice/resolvedAnswer';
import { longestTickMs } from '../sessions/interviewClock';
import type { PauseReason } from '../sessions/interviewState';

/** A pass through the stages of a task. Plain data, kept over reloads; times in ms, moments since 1970. */
export interface StagedAttempt {
  formatVersion: 1;
  key: ItemKey;
  startedAt: number;
  status: 'running' | 'paused' | 'finished';
  pausedBecause?: PauseReason;
  /** The latest moment that was heard of. */
  lastAt: number;
  stage: StageId;
  /** The furthest stage that was opened. */
  furthest: StageId;
  /** Time that counted, by stage. */
  spent: Partial<Record<StageId, number>>;
  /** Facts that were asked for, by their points. */
  asked: string[];
  /** What was handed in; until then it stands in the drafts. */
  given?: StagedGiven;
  /** Of a finished attempt: its self-check and its rating. */
  check: Pick<Attempt, 'selfCheck' | 'rating'> & { phase: 'checking' | 'finished' | 'skipped' };
}

/** What the candidate has written, by stage and by number. */
export interface StagedGiven {
  texts: Partial<Record<StageId, string>>;
  numbers: Record<string, string>;
}

export function newStagedAttempt(key: ItemKey, first: StageId, at: number): StagedAttempt {
  return {
    formatVersion: 1,
    key,
    startedAt: at,
    status: 'running',
    lastAt: at,
    stage: first,
    furthest: first,
    spent: {},
    asked: [],
    check: { selfCheck: noSelfCheck, phase: 'checking' },
  };
}

/**
 * Counts the time since the latest moment for the open stage. After a long silence the machine slept: nothing
 * of it counts, and the clock stands still until the candidate goes on.
 */
export function advance(attempt: StagedAttempt, at: number): StagedAttempt {
  const ms = at - attempt.lastAt;
  const now = { ...attempt, lastAt: at };
  if (attempt.status !== 'running' || ms <= 0) return now;
  if (ms > longestTickMs) return { ...now, status: 'paused', pausedBecause: 'away' };
  return { ...now, spent: { ...attempt.spent, [attempt.stage]: spentIn(attempt, attempt.stage) + ms } };
}

export function spentIn({ spent }: StagedAttempt, stage: StageId): number {
  return spent[stage] ?? 0;
}

export function totalSpent({ spent }: StagedAttempt): number {
  return Object.values(spent).reduce((sum, ms) => sum + ms, 0);
}

export function pause(attempt: StagedAttempt, at: number, why: PauseReason): StagedAttempt {
  const now = advance(attempt, at);
  return now.status === 'running' ? { ...now, status: 'paused', pausedBecause: why } : now;
}

export function resume(attempt: StagedAttempt, at: number): StagedAttempt {
  if (attempt.status !== 'paused') return attempt;
  const going: StagedAttempt = { ...attempt, status: 'running', lastAt: at };
  delete going.pausedBecause;
  return going;
}

/** Opens a stage, back or forth. */
export function goTo(attempt: StagedAttempt, stage: StageId, at: number): StagedAttempt {
  const { furthest } = attempt;
  const isNew = stageIds.indexOf(stage) > stageIds.indexOf(furthest);
  return { ...advance(attempt, at), stage, furthest: isNew ? stage : furthest };
}

export function withAsked(attempt: StagedAttempt, asked: readonly string[]): StagedAttempt {
  return { ...attempt, asked: [...new Set([...attempt.asked, ...asked])] };
}

export function finish(attempt: StagedAttempt, given: StagedGiven, at: number): StagedAttempt {
  const ended: StagedAttempt = { ...advance(attempt, at), status: 'finished', given };
  delete ended.pausedBecause;
  return ended;
}

/** Whether a stage was left for a later one: what it asks the interviewer is answered then. */
export function isPast({ furthest }: StagedAttempt, stage: StageId): boolean {
  return stageIds.indexOf(stage) < stageIds.indexOf(furthest);
}
