import { isAbbreviationDot } from './abbreviations';
import { longestText, type Token } from './tokens';

/** A sentence, bullet, heading, table row or line of code. `from` and `to` are a half-open range of words. */
export interface Sentence {
  start: number;
  end: number;
  from: number;
  to: number;
  isQuestion: boolean;
  /** Starts with a bullet, a number or a heading mark. */
  isItem: boolean;
}

const breakPattern = /[.!?\u3002\uff1f\uff01]+["'\u201d\u2019)\]*_]*|\n/g;
const itemStart = /^\s*(?:[-*+\u2022\u25aa\u25e6\u2013]\s|\(?\d{1,2}[.)]\s|[a-h]\)\s|#{1,6}\s|>\s|\||```)/;
const shortLine = 60;
const longestParenthesis = 100;

/** Cuts a text into sentences and hands each the words in it; sentences without words are left out. */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const limit = Math.min(text.length, longestText);
  const sentences: Sentence[] = [];
  let start = 0;
  let next = 0;
  const close = (end: number): void => {
    const from = next;
    while (next < tokens.length && (tokens[next]?.start ?? 0) < end) next += 1;
    if (next > from) sentences.push(sentenceOf(text, start, end, from, next));
    start = end;
  };
  breakPattern.lastIndex = 0;
  for (
    let match = breakPattern.exec(text);
    match !== null && match.index < limit;
    match = breakPattern.exec(text)
  ) {
    const end = match.index + match[0].length;
    const isBreak =
      match[0] === '\n' ? breaksLine(text, start, match.index) : breaksSentence(text, match.index, end);
    if (isBreak) close(Math.min(end, limit));
  }
  close(limit);
  return sentences;
}

function sentenceOf(text: string, start: number, end: number, from: number, to: number): Sentence {
  const raw = text.slice(start, end);
  const trimmed = raw.replace(/[\s*_|]+$/, '');
  const lead = /^[\s\-*+\u2022\u25aa\u25e6#>|]*/.exec(raw)?.[0].length ?? 0;
  return {
    start: start + lead,
    end: start + trimmed.length,
    from,
    to,
    isQuestion: endsAsQuestion(trimmed),
    isItem: itemStart.test(raw),
  };
}

/** "flat loss = something else (mask?)" is a statement; only a parenthesis round all of it makes a question of it. */
function endsAsQuestion(text: string): boolean {
  const closers = /[?\uff1f](["'\u201d\u2019)\]*_]*)$/.exec(text)?.[1];
  if (closers === undefined) return false;
  return !closers.includes(')') || /^\W*\(/.test(text) || !text.includes('(');
}

/** "(lr? mask?)": a mark in a parenthesis ends nothing, unless the parenthesis itself ends the sentence. */
function isAside(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - longestParenthesis), at);
  if (before.lastIndexOf('(') <= Math.max(before.lastIndexOf(')'), before.lastIndexOf('\n'))) return false;
  if (text.slice(at, end).includes(')')) return /^[,;:]?\s+\p{Ll}/u.test(text.slice(end, end + 8));
  return /^[^(\n]*?\)/.test(text.slice(at, at + longestParenthesis));
}

function breaksSentence(text: string, at: number, end: number): boolean {
  const following = text[end];
  if (text[at] !== '.') {
    const opens = following === undefined || /[\s\p{Lu}\u3000-\u9fff]/u.test(following);
    return opens && !isAside(text, at, end);
  }
  const before = text.slice(Math.max(0, at - 12), at);
  if (following !== undefined && !/\s/.test(following)) {
    return /[a-z]{2}$/.test(before) && /^[A-Z][a-z]/.test(text.slice(end, end + 2));
  }
  if (/(?:^|\n)\s*\(?\d{1,2}$/.test(before)) return false;
  return following === undefined || !isAbbreviationDot(text, at);
}

/** A line break ends a sentence unless it only wraps a long line of prose. */
function breaksLine(text: string, start: number, at: number): boolean {
  const rest = text.slice(at + 1, at + 60);
  if (/^[ \t\r]*(?:\n|$)/.test(rest) || itemStart.test(rest)) return true;
  const lineStart = Math.max(start, text.lastIndexOf('\n', at - 1) + 1);
  const line = text.slice(lineStart, at).trim();
  if (line.startsWith('#') || line.startsWith('|') || line.startsWith('```')) return true;
  return line.length < shortLine && !/[,(\u2014-]$/.test(line);
}
