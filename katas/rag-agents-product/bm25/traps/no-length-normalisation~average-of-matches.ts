/**
 * @title Averages over the matching documents only
 * @question rag-system
 *
 * avgdl was taken over the documents that contain a term of the query, for instance while walking through
 * their postings. It then changes from query to query and a document no longer has a fixed relative
 * length. The average belongs to the corpus: all documents, also those that match nothing.
 */

export interface Bm25Options {
  k1?: number;
  b?: number;
}

export function bm25Scores(docs: string[][], query: string[], options: Bm25Options = {}): number[] {
  const { k1, b } = readOptions(options);
  const counts = docs.map(countTerms);
  const matching = docs.filter((doc) => doc.some((term) => query.includes(term)));
  const averageLength = matching.reduce((sum, doc) => sum + doc.length, 0) / matching.length;
  const idf = query.map((term) => inverseFrequency(counts, term));

  return docs.map((doc, id) => {
    const saturation = k1 * (1 - b + (b * doc.length) / averageLength);
    let score = 0;
    query.forEach((term, i) => {
      const tf = counts[id]!.get(term);
      if (tf !== undefined) score += idf[i]! * ((tf * (k1 + 1)) / (tf + saturation));
    });
    return score;
  });
}

export function bm25Search(docs: string[][], query: string[], topN: number, options?: Bm25Options): number[] {
  if (!Number.isInteger(topN) || topN < 1) throw new RangeError(`topN must be an integer >= 1, got ${topN}`);
  const scores = bm25Scores(docs, query, options);
  return scores
    .map((score, id) => ({ score, id }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score) // stable: equal scores stay in the order of their ids
    .slice(0, topN)
    .map(({ id }) => id);
}

/** A Map and not an object: any string can be a term, also the name of an inherited property. */
function countTerms(doc: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of doc) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function inverseFrequency(counts: Map<string, number>[], term: string): number {
  const df = counts.filter((count) => count.has(term)).length;
  return Math.log(1 + (counts.length - df + 0.5) / (df + 0.5));
}

function readOptions({ k1 = 1.2, b = 0.75 }: Bm25Options): Required<Bm25Options> {
  if (!Number.isFinite(k1) || k1 < 0) throw new RangeError(`k1 must be finite and >= 0, got ${k1}`);
  if (!(b >= 0 && b <= 1)) throw new RangeError(`b must be in [0, 1], got ${b}`);
  return { k1, b };
}
