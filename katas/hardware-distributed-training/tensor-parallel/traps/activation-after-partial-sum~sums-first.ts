/**
 * @title Cuts the first matrix along its inputs
 * @question tp-pp-dp
 *
 * The first matrix was cut along its inputs and the partial sums went through the network before the
 * activation. It is correct, but what goes over the network is the hidden layer, and after it every rank
 * computes the second matrix as a whole. Cut the outputs first and the inputs second, and only the output
 * has to be exchanged.
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
  columnShard(w1, b1, ranks);
  checkLayer(w2, b2);
  if (w2[0]!.length !== w1.length) throw new RangeError('the layers do not agree on the hidden units');
  if (x.some((row) => row.length !== w1[0]!.length)) throw new RangeError('x does not fit the first layer');

  const width = w1[0]!.length;
  const sums = allReduce(
    Array.from({ length: ranks }, (_, rank) => {
      const [start, end] = [Math.floor((rank * width) / ranks), Math.floor(((rank + 1) * width) / ranks)];
      return x.map((token) => w1.map((row) => dot(row.slice(start, end), token.slice(start, end))));
    }),
  );
  const hidden = sums.map((row) => row.map((value, i) => Math.tanh(value + b1[i]!)));
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
