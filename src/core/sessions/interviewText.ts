import type { ItemKind } from '../content/items';
import { duration } from './debriefText';
import type { PlannedPhase } from './interviewPlan';
import {
  currentItem,
  currentPhase,
  type InterviewNotice,
  type InterviewState,
  openFollowUp,
} from './interviewState';

const names: Record<ItemKind, [string, string]> = {
  question: ['question', 'questions'],
  flashcard: ['flashcard', 'flashcards'],
  design: ['design task', 'design tasks'],
  drill: ['drill', 'drills'],
  kata: ['kata', 'katas'],
};

/** What a phase holds, without giving it away: `2 questions`. */
export function phaseContent({ items }: Pick<PlannedPhase, 'items'>): string {
  const counts = new Map<ItemKind, number>();
  for (const { key } of items) counts.set(kindOf(key), (counts.get(kindOf(key)) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => `${count} ${names[kind][count === 1 ? 0 : 1]}`);
  return parts.join(', ') || 'you ask';
}

/** `Deep dive: question 2 of 3`, for the head of the page. */
export function taskHeading(state: InterviewState): string {
  const phase = currentPhase(state);
  const item = currentItem(state);
  if (phase === undefined) return state.plan.roleTitle;
  if (item === undefined) return phase.title;
  if (openFollowUp(state) !== undefined) return `${phase.title}: follow-up`;
  const kind = kindOf(item.key);
  if (kind === 'kata') return `${phase.title}: ${item.title}`;
  const same = phase.items.filter(({ key }) => kindOf(key) === kind);
  const [name] = names[kind];
  return same.length === 1
    ? `${phase.title}: ${name}`
    : `${phase.title}: ${name} ${same.indexOf(item) + 1} of ${same.length}`;
}

/** What the interviewer says of its own accord; undefined for what the page shows otherwise. */
export function noticeText(notice: InterviewNotice, state: InterviewState): string | undefined {
  switch (notice.kind) {
    case 'phase-time-over':
      return `The time for "${currentPhase(state)?.title}" is over. Come to an end: in ${inWords(notice.graceMs)} we move on.`;
    case 'phase-cut':
      return `Time was up, so we moved on to "${currentPhase(state)?.title}". What you had written is kept.`;
    case 'time-over':
      return `The whole time is over. Come to an end: in ${inWords(notice.graceMs)} the interview ends.`;
    case 'clock-back':
      return `The computer's clock was set back by ${inWords(-notice.ms)}. The interview goes on from where it was.`;
    case 'paused-away':
    case 'finished':
      return undefined;
  }
}

/** Why the clock stands still, and what to do. */
export function pausedText({ pausedBecause, gaps }: InterviewState): string {
  const away = gaps.at(-1);
  switch (pausedBecause) {
    case 'away':
      return `Nothing was heard for ${inWords(away?.ms ?? 0)}: the computer slept, or its clock was set. That time does not count. Continue when you are ready.`;
    case 'reload':
      return 'The window was closed or reloaded. Everything you had written is here, and the time since does not count. Continue when you are ready.';
    default:
      return 'The clock stands still. Continue when you are ready.';
  }
}

/** Time left, for a status bar: `12:05`, and `−0:20` when it is over. */
export function clockText(ms: number): string {
  // whole seconds that are left, as a countdown shows them
  return duration(1000 * Math.ceil(ms / 1000));
}

/** `about 12 minutes`, `40 seconds` */
export function inWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `about ${Math.round(seconds / 60)} minutes`;
}

function kindOf(key: string): ItemKind {
  return key.slice(0, key.indexOf('/')) as ItemKind;
}
