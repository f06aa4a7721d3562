export interface Chunk {
  /** The part of the source from `start` to `end`, overlap included. */
  text: string;
  /** Offset of its first UTF-16 unit in the source. */
  start: number;
  /** Offset behind its last unit. */
  end: number;
}

/**
 * Splits a text into chunks of at most `maxLength` UTF-16 units, each but the first beginning up to `overlap`
 * units before the end of the one before it.
 *
 * Throws a RangeError for: maxLength not an integer >= 1; overlap not an integer in 0 .. maxLength-1;
 * maxLength - overlap below 2; an empty separator.
 */
export function chunk(
  text: string,
  o: { maxLength: number; overlap: number; separators: string[] },
): Chunk[] {
  throw new Error('TODO');
}
