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

/** Attention over some of the keys: finished, and with the weight that it has beside other parts. */
interface Part {
  mean: number[];
  lse: number;
}

/**
 * Every tile is a small attention of its own, and finished parts are merged by their log-sum-exps, as is
 * done when the keys are split over several processors.
 */
export function flashAttention(q: number[][], kv: KvSource, options: FlashOptions): FlashResult {
  const { blockQ, blockK } = options;
  const width = q[0]?.length;
  const sizesFit = [blockQ, blockK].every((size) => size >= 1 && size % 1 === 0);
  const rowsFit = width !== undefined && width > 0 && q.every((row) => row.length === width);
  if (!sizesFit || !rowsFit || kv.length === 0) throw new RangeError('cannot attend');
  const ahead = kv.length - q.length;
  if (options.causal && ahead < 0) throw new RangeError('too few keys');

  const seen = q.map((_, i) => (options.causal ? i + ahead + 1 : kv.length));
  const parts = new Array<Part | undefined>(q.length).fill(undefined);
  for (let top = 0; top < q.length; top += blockQ) {
    const bottom = Math.min(top + blockQ, q.length);
    for (let left = 0; left < seen[bottom - 1]!; left += blockK) {
      const right = Math.min(left + blockK, kv.length);
      const tile = kv.load(left, right);
      for (let i = top; i < bottom; i++) {
        const count = Math.min(seen[i]!, right) - left;
        if (count > 0) parts[i] = merge(parts[i], attend(q[i]!, tile.k.slice(0, count), tile.v));
      }
    }
  }
  return { output: parts.map((part) => part!.mean), lse: parts.map((part) => part!.lse) };
}

function attend(query: number[], keys: number[][], values: number[][]): Part {
  const scores: number[] = [];
  for (const key of keys) {
    let score = 0;
    for (const [c, x] of query.entries()) score += x * key[c]!;
    scores.push(score / Math.sqrt(query.length));
  }
  const top = scores.reduce((a, b) => Math.max(a, b));
  let total = 0;
  for (const score of scores) total += Math.exp(score - top);
  const mean = values[0]!.map(() => 0);
  scores.forEach((score, j) => {
    const share = Math.exp(score - top) / total;
    for (let c = 0; c < mean.length; c++) mean[c]! += share * values[j]![c]!;
  });
  return { mean, lse: top + Math.log(total) };
}

function merge(a: Part | undefined, b: Part): Part {
  if (a === undefined) return b;
  // The share of b is a logistic function of the difference, which never overflows.
  const share = 1 / (1 + Math.exp(a.lse - b.lse));
  const mean = a.mean.map((value, c) => value + share * (b.mean[c]! - value));
  const [low, high] = [Math.min(a.lse, b.lse), Math.max(a.lse, b.lse)];
  return { mean, lse: high + Math.log1p(Math.exp(low - high)) };
}
