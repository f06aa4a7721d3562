/**
 * @title Sends whole buffers to all others
 * @question tp-pp-dp
 *
 * Every rank sent its whole buffer to each of the others. The sums are right and there are only p - 1 steps,
 * but each rank sends (p - 1) n elements, which grows with the number of ranks. The ring adds on the way, so
 * that less than 2 n per rank are enough.
 */

export interface Transfer {
  step: number;
  from: number;
  to: number;
  chunk: number;
  elements: number;
}

export function ringAllReduce(buffers: number[][]): {
  result: number[][];
  transfers: Transfer[];
  maxElementsSent: number;
} {
  const ranks = buffers.length;
  if (ranks === 0) throw new RangeError('there are no ranks');
  const length = buffers[0]!.length;
  if (buffers.some((buffer) => buffer.length !== length)) throw new RangeError('buffers of unequal length');

  const held = buffers.map((buffer) => [...buffer]);
  const sent = new Array<number>(ranks).fill(0);
  const transfers: Transfer[] = [];

  for (let step = 0; step < ranks - 1; step++) {
    buffers.forEach((own, from) => {
      const to = (from + 1 + step) % ranks;
      own.forEach((value, i) => {
        held[to]![i]! += value;
      });
      sent[from]! += length;
      transfers.push({ step, from, to, chunk: 0, elements: length });
    });
  }
  return { result: held, transfers, maxElementsSent: Math.max(...sent) };
}
