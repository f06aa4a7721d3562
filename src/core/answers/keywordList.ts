import type { AnswerDocument } from './document';
import type { Sentence } from './sentences';
import { gap, type Token } from './tokens';
import { auxiliaries, determiners, functionWords, isVerbLike, prepositions } from './wordClasses';

/** Which words are covered by a whole term of the rubric. */
export type Coverage = readonly boolean[];

const separators = gap.comma | gap.semicolon | gap.colon | gap.dash | gap.open | gap.close | gap.stop;
const mathematics = gap.operator | gap.arrow;

/** A telegraphic bullet may consist of terms alone as long as it has a verb. */
const telegram = 18;

interface Segment {
  from: number;
  to: number;
}

/** Sentences that only name things: word lists with or without commas, and runs of one-word lines. */
export function findKeywordLists(document: AnswerDocument, covered: Coverage): Set<number> {
  const lists = new Set<number>();
  let run: number[] = [];
  const closeRun = (): void => {
    if (run.length >= 4) for (const i of run) lists.add(i);
    run = [];
  };
  document.sentences.forEach((sentence, i) => {
    const segments = segmentsOf(document.tokens, sentence);
    if (isList(document.tokens, segments, covered) || isBareRun(document.tokens, sentence, covered))
      lists.add(i);
    const isShort =
      sentence.to - sentence.from <= 3 &&
      segments.every((segment) => isName(document.tokens, segment, covered));
    if (isShort) run.push(i);
    else closeRun();
  });
  closeRun();
  return lists;
}

function segmentsOf(tokens: readonly Token[], { from, to }: Sentence): Segment[] {
  const segments: Segment[] = [];
  let start = from;
  for (let i = from + 1; i <= to; i++) {
    if (i < to && ((tokens[i]?.gap ?? 0) & separators) === 0) continue;
    segments.push({ from: start, to: i });
    start = i;
  }
  return segments;
}

function isList(tokens: readonly Token[], segments: readonly Segment[], covered: Coverage): boolean {
  const names = segments.filter((segment) => isName(tokens, segment, covered)).length;
  if (names < 3 || names < 0.75 * segments.length) return false;
  if (names === 3) return segments.every(({ from, to }) => to - from <= 2);
  return names >= 9 || !segments.some((segment) => isFrame(tokens, segment));
}

/** A segment that states nothing: a few words, or exactly a term of the rubric. */
function isName(tokens: readonly Token[], { from, to }: Segment, covered: Coverage): boolean {
  const length = to - from;
  const words = tokens.slice(from, to);
  const isRelation = words.some((token, i) => i > 0 && (token.gap & mathematics) !== 0);
  const hasVerb = words.some(
    ({ norm, stem }, i) => i > 0 && /(?:s|ed)$/.test(norm) && isVerbLike(norm, stem),
  );
  const isBare = words.every(({ norm }, i) => covered[from + i] === true || /^(and|or)$/.test(norm));
  if (isBare) return length <= 6 && (length <= 3 || (!isRelation && !hasVerb));
  if (length > 4 || isRelation || hasVerb) return false;
  return !words.some(
    ({ norm }) => isSymbol(norm) || (functionWords.has(norm) && norm !== 'and' && norm !== 'or'),
  );
}

/** Numbers and variables belong to formulas, not to lists of keywords. */
function isSymbol(norm: string): boolean {
  return norm.length === 1 || /^\d/.test(norm);
}

/** A clause that a list may hang on: "the size is the product of ...". */
function isFrame(tokens: readonly Token[], { from, to }: Segment): boolean {
  if (to - from < 4) return false;
  const words = tokens.slice(from, to);
  return (
    words.some(({ norm }) => functionWords.has(norm)) &&
    words.some(({ norm, stem }) => isVerbLike(norm, stem))
  );
}

/** Ten or more words, all of them terms of the rubric: honest sentences need words of their own. */
function isBareRun(tokens: readonly Token[], { from, to }: Sentence, covered: Coverage): boolean {
  let length = 0;
  let own = 0;
  let verbs = 0;
  for (let i = from; i < to; i++) {
    const { norm = '', stem = '', gap: between = 0 } = tokens[i] ?? {};
    if (/^(?:and|or|then|plus|also)$/.test(norm)) continue;
    length += 1;
    if (covered[i] !== true) own += 1;
    const isVerb = i > from && /(?:s|ed)$/.test(norm) && isVerbLike(norm, stem);
    if (isVerb || auxiliaries.has(norm) || (i > from && (between & gap.arrow) !== 0)) verbs += 1;
  }
  return length >= 10 && own <= 0.03 * length && (verbs === 0 || length > telegram);
}

/** Twelve or more words, as many function words as prose has, and no verb: words glued by articles and prepositions. */
export function isGlued(tokens: readonly Token[], { from, to }: Sentence): boolean {
  if (to - from < 12) return false;
  let grammar = 0;
  for (let i = from; i < to; i++) {
    const { norm = '', gap: between = 0 } = tokens[i] ?? {};
    if (i > from && (between & mathematics) !== 0) return false;
    if (functionWords.has(norm)) grammar += 1;
    if (isVerbHere(tokens, i, from)) return false;
  }
  return grammar >= 0.4 * (to - from);
}

/** Generous: a word that can be a verb and does not stand where only a noun can. */
function isVerbHere(tokens: readonly Token[], i: number, from: number): boolean {
  const { norm = '', stem = '' } = tokens[i] ?? {};
  if (auxiliaries.has(norm)) return true;
  if (functionWords.has(norm)) return false;
  const previous = i > from ? (tokens[i - 1]?.norm ?? '') : '';
  if (/^(i|we|you|they|it|to|then|not|never|also)$/.test(previous)) return true;
  if (determiners.has(previous) || prepositions.has(previous) || /^(and|or|nor|a)$/.test(previous))
    return false;
  if (isVerbLike(norm, stem)) return true;
  return previous !== '' && !functionWords.has(previous) && /[a-z]{2}(?:s|ed)$/.test(norm);
}
