/**
 * @title Tests for a term with the in operator
 * @question rag-system
 *
 * The counts are kept in {} and `term in counts` decides whether there is one. The operator also finds
 * inherited names, so "constructor" and "toString" seem to be in every document, and their count there is
 * a function. Ask for own properties, or take a Map.
 */

export interface Bm25Options {
  k1?: number;
  b?: number;
}

export function bm25Scores(docs: string[][], query: string[], options: Bm25Options = {}): number[] {
  const { k1, b } = readOptions(options);
  const counts = docs.map(countTerms);
  const averageLength = docs.reduce((sum, doc) => sum + doc.length, 0) / docs.length;
  const idf = query.map((term) => inverseFrequency(counts, term));

  return docs.map((doc, id) => {
    const saturation = k1 * (1 - b + (b * doc.length) / averageLength);
    let score = 0;
    query.forEach((term, i) => {
      const tf = counts[id]![term];
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
function countTerms(doc: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const term of doc) counts[term] = Object.hasOwn(counts, term) ? counts[term]! + 1 : 1;
  return counts;
}

function inverseFrequency(counts: Record<string, number>[], term: string): number {
  const df = counts.filter((count) => term in count).length;
  return Math.log(1 + (counts.length - df + 0.5) / (df + 0.5));
}

function readOptions({ k1 = 1.2, b = 0.75 }: Bm25Options): Required<Bm25Options> {
  if (!Number.isFinite(k1) || k1 < 0) throw new RangeError(`k1 must be finite and >= 0, got ${k1}`);
  if (!(b >= 0 && b <= 1)) throw new RangeError(`b must be in [0, 1], got ${b}`);
  return { k1, b };
}
