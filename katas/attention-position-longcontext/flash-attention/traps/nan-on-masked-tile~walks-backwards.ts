/**
 * @title Starts at the diagonal with nothing seen yet
 * @question flashattention-io
 *
 * The tiles were walked from the last one to the first, with masked scores at -Infinity. The order does not
 * matter for the result, but now the first tile of some queries is one of which they see nothing: running
 * maximum and tile maximum are both -Infinity, and their difference is NaN. Either skip what a row does not
 * see, or begin where every row sees something.
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
    const lastStart = lastKeyOfBlock - (lastKeyOfBlock % blockK);
    for (let start = lastStart; start >= 0; start -= blockK) {
      const { k, v } = kv.load(start, Math.min(start + blockK, kv.length));
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
  const scores = k.map((key, j) => (start + j > row.lastKey ? -Infinity : scale * dot(row.query, key)));
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
