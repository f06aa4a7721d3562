/**
 * @title Applies the activation to partial sums
 * @question tp-pp-dp
 *
 * The first matrix was cut along its inputs, and each rank applied tanh to its part of the sum. The parts
 * add up to the hidden value only before the activation: tanh(a) + tanh(b) is not tanh(a + b). Cutting along
 * the outputs gives every rank complete sums.
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

  const parts = Array.from({ length: ranks }, (_, rank) => {
    const width = w1[0]!.length;
    const [start, end] = [Math.floor((rank * width) / ranks), Math.floor(((rank + 1) * width) / ranks)];
    const hidden = x.map((token) =>
      w1.map((row, i) =>
        Math.tanh(dot(row.slice(start, end), token.slice(start, end)) + (rank === 0 ? b1[i]! : 0)),
      ),
    );
    return hidden.map((units) => w2.map((row) => dot(row, units)));
  });
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
