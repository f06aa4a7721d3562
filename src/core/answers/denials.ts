import { isWrongThing } from './backwardDenial';
import type { Clauses } from './clauses';
import * as cues from './cues';
import { gap } from './gaps';
import { auxiliaries, determiners } from './wordClasses';

/** Where the denied statement begins after "not ... true/say/believe ... (that)", or 0. */
export function statementAfterNegator(clauses: Clauses, negator: number): number {
  for (let i = negator + 1; i < Math.min(clauses.to, negator + 8); i++) {
    const word = clauses.norm(i);
    if (clauses.breaksAt(i)) {
      return (clauses.gap(i) & gap.colon) !== 0 && cues.statementVerbs.has(clauses.norm(i - 1)) ? i : 0;
    }
    const isFactive =
      /^(fact|forget|remember|ensure|so|such)$/.test(word) &&
      !/^(it|is)$/.test(clauses.norm(i - 1)) &&
      !(word === 'so' && i === negator + 1);
    if (isFactive && clauses.norm(i + 1) === 'that') return 0;
    if (word === 'that' && i > negator + 1 && !clauses.isFiniteVerb(i + 1)) return i + 1;
    if (i < negator + 5 && cues.statementVerbs.has(word) && clauses.norm(i + 1) === 'to') return i + 2;
    if (isBareStatement(clauses, negator, i) && !clauses.words(i + 1, i + 5).includes('that')) return i + 1;
  }
  return 0;
}

/** "I do not believe X" without a "that"; "does not subtract the mean" holds no such verb. */
function isBareStatement(clauses: Clauses, negator: number, i: number): boolean {
  if (i >= negator + 4 || !/^(say|think|believe|mean)/.test(clauses.norm(i))) return false;
  return !clauses.words(negator + 1, i).some((word) => determiners.has(word) || word === 'a');
}

/** Where the statement begins that a word like "wrong", "myth" or "reject" denies, or 0. */
export function statementAfterWrongWord(clauses: Clauses, i: number): number {
  const word = clauses.norm(i);
  // "It is far from true that X."
  if (word === 'true' && clauses.words(i - 2, i).join(' ') === 'far from')
    return clauses.norm(i + 1) === 'that' ? i + 2 : 0;
  if (cues.wronglyAdverbs.has(word)) return isAboutGrading(clauses, i) ? 0 : i + 1;
  const isSlip = cues.slips.has(word);
  const isRefusal = cues.refusals.has(word);
  if (!isSlip && !isRefusal && !cues.wrongWords.has(word)) return 0;
  const isThat = !isSlip || cues.commonplaces.has(clauses.norm(i - 1));
  const opener = isWrongThing(clauses, i) ? /^that$/ : /^(that|when|if)$/;
  let needsNoun = isRefusal && !/^(doubt|den)/.test(word);
  for (let j = i + 1; j < Math.min(clauses.to, i + 8); j++) {
    const next = clauses.norm(j);
    const isColon = (clauses.gap(j) & gap.colon) !== 0 && isHeading(clauses, i);
    if (cues.claimNouns.has(next)) needsNoun = false;
    if (clauses.breaksAt(j) && !isColon) return 0;
    const isGerund = next.endsWith('ing') && auxiliaries.has(clauses.norm(j - 1));
    const opens = next === 'to' || isGerund || (isThat && (opener.test(next) || isColon));
    if (opens && !needsNoun) return j;
    const isBetween = cues.claimNouns.has(next) || auxiliaries.has(next) || determiners.has(next);
    if (!isBetween && !cues.betweenWrongAndClaim.has(next)) return 0;
  }
  return 0;
}

/** "Wrong: X" and "a common myth: X" announce what is denied; "he is (not) wrong: X" gives the reason. */
function isHeading(clauses: Clauses, i: number): boolean {
  const before = clauses.words(clauses.clauseStart(i), i);
  return !before.some((word) => auxiliaries.has(word) || /^(get|gets|got|goes|went)$/.test(word));
}

/** "Incorrectly labelled items" names a kind of item; it says nothing about a statement. */
function isAboutGrading(clauses: Clauses, i: number): boolean {
  return cues.gradingVerbs.has(clauses.norm(i - 1)) || cues.gradingVerbs.has(clauses.norm(i + 1));
}
