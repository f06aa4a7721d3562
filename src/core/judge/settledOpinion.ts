import type { AnswerReport } from '../answers/scoreAnswer';
import type { SelfCheckResult } from '../progress/events';
import type { JudgedQuestion } from './criteria';
import { judgedScore } from './judgedScore';
import type { PastJudgement } from './lastJudgements';
import { mergeJudgement } from './mergeJudgement';
import type { OwnWord } from './ownWord';

export type SettledOpinion = Omit<SelfCheckResult, 'type'> & { judge: string };

/** What an answer comes to with a second opinion; undefined while the candidate has a dispute to decide. */
export function settledOpinion(
  question: JudgedQuestion,
  report: AnswerReport,
  { judgement, decisions }: PastJudgement,
  word: OwnWord,
): SettledOpinion | undefined {
  const { score, credits, traps, open } = judgedScore(
    mergeJudgement(question, report, judgement),
    decisions,
    word,
  );
  if (open.length > 0) return undefined;
  const withCredit = (credit: number): string[] =>
    credits.filter((point) => point.credit === credit).map(({ key }) => key.slice('point/'.length));
  return { score, found: withCredit(1), partly: withCredit(0.5), traps, judge: judgement.model };
}
