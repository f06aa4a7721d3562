import { clauseEnders, contrasts, knowingWords } from './cues';
import type { Sentence } from './sentences';
import { gap } from './gaps';
import type { Token } from './tokens';
import { auxiliaries, determiners, isVerbLike, prepositions, pronouns } from './wordClasses';

const hardGap = gap.semicolon | gap.dash | gap.arrow | gap.stop;
/** Punctuation that separates clauses for sure; a comma may or may not. */
export const clauseGap = hardGap | gap.colon | gap.open | gap.close;

const longestClauseScope = 14;
const longestStatement = 60;

/** One sentence, and where its clauses and phrases begin and end. All positions are numbers of words. */
export class Clauses {
  readonly from: number;
  readonly to: number;

  constructor(
    private readonly tokens: readonly Token[],
    sentence: Sentence,
  ) {
    this.from = sentence.from;
    this.to = sentence.to;
  }

  /** The word, or an empty text outside the sentence. "SO(2)" is the name of a function, not the word "so". */
  norm(i: number): string {
    if (i < this.from || i >= this.to) return '';
    const { norm = '' } = this.tokens[i] ?? {};
    return (this.gap(i + 1) & gap.call) === 0 ? norm : `${norm}()`;
  }

  /** The punctuation in front of a word; none in front of the first. */
  gap(i: number): number {
    return i > this.from && i < this.to ? (this.tokens[i]?.gap ?? 0) : 0;
  }

  words(from: number, to: number): string[] {
    return this.tokens.slice(Math.max(from, this.from), Math.min(to, this.to)).map(({ norm }) => norm);
  }

  breaksAt(i: number): boolean {
    return (this.gap(i) & clauseGap) !== 0;
  }

  pausesAt(i: number): boolean {
    return (this.gap(i) & (clauseGap | gap.comma)) !== 0;
  }

  /** "is", "matches", "rotated": told from a noun by its ending only. */
  isFiniteVerb(i: number): boolean {
    const word = this.norm(i);
    return auxiliaries.has(word) || (/(?:s|ed)$/.test(word) && this.isVerbLike(i));
  }

  /** Where the clause before a word begins. */
  clauseStart(at: number): number {
    let start = at;
    while (start > this.from && (this.gap(start) & hardGap) === 0 && !contrasts.has(this.norm(start)))
      start -= 1;
    return start;
  }

  /** Where the subject of the predicate at a word begins: after the last comma, relative word or other clause. */
  subjectStart(at: number): number {
    let start = at;
    while (start > this.from && !this.pausesAt(start) && !this.bordersSubject(start)) start -= 1;
    return start;
  }

  private bordersSubject(start: number): boolean {
    const before = this.norm(start - 1);
    if (clauseEnders.has(before) || /^(that|which|who)$/.test(before)) return true;
    return before === 'and' && this.isFiniteVerb(start);
  }

  /** Where a whole statement ends: at a contrast, a semicolon, a dash or the end of the sentence. */
  statementEnd(at: number): number {
    let end = at;
    const limit = Math.min(this.to, at + longestStatement);
    while (end < limit && !this.turnsAt(end, at)) end += 1;
    return end;
  }

  private turnsAt(i: number, start: number): boolean {
    if (i > start && (this.gap(i) & hardGap) !== 0) return true;
    const word = this.norm(i);
    if (contrasts.has(word)) return true;
    const next = this.norm(i + 1);
    const afterComma = (this.gap(i) & gap.comma) !== 0;
    if (afterComma && ((word === 'instead' && next !== 'of') || (word === 'rather' && next !== 'than')))
      return true;
    return word === 'in' && (next === 'fact' || next === 'reality');
  }

  /** Where a doubt ends: with the statement, or at a comma with a new clause behind it. */
  doubtEnd(at: number): number {
    const limit = this.statementEnd(at);
    // "Whether x, so y" may be in doubt as a whole; "which x, so y" is not.
    const isWhole = !/^(?:how|which|what|when|where|who|why)$/.test(this.norm(at));
    for (let i = at + 1; i < limit; i++) {
      if ((this.gap(i) & gap.comma) === 0) continue;
      const first = this.norm(i) === 'so' ? i + 1 : i;
      if (/^(?:i|we|you|let)$/.test(this.norm(first))) return i;
      if (!isWhole && (clauseEnders.has(this.norm(i)) || this.opensClause(i))) return i;
    }
    return limit;
  }

  /** Where the reach of a plain negation ends. */
  clauseEnd(at: number): number {
    let end = at;
    const limit = Math.min(this.to, at + longestClauseScope);
    while (end < limit && !this.endsNegation(end, at)) end += 1;
    return end;
  }

  private endsNegation(i: number, start: number): boolean {
    const word = this.norm(i);
    if (i > start && this.breaksAt(i)) return true;
    if (i > start && (this.gap(i) & gap.comma) !== 0 && this.opensClause(i)) return true;
    if (contrasts.has(word) || clauseEnders.has(word) || (word === 'only' && i > start)) return true;
    if (word === 'instead' && this.norm(i + 1) !== 'of') return true;
    // "Nobody knows which request ends first": some request does.
    if (/^(?:how|which|what|when|where|who|why)$/.test(word) && knowingWords.has(this.norm(i - 1)))
      return true;
    return word === 'and' && this.startsPredicate(i + 1);
  }

  /** Where a noun phrase or gerund phrase ends, after "without" or "instead of". */
  phraseEnd(at: number, longest: number): number {
    let end = at;
    const limit = Math.min(this.to, at + longest);
    while (end < limit && !this.endsPhrase(end, at)) end += 1;
    return end;
  }

  private endsPhrase(i: number, start: number): boolean {
    const word = this.norm(i);
    if (pronouns.has(word) || contrasts.has(word) || clauseEnders.has(word)) return true;
    if (/^(while|when|but|only|with)$/.test(word)) return true;
    if (i === start) return false;
    if (this.pausesAt(i) || auxiliaries.has(word)) return true;
    const previous = this.norm(i - 1);
    return determiners.has(word) && !prepositions.has(previous) && !previous.endsWith('ing');
  }

  /** Whether nothing of the clause follows. */
  endsClause(at: number): boolean {
    if (at >= this.to || this.pausesAt(at)) return true;
    const word = this.norm(at);
    return contrasts.has(word) || clauseEnders.has(word) || /^(and|as|for|here|in)$/.test(word);
  }

  /** After a comma: a new clause has a verb before the next comma; a listed noun phrase has none. */
  private opensClause(at: number): boolean {
    for (let i = at; i < Math.min(this.to, at + 8); i++) {
      if (i > at && this.pausesAt(i)) return false;
      if (pronouns.has(this.norm(i)) || auxiliaries.has(this.norm(i))) return true;
      if (i > at && this.isVerbLike(i)) return true;
    }
    return false;
  }

  private startsPredicate(at: number): boolean {
    const word = this.norm(at);
    if (pronouns.has(word) || auxiliaries.has(word) || word === 'then' || word === 'instead') return true;
    if (word.endsWith('s') && this.isVerbLike(at)) return true;
    return determiners.has(word) && this.opensClause(at);
  }

  private isVerbLike(i: number): boolean {
    return isVerbLike(this.norm(i), this.tokens[i]?.stem ?? '');
  }
}
