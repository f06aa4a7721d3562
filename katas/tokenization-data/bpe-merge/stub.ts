/** The ids of the left and the right part; the pair at index j of a merge list makes id 256 + j. */
export type Merge = [number, number];

/**
 * Learns up to numMerges merges from a corpus of pretokens (byte arrays, duplicates kept).
 *
 * Each step merges the pair with the most adjacent positions in the whole corpus, ties going to the smaller
 * left id, then to the smaller right id. Stops early when the highest count is below 2.
 *
 * Throws a RangeError for a byte that is not an integer 0..255 and a numMerges that is not an integer >= 0.
 */
export function trainBpe(pretokens: number[][], numMerges: number): Merge[] {
  throw new Error('TODO');
}

/**
 * Encodes one pretoken: applies the present merge of lowest rank to all its occurrences, from left to right,
 * until no merge is present.
 *
 * Throws a RangeError for a byte that is not an integer 0..255 and for a merge j with a part that is not an
 * integer 0 .. 255 + j.
 */
export function encodeBpe(bytes: number[], merges: Merge[]): number[] {
  throw new Error('TODO');
}

/**
 * Turns ids back into bytes.
 *
 * Throws a RangeError for an id that is not an integer 0 .. 255 + merges.length and for a merge j with a part
 * that is not an integer 0 .. 255 + j.
 */
export function decodeBpe(ids: number[], merges: Merge[]): number[] {
  throw new Error('TODO');
}
