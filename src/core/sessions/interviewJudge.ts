import { type AnswerReport, scoreAnswer, scoreFollowUp } from '../answers/scoreAnswer';
import type { FollowUp, ItemKey, Question } from '../content/items';
import { chooseFollowUps } from '../practice/panelViews';
import {
  currentPhase,
  type InterviewState,
  type InterviewStep,
  isAnswered,
  timeLeft,
} from './interviewState';
import { resultOfAnswer, type StepResult } from './stepResult';

/** Follow-ups to one question at most: an interviewer moves on, too. */
const mostFollowUps = 2;

/** An answer that is in and was not judged yet. */
export interface JudgedAnswer {
  key: ItemKey;
  /** Id, of an answer to a follow-up. */
  followUp?: string;
  text: string;
  /** The clock cut it off. */
  isCut: boolean;
  report: AnswerReport;
  result: StepResult;
}

export type QuestionOf = (key: ItemKey) => Question | undefined;

/** Judges every answer that is in and has no result. Questions that are gone leave theirs unjudged. */
export function judgeAnswers({ steps }: InterviewState, questionOf: QuestionOf): JudgedAnswer[] {
  return steps.flatMap(({ key, text, status, result, followUps }) => {
    const question = key === undefined ? undefined : questionOf(key);
    if (key === undefined || question === undefined) return [];
    const judged: JudgedAnswer[] = [];
    if (result === undefined && isAnswered({ text, status })) {
      const report = scoreAnswer(question, text);
      judged.push({ key, text, isCut: status === 'cut', report, result: resultOfAnswer(report) });
    }
    for (const asked of followUps) {
      const followUp = question.followUps.find(({ id }) => id === asked.id);
      if (followUp === undefined || asked.result !== undefined || !isAnswered(asked)) continue;
      const report = scoreFollowUp(question, followUp, asked.text);
      const isCut = asked.status === 'cut';
      judged.push({
        key,
        followUp: asked.id,
        text: asked.text,
        isCut,
        report,
        result: resultOfAnswer(report),
      });
    }
    return judged;
  });
}

/**
 * What the interviewer asks before moving on: one follow-up in any case, the one about the heaviest point that
 * was missing, and a second one only about a point that is missing still. None when the time is up.
 */
export function nextFollowUp(state: InterviewState, question: Question): FollowUp | undefined {
  const step = state.steps.at(-1);
  const left = timeLeft(state);
  if (step === undefined || !isAnswered(step) || left.phase <= 0 || left.total <= 0) return undefined;
  const limit = currentPhase(state)?.id === 'warm-up' ? 1 : mostFollowUps;
  if (step.followUps.length >= limit) return undefined;
  const asked = new Set(step.followUps.map(({ id }) => id));
  const [first] = chooseFollowUps(question, reportOfAll(question, step).points).filter(
    ({ followUp }) => !asked.has(followUp.id),
  );
  return asked.size === 0 || first?.because !== undefined ? first?.followUp : undefined;
}

/**
 * The report on an answer with the points that were made only in answers to its follow-ups. Each text is read
 * for itself: the "No" that opens an answer to a follow-up takes nothing back.
 */
function reportOfAll(question: Question, { text, followUps }: InterviewStep): AnswerReport {
  const report = scoreAnswer(question, text);
  const later = followUps.map((followUp) => scoreAnswer(question, followUp.text));
  const points = report.points.map(
    (point, i) => later.find(({ points: made }) => made[i]?.status === 'found')?.points[i] ?? point,
  );
  return { ...report, points };
}
