/** The function x -> (a * x + b) mod 4294967311, with integers 0 <= a, b < 4294967311. */
export interface HashFn {
  a: number;
  b: number;
}

/**
 * The distinct word n-grams of a text in the order of their first occurrence, words joined by one space.
 * Words are the runs of a-z and 0-9 in the lower-cased text. A text with fewer than n words, but at least
 * one, has a single shingle of all its words; a text without words has none.
 *
 * Throws a RangeError when n is not a positive integer.
 */
export function shingles(text: string, n: number): string[] {
  throw new Error('TODO');
}

/**
 * The signature of a set of items: per function, the minimum of (a * x + b) mod 4294967311 over the items,
 * where x is the item's 32-bit FNV-1a hash over UTF-16 code units. All values are exact. Without items every
 * value is 4294967311.
 */
export function minhash(items: string[], fns: HashFn[]): number[] {
  throw new Error('TODO');
}

/**
 * Cuts every signature into `bands` equal slices and returns the pairs [i, j], i < j, of signatures that
 * agree in at least one band; sorted by i, then by j, each pair once.
 *
 * Throws a RangeError when bands is not a positive integer, when the signatures differ in length, and when
 * bands does not divide their length.
 */
export function lshPairs(signatures: number[][], bands: number): [number, number][] {
  throw new Error('TODO');
}

/**
 * The probability that two documents of this Jaccard similarity share at least one band.
 *
 * Throws a RangeError when bands or rows is not a positive integer and when the similarity is outside [0, 1].
 */
export function lshProbability(similarity: number, bands: number, rows: number): number {
  throw new Error('TODO');
}
