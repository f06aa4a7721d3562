import { numberText } from './numberText';
import { readNumber } from './numberInput';
import { amountOf, isUnit } from './units';

export type ReadQuantity =
  /** In the unit that was asked for, and how the text was understood. */
  | { ok: true; value: number; understood: string }
  /** A sentence for the candidate: what was not understood, and what would be. */
  | { ok: false; message: string };

/** Words and letters that scale a plain count. */
const scales: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  b: 1e9,
  bn: 1e9,
  g: 1e9,
  billion: 1e9,
  billions: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
  trillions: 1e12,
};

/** The units of drills that are plain numbers: their size, and what may be written behind the number. */
const counts: Record<string, { size: number; words: RegExp; example: string }> = {
  x: { size: 1, words: /^(x|×|times|fold|-fold|times faster|times larger)$/i, example: '2.4x' },
  parameters: { size: 1, words: /^(p|params?|parameters?|weights?)$/i, example: '7.2B or 7.2e9' },
  sequences: { size: 1, words: /^(seqs?|sequences?|users?|requests?|streams?)$/i, example: '55' },
  GPUs: { size: 1, words: /^(gpus?|cards?|h100s?|a100s?)$/i, example: '64' },
  nodes: { size: 1, words: /^(nodes?|servers?|machines?)$/i, example: '5.4' },
  'GPU-hours': { size: 1, words: /^(gpu[- ]?hours?|gpu[- ]?h|hours?|h)$/i, example: '29,500 or 29.5k' },
  'requests/s': { size: 1, words: /^(req(uest)?s?\s*(\/|per)\s*s(ec(ond)?)?|rps|qps)$/i, example: '111' },
  $: { size: 1, words: /^(\$|usd|dollars?)$/i, example: '$147,000 or 147k' },
  million: { size: 1e6, words: /^(params?|parameters?|weights?)$/i, example: '6.8 million' },
  billion: { size: 1e9, words: /^(params?|parameters?|weights?|active)$/i, example: '12.9B' },
};

/** Reads what a candidate typed as an amount of `unit`, which is assumed where none is written. */
export function readQuantity(text: string, unit: string): ReadQuantity {
  if (text.trim() === '') return { ok: false, message: 'Type a number.' };
  const isPrice = unit === '$';
  const number = readNumber(isPrice ? text.replace(/^(\s*(?:≈|~|about)?\s*)\$/, '$1') : text);
  if (number === undefined)
    return {
      ok: false,
      message: `"${text.trim()}" does not start with a number, such as 1.34, 1,342 or 5.9e23.`,
    };
  const { value, rest } = number;
  const written = rest.replace(/[.!]$/, '').trim();
  if (unit === '%') return readPercent(value, written);
  const count = counts[unit];
  if (count !== undefined) return readCount(value, written, unit, count);
  return written === '' ? understood(value, unit) : convert(value, written, unit);
}

function readPercent(value: number, written: string): ReadQuantity {
  if (/^(%|percent|per cent|pct|points?|pp)?$/i.test(written)) return understood(value, '%');
  return { ok: false, message: `"${written}" is not understood; the answer is a percentage, such as 18 %.` };
}

function readCount(
  value: number,
  written: string,
  unit: string,
  { size, words, example }: (typeof counts)[string],
): ReadQuantity {
  const match = /^([a-z]*)\s*(.*)$/is.exec(written);
  const [, first = '', second = ''] = match ?? [];
  const scale = scales[first.toLowerCase()];
  const left = scale === undefined ? written : second;
  if (left !== '' && !words.test(left)) {
    if (unit === 'x' && /^(%|percent)$/i.test(left)) return understood(value / 100, 'x');
    return { ok: false, message: `"${written}" is not understood; the answer could be written ${example}.` };
  }
  // "6.8" to a question for millions means 6.8 million; "6.8e6" means itself
  const isBare = scale === undefined;
  const amount = isBare ? (value >= size && size > 1 ? value / size : value) : (value * scale) / size;
  return understood(amount, unit);
}

/** Anything with a dimension: bytes, FLOP, seconds, tokens, and their quotients. */
function convert(value: number, written: string, unit: string): ReadQuantity {
  const spelled = spell(written);
  const scale = scales[spelled.toLowerCase()];
  if (scale !== undefined && !isUnit(spelled)) return understood(value * scale, unit);
  const given = amountOf(value, spelled);
  if (given === undefined)
    return {
      ok: false,
      message: `The unit "${written}" is not known here; the answer is asked for in ${unit}.`,
    };
  const wanted = amountOf(1, unit);
  if (wanted === undefined || !given.equalBase(wanted))
    return {
      ok: false,
      message: `${numberText(value)} ${written} is another kind of quantity than ${unit}.`,
    };
  return understood(given.toNumber(unit), unit);
}

/** Unit names as people write them, in the library's spelling. */
function spell(written: string): string {
  return written
    .replace(/\bper\b/gi, '/')
    .replace(/\bps\b/, '/s')
    .replace(/\btok(en)?s?\b/gi, 'token')
    .replace(/\b(gpu[- ]?)?sec(ond)?s?\b/gi, 's')
    .replace(/\bmilli ?seconds?\b|\bmsecs?\b/gi, 'ms')
    .replace(/\bFLOPS?\b/gi, 'FLOP')
    .replace(/\b([kMGTPEZY])FLOPs?\b/gi, (_, prefix: string) => `${prefix === 'K' ? 'k' : prefix}FLOP`)
    .replace(/\bbytes?\b/gi, 'B')
    .replace(/\b([kmgtp])(i?)b\b/gi, (_, prefix: string, binary: string) => {
      const isKilo = prefix.toLowerCase() === 'k' && binary === '';
      return `${isKilo ? 'k' : prefix.toUpperCase()}${binary.toLowerCase()}B`;
    })
    .replace(/\s+/g, ' ')
    .trim();
}

function understood(value: number, unit: string): ReadQuantity {
  const text =
    unit === '$'
      ? `$${numberText(value)}`
      : unit === 'x'
        ? `${numberText(value)}x`
        : `${numberText(value)} ${unit}`;
  return { ok: true, value, understood: text };
}
