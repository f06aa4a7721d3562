import { type FromJudgeSection, type JudgeView, parseJudgeMessage } from './judgeMessages';

/**
 * Between the extension and the panel's page. The extension owns the state and sends it whole; the page
 * draws it and reports what the user does. Text fields marked Markdown are rendered and sanitised by the page.
 */

/** Half-open range of characters in the answer. */
export interface Span {
  start: number;
  end: number;
}

export interface LinkedItem {
  /** `<kind>/<id>`. */
  key: string;
  kind: string;
  title: string;
}

export interface SourceView {
  /** "Su et al. (2021)". */
  byline: string;
  title: string;
  url?: string;
  contribution?: string;
  misquoted?: string;
}

export interface ItemHeader {
  key: string;
  title: string;
  topic: string;
  level: string;
  minutes: number;
  attempts: number;
  /** Best score so far in percent, for questions. */
  best?: number;
}

export interface PointView {
  id: string;
  claim: string;
  weight: 1 | 2 | 3;
  status: 'found' | 'partial' | 'missing' | 'check';
  evidence: Span[];
}

export interface TrapView {
  id: string;
  claim: string;
  /** Markdown. */
  why: string;
  /** Markdown. */
  correction: string;
  evidence: Span[];
}

export interface FollowUpView {
  id: string;
  /** Markdown. */
  prompt: string;
  /** Markdown; shown when asked for. */
  answer: string;
  /** Why it is asked: the claim that was not found, if it is about one. */
  because?: string;
}

export interface ModelAnswerView {
  /** All Markdown. */
  intent: string;
  spoken: string;
  full: string;
  popularButWrong?: string;
  redFlags: string[];
  sources: SourceView[];
}

export interface FeedbackView {
  answer: string;
  /** Evidence found, in percent of the weight, and the range with what is open. */
  score: number;
  scoreRange: [number, number];
  /** Score of the attempt before this one, for the change. */
  previousScore?: number;
  points: PointView[];
  traps: TrapView[];
  flags: ('keyword-list' | 'parrot' | 'off-topic' | 'too-short' | 'injection')[];
  followUps: FollowUpView[];
  /** Katas and questions that go with this one. */
  related: LinkedItem[];
  /** Present once the candidate has asked for it. */
  model?: ModelAnswerView;
  /** Present where VS Code has language models. */
  judge?: JudgeView;
}

export interface QuestionState {
  view: 'question';
  item: ItemHeader;
  /** Markdown. */
  prompt: string;
  draft: string;
}

export interface FeedbackState {
  view: 'feedback';
  item: ItemHeader;
  /** Markdown. */
  prompt: string;
  feedback: FeedbackView;
}

export interface KataState {
  view: 'kata';
  item: ItemHeader;
  difficulty: string;
  /** Markdown with `##` sections. */
  statement: string;
  /** Markdown; those asked for so far. */
  hints: string[];
  hintCount: number;
  sources: SourceView[];
  related: LinkedItem[];
  /** The latest verdict on the learner's file. */
  verdict?: {
    passed: boolean;
    message: string;
    passedCases: number;
    totalCases: number;
    diagnoses: { trap: string; title: string; explanation: string; question?: LinkedItem }[];
  };
}

/** Nothing to show, and what to do about it. */
export interface MessageState {
  view: 'message';
  title: string;
  text: string;
}

export type PanelState = QuestionState | FeedbackState | KataState | MessageState;

export type ToPanelMessage = { type: 'state'; state: PanelState } | { type: 'failed'; message: string };

export type FromPanelMessage =
  | FromJudgeSection
  | { type: 'ready' }
  | { type: 'draft'; key: string; text: string }
  | { type: 'submit'; key: string; text: string }
  | { type: 'revealModel'; key: string }
  /** Back to the question with the answer as draft. */
  | { type: 'answerAgain'; key: string }
  | { type: 'nextQuestion' }
  | { type: 'openItem'; key: string }
  | { type: 'kataAction'; key: string; action: 'open' | 'grade' | 'hint' | 'compare' | 'reset' };

const maxText = 200_000;
const kataActions = ['open', 'grade', 'hint', 'compare', 'reset'];

/** What the page sent, if it is a message of ours; the page's content is not trusted. */
export function parsePanelMessage(raw: unknown): FromPanelMessage | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { type, key, text, action } = raw as Record<string, unknown>;
  const hasKey = typeof key === 'string' && /^[a-z]+\/[a-z0-9-]{1,100}$/.test(key);
  switch (type) {
    case 'ready':
    case 'nextQuestion':
      return { type };
    case 'draft':
    case 'submit':
      return hasKey && typeof text === 'string' ? { type, key, text: text.slice(0, maxText) } : undefined;
    case 'revealModel':
    case 'answerAgain':
    case 'openItem':
      return hasKey ? { type, key } : undefined;
    case 'kataAction': {
      if (!hasKey || typeof action !== 'string' || !kataActions.includes(action)) return undefined;
      return { type, key, action: action as 'open' | 'grade' | 'hint' | 'compare' | 'reset' };
    }
    default:
      return parseJudgeMessage(raw as Record<string, unknown>);
  }
}
