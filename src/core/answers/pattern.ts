import type { Lexicon } from './lexicon';
import { stemOf } from './stems';
import { gap } from './gaps';
import { defaultThesaurus } from './thesaurus';
import { tokenize } from './tokens';

/** One word of an alternative: a stem to equal, or a prefix to begin with. */
export interface PatternWord {
  text: string;
  isPrefix: boolean;
  /** The prefixes to look for: British and American spelling. */
  prefixes: readonly string[];
  /** No other word may stand in front of it within the phrase ("l-2", "16gb"). */
  isJoined: boolean;
}

export type Polarity = 'plain' | 'negated' | 'any';

export interface Term {
  words: readonly PatternWord[];
  polarity: Polarity;
  /** Equal for terms that match the same words. */
  key: string;
  /** As authored. */
  source: string;
  isFromMacro: boolean;
}

export interface Group {
  /** As authored, with macros filled in. */
  terms: readonly Term[];
  /** What may stand for the authored words. */
  implied: readonly Term[];
  source: string;
}

export interface Pattern {
  source: string;
  groups: readonly Group[];
  /** All groups must stand in one sentence. */
  isOneSentence: boolean;
}

/** What is wrong in a pattern, and at which character (from 0). */
export interface PatternError {
  message: string;
  at: number;
}

export type ParsedPattern = { ok: true; pattern: Pattern } | { ok: false; error: PatternError };

class PatternFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Reads one evidence pattern; `questions/README.md` describes the language. */
export function parsePattern(source: string, lexicon: Lexicon): ParsedPattern {
  try {
    const prefix = /^\s*1:/.exec(source)?.[0] ?? '';
    const groups = splitAt(source, prefix.length, '&').map(({ text, at }) => parseGroup(text, at, lexicon));
    return { ok: true, pattern: { source, groups, isOneSentence: prefix !== '' } };
  } catch (fault) {
    if (!(fault instanceof PatternFault)) throw fault;
    return { ok: false, error: { message: fault.message, at: fault.at } };
  }
}

interface Piece {
  text: string;
  at: number;
}

function splitAt(source: string, from: number, separator: string): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  for (let i = from; i <= source.length; i++) {
    if (i < source.length && source[i] !== separator) continue;
    pieces.push({ text: source.slice(start, i), at: start });
    start = i + 1;
  }
  return pieces;
}

function parseGroup(text: string, at: number, lexicon: Lexicon): Group {
  if (text.trim() === '')
    throw new PatternFault('a group is empty; write alternatives on both sides of "&"', at);
  const terms = splitAt(text, 0, '|').flatMap((piece) =>
    parseAlternative(piece.text, at + piece.at, lexicon),
  );
  return { terms, implied: impliedBy(terms.filter(isAuthored)), source: text.trim() };
}

function isAuthored({ isFromMacro }: Term): boolean {
  return !isFromMacro;
}

const noMacros: Lexicon = {};
const impliedTerms = new Map<string, readonly Term[]>();

/** Synonyms of whole alternatives. Words inside of a phrase stay: exchanging one makes too much of it. */
function impliedBy(terms: readonly Term[]): Term[] {
  const known = new Set(terms.map(({ polarity, key }) => polarity + key));
  return terms.flatMap(synonymsOf).filter(({ polarity, key }) => {
    const isNew = !known.has(polarity + key);
    known.add(polarity + key);
    return isNew;
  });
}

function synonymsOf({ words, polarity, key }: Term): readonly Term[] {
  const id = polarity + key;
  const known = impliedTerms.get(id);
  if (known !== undefined) return known;
  const [first, ...rest] = words;
  const hasPrefix = words.some(({ isPrefix }) => isPrefix);
  if (first === undefined || (hasPrefix && rest.length > 0)) return [];
  const texts = hasPrefix
    ? defaultThesaurus.synonymsOfPrefix(first.text)
    : defaultThesaurus.synonyms(words.map(({ text }) => text).join(' '));
  const mark = { plain: '', negated: '~', any: '?' }[polarity];
  const terms = texts.flatMap((text) => parseAlternative(mark + text, 0, noMacros));
  impliedTerms.set(id, terms);
  return terms;
}

