import { type FromJudgeSection, type JudgeView, parseJudgeMessage } from './judgeMessages';
import {
  parsePracticeRequest,
  type PracticeBarMessage,
  type PracticeRequest,
  type PracticeSummaryState,
} from './practiceMessages';

/**
 * Between the extension and the panel's page. The extension owns the state and sends it whole; the page
 * draws it and reports what the user does. Text fields marked Markdown are rendered and sanitised by the page.
 */
import {
  type FromInterviewMessage,
  type InterviewViewState,
  parseInterviewMessage,
} from './interviewMessages';

import type { DashboardState } from './dashboardMessages';
import { type FromPlotMessage, parsePlotMessage, type PlotState } from './plotMessages';
import { type DrillState, type FromDrillMessage, parseDrillMessage } from './drillMessages';
import type { FlashcardState, FromFlashcardMessage } from './flashcardMessages';
import {
  type FromStagedMessage,
  parseStagedMessage,
  type StagedResultState,
  type StagedStartState,
  type StagedState,
} from './stagedMessages';
import {
  type ChangeView,
  type FollowUpResult,
  type FromAnswerMessage,
  isItemKey,
  type Judge,
  parseAnswerMessage,
  type RatingView,
  type RevealedState,
  type SelfCheckView,
} from './answerMessages';

/** Half-open range of characters in a text. */
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
  bookmarked?: boolean;
  /** The candidate's own note. */
  note?: string;
  /** Best score so far in percent, for questions. */
  best?: number;
}

export interface PointView {
  id: string;
  claim: string;
  weight: 1 | 2 | 3;
  /** Of a point that the candidate has judged, `partial` counts half; else it is a near miss and does not count. */
  status: 'found' | 'partial' | 'missing' | 'check';
  evidence: Span[];
  judge: Judge;
}

export interface TrapView {
  id: string;
  claim: string;
  /** Markdown. */
  why: string;
  /** Markdown. */
  correction: string;
  evidence: Span[];
  /** `possible`: only the offline check says so. */
  standing: 'possible' | 'confirmed' | 'denied';
}

export interface FollowUpView {
  id: string;
  /** Markdown. */
  prompt: string;
  /** Markdown; shown when asked for. */
  answer: string;
  /** Why it is asked: the claim that was not found, if it is about one. */
  because?: string;
  draft: string;
  /** The candidate's own answer, once handed in. */
  given?: FollowUpResult;
}

export interface ModelAnswerView {
  /** All Markdown. */
  intent: string;
  spoken: string;
  full: string;
  /** Where each point stands in `full`, in the order of the points. */
  evidence: Span[][];
  popularButWrong?: string;
  redFlags: string[];
  sources: SourceView[];
}

export interface FeedbackView {
  answer: string;
  /** Evidence found, in percent of the weight, and the range with what is open. */
  score: number;
  scoreRange: [number, number];
  /** What changed since the attempt before this one. */
  change?: ChangeView;
  points: PointView[];
  traps: TrapView[];
  flags: ('keyword-list' | 'parrot' | 'off-topic' | 'too-short' | 'injection')[];
  /** Present while the self-check is open. */
  selfCheck?: SelfCheckView;
  /** Present once the self-check has ended. */
  rating?: RatingView;
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
  /** Whether it can be practised in stages. */
  hasStages?: boolean;
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

/** The formula sheet. */
export interface FormulasState {
  view: 'formulas';
  groups: {
    title: string;
    /** `text` is Markdown; `practise` is where the formula is asked for. */
    formulas: { name: string; text: string; practise?: LinkedItem }[];
  }[];
}

/** Advice to read. */
export interface GuideState {
  view: 'guide';
  id: string;
  title: string;
  summary: string;
  /** `text` is Markdown with `item:` links. */
  sections: { title: string; text: string }[];
  sources: SourceView[];
}

/** Nothing to show, and what to do about it. */
export interface MessageState {
  view: 'message';
  title: string;
  text: string;
}

export type PanelState =
  | QuestionState
  | FeedbackState
  | RevealedState
  | KataState
  | DrillState
  | FlashcardState
  | StagedStartState
  | StagedState
  | StagedResultState
  | FormulasState
  | GuideState
  | PlotState
  | DashboardState
  | MessageState
  | PracticeSummaryState
  | InterviewViewState;

export type ToPanelMessage =
  { type: 'state'; state: PanelState } | { type: 'failed'; message: string } | PracticeBarMessage;

export type FromPanelMessage =
  | FromJudgeSection
  | { type: 'ready' }
  | FromAnswerMessage
  | { type: 'nextQuestion' | 'saveFormulas' | 'openDashboard' }
  | { type: 'openItem'; key: string }
  | PracticeRequest
  | { type: 'kataAction'; key: string; action: 'open' | 'grade' | 'hint' | 'compare' | 'reset' }
  | FromDrillMessage
  | FromFlashcardMessage
  | FromStagedMessage
  | FromPlotMessage
  | FromInterviewMessage;

const kataActions = ['open', 'grade', 'hint', 'compare', 'reset'];

/** What the page sent, if it is a message of ours; the page's content is not trusted. */
export function parsePanelMessage(raw: unknown): FromPanelMessage | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { type, key, text, action } = raw as Record<string, unknown>;
  switch (type) {
    case 'ready':
    case 'nextQuestion':
    case 'saveFormulas':
    case 'openDashboard':
      return { type };
    case 'openItem':
    case 'showBack':
      return isItemKey(key) ? { type, key } : undefined;
    case 'kataAction': {
      if (!isItemKey(key) || typeof action !== 'string' || !kataActions.includes(action)) return undefined;
      return { type, key, action: action as 'open' | 'grade' | 'hint' | 'compare' | 'reset' };
    }
    case 'drillAnswer':
    case 'drillAgain':
      return isItemKey(key) ? parseDrillMessage(type, key, text) : undefined;
    case 'plotOpen':
    case 'plotSet':
      return parsePlotMessage(raw as Record<string, unknown>);
    case 'practice':
      return parsePracticeRequest(raw as Record<string, unknown>);
    default:
      return (
        (isItemKey(key) ? parseStagedMessage(key, raw as Record<string, unknown>) : undefined) ??
        parseAnswerMessage(raw as Record<string, unknown>) ??
        parseInterviewMessage(raw as Record<string, unknown>) ??
        parseJudgeMessage(raw as Record<string, unknown>)
      );
  }
}
