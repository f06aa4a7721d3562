import { functionWords } from './wordClasses';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What follows belongs to them, so that their full stop never ends anything. */
const leading = set(
  'e.g i.e eg ie vs cf approx ca dr mr mrs prof w.r.t wrt a.k.a aka viz esp incl resp avg ext int',
);
/** These may also stand last in a sentence. */
const trailing = set('etc al w.p w.h.p i.i.d prob');
/** Abbreviations only in front of a number: "Fig. 3", but "takes 2 sec. Then". */
const numbered = set('fig figs eq eqs eqn sec sect tab ch vol ref refs app');

const wordBefore = /(?:^|[^\p{L}\p{N}.])((?:\p{L}\.)*\p{L}+)$/u;
const longestAbbreviation = 10;

/** Whether the full stop at an offset belongs to the abbreviation in front of it. */
export function isAbbreviationDot(text: string, at: number): boolean {
  const word = wordBefore.exec(text.slice(Math.max(0, at - longestAbbreviation), at))?.[1]?.toLowerCase();
  if (word === undefined) return false;
  if (leading.has(word)) return true;
  if (numbered.has(word)) return /^\s*[([]?\d/.test(text.slice(at + 1, at + 8));
  return trailing.has(word) && !opensSentence(text, at + 1, word === 'etc');
}

/** A capital may begin a name; a capital on a word of grammar begins a sentence. */
function opensSentence(text: string, at: number, isEnough: boolean): boolean {
  const capital = /^\s+(\p{Lu}\p{L}*)/u.exec(text.slice(at, at + 20))?.[1];
  return capital !== undefined && (isEnough || functionWords.has(capital.toLowerCase()));
}
