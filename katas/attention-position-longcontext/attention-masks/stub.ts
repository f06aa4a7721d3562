export type MaskSpec =
  | { kind: 'causal' }
  /** The window counts the token itself. */
  | { kind: 'sliding'; window: number }
  /** The first tokens, so many, see each other in both directions. */
  | { kind: 'prefix'; prefix: number }
  /** For each token the document that it belongs to. */
  | { kind: 'document'; ids: number[] };

/**
 * The table of who may attend to whom: row i is the query, column j the key.
 *
 * Throws a RangeError for: a length or window that is not an integer >= 1; a prefix that is not an integer in
 * 0 .. length; a number of ids different from the length.
 */
export function buildMask(length: number, spec: MaskSpec): boolean[][] {
  throw new Error('TODO');
}

/**
 * How many input tokens, the token itself included, can influence one output of stacked causal
 * sliding-window layers, far from the start of the text.
 *
 * Throws a RangeError when one of the two is not an integer >= 1.
 */
export function receptiveField(layers: number, window: number): number {
  throw new Error('TODO');
}
