import { isAbbreviationDot } from './abbreviations';

/** What stands between a word and the word before it. Flags are combined. */
export const gap = {
  comma: 1,
  semicolon: 2,
  colon: 4,
  dash: 8,
  open: 16,
  close: 32,
  arrow: 64,
  operator: 128,
  hyphen: 256,
  /** An opening quotation mark. */
  quote: 512,
  stop: 1024,
  /** The parenthesis of a function call: "p(x)". Inside of it commas and parentheses are operators. */
  call: 2048,
  /** An operator that states something about its two sides: "=", "<". */
  relation: 4096,
  /** A closing quotation mark. */
  unquote: 8192,
  /** A slash or bar with a space on both sides, as between the names of a list. */
  slash: 16384,
};

const related = gap.operator | gap.relation;
const marks: ReadonlyMap<string, number> = new Map<string, number>([
  [',', gap.comma],
  [';', gap.semicolon],
  [':', gap.colon],
  ['\u2014', gap.dash],
  ['\u2013', gap.dash],
  ['(', gap.open],
  [')', gap.close],
  ['\u2192', gap.arrow],
  ['\u21d2', gap.arrow],
  ['\u201c', gap.quote],
  ['\u2018', gap.quote],
  ['\u201d', gap.unquote],
  ['.', gap.stop],
  ['!', gap.stop],
  ['?', gap.stop],
  ['\n', gap.stop],
  ...[...'+*/^~|\u2212'].map((c): [string, number] => [c, gap.operator]),
  ...[...'=<>\u2248\u2264\u2265\u221d\u226a\u226b'].map((c): [string, number] => [c, related]),
]);

/** Only the first characters of a long gap count, so that pages of punctuation cost nothing. */
const longestGap = 24;

/** The flags of the text between two words; up to `callEnd` it stands inside a function call. */
export function gapFlags(text: string, from: number, to: number, callEnd: number): number {
  if (to === from || (to === from + 1 && text[from] === ' ')) return 0;
  const between = text.slice(from, Math.min(to, from + longestGap));
  if (between === '-') return gap.hyphen;
  // "model.py", "i.e": a dot inside of a word.
  if (between === '.') return 0;
  if (/\s-{1,2}\s/.test(between)) return gap.dash;
  let flags = /\s[/|\u00b7]\s/.test(between) ? gap.slash : 0;
  for (let i = 0; i < between.length; i++) {
    const flag = flagAt(text, from + i, from);
    const isInside = from + i < callEnd && (flag & (gap.comma | gap.open | gap.close)) !== 0;
    flags |= isInside ? gap.operator : flag;
  }
  if (between.includes('=>')) flags |= gap.arrow;
  return between.includes('->') ? (flags & ~related) | gap.arrow : flags;
}

function flagAt(text: string, at: number, from: number): number {
  const character = text[at] ?? '';
  if (character === '"') return opensQuote(text, at) ? gap.quote : gap.unquote;
  if (character === "'" || character === '\u2019') {
    if (opensQuote(text, at)) return gap.quote;
    return /[\p{L}\p{N}]/u.test(text[at + 1] ?? '') ? 0 : gap.unquote;
  }
  if (character === '.' && at === from && isAbbreviationDot(text, at)) return 0;
  return marks.get(character) ?? 0;
}

function opensQuote(text: string, at: number): boolean {
  return /^[\s([:]?$/.test(text[at - 1] ?? '') && /[^\s]/.test(text[at + 1] ?? '');
}

const call = /\((?:[^()\n]|\([^()\n]{0,40}\)){1,60}\)/y;
const prose =
  /\b(?:not|no|the|an|is|are|of|and|or|for|to|see|in|on|with|by|but|cf)\b|\p{L}{2,}\s+\p{L}{2,}/iu;

/** Where the function call ends whose parenthesis stands at an offset, or 0: "min(1, p/q)", but not "keys(not values)". */
export function callEndAt(text: string, at: number): number {
  if (text[at] !== '(' || !/\p{L}/u.test(text[at - 1] ?? '')) return 0;
  call.lastIndex = at;
  const found = call.exec(text)?.[0];
  return found === undefined || prose.test(found) ? 0 : at + found.length;
}
