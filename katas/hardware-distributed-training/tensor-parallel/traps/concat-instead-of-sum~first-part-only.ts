/**
 * @title Returns the part of rank 0
 * @question tp-pp-dp
 *
 * The network was called, but what it returned was dropped and the partial output of rank 0 was taken as the
 * result. An all-reduce here does not change its arguments; the sum is what it returns.
 */

export function columnShard(w: number[][], b: number[], ranks: number): { w: number[][]; b: number[] }[] {
  checkLayer(w, b);
  const size = blockSize(w.length, ranks);
  return Array.from({ length: ranks }, (_, rank) => {
    const [start, end] = [rank * size, (rank + 1) * size];
    return { w: w.slice(start, end).map((row) => [...row]), b: b.slice(start, end) };
  });
}

export function rowShard(w: number[][], b: number[], ranks: number): { w: number[][]; b: number[] | null }[] {
  checkLayer(w, b);
  const size = blockSize(w[0]!.length, ranks);
  return Array.from({ length: ranks }, (_, rank) => ({
    w: w.map((row) => row.slice(rank * size, (rank + 1) * size)),
    b: rank === 0 ? [...b] : null,
  }));
}

export function parallelMlp(
  x: number[][],
  w1: number[][],
  b1: number[],
  w2: number[][],
  b2: number[],
  ranks: number,
  allReduce: (parts: number[][][]) => number[][],
): number[][] {
  const first = columnShard(w1, b1, ranks);
  const second = rowShard(w2, b2, ranks);
  if (w2[0]!.length !== w1.length) throw new RangeError('the layers do not agree on the hidden units');
  if (x.some((row) => row.length !== w1[0]!.length)) throw new RangeError('x does not fit the first layer');

  // Each rank goes from the whole input to its partial output without hearing from the others.
  const parts = first.map((shard, rank) => {
    const hidden = x.map((token) => shard.w.map((row, i) => Math.tanh(dot(row, token) + shard.b[i]!)));
    return hidden.map((units) => second[rank]!.w.map((row) => dot(row, units)));
  });
  allReduce(parts);
  return parts[0]!.map((output) => output.map((value, i) => value + b2[i]!));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function blockSize(total: number, ranks: number): number {
  if (!Number.isInteger(ranks) || ranks < 1) throw new RangeError(`no number of ranks: ${ranks}`);
  if (total % ranks !== 0) throw new RangeError(`${ranks} ranks cannot share ${total} equally`);
  return total / ranks;
}

function checkLayer(w: number[][], b: number[]): void {
  if (w.some((row) => row.length !== w[0]!.length)) throw new RangeError('ragged weights');
  if (b.length !== w.length) throw new RangeError(`${w.length} outputs but ${b.length} biases`);
}
