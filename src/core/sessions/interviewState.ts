import type { ItemKey } from '../content/items';
import type { InterviewPlan, PlannedItem, PlannedPhase } from './interviewPlan';
import type { StepResult } from './stepResult';

export const interviewFormat = 1;

/** Why the clock stands still. `away`: nothing was heard for too long, as when the machine slept. */
export type PauseReason = 'asked' | 'away' | 'reload';

/** A mock interview under way. Plain data; times in milliseconds, moments since 1970. */
export interface InterviewState {
  formatVersion: typeof interviewFormat;
  id: string;
  plan: InterviewPlan;
  status: 'running' | 'paused' | 'finished';
  pausedBecause?: PauseReason;
  startedAt: number;
  /** The latest moment that was heard of. */
  lastAt: number;
  endedAt?: number;
  /** Place in the plan. */
  phase: number;
  item: number;
  /** Time that counted, by phase of the plan. */
  spent: number[];
  /** What the candidate is writing, to the question or follow-up that is open. */
  draft: string;
  /** One record per item reached, the open one last. */
  steps: InterviewStep[];
  /** Warnings given already: that the phase's, and the whole, time is over. */
  warned: { phase: boolean; total: boolean };
  /** Time that did not count though nobody had paused. */
  gaps: ClockGap[];
}

/** How one item, or the closing, went. */
export interface InterviewStep {
  phase: number;
  /** Undefined for the closing. */
  key?: ItemKey;
  spentMs: number;
  /** The answer; katas are answered in their file. */
  text: string;
  status: 'open' | 'answered' | 'skipped' | 'cut';
  followUps: FollowUpStep[];
  result?: StepResult;
}

export interface FollowUpStep {
  id: string;
  prompt: string;
  text: string;
  status: InterviewStep['status'];
  result?: StepResult;
}

/** `away`: the clock went on by more than a tick can take. `clock-back`: it was set back. */
export interface ClockGap {
  at: number;
  ms: number;
  kind: 'away' | 'clock-back';
}

/** Whether an answer is in: given, or cut off by the clock. What was written and then skipped is none. */
export function isAnswered({ status, text }: Pick<FollowUpStep, 'status' | 'text'>): boolean {
  return (status === 'answered' || status === 'cut') && text.trim() !== '';
}

/** What the interviewer says of its own accord. */
export type InterviewNotice =
  | { kind: 'phase-time-over'; graceMs: number }
  | { kind: 'phase-cut' }
  | { kind: 'time-over'; graceMs: number }
  | { kind: 'paused-away'; ms: number }
  | { kind: 'clock-back'; ms: number }
  | { kind: 'finished' };

export interface InterviewStepped {
  state: InterviewState;
  notices: InterviewNotice[];
}

export function currentPhase({ plan, phase }: InterviewState): PlannedPhase | undefined {
  return plan.phases[phase];
}

export function currentItem(state: InterviewState): PlannedItem | undefined {
  return currentPhase(state)?.items[state.item];
}

export function totalSpent({ spent }: InterviewState): number {
  return spent.reduce((sum, ms) => sum + ms, 0);
}

/** What a clock on screen shows, in ms; negative when over time. */
export function timeLeft(state: InterviewState): { phase: number; total: number } {
  const planned = (currentPhase(state)?.minutes ?? 0) * 60_000;
  return {
    phase: planned - (state.spent[state.phase] ?? 0),
    total: state.plan.minutes * 60_000 - totalSpent(state),
  };
}

/** Names what is being asked: another name for every item and follow-up. */
export function placeOf({ steps }: InterviewState): string {
  return `${steps.length}.${steps.at(-1)?.followUps.length ?? 0}`;
}

/** The follow-up that is being asked, if any. */
export function openFollowUp(state: InterviewState): FollowUpStep | undefined {
  return state.steps.at(-1)?.followUps.find(({ status }) => status === 'open');
}
