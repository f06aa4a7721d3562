/**
 * @title Exchanges the hidden units instead of the outputs
 * @question tp-pp-dp
 *
 * The network was used to put the hidden units together, and every rank then computed the whole second
 * layer. There is one call, but it moves the widest layer of the block, and the second matrix is held and
 * multiplied completely on all ranks: half of the MLP is not parallel at all.
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
  checkLayer(w2, b2);
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
  return hidden.map((units) => w2.map((row, i) => dot(row, units) + b2[i]!));
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
