/**
 * @title Loads each tile twice
 * @question flashattention-io
 *
 * One load was made for the scores and a second one for the values, as if softmax had to be finished in
 * between. With the running sums it does not: the values can be weighted as soon as the scores of the tile
 * are known, so one load serves both.
 */

export interface KvSource {
  length: number;
  load(start: number, end: number): { k: number[][]; v: number[][] };
}

export interface FlashOptions {
  blockQ: number;
  blockK: number;
  causal?: boolean;
}

export interface FlashResult {
  output: number[][];
  lse: number[];
}

/** What is kept of one query between two tiles. */
interface Running {
  query: number[];
  /** The last key that it sees. */
  lastKey: number;
  /** The largest score so far. */
  max: number;
  /** The sum of exp(score - max), */
  sum: number;
  /** and of the values weighted by it. */
  values: number[];
}

export function flashAttention(q: number[][], kv: KvSource, options: FlashOptions): FlashResult {
  const { blockQ, blockK, causal = false } = options;
  checkInput(q, kv, options);
  const past = kv.length - q.length;

  const output: number[][] = [];
  const lse: number[] = [];
  for (let first = 0; first < q.length; first += blockQ) {
    const block = q.slice(first, first + blockQ).map((query, r): Running => {
      const lastKey = causal ? first + r + past : kv.length - 1;
      return { query, lastKey, max: -Infinity, sum: 0, values: [] };
    });
    const lastKeyOfBlock = block[block.length - 1]!.lastKey;
    for (let start = 0; start <= lastKeyOfBlock; start += blockK) {
      const { k } = kv.load(start, Math.min(start + blockK, kv.length));
      const { v } = kv.load(start, Math.min(start + blockK, kv.length));
      for (const row of block) absorb(row, start, k, v);
    }
    for (const { max, sum, values } of block) {
      output.push(values.map((value) => value / sum));
      lse.push(max + Math.log(sum));
    }
  }
  return { output, lse };
}

/** Takes one tile into account, whose first key has the number start. */
function absorb(row: Running, start: number, k: number[][], v: number[][]): void {
  const scale = 1 / Math.sqrt(row.query.length);
  const visible = k.slice(0, Math.max(0, row.lastKey - start + 1));
  const scores = visible.map((key) => scale * dot(row.query, key));
  const max = Math.max(row.max, ...scores);
  // What was summed so far is relative to the old maximum. For the first tile this is exp(-Infinity), 0.
  const correction = Math.exp(row.max - max);
  const weights = scores.map((score) => Math.exp(score - max));
  row.sum = row.sum * correction + weights.reduce((total, weight) => total + weight, 0);
  row.values = v[0]!.map((_, c) => {
    const before = (row.values[c] ?? 0) * correction;
    return weights.reduce((total, weight, j) => total + weight * v[j]![c]!, before);
  });
  row.max = max;
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function checkInput(q: number[][], kv: KvSource, { blockQ, blockK, causal }: FlashOptions): void {
  for (const size of [blockQ, blockK]) {
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`a block of ${size} rows`);
  }
  const d = q[0]?.length ?? 0;
  if (d === 0) throw new RangeError('there are no queries, or they have no dimensions');
  if (q.some((row) => row.length !== d)) throw new RangeError('q is ragged');
  if (kv.length === 0) throw new RangeError('there are no keys');
  if (causal && kv.length < q.length) throw new RangeError('a causal query stands before the first key');
}
