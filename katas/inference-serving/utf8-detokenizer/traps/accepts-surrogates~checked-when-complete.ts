/**
 * @title Finds a surrogate only when it is complete
 * @question streaming-api
 *
 * The character was put together first, and replaced if it was a surrogate. One U+FFFD comes out where
 * three are due: ED A0 cannot begin any character, so the error is known with the second byte, and the
 * other bytes are errors of their own.
 */

export interface Detokenizer {
  push(token: number): string;
  end(): string;
}

const replacement = '\ufffd';

export function createDetokenizer(vocab: number[][]): Detokenizer {
  for (const byte of vocab.flat()) {
    if (!Number.isInteger(byte) || byte < 0 || byte > 255) throw new RangeError(`${byte} is not a byte`);
  }
  let codePoint = NaN;
  /** Continuation bytes that the open character still needs; 0 when none is open. */
  let missing = 0;
  /** The range of the next continuation byte. Only the first one of a character may have a narrower one. */
  let lowest = 0x80;
  let highest = 0xbf;
  let hasEnded = false;

  function open(lead: number): string {
    if (lead <= 0x7f) return String.fromCharCode(lead);
    if (lead < 0xc2 || lead > 0xf4) return replacement;
    missing = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    codePoint = lead & (0x1f >> (missing - 1));
    if (lead === 0xe0) lowest = 0xa0; // below: fits into two bytes
    if (lead === 0xf0) lowest = 0x90; // below: fits into three bytes
    if (lead === 0xf4) highest = 0x8f; // above: beyond U+10FFFF
    return '';
  }

  function decode(byte: number): string {
    if (missing === 0) return open(byte);
    const fits = byte >= lowest && byte <= highest;
    lowest = 0x80;
    highest = 0xbf;
    if (!fits) {
      // The open character is given up; the byte may begin another one.
      missing = 0;
      return replacement + open(byte);
    }
    codePoint = (codePoint << 6) | (byte & 0x3f);
    missing--;
    if (missing > 0) return '';
    return codePoint >> 11 === 0x1b ? replacement : String.fromCodePoint(codePoint);
  }

  return {
    push(token) {
      if (hasEnded) throw new RangeError('the text has ended');
      const bytes = vocab[token];
      if (bytes === undefined) throw new RangeError(`there is no token ${token}`);
      return bytes.map(decode).join('');
    },

    end() {
      hasEnded = true;
      const rest = missing === 0 ? '' : replacement;
      missing = 0;
      return rest;
    },
  };
}
