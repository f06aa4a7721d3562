/**
 * @title Cuts chunks of rounded-up size
 * @question tp-pp-dp
 *
 * All chunks had ceil(n / p) elements and the last ones were shorter or empty. The sums are right, as in
 * many libraries, but the boundaries are not those of the contract, and the last ranks may have nothing to
 * send.
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
    const gathered = step - (ranks - 1);
    // All ranks send at the same time: every message is taken out before the first is delivered.
    const messages = held.map((own, from) => {
      const chunk = modulo(isReducing ? from - step : from + 1 - gathered, ranks);
      const start = boundary(chunk, length, ranks);
      const values = own.slice(start, boundary(chunk + 1, length, ranks));
      return { from, to: (from + 1) % ranks, chunk, start, values };
    });
    for (const { from, to, chunk, start, values } of messages) {
      const own = held[to]!;
      values.forEach((value, i) => {
        own[start + i] = isReducing ? own[start + i]! + value : value;
      });
      sent[from]! += values.length;
      transfers.push({ step, from, to, chunk, elements: values.length });
    }
  }
  return { result: held, transfers, maxElementsSent: Math.max(...sent) };
}

/** Where a chunk begins, and the one before it ends. */
function boundary(chunk: number, length: number, ranks: number): number {
  return Math.min(length, chunk * Math.ceil(length / ranks));
}

/** The remainder that is never negative. */
function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
