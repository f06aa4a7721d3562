/** Mock interviews on the panel: what the page draws of them, and what it reports. Part of `panelMessages.ts`. */
import type { LinkedItem } from './panelMessages';

/** An interview that is planned and has not begun. Titles are kept back: they would give the questions away. */
export interface InterviewPlanState {
  view: 'interviewPlan';
  role: string;
  minutes: number;
  phases: { title: string; minutes: number; content: string }[];
  /** What is not as the role would have it, in sentences. */
  notes: string[];
}

/** Time left in milliseconds when the state was made; negative when over time. */
export interface ClockView {
  isRunning: boolean;
  phaseMs: number;
  totalMs: number;
}

export interface PhaseView {
  title: string;
  minutes: number;
  status: 'done' | 'current' | 'ahead';
}

/** What the candidate is to do now. Prompts and statements are Markdown. */
export type InterviewTask =
  | { kind: 'question'; prompt: string; draft: string }
  /** `question` and `answer` are what it follows up on. */
  | { kind: 'follow-up'; prompt: string; draft: string; question: string; answer: string }
  /** Answered by a number; `problem` says what of the latest one was not understood. */
  | { kind: 'drill'; prompt: string; unit: string; draft: string; problem?: string }
  | { kind: 'kata'; title: string; statement: string; verdict?: KataVerdictView }
  /** The candidate asks. */
  | { kind: 'closing'; prompts: string[]; draft: string }
  /** The item is gone from this version. */
  | { kind: 'missing'; title: string };

/** The bare result: what it means is said in the debrief. */
export interface KataVerdictView {
  passed: boolean;
  passedCases: number;
  totalCases: number;
}

/** A mock interview under way: no feedback before it is over. */
export interface InterviewPanelState {
  view: 'interview';
  /** Another one for everything that is asked; messages name the one that they answer. */
  place: string;
  role: string;
  heading: string;
  /** Minutes that the task is meant to take. */
  minutes?: number;
  phases: PhaseView[];
  clock: ClockView;
  /** Why the clock stands still; absent while it runs. */
  paused?: string;
  /** What the interviewer has said of its own accord. */
  notice?: string;
  task: InterviewTask;
}

export interface DebriefFollowUpView {
  /** Markdown. */
  prompt: string;
  answer: string;
  status: 'open' | 'answered' | 'skipped' | 'cut';
  found: string[];
  missed: string[];
}

export interface DebriefItemView {
  key: string;
  title: string;
  kind: string;
  /** Whether there still is such an item to open. */
  isKnown: boolean;
  /** "62% (evidence found), 7:40, cut off by the clock". */
  facts: string;
  score?: number;
  answer: string;
  found: string[];
  missed: string[];
  traps: { claim: string; correction: string }[];
  followUps: DebriefFollowUpView[];
}

/** What a finished interview showed. Times in milliseconds, scores in percent. */
export interface DebriefPanelState {
  view: 'debrief';
  id: string;
  role: string;
  /** In the candidate's own time: `2026-11-24 10:15`. */
  date: string;
  spentMs: number;
  plannedMs: number;
  /** Undefined when nothing was judged. */
  score?: number;
  /** What the score is made of, in a sentence. */
  scoreMeaning: string;
  comparison: { text: string; recovered: string[]; missedAgain: string[] };
  phases: { title: string; plannedMs: number; spentMs: number }[];
  /** Time away, which did not count. */
  awayMs: number;
  topics: { title: string; items: number; score?: number }[];
  items: DebriefItemView[];
  /** What the candidate asked at the end. */
  closing: string;
  advice: { text: string; links: LinkedItem[] }[];
  week: { day: string; reviews: LinkedItem[]; extra: LinkedItem[]; minutes: number }[];
}

export type InterviewViewState = InterviewPlanState | InterviewPanelState | DebriefPanelState;

const placeActions = ['skip', 'next', 'openKata', 'gradeKata', 'resetKata'] as const;
const plainActions = ['begin', 'start', 'pause', 'resume', 'end', 'save'] as const;

export type FromInterviewMessage =
  | { type: 'interviewDraft' | 'interviewAnswer'; place: string; text: string }
  /** Of what is asked at `place`: a second click on the same button must not reach the next question. */
  | { type: 'interviewStep'; action: (typeof placeActions)[number]; place: string }
  | { type: 'interviewAction'; action: (typeof plainActions)[number] }
  /** Opens an item of the debrief with the answer given to it. */
  | { type: 'interviewOpen'; key: string };

const maxText = 200_000;

/** What the page sent, if it is a message about interviews. */
export function parseInterviewMessage(raw: Record<string, unknown>): FromInterviewMessage | undefined {
  const { type, place, text, action, key } = raw;
  const isPlace = (value: unknown): value is string =>
    typeof value === 'string' && /^\d{1,6}\.\d{1,3}$/.test(value);
  switch (type) {
    case 'interviewDraft':
    case 'interviewAnswer':
      return isPlace(place) && typeof text === 'string'
        ? { type, place, text: text.slice(0, maxText) }
        : undefined;
    case 'interviewStep': {
      const known = placeActions.find((name) => name === action);
      return isPlace(place) && known !== undefined ? { type, action: known, place } : undefined;
    }
    case 'interviewAction': {
      const known = plainActions.find((name) => name === action);
      return known === undefined ? undefined : { type, action: known };
    }
    case 'interviewOpen':
      return typeof key === 'string' && /^[a-z]+\/[a-z0-9-]{1,100}$/.test(key) ? { type, key } : undefined;
    default:
      return undefined;
  }
}

export function isInterviewMessage(message: { type: string }): message is FromInterviewMessage {
  return message.type.startsWith('interview');
}
