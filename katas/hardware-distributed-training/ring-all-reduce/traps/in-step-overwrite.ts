/**
 * @title Runs one rank after the other
 * @question tp-pp-dp
 *
 * Each rank went through all its steps before the next rank began. What a rank sends in a later step is what
 * it received in the step before, from a neighbour who in this order has not sent anything yet, or has
 * already moved on. A step of a collective happens on all ranks at once: loop over the steps, and within a
 * step over the ranks.
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

  for (let from = 0; from < ranks; from++) {
    for (let step = 0; step < 2 * (ranks - 1); step++) {
      const isReducing = step < ranks - 1;
      const gathered = step - (ranks - 1);
      const chunk = modulo(isReducing ? from - step : from + 1 - gathered, ranks);
      const start = boundary(chunk, length, ranks);
      const values = held[from]!.slice(start, boundary(chunk + 1, length, ranks));
      const to = (from + 1) % ranks;
      const own = held[to]!;
      values.forEach((value, i) => {
        own[start + i] = isReducing ? own[start + i]! + value : value;
      });
      sent[from]! += values.length;
      transfers.push({ step, from, to, chunk, elements: values.length });
    }
  }
  transfers.sort((a, b) => a.step - b.step || a.from - b.from);
  return { result: held, transfers, maxElementsSent: Math.max(...sent) };
}

/** Where a chunk begins, and the one before it ends. */
function boundary(chunk: number, length: number, ranks: number): number {
  return Math.floor((chunk * length) / ranks);
}

/** The remainder that is never negative. */
function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
