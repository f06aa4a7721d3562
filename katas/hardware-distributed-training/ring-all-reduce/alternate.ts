export interface Transfer {
  step: number;
  from: number;
  to: number;
  chunk: number;
  elements: number;
}

/** What a ring does, without going round: the sums from the columns, the messages from the schedule alone. */
export function ringAllReduce(buffers: number[][]): {
  result: number[][];
  transfers: Transfer[];
  maxElementsSent: number;
} {
  const [first] = buffers;
  if (first === undefined) throw new RangeError('nobody is there');
  const p = buffers.length;
  const n = first.length;
  for (const { length } of buffers) if (length !== n) throw new RangeError('lengths differ');

  const sums = first.map((_, i) => buffers.reduce((total, buffer) => total + buffer[i]!, 0));
  const sizes = buffers.map((_, c) => Math.floor(((c + 1) * n) / p) - Math.floor((c * n) / p));

  // Messages never stop between two stations: a chunk that leaves rank c in step 0 stands at c + s in step s.
  const transfers = Array.from({ length: 2 * p - 2 }, (_, step) =>
    buffers.map((_, from): Transfer => {
      const chunk = (from + 2 * p - step) % p;
      return { step, from, to: from + 1 < p ? from + 1 : 0, chunk, elements: sizes[chunk]! };
    }),
  ).flat();

  // Of two full rounds a rank leaves out two chunks.
  const sent = sizes.map((_, r) => 2 * n - sizes[(r + 1) % p]! - sizes[(r + 2) % p]!);
  return {
    result: buffers.map(() => sums.slice()),
    transfers,
    maxElementsSent: Math.max(...sent),
  };
}
