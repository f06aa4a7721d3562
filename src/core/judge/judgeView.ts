import { readDocument } from '../answers/document';
import type { AnswerReport, EvidenceSpan } from '../answers/scoreAnswer';
import type { JudgeLineView, JudgeVerdictView, JudgeView } from '../../protocol/judgeMessages';
import type { JudgedQuestion } from './criteria';
import { type Decisions, judgedScore, withWord } from './judgedScore';
import type { CheckedVerdict, Judgement, VoidReason } from './judgement';
import { noWord, type OwnWord } from './ownWord';
import { type JudgedPoint, type JudgedTrap, mergeJudgement } from './mergeJudgement';

const voidWords: Record<VoidReason, string> = {
  'no-quote': 'It gave no quote, so its verdict does not count.',
  'quote-length': 'Its quote is too short or too long to show anything, so its verdict does not count.',
  'not-in-answer': 'Its quote is not in your answer, so its verdict does not count.',
  'from-question': "Its quote is the question's own words, so its verdict does not count.",
  'speaks-to-judge': 'It quoted a sentence that speaks to the grader, so its verdict does not count.',
};

/** What the page shows of a judgement on an answer. Traps that nobody sees are left out. */
export function judgeView(
  question: JudgedQuestion,
  answer: string,
  report: AnswerReport,
  judgement: Judgement,
  disputes: Decisions,
  word: OwnWord = noWord,
): Extract<JudgeView, { phase: 'done' }> {
  const merged = mergeJudgement(question, report, judgement);
  const { score, range } = judgedScore(merged, disputes, word);
  const decisions = withWord(disputes, word);
  const aroundOf = sentenceFinder(answer);
  const points = merged.points.map((point, i) => pointLine(point, String(i + 1), decisions, aroundOf));
  const traps = merged.traps
    .filter(({ offline, agreement }) => offline || agreement === 'disputed')
    .map((trap, i) => trapLine(trap, String.fromCharCode(65 + i), decisions, aroundOf));
  const { model, promptVersion, rubricVersion } = judgement;
  return {
    phase: 'done',
    model,
    offlineScore: report.score,
    score,
    range,
    lines: [...points, ...traps],
    promptVersion,
    rubricVersion,
  };
}

type AroundOf = (quote: EvidenceSpan) => EvidenceSpan;

function pointLine(
  { key, claim, offline, verdict, agreement }: JudgedPoint,
  label: string,
  decisions: Decisions,
  aroundOf: AroundOf,
): JudgeLineView {
  const line: JudgeLineView = {
    ...{ key, kind: 'point', label, claim, offline, agreement },
    verdict: verdictView(verdict, aroundOf),
  };
  return withDecision(line, decisions);
}

function trapLine(
  { key, claim, offline, verdict, agreement }: JudgedTrap,
  label: string,
  decisions: Decisions,
  aroundOf: AroundOf,
): JudgeLineView {
  const line: JudgeLineView = {
    ...{ key, kind: 'trap', label, claim, agreement },
    offline: offline ? 'asserted' : 'clear',
    verdict: verdictView(verdict, aroundOf),
  };
  return withDecision(line, decisions);
}

function withDecision(line: JudgeLineView, decisions: Decisions): JudgeLineView {
  const decision = decisions.get(line.key as `point/${string}`);
  return decision === undefined ? line : { ...line, decision };
}

function verdictView(verdict: CheckedVerdict, aroundOf: AroundOf): JudgeVerdictView {
  switch (verdict.kind) {
    case 'absent':
    case 'unjudged':
      return { kind: verdict.kind };
    case 'void':
      return { kind: 'void', why: voidWords[verdict.reason] };
    default:
      return { kind: verdict.kind, quote: verdict.quote, around: aroundOf(verdict.quote) };
  }
}

/** The sentences that a quote touches, so that it is read in its context. */
function sentenceFinder(answer: string): AroundOf {
  const { sentences } = readDocument(answer);
  return (quote) => {
    const touched = sentences.filter(({ start, end }) => start < quote.end && quote.start < end);
    const [first] = touched;
    const last = touched.at(-1);
    if (first === undefined || last === undefined) return quote;
    return { start: Math.min(first.start, quote.start), end: Math.max(last.end, quote.end) };
  };
}
