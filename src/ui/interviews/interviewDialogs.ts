import * as vscode from 'vscode';
import {
  currentPhase,
  type InterviewNotice,
  type InterviewState,
  timeLeft,
} from '../../core/sessions/interviewState';
import { clockText, noticeText } from '../../core/sessions/interviewText';
import type { StoredInterview } from '../../core/sessions/interviewStore';

/** What the user is asked and told about mock interviews outside the panel. */

/** What to do about the interview that stands in the way of a new one. */
export async function askAboutStored(
  stored: Extract<StoredInterview, { kind: 'found' | 'unusable' }>,
): Promise<'Resume' | 'Discard' | undefined> {
  const isFound = stored.kind === 'found';
  const message = isFound ? `A mock interview is under way: ${placeText(stored.state)}.` : stored.message;
  const detail = isFound
    ? 'Resume it, or discard it: it gets no debrief then. What you have answered is in your progress.'
    : 'You can discard it and start anew.';
  const actions = isFound ? (['Resume', 'Discard'] as const) : (['Discard'] as const);
  return vscode.window.showWarningMessage(message, { modal: true, detail }, ...actions);
}

export async function askToEnd(state: InterviewState): Promise<'End' | 'Discard' | undefined> {
  const detail =
    'What you are writing counts as it stands. An interview that has ended gets its debrief and cannot be continued; a discarded one gets none.';
  const message = `End the mock interview? You are at ${placeText(state)}.`;
  return vscode.window.showWarningMessage(message, { modal: true, detail }, 'End', 'Discard');
}

/** Offers to go on with an interview that a reload has paused. */
export async function offerToContinue(state: InterviewState): Promise<boolean> {
  const message = `A mock interview is paused: ${placeText(state)}. Everything you had written is there.`;
  return (await vscode.window.showInformationMessage(message, 'Continue', 'Later')) === 'Continue';
}

/**
 * Says what the interviewer says of its own accord where the panel is not there to say it.
 * @returns what the user wants to see
 */
export async function tellNotice(
  notice: InterviewNotice,
  state: InterviewState | undefined,
): Promise<'interview' | 'debrief' | undefined> {
  if (notice.kind === 'finished') {
    const action = await vscode.window.showInformationMessage('The mock interview is over.', 'Show debrief');
    return action && 'debrief';
  }
  if (state === undefined) return undefined;
  const text = noticeText(notice, state) ?? 'The mock interview is paused: nothing was heard for a while.';
  const action = await vscode.window.showInformationMessage(text, 'Show interview');
  return action && 'interview';
}

export function tellElsewhere(): void {
  const message =
    'A mock interview runs in another window. Go on there, or pause it there to continue it here.';
  void vscode.window.showWarningMessage(message);
}

/** `Research engineer, Deep dive, 12:05 left` */
function placeText(state: InterviewState): string {
  return `${state.plan.roleTitle}, ${currentPhase(state)?.title}, ${clockText(timeLeft(state).total)} left`;
}
