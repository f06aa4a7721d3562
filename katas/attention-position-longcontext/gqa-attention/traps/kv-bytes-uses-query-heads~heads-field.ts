/**
 * @title Multiplies by all heads of the model
 *
 * The size was computed from the width of the model, which is the number of query heads times the width of
 * a head. That was right for multi-head attention. With groups only the key-value heads are stored, and
 * they are narrower than the model by the size of a group.
 */

export interface GqaOptions {
  causal?: boolean;
}

export interface KvCacheSpec {
  layers: number;
  kvHeads: number;
  headDim: number;
  tokens: number;
  bytesPerElement: number;
}

export function groupedQueryAttention(
  q: number[][][],
  k: number[][][],
  v: number[][][],
  options: GqaOptions = {},
): number[][][] {
  const { causal = true } = options;
  checkHeads(q, k, v);
  checkRows(q, k, v, causal);

  // The group size is how many query heads share a key-value head; the number of groups is k.length.
  const groupSize = q.length / k.length;
  return q.map((queries, head) => {
    const group = Math.floor(head / groupSize);
    return attend(queries, k[group]!, v[group]!, causal);
  });
}

export function kvCacheBytes(spec: KvCacheSpec): number {
  const { layers, kvHeads, headDim, tokens, bytesPerElement } = spec;
  const { hiddenSize = NaN } = spec as KvCacheSpec & { hiddenSize?: number };
  const heads = hiddenSize / headDim;
  for (const count of [layers, kvHeads, headDim, tokens]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`not an integer >= 0: ${count}`);
  }
  if (!(bytesPerElement > 0)) throw new RangeError(`bytesPerElement must be > 0, got ${bytesPerElement}`);
  const keysAndValues = 2;
  return keysAndValues * layers * heads * headDim * tokens * bytesPerElement;
}

function attend(q: number[][], k: number[][], v: number[][], causal: boolean): number[][] {
  const scale = 1 / Math.sqrt(q[0]!.length);
  const past = k.length - q.length;
  return q.map((query, i) => {
    const visible = causal ? k.slice(0, i + past + 1) : k;
    const shares = softmax(visible.map((key) => scale * dot(query, key)));
    return v[0]!.map((_, c) => shares.reduce((sum, share, j) => sum + share * v[j]![c]!, 0));
  });
}

function softmax(scores: number[]): number[] {
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return exps.map((value) => value / total);
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}

function checkHeads(q: number[][][], k: number[][][], v: number[][][]): void {
  if (q.length === 0 || k.length === 0) throw new RangeError('need at least one head on both sides');
  if (q.length % k.length !== 0) {
    throw new RangeError(`${q.length} query heads cannot share ${k.length} key-value heads evenly`);
  }
  if (v.length !== k.length) throw new RangeError(`${k.length} heads of keys but ${v.length} of values`);
}

function checkRows(q: number[][][], k: number[][][], v: number[][][], causal: boolean): void {
  const [queries, keys, values] = [q, k, v].map(shapeOf) as [Shape, Shape, Shape];
  if (keys.rows !== values.rows) throw new RangeError(`${keys.rows} keys but ${values.rows} values`);
  if (queries.width === 0) throw new RangeError('there are no queries, or they have no dimensions');
  if (queries.width !== keys.width) throw new RangeError('q and k differ in width');
  if (causal && keys.rows < queries.rows) throw new RangeError('a causal query stands before the first key');
}

interface Shape {
  rows: number;
  width: number;
}

/** What all heads have in common; throws when they do not. Without rows the width is 0. */
function shapeOf(heads: number[][][]): Shape {
  const rows = heads[0]!.length;
  const width = heads[0]![0]?.length ?? 0;
  for (const head of heads) {
    if (head.length !== rows) throw new RangeError(`heads of ${rows} and of ${head.length} rows`);
    if (head.some((row) => row.length !== width)) throw new RangeError(`not all rows are ${width} wide`);
  }
  return { rows, width };
}
