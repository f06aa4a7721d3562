import { type InterviewState, type InterviewStepped, timeLeft } from './interviewState';

/** The longest time between two signs of life that counts as time of the interview. */
export const longestTickMs = 90_000;

/**
 * Counts the time since the latest moment. Only a running clock counts, forwards, by at most
 * `longestTickMs` at once: after a longer silence the machine slept, the window was gone or the clock was
 * set forward, and nobody can tell which; nothing of it counts, and the interview pauses until the candidate
 * goes on. A clock set back costs nothing: it counts on from where it is now.
 */
export function advanceClock(state: InterviewState, at: number): InterviewStepped {
  const ms = at - state.lastAt;
  const now = { ...state, lastAt: at };
  if (state.status !== 'running' || ms === 0) return { state: now, notices: [] };
  if (ms < 0) {
    const gaps = [...state.gaps, { at: state.lastAt, ms, kind: 'clock-back' as const }];
    return { state: { ...now, gaps }, notices: [{ kind: 'clock-back', ms }] };
  }
  if (ms > longestTickMs) {
    const gaps = [...state.gaps, { at: state.lastAt, ms, kind: 'away' as const }];
    const paused: InterviewState = { ...now, gaps, status: 'paused', pausedBecause: 'away' };
    return { state: paused, notices: [{ kind: 'paused-away', ms }] };
  }
  const spent = state.spent.map((before, phase) => (phase === state.phase ? before + ms : before));
  const steps = state.steps.map((step, i) =>
    i === state.steps.length - 1 ? { ...step, spentMs: step.spentMs + ms } : step,
  );
  return { state: { ...now, spent, steps }, notices: [] };
}

/** What a clock on screen shows at a moment between two actions, in ms; negative when over time. */
export function timeLeftAt(state: InterviewState, at: number): { phase: number; total: number } {
  const { phase, total } = timeLeft(state);
  const since = state.status === 'running' ? Math.min(longestTickMs, Math.max(0, at - state.lastAt)) : 0;
  return { phase: phase - since, total: total - since };
}
