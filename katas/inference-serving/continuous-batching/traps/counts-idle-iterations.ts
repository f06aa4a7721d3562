/**
 * @title Counts time in which nothing ran as iterations
 * @question throughput-latency
 *
 * Every unit of time until the last request was done was counted, also those in which there was nothing to
 * do. Iterations are passes that were run; with idle time in the denominator the utilisation says how much
 * traffic there was, not how well the scheduler filled the batch.
 */

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

interface Running {
  request: Request;
  start: number;
  tokens: number;
}

export function serve(
  requests: Request[],
  maxBatch: number,
  policy: 'static' | 'continuous',
): { finished: Finished[]; iterations: number; slotUtilisation: number } {
  checkInput(requests, maxBatch);
  const waiting = [...requests].sort((a, b) => a.arrival - b.arrival); // stable: ties keep the input order
  const finished: Finished[] = [];
  let running: Running[] = [];
  let now = 0;
  let iterations = 0;
  let busySlots = 0;

  while (waiting.length > 0 || running.length > 0) {
    if (running.length === 0) now = Math.max(now, waiting[0]!.arrival);
    if (policy === 'continuous' || running.length === 0) {
      while (running.length < maxBatch && waiting.length > 0 && waiting[0]!.arrival <= now) {
        running.push({ request: waiting.shift()!, start: now, tokens: 0 });
      }
    }

    now++;
    iterations++;
    busySlots += running.length;
    for (const one of running) one.tokens++;
    for (const { request, start, tokens } of running) {
      if (tokens === request.output) finished.push({ id: request.id, firstToken: start + 1, done: now });
    }
    running = running.filter(({ request, tokens }) => tokens < request.output);
  }

  iterations = now;
  const slotUtilisation = iterations === 0 ? 0 : busySlots / (iterations * maxBatch);
  return { finished, iterations, slotUtilisation };
}

function checkInput(requests: Request[], maxBatch: number): void {
  checkInteger(maxBatch, 1, 'maxBatch');
  for (const { arrival, prompt, output } of requests) {
    checkInteger(arrival, 0, 'arrival');
    checkInteger(prompt, 1, 'prompt');
    checkInteger(output, 1, 'output');
  }
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    throw new RangeError('an id occurs twice');
}

function checkInteger(value: number, least: number, name: string): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} must be an integer >= ${least}, got ${value}`);
  }
}
