import type { ItemKey } from '../content/items';
import { advanceClock } from './interviewClock';
import type { InterviewPlan } from './interviewPlan';
import {
  currentPhase,
  interviewFormat,
  type InterviewNotice,
  type InterviewState,
  type InterviewStepped,
  type InterviewStep,
  openFollowUp,
  totalSpent,
} from './interviewState';
import type { StepResult } from './stepResult';

const minute = 60_000;

/** How long a phase may run over before the interview moves on. */
export const phaseGraceMs = minute;
/** How long the whole may run over before it ends. */
export const totalGraceMs = 2 * minute;

/** What the candidate, or the passing of time, does. */
export type InterviewAction =
  | { type: 'tick' }
  /** Sent with every change of the text, so that no ending of any kind loses any. */
  | { type: 'draft'; text: string }
  /** Answers the open follow-up, else the item. */
  | { type: 'answer'; text: string }
  /** Asks a follow-up to the item that was answered. */
  | { type: 'follow-up'; id: string; prompt: string }
  /** Leaves the open follow-up, else the item, without an answer. What was written is kept. */
  | { type: 'skip' }
  /** Goes on to the next item or phase, and after the last one to the end. */
  | { type: 'next' }
  | { type: 'pause' }
  | { type: 'resume' }
  /** Judgement of an item of this interview, or of one of its follow-ups, at any time, even after the end. */
  | { type: 'result'; key: ItemKey; followUp?: string; result: StepResult }
  | { type: 'finish' };

/** Begins an interview. `id` is the caller's, unique; `at` in ms since 1970. */
export function startInterview(id: string, plan: InterviewPlan, at: number): InterviewState {
  return openStep({
    formatVersion: interviewFormat,
    id,
    plan,
    status: 'running',
    startedAt: at,
    lastAt: at,
    phase: 0,
    item: 0,
    spent: plan.phases.map(() => 0),
    draft: '',
    steps: [],
    warned: { phase: false, total: false },
    gaps: [],
  });
}

/**
 * The state after an action at a moment. Time counts while the interview runs and is heard of: ticks are to
 * come every ten seconds or so. A longer silence pauses it and does not count (see `advanceClock`). Acting in
 * a paused interview resumes it, but for writing. After the end only results are taken in.
 */
export function stepInterview(before: InterviewState, action: InterviewAction, at: number): InterviewStepped {
  if (action.type === 'result') return { state: withResult(before, action), notices: [] };
  if (before.status === 'finished') return { state: before, notices: [] };
  const clock = advanceClock(before, at);
  // text first: whatever the clock decides next, it is there
  const written =
    action.type === 'draft' || action.type === 'answer'
      ? { ...clock.state, draft: action.text }
      : clock.state;
  const acted = act(written, action);
  const timed = acted.status === 'running' ? enforceTime(acted) : { state: acted, notices: [] };
  const notices = [...clock.notices, ...timed.notices];
  if (timed.state.status === 'finished') notices.push({ kind: 'finished' });
  return { state: timed.state, notices };
}

function act(state: InterviewState, action: InterviewAction): InterviewState {
  switch (action.type) {
    case 'tick':
    case 'draft':
    case 'result':
      return state;
    case 'pause':
      return state.status === 'running' ? { ...state, status: 'paused', pausedBecause: 'asked' } : state;
    case 'resume':
      return running(state);
    case 'answer':
      return close(running(state), 'answered');
    case 'skip':
      return skip(running(state));
    case 'next':
      return advance(running(state));
    case 'follow-up':
      return ask(running(state), action.id, action.prompt);
    case 'finish':
      return finish(state);
  }
}

/** Warns when time is over, moves on or ends when the grace is over too. */
function enforceTime(state: InterviewState): InterviewStepped {
  const notices: InterviewNotice[] = [];
  const totalOver = totalSpent(state) - state.plan.minutes * minute;
  if (totalOver >= totalGraceMs) return { state: finish(state), notices };
  const isLast = state.phase === state.plan.phases.length - 1;
  const phaseOver = (state.spent[state.phase] ?? 0) - (currentPhase(state)?.minutes ?? 0) * minute;
  let next = state;
  if (totalOver >= 0 && !state.warned.total) {
    notices.push({ kind: 'time-over', graceMs: totalGraceMs - totalOver });
    next = { ...next, warned: { ...next.warned, total: true } };
  }
  if (isLast) return { state: next, notices };
  if (phaseOver >= phaseGraceMs) {
    return { state: enterPhase(close(next, 'cut')), notices: [...notices, { kind: 'phase-cut' }] };
  }
  if (phaseOver >= 0 && !next.warned.phase) {
    notices.push({ kind: 'phase-time-over', graceMs: phaseGraceMs - phaseOver });
    next = { ...next, warned: { ...next.warned, phase: true } };
  }
  return { state: next, notices };
}

