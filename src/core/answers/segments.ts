import type { Coverage } from './coverage';
import { gap } from './gaps';
import type { Sentence } from './sentences';
import type { Token } from './tokens';
import { auxiliaries, determiners, functionWords, isVerbLike, prepositions } from './wordClasses';

const longestPhrase = 6;

/** A part of a sentence between two marks, as a half-open range of words. */
export interface Segment {
  from: number;
  to: number;
}

/** Cuts a sentence at the given marks, and at the given words, which are left out. */
export function segmentsOf(
  tokens: readonly Token[],
  { from, to }: Sentence,
  marks: number,
  joint?: RegExp,
): Segment[] {
  const segments: Segment[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    const isJoint = i < to && joint?.test(tokens[i]?.norm ?? '') === true;
    if (i < to && !isJoint && ((tokens[i]?.gap ?? 0) & marks) === 0) continue;
    if (i > start) segments.push({ from: start, to: i });
    start = isJoint ? i + 1 : i;
  }
  return segments;
}

/** A segment that states nothing: a few words, or terms of the rubric side by side. */
export function isName(tokens: readonly Token[], segment: Segment, covered: Coverage): boolean {
  const { from, to } = segment;
  const words = tokens.slice(from, to);
  if (isStated(tokens, segment, covered)) return false;
  const isBare = words.every(({ norm }, i) => covered.words[from + i] === true || /^(and|or)$/.test(norm));
  const isFormula = words.some((token, i) => i > 0 && (token.gap & gap.operator) !== 0);
  if (isBare) return words.length <= 6 && (words.length <= 3 || !isFormula);
  if (words.length > 4 || isFormula) return false;
  return !words.some(
    ({ norm }) => isSymbol(norm) || (functionWords.has(norm) && norm !== 'and' && norm !== 'or'),
  );
}

/** Numbers and variables belong to formulas, not to lists of keywords. */
function isSymbol(norm: string): boolean {
  return norm.length === 1 || /^\d/.test(norm);
}

/**
 * Whether a segment says something about its words, by a finite verb or a relation between them.
 * A single term of the rubric does not, even where it holds a verb: a list of terms is made of such.
 */
export function isStated(tokens: readonly Token[], { from, to }: Segment, covered: Coverage): boolean {
  if ((covered.termEnds[from] ?? 0) >= to) return false;
  for (let i = from; i < to; i++) {
    if (((tokens[i]?.gap ?? 0) & (gap.relation | gap.arrow)) !== 0) return true;
    if (isPredicate(tokens, i, from, to)) return true;
  }
  return false;
}

function isPredicate(tokens: readonly Token[], i: number, from: number, to: number): boolean {
  const { norm = '', stem = '' } = tokens[i] ?? {};
  if (!isVerbLike(norm, stem)) return false;
  const length = to - from;
  // "draw from p": an order to do something with or to something.
  const next = tokens[i + 1]?.norm ?? '';
  const isOrder = i === from && length >= 3 && length <= longestPhrase && !norm.endsWith('s');
  if (isOrder && (determiners.has(next) || prepositions.has(next)) && !auxiliaries.has(norm)) return true;
  // "fixes external fragmentation": the subject is left out.
  if (i === from)
    return norm.endsWith('s') && !auxiliaries.has(norm) && length >= 3 && length <= longestPhrase;
  if (auxiliaries.has(norm) || /(?:s|ed)$/.test(norm)) return true;
  // "requests share blocks"; in a long run of words the neighbours are chance.
  const before = tokens[i - 1]?.norm ?? '';
  return length <= longestPhrase && /[a-z]{2}[^s]s$/.test(before) && !functionWords.has(before);
}
