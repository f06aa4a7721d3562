/**
 * @title Exchanges the hidden units as well
 * @question tp-pp-dp
 *
 * The hidden units of all ranks were put together by a call of the network before the second layer began.
 * The result is right, and the call is not needed: a rank has exactly the hidden units that its columns of
 * w2 want. The hidden layer is the widest of the block, so this doubles the calls and multiplies what is
 * sent.
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

  const hidden = allReduce(
    first.map((shard, rank) =>
      x.map((token) => {
        const units = new Array<number>(w1.length).fill(0);
        shard.w.forEach((row, i) => {
          units[rank * shard.w.length + i] = Math.tanh(dot(row, token) + shard.b[i]!);
        });
        return units;
      }),
    ),
  );
  const size = w1.length / ranks;
  const parts = second.map((shard, rank) =>
    hidden.map((units) => shard.w.map((row) => dot(row, units.slice(rank * size, (rank + 1) * size)))),
  );
  // The bias belongs to the sum, not to its parts.
  return allReduce(parts).map((output) => output.map((value, i) => value + b2[i]!));
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
