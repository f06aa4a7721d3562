import type { Question } from '../content/items';
import type { AnswerDocument } from './document';
import { tokenize } from './tokens';
import { functionWords } from './wordClasses';

type Subject = Pick<Question, 'prompt' | 'points'> & Partial<Pick<Question, 'title' | 'full' | 'spoken'>>;

const vocabularies = new WeakMap<Subject, ReadonlySet<string>>();

/** How many of the subject words of a text belong to the question, and how many there are. */
export function subjectShare(
  question: Subject,
  { tokens }: AnswerDocument,
): { share: number; words: number } {
  const vocabulary = vocabularyOf(question);
  let words = 0;
  let shared = 0;
  for (const { norm, stem } of tokens) {
    if (functionWords.has(norm) || norm.length === 1 || /^\d/.test(norm)) continue;
    words += 1;
    if (vocabulary.has(stem)) shared += 1;
  }
  return { share: words === 0 ? 0 : shared / words, words };
}

function vocabularyOf(question: Subject): ReadonlySet<string> {
  const known = vocabularies.get(question);
  if (known !== undefined) return known;
  const texts = [
    question.title ?? '',
    question.prompt,
    question.full ?? '',
    question.spoken ?? '',
    ...question.points.flatMap(({ claim, yes, evidence }) => [claim, ...yes, ...evidence]),
  ];
  const vocabulary = new Set<string>();
  for (const { norm, stem } of texts.flatMap(tokenize)) if (!functionWords.has(norm)) vocabulary.add(stem);
  vocabularies.set(question, vocabulary);
  return vocabulary;
}
