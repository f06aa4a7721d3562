import type { EvidenceSpan } from '../answers/scoreAnswer';

/** A text in the form in which quotes are compared, with the range of the original behind every character. */
export interface ComparableText {
  text: string;
  spans: EvidenceSpan[];
}

const variants: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '`': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};

/** Case, kinds of white space, of quotation marks and of dashes make no difference to a quote. */
export function toComparable(original: string): ComparableText {
  let text = '';
  const spans: EvidenceSpan[] = [];
  let at = 0;
  for (const character of original) {
    const folded = /\s/.test(character) ? ' ' : (variants[character] ?? character.toLowerCase());
    if (folded !== ' ' || !(text === '' || text.endsWith(' '))) {
      text += folded;
      for (let i = 0; i < folded.length; i++) spans.push({ start: at, end: at + character.length });
    }
    at += character.length;
  }
  return { text, spans };
}

/** A quote without the marks that a judge puts around it. */
export function comparableQuote(quote: string): string {
  return toComparable(quote)
    .text.replace(/^[\s"'.…]+/, '')
    .replace(/[\s"'.,;:…]+$/, '');
}

/** Where a quote stands in a text, as a range of the original. */
export function findQuote({ text, spans }: ComparableText, quote: string): EvidenceSpan | undefined {
  const wanted = comparableQuote(quote);
  const at = wanted === '' ? -1 : text.indexOf(wanted);
  if (at < 0) return undefined;
  const first = spans[at];
  const last = spans[at + wanted.length - 1];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** Words of a quote, as a reader counts them. */
export function countQuoteWords(quote: string): number {
  return comparableQuote(quote)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
