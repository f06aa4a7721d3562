/** What stands at the start of a text: a number, and what follows it. */
export interface ReadNumber {
  value: number;
  rest: string;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const digits = String.raw`\d{1,3}(?:[ \u00a0\u202f'_]\d{3})+(?:[.,]\d+)?|\d[\d.,_]*|[.,]\d+`;
const pattern = new RegExp(String.raw`^([+-]?)\s*(${digits})(e[+-]?\d+)?\s*(.*)$`, 'is');

/**
 * Reads a number as people type it: `1.34`, `1,342`, `1 342`, `1,34`, `5.9e23`, `5.9 × 10^23`, `≈ 3`.
 * A single comma before exactly three digits separates thousands; any other single comma is a decimal one.
 */
export function readNumber(text: string): ReadNumber | undefined {
  const match = pattern.exec(normalise(text));
  if (match === null) return undefined;
  const [, sign = '', mantissa = '', exponent = '', rest = ''] = match;
  const value = Number(`${sign}${plainDigits(mantissa)}${exponent}`);
  return Number.isFinite(value) ? { value, rest: rest.trim() } : undefined;
}

function normalise(text: string): string {
  return text
    .trim()
    .replace(/^(=|~|≈|about|approx\.?|approximately|roughly|ca\.?|circa)\s*/i, '')
    .replaceAll('−', '-')
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/g,
      (power) =>
        `^${power.replaceAll('⁻', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscripts.indexOf(digit)))}`,
    )
    .replace(/\s*(?:[×·*]|\bx)\s*10\s*(?:\^|\*\*|e)\s*\(?([+-]?\d+)\)?/i, 'e$1')
    .replace(/^10\s*(?:\^|\*\*)\s*\(?([+-]?\d+)\)?/, '1e$1');
}

function plainDigits(mantissa: string): string {
  const tight = mantissa.replace(/[ \u00a0\u202f'_]/g, '').replace(/[.,]$/, '');
  const [comma, dot] = [tight.lastIndexOf(','), tight.lastIndexOf('.')];
  if (comma >= 0 && dot >= 0) {
    const [thousands, decimal] = comma > dot ? ['.', ','] : [',', '.'];
    return tight.replaceAll(thousands, '').replace(decimal, '.');
  }
  if (/^\d{1,3}(,\d{3})+$/.test(tight)) return tight.replaceAll(',', '');
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(tight)) return tight.replaceAll('.', '');
  return tight.replace(',', '.');
}
