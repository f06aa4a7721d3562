export interface Bm25Options {
  k1?: number;
  b?: number;
}

interface Posting {
  id: number;
  tf: number;
}

/** Term by term over an inverted index, as a search engine does it: documents without the term are not met. */
export function bm25Scores(
  docs: string[][],
  query: string[],
  { k1 = 1.2, b = 0.75 }: Bm25Options = {},
): number[] {
  if (k1 < 0 || !Number.isFinite(k1)) throw new RangeError('bad k1');
  if (Number.isNaN(b) || b < 0 || b > 1) throw new RangeError('bad b');

  const index = invert(docs);
  const tokens = docs.flat().length;
  const scores = new Float64Array(docs.length);
  for (const [term, times] of tally(query)) {
    const postings = index.get(term) ?? [];
    const rarity = Math.log((docs.length + 1) / (postings.length + 0.5));
    for (const { id, tf } of postings) {
      const relativeLength = (docs[id]!.length * docs.length) / tokens;
      const pivot = 1 + b * (relativeLength - 1);
      scores[id]! += times * rarity * ((k1 + 1) / (1 + (k1 * pivot) / tf));
    }
  }
  return [...scores];
}

/** Picks the best one again and again; a later document has to be better, not equal. */
export function bm25Search(docs: string[][], query: string[], topN: number, options?: Bm25Options): number[] {
  if (topN < 1 || !Number.isInteger(topN)) throw new RangeError('bad topN');
  const scores = bm25Scores(docs, query, options);
  const found: number[] = [];
  while (found.length < topN) {
    const best = Math.max(0, ...scores);
    if (best === 0) break;
    const id = scores.indexOf(best);
    found.push(id);
    scores[id] = 0;
  }
  return found;
}

function invert(docs: string[][]): Map<string, Posting[]> {
  const index = new Map<string, Posting[]>();
  docs.forEach((doc, id) => {
    for (const [term, tf] of tally(doc)) {
      const postings = index.get(term) ?? [];
      index.set(term, [...postings, { id, tf }]);
    }
  });
  return index;
}

function tally(terms: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, 1 + (counts.get(term) ?? 0));
  return counts;
}
