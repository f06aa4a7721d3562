import { callEndAt, gap, gapFlags } from './gaps';
import { stemOf } from './stems';

/** One word of a text. `start` and `end` are offsets into the original text. */
export interface Token {
  /** Lower case, diacritics and Unicode variants folded. */
  norm: string;
  stem: string;
  start: number;
  end: number;
  /** The punctuation in front, as a set of `gap` flags. */
  gap: number;
}

/** Longest text that is read; what follows is ignored. */
export const longestText = 24_000;

const tokenPattern =
  /\\[A-Za-z]+|!=|=\/=|w\/o\b|w\/(?=\s)|(?<=\p{L}{2})\/(?=(?:tok|token|param|expert|layer|step|seq|sequence|request|user|head|position|sample|s|sec)s?\b)|w\.p\.?(?!\p{L})|\d+(?:(?:,|\{,\})\d{3})+(?:\.\d+)?[A-Za-z]*|\d+(?:\.\d+)?(?:[eE][-+]?\d+(?![A-Za-z]))?[A-Za-z]*|[\u0370-\u03ff]|(?:(?![\u0370-\u03ff])[\p{L}])(?:(?![\u0370-\u03ff])[\p{L}\p{M}\p{Nd}])*(?:['\u2019\u02bc]\p{L}{1,3}(?!\p{L}))?|[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+|[%\u2260\u00d7\u2715&]/gu;

const greek: ReadonlyMap<string, string> = new Map(
  (
    'α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho ' +
    'σ sigma ς sigma τ tau υ upsilon φ phi ϕ phi χ chi ψ psi ω omega'
  )
    .split(' ')
    .reduce<[string, string][]>(
      (pairs, word, i, all) => (i % 2 === 0 ? [...pairs, [word, all[i + 1] ?? word]] : pairs),
      [],
    ),
);

/** LaTeX commands that only set type; all others are read as words ("\log", "\theta"). */
const typesetting = new Set(
  (
    'text mathrm mathbf mathcal mathbb operatorname textbf frac dfrac tfrac left right big bigl bigr quad qquad ' +
    'displaystyle begin end hat tilde bar vec limits'
  ).split(' '),
);

const latexWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['neq', ['not', 'equal']],
  ['ne', ['not', 'equal']],
  ['times', ['x']],
  ['cdot', ['x']],
]);

const symbols: ReadonlyMap<string, readonly string[]> = new Map([
  ['!=', ['not', 'equal']],
  ['=/=', ['not', 'equal']],
  ['\u2260', ['not', 'equal']],
  ['\u00d7', ['x']],
  ['\u2715', ['x']],
  ['%', ['percent']],
  ['&', ['and']],
  ['/', ['per']],
  ['w/o', ['without']],
  ['w/', ['with']],
  ['w.p', ['with', 'probability']],
  ['w.p.', ['with', 'probability']],
]);

const withoutApostrophe: ReadonlyMap<string, readonly string[]> = new Map(
  'do does did is are was were has have had would could should'
    .split(' ')
    .map((verb): [string, readonly string[]] => [`${verb}nt`, [verb, 'not']]),
);

const contracted: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...withoutApostrophe,
  ['cant', ['can', 'not']],
  ['wont', ['will', 'not']],
  ['cannot', ['can', 'not']],
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["let's", ['let', 'us']],
]);

const clitics: ReadonlyMap<string, string> = new Map([
  ['re', 'are'],
  ['ll', 'will'],
  ['ve', 'have'],
  ['d', 'would'],
  ['m', 'am'],
]);
const takesIs = new Set([
  'it',
  'that',
  'there',
  'what',
  'this',
  'here',
  'who',
  'where',
  'how',
  'which',
  'he',
  'she',
]);
const multiLetterUnit = /^(\d[\d.]*)(x|[a-z]{2,})$/;
const notUnits = new Set(['st', 'nd', 'rd', 'th']);

/** Splits a text into words with their places. Never longer than `longestText` characters. */
export function tokenize(text: string): Token[] {
  const source = text.length > longestText ? text.slice(0, longestText) : text;
  const tokens: Token[] = [];
  let last = 0;
  let callEnd = 0;
  for (const match of source.matchAll(tokenPattern)) {
    const words = wordsOf(match[0]);
    if (words.length === 0) continue;
    const start = match.index;
    const end = start + match[0].length;
    const opened = callEndAt(source, last);
    callEnd = Math.max(callEnd, opened);
    let between = gapFlags(source, last, start, callEnd) | (opened > start ? gap.call : 0);
    for (const norm of words) {
      tokens.push({ norm, stem: stemOf(norm), start, end, gap: between });
      between = 0;
    }
    last = end;
  }
  return tokens;
}

/** The words that one raw match stands for: "doesn't" is "does not", "80GB" is "80 gb", "×" is "x". */
function wordsOf(raw: string): readonly string[] {
  const symbol = symbols.get(raw.toLowerCase());
  if (symbol !== undefined) return symbol;
  if (raw.startsWith('\\')) {
    const command = raw.slice(1).toLowerCase();
    return typesetting.has(command) ? [] : (latexWords.get(command) ?? [command]);
  }
  const word = fold(raw);
  const letter = greek.get(word);
  if (letter !== undefined) return [letter];
  return /^\d/.test(word) ? numberWords(word) : plainWords(word);
}

function numberWords(word: string): readonly string[] {
  const number = word.replace(/,|\{,\}/g, '');
  const unit = multiLetterUnit.exec(number);
  if (unit === null || notUnits.has(unit[2] ?? '')) return [number];
  return [unit[1] ?? '', unit[2] ?? ''];
}

function plainWords(word: string): readonly string[] {
  const whole = contracted.get(word);
  if (whole !== undefined) return whole;
  const at = word.indexOf("'");
  if (at < 0) return [word];
  const base = word.slice(0, at);
  const tail = word.slice(at + 1);
  if (tail === 't' && base.endsWith('n')) return [base.slice(0, -1), 'not'];
  if (tail === 's') return takesIs.has(base) ? [base, 'is'] : [base];
  const full = clitics.get(tail);
  return full === undefined ? [base, tail] : [base, full];
}

function fold(raw: string): string {
  const lower = raw.toLowerCase();
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .replace(/[\u2019\u02bc]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}
