import type { Clauses } from './clauses';
import { ignorance } from './cues';
import { phraseSet, type PhraseMatch } from './phrases';

export const doubts = phraseSet([...ignorance.unconditional, ...ignorance.firstPerson]);

const fillers =
  /^(?:and|but|so|well|just|really|honestly|actually|simply|still|to|be|am|quite|also|frankly|personally|sorry|though|however|yet|or|because|since|really)$/;

/** "I do not know ..." is doubt; "you never know how long ..." is a statement about the world. */
export function isSpeakersDoubt(clauses: Clauses, { from, to }: PhraseMatch): boolean {
  const phrase = clauses.words(from, to).join(' ');
  if (ignorance.unconditional.includes(phrase)) return true;
  if (/^(?:whether|if)$/.test(clauses.norm(to))) return true;
  let at = from;
  while (at > clauses.from && !clauses.pausesAt(at)) {
    const before = clauses.norm(at - 1);
    if (before === 'i') return true;
    if (before === 'are' || before === 'we') return phrase.startsWith('not');
    if (!fillers.test(before)) return false;
    at -= 1;
  }
  return true;
}
