import type { Clauses } from './clauses';
import { contrasts } from './cues';
import { auxiliaries } from './wordClasses';

const longestComeback = 14;
const fillers = /^(but|however|no|yet|and|well|actually|simply|just|plainly|course|of|i|think)$/;
const anaphoricDenial =
  /^(?:this|that|it|which|these|they|both|the claim|the statement) (?:is|are|was|would be|sounds)\b.{0,24}\b(?:wrong|false|incorrect|untrue|nonsense|misleading|mistaken|myth|misconception|fallacy|not (?:true|correct|right|so|the case))(?: .{0,12})?$/;
const bareDenial =
  /^(?:not true|not so|wrong|false|incorrect|disagree|do not agree|not correct|nonsense|not the case)$/;

/** "That is wrong.", "Not true.", "I disagree.", "No." as a sentence of its own. */
export function deniesWhatCameBefore(clauses: Clauses): boolean {
  if (isEllipticDenial(clauses)) return true;
  if (clauses.to - clauses.from > longestComeback) return false;
  const words = clauses.words(clauses.from, clauses.to);
  const text = words.filter((word) => !fillers.test(word)).join(' ');
  return anaphoricDenial.test(text) || bareDenial.test(text) || (text === '' && words[0] === 'no');
}

/** "It isn't, the rest dominates.", "It does nothing of the sort." */
function isEllipticDenial(clauses: Clauses): boolean {
  const { from } = clauses;
  const [subject = '', verb = '', ...rest] = clauses.words(from, from + 7);
  if (!/^(?:it|that|this|they|those|neither)$/.test(subject) || !auxiliaries.has(verb)) return false;
  if (rest.join(' ').startsWith('nothing of the sort')) return true;
  return rest[0] === 'not' && (from + 3 >= clauses.to || clauses.pausesAt(from + 3));
}

/** "However, ...", "In fact ...": what was said of others before is taken back. */
export function opensWithContrast(clauses: Clauses): boolean {
  const first = clauses.norm(clauses.from);
  if (contrasts.has(first) || first === 'actually' || first === 'wrong') return true;
  return first === 'in' && /^(fact|reality|truth)$/.test(clauses.norm(clauses.from + 1));
}
