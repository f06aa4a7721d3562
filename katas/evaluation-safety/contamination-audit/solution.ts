export interface AuditItem {
  id: string;
  tokens: string[];
  embedding: number[];
}

export interface Verdict {
  id: string;
  ngramOverlap: number;
  nearest: string | null;
  similarity: number;
  verdict: 'clean' | 'lexical' | 'semantic';
}

export interface AuditOptions {
  n: number;
  overlapThreshold: number;
  cosineThreshold: number;
}

export function audit(test: AuditItem[], train: AuditItem[], o: AuditOptions): Verdict[] {
  checkInput(test, train, o);
  const overlaps = ngramOverlaps(test, train, o.n);
  const trainNorms = train.map(({ embedding }) => norm(embedding));
  return test.map((item, i) => {
    const ngramOverlap = overlaps[i]!;
    const { nearest, similarity } = findNearest(item, train, trainNorms);
    let verdict: Verdict['verdict'] = 'clean';
    if (ngramOverlap >= o.overlapThreshold) verdict = 'lexical';
    else if (similarity >= o.cosineThreshold) verdict = 'semantic';
    return { id: item.id, ngramOverlap, nearest, similarity, verdict };
  });
}

/** Indexes the grams of the test items and passes over the training data once. */
function ngramOverlaps(test: AuditItem[], train: AuditItem[], n: number): number[] {
  const numbers = new Map<string, number>();
  const numberOf = (token: string): number => {
    const known = numbers.get(token) ?? numbers.size;
    numbers.set(token, known);
    return known;
  };
  const widths = test.map(({ tokens }) => Math.min(n, tokens.length));
  const wanted = test.map(({ tokens }, i) => new Set(grams(tokens.map(numberOf), widths[i]!)));
  const index = new Set(wanted.flatMap((keys) => [...keys]));

  const found = new Set<string>();
  for (const { tokens } of train) {
    const row = tokens.map(numberOf);
    for (const width of new Set(widths)) {
      for (const key of grams(row, width)) if (index.has(key)) found.add(key);
    }
  }
  return wanted.map((keys) => [...keys].filter((key) => found.has(key)).length / keys.size);
}

/** All runs of `width` tokens as keys. Tokens are numbers here, so a comma cannot occur inside one. */
function grams(row: number[], width: number): string[] {
  const keys: string[] = [];
  for (let i = 0; i + width <= row.length; i++) keys.push(row.slice(i, i + width).join(','));
  return keys;
}

function findNearest(
  { embedding }: AuditItem,
  train: AuditItem[],
  trainNorms: number[],
): { nearest: string | null; similarity: number } {
  const own = norm(embedding);
  let nearest: string | null = null;
  let similarity = 0;
  train.forEach((candidate, i) => {
    const product = own * trainNorms[i]!;
    const cosine = product === 0 ? 0 : dot(embedding, candidate.embedding) / product;
    if (nearest === null || cosine > similarity) {
      nearest = candidate.id;
      similarity = cosine;
    }
  });
  return { nearest, similarity };
}

function norm(v: number[]): number {
  return Math.sqrt(dot(v, v));
}

function dot(a: number[], b: number[]): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function checkInput(test: AuditItem[], train: AuditItem[], o: AuditOptions): void {
  if (!Number.isInteger(o.n) || o.n < 1) throw new RangeError(`n must be a positive integer, got ${o.n}`);
  for (const threshold of [o.overlapThreshold, o.cosineThreshold]) {
    if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`a threshold of ${threshold}`);
  }
  if (new Set([...test, ...train].map(({ embedding }) => embedding.length)).size > 1) {
    throw new RangeError('the embeddings differ in length');
  }
  if (test.some(({ tokens }) => tokens.length === 0)) throw new RangeError('a test item has no tokens');
}
