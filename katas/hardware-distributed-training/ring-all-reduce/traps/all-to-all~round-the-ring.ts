/**
 * @title Passes whole buffers round the ring
 * @question tp-pp-dp
 *
 * Whole buffers went round the ring, and every rank added up what came by. It is a ring, but each rank still
 * sends (p - 1) n elements. The saving comes from sending partial sums of chunks instead of everybody's full
 * data.
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

  let travelling = buffers;
  for (let step = 0; step < ranks - 1; step++) {
    const before = travelling;
    travelling = before.map((_, to) => before[(to + ranks - 1) % ranks]!);
    travelling.forEach((received, to) => {
      received.forEach((value, i) => {
        held[to]![i]! += value;
      });
    });
    for (let from = 0; from < ranks; from++) {
      sent[from]! += length;
      transfers.push({ step, from, to: (from + 1) % ranks, chunk: from, elements: length });
    }
  }
  return { result: held, transfers, maxElementsSent: Math.max(...sent) };
}
