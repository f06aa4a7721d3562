export interface Detokenizer {
  /** Takes the next token and returns all characters that are complete now. */
  push(token: number): string;
  /** Says that no more tokens come, and returns what is left: U+FFFD for a character that was begun, or ''. */
  end(): string;
}

/**
 * Turns tokens into text one by one. vocab[id] holds the bytes of a token; its text is UTF-8 only when all bytes
 * are put together.
 *
 * Bytes that may still become a character are held back. Bytes that cannot become one give U+FFFD at once, one
 * for each longest beginning of a character (the rule of the WHATWG decoder). A byte order mark is kept. All in
 * all the text is that of all bytes decoded in one piece.
 *
 * Throws a RangeError for: a value in vocab that is not an integer 0..255 (when the detokenizer is made); a token
 * that is not an id of vocab (nothing else happens then); a push after end.
 */
export function createDetokenizer(vocab: number[][]): Detokenizer {
  throw new Error('TODO');
}
