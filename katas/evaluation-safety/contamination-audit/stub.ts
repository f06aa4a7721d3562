export interface AuditItem {
  id: string;
  tokens: string[];
  embedding: number[];
}

export interface Verdict {
  id: string;
  /** Share of the item's distinct n-grams that occur in some training item. */
  ngramOverlap: number;
  /** Id of the training item with the highest cosine; null without training items. */
  nearest: string | null;
  /** That cosine; 0 without training items. */
  similarity: number;
  verdict: 'clean' | 'lexical' | 'semantic';
}

/**
 * Looks for traces of every test item in the training data; one verdict per test item, in order.
 *
 * A test item of fewer than n tokens has one gram: all its tokens, to be found as a contiguous run. A zero
 * vector has cosine 0 with everything; of equal cosines the first training item counts. The verdict is
 * 'lexical' when the overlap reaches its threshold, else 'semantic' when the similarity reaches its own,
 * else 'clean'.
 *
 * Throws a RangeError for: an n that is not a positive integer; a threshold outside [0, 1]; embeddings of
 * different lengths; a test item without tokens.
 */
export function audit(
  test: AuditItem[],
  train: AuditItem[],
  o: { n: number; overlapThreshold: number; cosineThreshold: number },
): Verdict[] {
  throw new Error('TODO');
}
