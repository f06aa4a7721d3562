/**
 * @title Takes all continuation bytes together as one error
 * @question streaming-api
 *
 * After a bad lead, or a second byte out of its range, the continuation bytes that follow were swallowed
 * into the same U+FFFD. The rule replaces each longest beginning of a well-formed character: in F0 80 80 80
 * the F0 cannot be followed by 80, so it is an error of its own, and each 80 is another one. Decoders have
 * to agree on this, or lengths and offsets differ between server and client.
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
  let isError = false;
  let hasEnded = false;

  function open(lead: number): string {
    if (lead <= 0x7f) return String.fromCharCode(lead);
    if (lead < 0xc2 || lead > 0xf4) {
      isError = lead > 0xbf;
      return replacement;
    }
    missing = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    codePoint = lead & (0x1f >> (missing - 1));
    if (lead === 0xe0) lowest = 0xa0; // below: fits into two bytes
    if (lead === 0xed) highest = 0x9f; // above: surrogates
    if (lead === 0xf0) lowest = 0x90; // below: fits into three bytes
    if (lead === 0xf4) highest = 0x8f; // above: beyond U+10FFFF
    return '';
  }

  function decode(byte: number): string {
    if (isError && byte >= 0x80 && byte <= 0xbf) return '';
    isError = false;
    if (missing === 0) return open(byte);
    const fits = byte >= lowest && byte <= highest;
    lowest = 0x80;
    highest = 0xbf;
    if (!fits) {
      // The open character is given up; the byte may begin another one.
      missing = 0;
      isError = byte >= 0x80 && byte <= 0xbf;
      return isError ? replacement : replacement + open(byte);
    }
    codePoint = (codePoint << 6) | (byte & 0x3f);
    missing--;
    return missing === 0 ? String.fromCodePoint(codePoint) : '';
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