function running(state: InterviewState): InterviewState {
  if (state.status !== 'paused') return state;
  return unpaused(state, 'running');
}

/** Ends what is open, a follow-up before its item, with what was written. */
function close(state: InterviewState, status: 'answered' | 'cut' | 'skipped'): InterviewState {
  const step = state.steps.at(-1);
  if (step === undefined) return state;
  const text = state.draft;
  if (openFollowUp(state) !== undefined) {
    const followUps = step.followUps.map((one) => (one.status === 'open' ? { ...one, text, status } : one));
    return { ...replaceLast(state, { ...step, followUps }), draft: '' };
  }
  if (step.status === 'open') return { ...replaceLast(state, { ...step, text, status }), draft: '' };
  if (text === '') return state;
  // an answer may be given anew; what was merely begun when time ran out is added to it
  const whole = status === 'answered' ? text : `${step.text}\n\n${text}`;
  return { ...replaceLast(state, { ...step, text: whole }), draft: '' };
}

function skip(state: InterviewState): InterviewState {
  return openFollowUp(state) === undefined ? advance(close(state, 'skipped')) : close(state, 'skipped');
}

function ask(state: InterviewState, id: string, prompt: string): InterviewState {
  const closed = openFollowUp(state) === undefined ? state : close(state, 'skipped');
  const step = closed.steps.at(-1);
  if (step === undefined || step.followUps.some((known) => known.id === id)) return closed;
  const answered = step.status === 'open' ? close(closed, 'answered') : closed;
  const last = answered.steps.at(-1) ?? step;
  const followUp = { id, prompt, text: '', status: 'open' as const };
  return replaceLast(answered, { ...last, followUps: [...last.followUps, followUp] });
}

/** Leaves the item with what was written, and opens the next one. */
function advance(state: InterviewState): InterviewState {
  const closed = close(state, state.draft === '' ? 'skipped' : 'answered');
  const items = currentPhase(closed)?.items.length ?? 0;
  if (closed.item + 1 < items) return openStep({ ...closed, item: closed.item + 1 });
  return enterPhase(closed);
}

function enterPhase(state: InterviewState): InterviewState {
  if (state.phase + 1 >= state.plan.phases.length) return finish(state);
  const warned = { ...state.warned, phase: false };
  return openStep({ ...state, phase: state.phase + 1, item: 0, warned });
}

function finish(state: InterviewState): InterviewState {
  const closed = close(state, state.draft === '' ? 'skipped' : 'cut');
  return { ...unpaused(closed, 'finished'), endedAt: state.lastAt };
}

function unpaused(state: InterviewState, status: 'running' | 'finished'): InterviewState {
  const next = { ...state, status };
  delete next.pausedBecause;
  return next;
}

function openStep(state: InterviewState): InterviewState {
  const key = currentPhase(state)?.items[state.item]?.key;
  const step: InterviewStep = { phase: state.phase, spentMs: 0, text: '', status: 'open', followUps: [] };
  return { ...state, draft: '', steps: [...state.steps, key === undefined ? step : { ...step, key }] };
}

function replaceLast(state: InterviewState, step: InterviewStep): InterviewState {
  return { ...state, steps: [...state.steps.slice(0, -1), step] };
}

function withResult(
  state: InterviewState,
  { key, followUp, result }: Extract<InterviewAction, { type: 'result' }>,
): InterviewState {
  const judge = (step: InterviewStep): InterviewStep => {
    if (followUp === undefined) return { ...step, result };
    const followUps = step.followUps.map((one) => (one.id === followUp ? { ...one, result } : one));
    return { ...step, followUps };
  };
  return { ...state, steps: state.steps.map((step) => (step.key === key ? judge(step) : step)) };
}
