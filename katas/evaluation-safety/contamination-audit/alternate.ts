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

/** A place in the tree of test grams. A gram ends at the nodes that are listed by a test item. */
interface Node {
  next: Map<string, Node>;
  seen: boolean;
}

/** The test grams form a tree of tokens; every position of the training data walks down it as far as it gets. */
export function audit(
  test: AuditItem[],
  train: AuditItem[],
  { n, overlapThreshold, cosineThreshold }: { n: number; overlapThreshold: number; cosineThreshold: number },
): Verdict[] {
  if (!(n >= 1 && Math.floor(n) === n && n < Infinity)) throw new RangeError('n');
  if (![overlapThreshold, cosineThreshold].every((t) => 0 <= t && t <= 1)) throw new RangeError('threshold');
  const dims = [...test, ...train].map((item) => item.embedding.length);
  if (dims.some((d) => d !== dims[0])) throw new RangeError('embeddings');
  if (!test.every((item) => item.tokens.length > 0)) throw new RangeError('empty test item');

  const root: Node = { next: new Map(), seen: false };
  const ends = test.map(({ tokens }) => {
    const width = Math.min(n, tokens.length);
    const nodes = tokens.slice(width - 1).map((_, i) => grow(root, tokens.slice(i, i + width)));
    return [...new Set(nodes)];
  });
  for (const { tokens } of train) {
    tokens.forEach((_, start) => {
      let node = root.next.get(tokens[start]!);
      for (let i = start + 1; node; i++) {
        node.seen = true;
        node = i < tokens.length ? node.next.get(tokens[i]!) : undefined;
      }
    });
  }

  const directions = train.map(({ embedding }) => direction(embedding));
  return test.map(({ id, embedding }, t) => {
    const nodes = ends[t]!;
    const ngramOverlap = nodes.reduce((sum, { seen }) => sum + (seen ? 1 : 0), 0) / nodes.length;
    const mine = direction(embedding);
    let best = -1;
    const cosines = directions.map((theirs) => theirs.reduce((sum, y, j) => sum + y * mine[j]!, 0));
    for (let i = 0; i < cosines.length; i++) if (best < 0 || cosines[i]! > cosines[best]!) best = i;
    const similarity = cosines[best] ?? 0;
    const verdict =
      ngramOverlap >= overlapThreshold ? 'lexical' : similarity >= cosineThreshold ? 'semantic' : 'clean';
    return { id, ngramOverlap, nearest: train[best]?.id ?? null, similarity, verdict };
  });
}

function grow(root: Node, gram: string[]): Node {
  return gram.reduce((node, token) => {
    const child = node.next.get(token) ?? { next: new Map<string, Node>(), seen: false };
    node.next.set(token, child);
    return child;
  }, root);
}

/** The vector at length 1; the zero vector stays as it is. */
function direction(v: number[]): number[] {
  const length = Math.hypot(...v);
  return length > 0 ? v.map((x) => x / length) : v;
}
