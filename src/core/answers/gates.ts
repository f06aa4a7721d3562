import type { Question } from '../content/items';
import { coverageOf } from './coverage';
import { type AnswerDocument, readDocument } from './document';
import { findRepeatedFrames } from './frames';
import type { HitFinder } from './hits';
import { findInjections } from './injection';
import { findKeywordLists, isBareText, isGlued } from './keywordList';
import type { SentenceFilter } from './match';
import { findParroted } from './parrot';
import type { Pattern } from './pattern';
import { subjectShare } from './relation';
import { functionWords } from './wordClasses';
import { countBrokenPairs } from './wordOrder';

export type AnswerFlag = 'keyword-list' | 'parrot' | 'off-topic' | 'too-short' | 'injection';

export interface Gates {
  /** In a fixed order, each at most once. */
  flags: AnswerFlag[];
  /** False for sentences that earn nothing. */
  allows: SentenceFilter;
  /**
   * So many points have to be found in a text most of whose words belong to something else: experts have words
   * of their own. 0 when its words are those of the question.
   */
  leastPoints: number;
}

export type GatedQuestion = Pick<Question, 'prompt' | 'points'> &
  Partial<Pick<Question, 'title' | 'full' | 'spoken'>>;

/**
 * Below this share of words that belong to the question, a text is about something else. Of 340 labelled
 * answers none has less than 0.39, of the model answers to other questions nine in ten have less than 0.42;
 * a short text says less about itself.
 */
const leastSubject = { short: 0.25, long: 0.39 };
const longText = 40;
/** Of 15,000 texts on other questions one in twenty makes a point, one in two hundred two, and those are long. */
const wordsPerPoint = 30;
const fewWords = 8;

/** Finds the passages of an answer that are no answer. They are left out; the rest is scored. */
export function findGates(question: GatedQuestion, patterns: readonly Pattern[], finder: HitFinder): Gates {
  const { document } = finder;
  const covered = coverageOf(patterns, finder);
  const blocked = new Map<AnswerFlag, ReadonlySet<number>>([
    [
      'keyword-list',
      new Set([
        ...findKeywordLists(document, covered),
        ...findWordSalad(document),
        ...findRepeatedFrames(document, covered),
        ...(isBareText(document, covered) ? document.sentences.keys() : []),
      ]),
    ],
    ['parrot', findParroted(document, promptDocument(question))],
    ['injection', findInjections(document)],
  ]);
  const flags: AnswerFlag[] = [...blocked]
    .filter(([, sentences]) => sentences.size > 0)
    .map(([flag]) => flag);
  if (isNearlyEmpty(document)) flags.push('too-short');
  const all = new Set([...blocked.values()].flatMap((sentences) => [...sentences]));
  return {
    flags,
    allows: (sentence) => !all.has(sentence),
    leastPoints: leastPointsOf(question, document),
  };
}

/** Shuffled or glued words. One slip of grammar is human; several in a short text are not. */
function findWordSalad({ tokens, sentences }: AnswerDocument): Set<number> {
  const broken = sentences.map((sentence) => countBrokenPairs(tokens, sentence));
  const total = broken.reduce((sum, count) => sum + count, 0);
  const rate = total / Math.max(1, tokens.length);
  const salad = new Set<number>();
  sentences.forEach((sentence, i) => {
    const near = (broken[i - 1] ?? 0) + (broken[i] ?? 0) + (broken[i + 1] ?? 0);
    const isShuffled = (broken[i] ?? 0) >= 2 || (total >= 2 && (rate >= 0.012 || near >= 1));
    if (isShuffled || isGlued(tokens, sentence)) salad.add(i);
  });
  return salad;
}

function leastPointsOf(question: GatedQuestion, document: AnswerDocument): number {
  const { share, words } = subjectShare(question, document);
  if (words < 12 || share >= (words < longText ? leastSubject.short : leastSubject.long)) return 0;
  return Math.max(2, Math.ceil(words / wordsPerPoint));
}

function isNearlyEmpty({ tokens }: AnswerDocument): boolean {
  return tokens.length < fewWords || tokens.filter(({ norm }) => !functionWords.has(norm)).length < 3;
}

const prompts = new WeakMap<GatedQuestion, AnswerDocument>();

function promptDocument(question: GatedQuestion): AnswerDocument {
  const known = prompts.get(question);
  if (known !== undefined) return known;
  const document = readDocument(question.prompt);
  prompts.set(question, document);
  return document;
}
