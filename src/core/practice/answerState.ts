import { type AnswerReport, scoreAnswer, scoreFollowUp } from '../answers/scoreAnswer';
import type { IndexEntry, ItemKey, Question } from '../content/items';
import type { ItemProgress } from '../progress/foldEvents';
import type { Schedule } from '../scheduling/schedule';
import type { RevealedState } from '../../protocol/answerMessages';
import type { FeedbackState, FeedbackView, FollowUpView } from '../../protocol/panelMessages';
import { answerChange } from './answerChange';
import type { Attempt } from './attempt';
import { chooseFollowUps, headerView, linkedItems, modelAnswerView } from './panelViews';
import { ratingView } from './ratingView';
import { type ResolvedAnswer, resolveAnswer } from './resolvedAnswer';
import { selfCheckView } from './selfCheck';

/** What the page of an answer is drawn from, besides question and attempt. */
export interface AnswerContext {
  index: readonly IndexEntry[];
  progress: ItemProgress | undefined;
  schedule: Schedule;
  /** Milliseconds since 1970. */
  now: number;
  /** What was typed for a key and not handed in. */
  draftOf: (key: string) => string;
}

/** Key under which the draft of a follow-up's answer is kept. */
export function followUpKey(question: string, followUp: string): string {
  return `question/${question}#${followUp}`;
}

/** What the candidate sees of an attempt: feedback on an answer, or the model answer that was asked for instead. */
export function answerState(
  question: Question,
  attempt: Attempt,
  context: AnswerContext,
): FeedbackState | RevealedState {
  const key: ItemKey = `question/${question.id}`;
  const { prompt, points } = question;
  const item = headerView(question, context.progress);
  const related = linkedItems(question.related, context.index);
  const rating = ratingView(key, attempt, context.schedule, context.now);
  if (attempt.answer !== undefined) {
    const feedback = { ...feedbackView(question, attempt.answer, attempt, context), related };
    if (attempt.phase !== 'checking') feedback.rating = rating;
    if (attempt.withModel) feedback.model = modelAnswerView(question);
    return { view: 'feedback', item, prompt, feedback };
  }
  return {
    view: 'revealed',
    item,
    prompt,
    points: points.map(({ claim, weight }) => ({ claim, weight })),
    rating,
    followUps: followUpViews(question, undefined, attempt, context.draftOf),
    model: modelAnswerView(question),
    related,
  };
}

function feedbackView(
  question: Question,
  answer: string,
  attempt: Attempt,
  { draftOf }: AnswerContext,
): FeedbackView {
  const report = scoreAnswer(question, answer);
  const resolved = resolveAnswer(question, answer, report, attempt.selfCheck);
  const { score, scoreRange } = resolved;
  const view: FeedbackView = {
    answer,
    score,
    scoreRange,
    points: resolved.points.map(({ id, claim, weight, status, evidence, judge }) => {
      return { id, claim, weight, status, evidence, judge };
    }),
    traps: trapViews(question, resolved),
    flags: report.flags,
    followUps: followUpViews(question, resolved, attempt, draftOf),
    related: [],
  };
  if (attempt.phase === 'checking') view.selfCheck = selfCheckView(answer, resolved, attempt.selfCheck);
  else if (attempt.previous !== undefined)
    view.change = answerChange(question, attempt.previous, answer, resolved);
  return view;
}

function trapViews(question: Question, { traps }: ResolvedAnswer): FeedbackView['traps'] {
  return traps.map(({ id, claim, correction, evidence, standing }) => {
    const why = question.traps.find((trap) => trap.id === id)?.why ?? '';
    return { id, claim, correction, evidence, standing, why };
  });
}

function followUpViews(
  question: Question,
  resolved: ResolvedAnswer | undefined,
  attempt: Attempt,
  draftOf: AnswerContext['draftOf'],
): FollowUpView[] {
  return chooseFollowUps(question, resolved?.points ?? []).map(({ followUp, because }) => {
    const { id, prompt, answer } = followUp;
    const view: FollowUpView = { id, prompt, answer, draft: draftOf(followUpKey(question.id, id)) };
    if (because !== undefined) view.because = because;
    const text = attempt.followUps[id];
    if (text !== undefined) view.given = followUpResult(text, scoreFollowUp(question, followUp, text));
    return view;
  });
}

function followUpResult(text: string, { score, points }: AnswerReport): FollowUpView['given'] {
  const judge = { by: 'heuristic' as const };
  return { text, score, points: points.map((point) => ({ ...point, judge })) };
}
