import type { Coverage } from './coverage';
import type { AnswerDocument } from './document';
import { gap } from './gaps';
import { isName, isStated, type Segment, segmentsOf } from './segments';
import type { Sentence } from './sentences';
import type { Token } from './tokens';
import { auxiliaries, determiners, functionWords, isVerbLike, prepositions } from './wordClasses';

const mathematics = gap.operator | gap.arrow;
const separators =
  gap.comma | gap.semicolon | gap.colon | gap.dash | gap.open | gap.close | gap.stop | gap.slash;

const relations = gap.relation | gap.arrow;
const versus = /^(?:vs|versus)$/;

/** A telegraphic clause may consist of terms alone as long as it has a verb or a relation. */
const telegram = 18;
/** So many names joined by arrows or signs of equality relate nothing any more. */
const longChain = 5;
/** So many names may follow a colon: "missing: attention, recomputation". */
const longestRemark = 5;

/** A text of so many words may be nothing but terms. */
const shortText = 6;

/** Sentences that only name things: word lists with or without commas, and runs of one-word lines. */
export function findKeywordLists({ tokens, sentences }: AnswerDocument, covered: Coverage): Set<number> {
  const lists = new Set<number>();
  let run: number[] = [];
  const closeRun = (): void => {
    if (run.length >= 4) for (const i of run) lists.add(i);
    run = [];
  };
  sentences.forEach((sentence, i) => {
    const segments = segmentsOf(tokens, sentence, separators);
    const isEmpty =
      isList(tokens, segments, covered) ||
      isChain(tokens, sentence, covered) ||
      isBareRun(tokens, segments, covered);
    if (isEmpty) lists.add(i);
    const isShort =
      sentence.to - sentence.from <= 3 && segments.every((segment) => isName(tokens, segment, covered));
    if (isShort) run.push(i);
    else closeRun();
  });
  closeRun();
  return lists;
}

function isList(tokens: readonly Token[], segments: readonly Segment[], covered: Coverage): boolean {
  if (repeatsPredicate(tokens, segments)) return true;
  const worded = segments.filter(({ from, to }) => !isFigure(tokens.slice(from, to)));
  const names = worded.filter((segment) => isName(tokens, segment, covered)).length;
  if (names < 3 || names < 0.75 * worded.length) return false;
  // "X: a, b" says something of X, and so does a formula with a word or two beside it.
  const isAnnounced = ((tokens[segments[1]?.from ?? 0]?.gap ?? 0) & gap.colon) !== 0;
  if (names <= 4 && segments.some((segment) => isRelated(tokens, segment))) return false;
  if (names <= longestRemark && isAnnounced) return false;
  if (names === 3) return segments.every(({ from, to }) => to - from <= 2);
  return names >= 9 || !segments.some((segment) => isFrame(tokens, segment, covered));
}

/** The value of a term in parentheses is neither a name nor a statement: "gradient of the weights (2)". */
function isFigure([first, ...rest]: readonly Token[]): boolean {
  if (first === undefined || (first.gap & gap.open) === 0) return false;
  return [first, ...rest].every(({ norm }) => /^(?:[\d.]+k?|percent)$/.test(norm));
}

/** "(2) + ... (2) = 4 per token", "W = W0 + ...": a sign of equality in front of a segment or within. */
function isRelated(tokens: readonly Token[], { from, to }: Segment): boolean {
  return tokens.slice(from, to).some(({ gap: between }) => (between & gap.relation) !== 0);
}

/** "Routers matter, experts matter, ...": names that carry the same last word. */
function repeatsPredicate(tokens: readonly Token[], segments: readonly Segment[]): boolean {
  const counts = new Map<string, number>();
  for (const { from, to } of segments) {
    const last = tokens[to - 1]?.norm ?? '';
    if (to - from >= 2 && to - from <= 5) counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= Math.max(longChain, 0.6 * segments.length);
}

/** Names joined by "->", "=" or "vs": an argument has more than a name at each step, a formula has symbols. */
function isChain(tokens: readonly Token[], sentence: Sentence, covered: Coverage): boolean {
  const joints = tokens.slice(sentence.from + 1, sentence.to).filter(isJoint).length;
  if (joints < longChain - 1) return false;
  const steps = segmentsOf(tokens, sentence, separators | relations, versus);
  const names = steps.filter(({ from, to }) => {
    if (/^\d|^.$/.test(tokens[from]?.norm ?? '')) return false;
    return to - from <= 1 || (covered.termEnds[from] ?? 0) >= to;
  });
  return names.length >= 0.75 * steps.length;
}

function isJoint({ norm, gap: between }: Token): boolean {
  return (between & relations) !== 0 || versus.test(norm);
}

/** A clause that a list may hang on: "the size is the product of ...". */
function isFrame(tokens: readonly Token[], segment: Segment, covered: Coverage): boolean {
  const { from, to } = segment;
  const words = tokens.slice(from, to);
  const announces = ((tokens[to]?.gap ?? 0) & gap.colon) !== 0;
  // "leak check everywhere: ..."
  if (announces && words.length >= 3 && words.some((word) => isVerbLike(word.norm, word.stem))) return true;
  if (words.length < 4) return false;
  if (isStated(tokens, segment, covered)) return true;
  return (
    words.some(({ norm }) => functionWords.has(norm)) &&
    words.some(({ norm, stem }) => isVerbLike(norm, stem))
  );
}

/** Ten or more words that are all terms of the rubric, in clauses that state nothing: prose needs words of its own. */
function isBareRun(tokens: readonly Token[], segments: readonly Segment[], covered: Coverage): boolean {
  let length = 0;
  let own = 0;
  let bare = 0;
  for (const segment of segments) {
    let words = 0;
    for (let i = segment.from; i < segment.to; i++) {
      if (/^(?:and|or|then|plus|also|vs|versus)$/.test(tokens[i]?.norm ?? '')) continue;
      words += 1;
      if (covered.words[i] !== true) own += 1;
    }
    length += words;
    const isSaid = isStated(tokens, segment, covered) || isRelated(tokens, segment);
    if (words > telegram || !isSaid) bare += words;
  }
  return length >= 10 && own <= 0.03 * length && bare >= 10 && bare >= 0.5 * length;
}

/** A whole text of a few words, all of them terms of the rubric, with no verb, formula or grammar of its own. */
export function isBareText({ tokens }: AnswerDocument, covered: Coverage): boolean {
  const hasSign = tokens.some(({ gap: between }, i) => i > 0 && (between & relations) !== 0);
  // "r = 16, 7B -> 40M" are figures.
  if (tokens.length > shortText || (hasSign && tokens.some(({ norm }) => /^\d/.test(norm)))) return false;
  return tokens.every(({ norm, stem, gap: between }, i) => {
    if (i > 0 && (between & (gap.operator | gap.call)) !== 0 && (between & gap.relation) === 0) return false;
    if (/^(?:and|vs)$/.test(norm)) return true;
    return (
      covered.words[i] === true &&
      !functionWords.has(norm) &&
      !(/(?:s|ed)$/.test(norm) && isVerbLike(norm, stem))
    );
  });
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
