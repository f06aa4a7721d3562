/**
 * @title Waits for the full length of a character
 * @question streaming-api
 *
 * The lead byte says how many bytes a character has, and so many were collected before anything was
 * decided. If the next byte is no continuation, the character can never be completed: the error is known at
 * once, and letters that follow must not wait, let alone be swallowed. In a stream that goes wrong here the
 * text stands still.
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
  let isIntact = true;
  let waiting: number[] = [];
  let hasEnded = false;

  function open(lead: number): string {
    if (lead <= 0x7f) return String.fromCharCode(lead);
    if (lead < 0xc2 || lead > 0xf4) return replacement;
    missing = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    codePoint = lead & (0x1f >> (missing - 1));
    if (lead === 0xe0) lowest = 0xa0; // below: fits into two bytes
    if (lead === 0xed) highest = 0x9f; // above: surrogates
    if (lead === 0xf0) lowest = 0x90; // below: fits into three bytes
    if (lead === 0xf4) highest = 0x8f; // above: beyond U+10FFFF
    return '';
  }

  function decode(byte: number): string {
    if (missing === 0) return open(byte);
    const fits = isIntact && byte >= lowest && byte <= highest;
    lowest = 0x80;
    highest = 0xbf;
    if (!fits) isIntact = false;
    waiting.push(byte);
    codePoint = (codePoint << 6) | (byte & 0x3f);
    missing--;
    if (missing > 0) return '';
    const bytes = waiting;
    waiting = [];
    if (isIntact) return String.fromCodePoint(codePoint);
    isIntact = true;
    const firstWrong = bytes.findIndex((one) => one < 0x80 || one > 0xbf);
    return (
      replacement +
      bytes
        .slice(firstWrong === -1 ? bytes.length : firstWrong)
        .map(decode)
        .join('')
    );
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
