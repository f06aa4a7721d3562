export interface Request {
  id: string;
  arrival: number;
  prompt: number;
  output: number;
}

export interface Finished {
  id: string;
  firstToken: number;
  done: number;
}

/**
 * No clock: a request that starts at s occupies a slot during [s, s + output), so it is enough to find every
 * start. The number of iterations is the length of the union of these intervals.
 */
export function serve(
  requests: Request[],
  maxBatch: number,
  policy: 'static' | 'continuous',
): { finished: Finished[]; iterations: number; slotUtilisation: number } {
  const isCount = (value: number) => Number.isInteger(value) && value > 0;
  if (!isCount(maxBatch)) throw new RangeError('maxBatch');
  const seen = new Set<string>();
  for (const { id, arrival, prompt, output } of requests) {
    if (seen.has(id)) throw new RangeError(`two requests are called ${id}`);
    if (!isCount(arrival + 1) || !isCount(prompt) || !isCount(output))
      throw new RangeError(`bad request ${id}`);
    seen.add(id);
  }

  const queue = requests.toSorted((a, b) => a.arrival - b.arrival);
  const starts = policy === 'static' ? staticStarts(queue, maxBatch) : continuousStarts(queue, maxBatch);

  const finished = queue
    .map(({ id, output }, rank) => ({ id, firstToken: starts[rank]! + 1, done: starts[rank]! + output }))
    .sort((a, b) => a.done - b.done);

  // Starts never decrease along the queue, so one pass joins the intervals.
  let iterations = 0;
  let coveredUntil = 0;
  queue.forEach(({ output }, rank) => {
    const end = starts[rank]! + output;
    iterations += Math.max(0, end - Math.max(coveredUntil, starts[rank]!));
    coveredUntil = Math.max(coveredUntil, end);
  });
  const work = queue.reduce((sum, { output }) => sum + output, 0);
  return { finished, iterations, slotUtilisation: work === 0 ? 0 : work / iterations / maxBatch };
}

/** Every slot knows when it is free; the next request takes the earliest. */
function continuousStarts(queue: Request[], maxBatch: number): number[] {
  const freeAt = new Array<number>(Math.min(maxBatch, queue.length)).fill(0);
  return queue.map(({ arrival, output }) => {
    const earliest = Math.min(...freeAt);
    const start = Math.max(arrival, earliest);
    freeAt[freeAt.indexOf(earliest)] = start + output;
    return start;
  });
}

/** Batch after batch: each starts when the one before has ended and somebody is there. */
function staticStarts(queue: Request[], maxBatch: number): number[] {
  const starts: number[] = [];
  let now = 0;
  while (starts.length < queue.length) {
    const from = starts.length;
    now = Math.max(now, queue[from]!.arrival);
    const batch = queue.slice(from, from + maxBatch).filter(({ arrival }) => arrival <= now);
    for (let i = 0; i < batch.length; i++) starts.push(now);
    now += Math.max(...batch.map(({ output }) => output));
  }
  return starts;
}
