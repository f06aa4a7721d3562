export interface Bm25Options {
  /** How slowly repetitions of a term saturate. Default 1.2. */
  k1?: number;
  /** How much of the length normalisation is applied, 0 to 1. Default 0.75. */
  b?: number;
}

/**
 * The BM25 score of every document for the query, in the order of the documents. Terms are compared as
 * whole strings; a term that is twice in the query counts twice.
 *
 * Throws a RangeError for: k1 negative or not finite; b not in [0, 1].
 */
export function bm25Scores(docs: string[][], query: string[], options?: Bm25Options): number[] {
  throw new Error('TODO');
}

/**
 * The indexes of the at most topN best documents with a score above 0, best first, ties by lower index.
 *
 * Throws a RangeError for everything that bm25Scores rejects, and for a topN that is not an integer >= 1.
 */
export function bm25Search(docs: string[][], query: string[], topN: number, options?: Bm25Options): number[] {
  throw new Error('TODO');
}
