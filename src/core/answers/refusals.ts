import type { Clauses } from './clauses';
import { contrasts, praises, refusingVerbs, uselessWords } from './cues';
import { auxiliaries, pronouns } from './wordClasses';

/** Words `from` to `to` (half-open) are denied by the verdict that begins at word `to`. */
export interface Refusal {
  from: number;
  to: number;
}

const objects = /^(?:with|to|for|in|it|that|this|him|her|them|either|myself|personally|now|today|yet)$/;
const negators = /^(?:not|never|hardly)$/;

/** "That X, I do not agree with.", "X, which I would not sign.": a refusal at the end denies what it follows. */
export function findRefusal(clauses: Clauses, negator: number): Refusal | undefined {
  if (!negators.test(clauses.norm(negator))) return undefined;
  const subject = speakerBefore(clauses, negator);
  if (subject < 0) return undefined;
  let end = negator + 1;
  if (!refusingVerbs.has(clauses.norm(end))) return undefined;
  end += 1;
  while (end < clauses.to && !clauses.pausesAt(end) && objects.test(clauses.norm(end))) end += 1;
  if (end < clauses.to && !clauses.pausesAt(end)) return undefined;
  const from = clauses.clauseStart(subject);
  const words = clauses.words(from, subject);
  return words.some((word) => !isJoint(word)) ? { from, to: subject } : undefined;
}

/** The number of the "I" or "we" whose predicate the negator stands in, or -1. */
function speakerBefore(clauses: Clauses, negator: number): number {
  if (!auxiliaries.has(clauses.norm(negator - 1))) return -1;
  return /^(?:i|we)$/.test(clauses.norm(negator - 2)) ? negator - 2 : -1;
}

function isJoint(word: string): boolean {
  return contrasts.has(word) || /^(?:and|so|that|which|well|no|honestly)$/.test(word);
}

/** "But for the other case it is useless", "against noise it does nothing" deny the case and not the thing. */
export function findUselessCase(clauses: Clauses, i: number): Refusal | undefined {
  if (!uselessWords.has(clauses.norm(i))) return undefined;
  let verb = i - 1;
  while (verb > i - 4 && verb > clauses.from && !auxiliaries.has(clauses.norm(verb))) verb -= 1;
  if (!auxiliaries.has(clauses.norm(verb)) || clauses.words(verb, i).includes('not')) return undefined;
  if (!pronouns.has(clauses.norm(verb - 1)) && !/^(?:that|this)$/.test(clauses.norm(verb - 1)))
    return undefined;
  let start = verb;
  while (start > clauses.from && !clauses.pausesAt(start) && !opensPart(clauses.norm(start - 1))) start -= 1;
  return /^(?:for|against|with|on|in)$/.test(clauses.norm(start)) ? { from: start, to: verb } : undefined;
}

function opensPart(word: string): boolean {
  return contrasts.has(word) || word === 'and';
}

/** "X is not a good signal": whoever says so does not recommend X. */
export function isFaintPraise(clauses: Clauses, negator: number): boolean {
  if (clauses.norm(negator) !== 'not' || !/^(?:is|are|was|were|be)$/.test(clauses.norm(negator - 1)))
    return false;
  let at = negator + 1;
  while (at < negator + 4 && /^(?:a|an|the|any|very|really|especially)$/.test(clauses.norm(at))) at += 1;
  return praises.has(clauses.norm(at));
}
