import type { Clauses } from './clauses';
import * as cues from './cues';
import { gap } from './gaps';
import { auxiliaries, functionWords, prepositions, pronouns } from './wordClasses';

/** A verdict on what stands in front of it: words `from` to `verb` are denied. */
export interface BackwardDenial {
  from: number;
  verb: number;
}

/** "X is wrong", "X is irrelevant", "X is not true", "X: wrong." */
export function findBackwardDenial(clauses: Clauses, i: number): BackwardDenial | undefined {
  const word = clauses.norm(i);
  const elliptic = ellipticDenial(clauses, i);
  if (elliptic !== undefined) return elliptic;
  const needsNot = cues.denyingComplements.has(word);
  if ((!needsNot && !cues.denyingPredicates.has(word)) || !clauses.endsClause(i + 1)) return undefined;
  const verb = predicateStart(clauses, i);
  if (verb < 0) return isBareVerdict(clauses, i) ? { from: clauses.from, verb: i } : undefined;
  const between = clauses.words(verb, i);
  // "counted as wrong", "marked wrong" tell how something was graded.
  if (between.some((other) => other === 'as' || cues.gradingVerbs.has(other) || cues.wrongManners.has(other)))
    return undefined;
  const isNegated = between.some((other) => other === 'not' || other === 'never');
  if (needsNot !== isNegated || isWrongThing(clauses, i, verb)) return undefined;
  return { from: backwardStart(clauses, verb), verb };
}

/** "It is said to be X, but it is not.", "Some call it X; I would not.", "He says X, and I disagree." */
function ellipticDenial(clauses: Clauses, i: number): BackwardDenial | undefined {
  if (i + 1 < clauses.to) return undefined;
  const [first = '', second = '', third = ''] = clauses.words(i - 2, i + 1);
  const isShort = third === 'not' && auxiliaries.has(second) && pronouns.has(first);
  const subject = isShort ? i - 2 : third === 'disagree' && second === 'i' ? i - 1 : -1;
  const joint = clauses.norm(subject - 1);
  if (subject <= clauses.from || !(clauses.pausesAt(subject) || /^(?:but|and)$/.test(joint)))
    return undefined;
  return { from: clauses.from, verb: subject };
}

/** The auxiliary of the predicate that a word belongs to, or -1. */
function predicateStart(clauses: Clauses, i: number): number {
  if (clauses.breaksAt(i)) return -1;
  for (let verb = i - 1; verb > i - 6 && verb >= clauses.from; verb--) {
    if (auxiliaries.has(clauses.norm(verb))) return verb;
    if (clauses.breaksAt(verb)) return -1;
  }
  return -1;
}

/** "...: wrong." */
function isBareVerdict(clauses: Clauses, i: number): boolean {
  if (i + 1 < clauses.to) return false;
  let start = i;
  while (
    start > i - 3 &&
    !clauses.breaksAt(start) &&
    /^(simply|just|plainly|totally|not)$/.test(clauses.norm(start - 1))
  )
    start -= 1;
  return (clauses.gap(start) & (gap.colon | gap.dash)) !== 0;
}

/** Whether the predicate at a word says of a key, an item or a person that it is wrong; a claim is another matter. */
export function isWrongThing(clauses: Clauses, i: number, verb = predicateStart(clauses, i)): boolean {
  if (verb < 0 || !cues.wrongAdjectives.has(clauses.norm(i))) return false;
  const last = clauses.norm(verb - 1);
  if (/^(that|which|who)$/.test(last))
    return !clauses.pausesAt(verb - 1) && cues.fallibleThings.has(clauses.norm(verb - 2));
  // After a comma the subject is what follows it: "where x counts, both engineers are wrong".
  const subject = clauses.subjectStart(verb);
  const isAfterComma = subject < verb && (clauses.gap(subject) & gap.comma) !== 0;
  if (isProposition(clauses, isAfterComma ? subject : clauses.clauseStart(verb), verb)) return false;
  return cues.fallibleThings.has(subjectHead(clauses, verb));
}

/** A quoted statement, a clause, a gerund or "the claim ..." can be denied. */
function isProposition(clauses: Clauses, start: number, verb: number): boolean {
  const first = clauses.norm(start);
  if (first.endsWith('ing') || first === 'to') return true;
  for (let i = start; i <= verb; i++) {
    if ((clauses.gap(i) & gap.unquote) !== 0) return true;
    const word = clauses.norm(i);
    if (i < verb && (cues.claimNouns.has(word) || word === 'that' || clauses.isFiniteVerb(i))) return true;
  }
  return false;
}

/** The noun that the verb belongs to: "the key for item 7" is about the key, "6.5% of the items" about the items. */
function subjectHead(clauses: Clauses, verb: number): string {
  const start = clauses.subjectStart(verb);
  let end = verb;
  while (end > start && /(?:ly|^also|^both|^often)$/.test(clauses.norm(end - 1))) end -= 1;
  for (let i = start + 1; i < end; i++) {
    const word = clauses.norm(i);
    const isPart = word === 'of' && !cues.fallibleThings.has(clauses.norm(i - 1));
    if (prepositions.has(word) && !isPart && !functionWords.has(clauses.norm(start)))
      return clauses.norm(i - 1);
  }
  return clauses.norm(end - 1);
}

/** "..., but that is wrong" denies the clause before "but"; "X is wrong" denies X. */
function backwardStart(clauses: Clauses, verb: number): number {
  const start = clauses.clauseStart(verb);
  const words = clauses.words(start, verb);
  const isAnaphor = words.every((word) => /^(but|that|this|it|which|these|they|however|and)$/.test(word));
  return isAnaphor ? clauses.from : start;
}
