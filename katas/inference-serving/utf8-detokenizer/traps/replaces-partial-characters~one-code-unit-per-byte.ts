/**
 * @title Takes each byte for a character
 * @question streaming-api
 *
 * The bytes were turned into characters one by one, as if the text were Latin-1. For ASCII that is the
 * same; any other character becomes two to four wrong ones. UTF-8 needs up to four bytes for a character.
 */

export interface Detokenizer {
  push(token: number): string;
  end(): string;
}

export function createDetokenizer(vocab: number[][]): Detokenizer {
  for (const byte of vocab.flat()) {
    if (!Number.isInteger(byte) || byte < 0 || byte > 255) throw new RangeError(`${byte} is not a byte`);
  }
  let hasEnded = false;

  return {
    push(token) {
      if (hasEnded) throw new RangeError('the text has ended');
      const bytes = vocab[token];
      if (bytes === undefined) throw new RangeError(`there is no token ${token}`);
      return String.fromCharCode(...bytes);
    },

    end() {
      hasEnded = true;
      return '';
    },
  };
}
