/**
 * @title Collects everything at rank 0
 * @question tp-pp-dp
 *
 * All ranks sent their buffers to rank 0, which summed them and sent the result back. The total of the
 * traffic is small, but rank 0 has to receive and to send (p - 1) n elements, and everybody waits for its
 * link. On the ring all links work all the time.
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

  for (let step = 0; step < 2 * (ranks - 1); step++) {
    const isReducing = step < ranks - 1;
    const other = (step % (ranks - 1)) + 1;
    const [from, to] = isReducing ? [other, 0] : [0, other];
    held[to] = held[to]!.map((value, i) => (isReducing ? value : 0) + held[from]![i]!);
    sent[from]! += length;
    transfers.push({ step, from, to, chunk: 0, elements: length });
  }
  return { result: held, transfers, maxElementsSent: Math.max(...sent) };
}
