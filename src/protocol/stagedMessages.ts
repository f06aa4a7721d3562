/** What the page and the extension say to each other about a task that is worked through in stages. */
import type { RatingView, SelfCheckView } from './answerMessages';
import type { ClockView } from './interviewMessages';
import type {
  FeedbackView,
  ItemHeader,
  LinkedItem,
  ModelAnswerView,
  PointView,
  SourceView,
  Span,
  TrapView,
} from './panelMessages';

/** A task before its clock runs. */
export interface StagedStartState {
  view: 'stagedStart';
  item: ItemHeader;
  /** Markdown. */
  prompt: string;
  stages: { title: string; minutes: number; numbers: number }[];
  minutes: number;
}

export interface StagedNumberView {
  id: string;
  prompt: string;
  /** What to type: "GB", "a factor, such as 2.4x". */
  unit: string;
  draft: string;
  /** What of it cannot be read. */
  problem?: string;
}

/** The stage that is open. */
export interface StagedState {
  view: 'staged';
  item: ItemHeader;
  /** Markdown: the whole task. */
  prompt: string;
  stages: { id: string; title: string; minutes: number; status: 'done' | 'current' | 'ahead' }[];
  stage: string;
  /** Markdown: what the interviewer asks in this stage. */
  ask: string;
  clock: ClockView;
  /** Why the clock stands still. */
  paused?: string;
  /** What the interviewer has told; `open` more can be asked for. */
  facts?: { known: string[]; open: number; canAsk: boolean };
  numbers: StagedNumberView[];
  draft: string;
  /** Titles of the stages beside this one. */
  back?: { id: string; title: string };
  next?: { id: string; title: string };
}

export interface StagedNumberResult {
  id: string;
  prompt: string;
  given: string;
  correct: boolean;
  problem?: string;
  understood?: string;
  expected: string;
  tolerance: string;
  why?: string;
  working: string[];
}

export interface StagedPointView extends PointView {
  /** Number of the point in the list of all. */
  number: number;
  /** Title of the other stage in which it was made. */
  madeIn?: string;
}

export interface StageResultView {
  id: string;
  title: string;
  minutes: number;
  spentMs: number;
  /** Markdown. */
  ask: string;
  /** The candidate's text of this stage; blank when there is none. */
  text: string;
  /** Where it begins in the answer of all stages. */
  start: number;
  points: StagedPointView[];
  /** Every point and trap with its evidence in this text, in the order of all. */
  evidence: { points: PointView[]; traps: TrapView[] };
  numbers: StagedNumberResult[];
  /** Markdown with the places of all points; once the self-check has ended, where the stage has one. */
  exemplar?: { full: string; evidence: Span[][] };
}

/** What came of a pass through the stages. */
export interface StagedResultState {
  view: 'stagedResult';
  item: ItemHeader;
  /** Markdown. */
  prompt: string;
  /** Of all stages together. */
  answer: string;
  score: number;
  scoreRange: [number, number];
  points: PointView[];
  traps: TrapView[];
  flags: FeedbackView['flags'];
  spentMs: number;
  minutes: number;
  selfCheck?: SelfCheckView;
  rating?: RatingView;
  stages: StageResultView[];
  /** Once the self-check has ended. */
  after?: {
    /** Markdown. */
    intent: string;
    redFlags: string[];
    sources: SourceView[];
    related: LinkedItem[];
    /** Of a question, whose model answer is not written in stages. */
    model?: ModelAnswerView;
  };
}

/** From the page. */
export type FromStagedMessage =
  | { type: 'stagedStart' | 'stagedPause' | 'stagedResume' | 'stagedFinish' | 'stagedAgain'; key: string }
  /** Opens a question in its stages. */
  | { type: 'stagedOpen'; key: string }
  | { type: 'stagedText'; key: string; stage: string; text: string }
  | { type: 'stagedNumber'; key: string; number: string; text: string }
  /** Puts the questions written so far to the interviewer. */
  | { type: 'stagedAsk'; key: string }
  | { type: 'stagedGo'; key: string; stage: string };

const plain = [
  'stagedStart',
  'stagedPause',
  'stagedResume',
  'stagedFinish',
  'stagedAgain',
  'stagedOpen',
  'stagedAsk',
] as const;
const namePattern = /^[a-z0-9-]{1,100}$/;
const longestStage = 40_000;
const longestNumber = 200;

export function isStagedMessage(message: { type: string }): message is FromStagedMessage {
  return message.type.startsWith('staged');
}

/** What the page sent, if it is about a task in stages; `key` is checked already. */
export function parseStagedMessage(key: string, raw: Record<string, unknown>): FromStagedMessage | undefined {
  const { stage, number, text } = raw;
  const type = plain.find((one) => one === raw.type);
  if (type !== undefined) return { type, key };
  if (raw.type === 'stagedGo') return isName(stage) ? { type: raw.type, key, stage } : undefined;
  if (typeof text !== 'string') return undefined;
  if (raw.type === 'stagedText' && isName(stage))
    return { type: raw.type, key, stage, text: text.slice(0, longestStage) };
  if (raw.type === 'stagedNumber' && isName(number))
    return { type: raw.type, key, number, text: text.slice(0, longestNumber) };
  return undefined;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && namePattern.test(value);
}
