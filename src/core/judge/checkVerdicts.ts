import { type AnswerDocument, readDocument } from '../answers/document';
import { findInjections } from '../answers/injection';
import type { EvidenceSpan } from '../answers/scoreAnswer';
import { type Criterion, type CriterionKey, criteriaOf, type JudgedQuestion, type Verdict } from './criteria';
import type { ClaimedVerdict } from './judgeReply';
import type { CheckedVerdict, VoidReason } from './judgement';
import { type ComparableText, comparableQuote, countQuoteWords, findQuote, toComparable } from './quotes';

const fewestWords = 4;
const mostWords = 40;

interface Checked {
  answer: ComparableText;
  question: ComparableText;
  /** Ranges of the answer that speak to whoever grades. */
  injections: EvidenceSpan[];
}

/**
 * Holds every verdict against the answer: what is quoted must stand there, in the candidate's own words and about
 * the question. A verdict that fails is void, whatever the judge meant by it.
 */
export function checkVerdicts(
  question: JudgedQuestion,
  answer: string,
  claimed: ReadonlyMap<string, ClaimedVerdict>,
): Record<CriterionKey, CheckedVerdict> {
  const checked: Checked = {
    answer: toComparable(answer),
    question: toComparable(question.prompt),
    injections: injectedSpans(readDocument(answer)),
  };
  const check = ({ key, code }: Criterion): [CriterionKey, CheckedVerdict] => {
    const claim = claimed.get(code);
    return [key, claim === undefined ? { kind: 'unjudged' } : checkVerdict(claim, checked)];
  };
  return Object.fromEntries(criteriaOf(question).map(check));
}

function checkVerdict({ verdict, quote }: ClaimedVerdict, checked: Checked): CheckedVerdict {
  if (verdict === 'absent') return { kind: 'absent' };
  if (quote === undefined || comparableQuote(quote) === '') return voided(verdict, 'no-quote');
  const words = countQuoteWords(quote);
  if (words < fewestWords || words > mostWords) return voided(verdict, 'quote-length');
  const span = findQuote(checked.answer, quote);
  if (span === undefined) return voided(verdict, 'not-in-answer');
  if (findQuote(checked.question, quote) !== undefined) return voided(verdict, 'from-question');
  if (checked.injections.some(({ start, end }) => span.start < end && start < span.end))
    return voided(verdict, 'speaks-to-judge');
  return { kind: verdict, quote: span };
}

function voided(said: Verdict, reason: VoidReason): CheckedVerdict {
  return { kind: 'void', said, reason };
}

function injectedSpans(document: AnswerDocument): EvidenceSpan[] {
  return [...findInjections(document)].flatMap((number) => {
    const sentence = document.sentences[number];
    return sentence === undefined ? [] : [{ start: sentence.start, end: sentence.end }];
  });
}