function parseAlternative(text: string, at: number, lexicon: Lexicon): Term[] {
  const start = at + text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (trimmed === '') throw new PatternFault('an alternative is empty; remove the extra "|"', at);
  const mark = trimmed[0];
  const polarity = mark === '~' ? 'negated' : mark === '?' ? 'any' : 'plain';
  const body = polarity === 'plain' ? trimmed : trimmed.slice(1).trimStart();
  const bodyAt = start + trimmed.length - body.length;
  if (body === '') throw new PatternFault(`"${mark}" stands alone; write a word after it`, start);
  if (body.startsWith('@')) return macroTerms(body, bodyAt, polarity, lexicon);
  return [toTerm(parseWords(body, bodyAt), polarity, trimmed)];
}

function macroTerms(body: string, at: number, polarity: Polarity, lexicon: Lexicon): Term[] {
  const name = body.slice(1);
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name))
    throw new PatternFault(`"${body}" is not a macro; a macro stands alone as "@name"`, at);
  const alternatives = Object.hasOwn(lexicon, name) ? lexicon[name] : undefined;
  if (alternatives === undefined)
    throw new PatternFault(`there is no macro "@${name}"${nearest(name, lexicon)}`, at);
  return alternatives
    .split('|')
    .map((text) => ({ ...toTerm(parseWords(text.trim(), at), polarity, text.trim()), isFromMacro: true }));
}

function nearest(name: string, lexicon: Lexicon): string {
  const close = Object.keys(lexicon).filter(
    (known) => known.startsWith(name.slice(0, 4)) || name.startsWith(known),
  );
  return close.length === 0 ? '' : `; there is ${close.map((known) => `@${known}`).join(', ')}`;
}

function parseWords(body: string, at: number): PatternWord[] {
  const stray = /[@~?()[\]{}!;"\\]/.exec(body);
  if (stray !== null && body !== '!=')
    throw new PatternFault(`"${stray[0]}" is not allowed inside an alternative`, at + stray.index);
  const words: PatternWord[] = [];
  for (const { text, at: offset } of splitAt(body, 0, ' ')) {
    if (text !== '') words.push(...parseWord(text, at + offset));
  }
  return words;
}

function parseWord(text: string, at: number): PatternWord[] {
  const star = text.indexOf('*');
  if (star >= 0 && star < text.length - 1)
    throw new PatternFault('"*" may stand only at the end of a word', at + star);
  const isPrefix = star >= 0;
  const tokens = tokenize(isPrefix ? text.slice(0, -1) : text);
  if (tokens.length === 0) throw new PatternFault(`"${text}" holds no word or number`, at);
  return tokens.map(({ norm, gap: between }, i) => {
    const last = i === tokens.length - 1;
    const prefix = isPrefix && last;
    const joined =
      i > 0 && (between === 0 || between === gap.hyphen || (between & ~gap.relation) === gap.operator);
    const prefixes = prefix ? spellings(norm) : [];
    return { text: prefix ? norm : stemOf(norm), isPrefix: prefix, prefixes, isJoined: joined };
  });
}

function toTerm(words: readonly PatternWord[], polarity: Polarity, source: string): Term {
  const key = words
    .map(({ text, isPrefix, isJoined }) => `${isJoined ? '-' : ' '}${text}${isPrefix ? '*' : ''}`)
    .join('');
  return { words, polarity, key, source, isFromMacro: false };
}

/** "normalis*" also means "normaliz*", and the other way round. */
export function spellings(prefix: string): string[] {
  if (!/[a-z]{3}i[sz](?:[aei].*)?$/.test(prefix)) return [prefix];
  return [
    prefix,
    prefix.replace(/i([sz])(?=(?:[aei].*)?$)/, (_, letter: string) => (letter === 's' ? 'iz' : 'is')),
  ];
}
