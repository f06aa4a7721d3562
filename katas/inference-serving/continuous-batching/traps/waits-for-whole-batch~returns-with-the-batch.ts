/**
 * @title Hands a static batch out only when all of it is done
 * @question throughput-latency
 *
 * In the static policy every request was given the end of the whole batch as its own end. Many servers do
 * return it like that, but here a request is done with its last token; the batch decides only when the next
 * requests may enter. The waiting would otherwise be counted twice.
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
  let returned = 0;

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
    if (running.length === 0) {
      for (const one of finished.slice(returned)) if (policy === 'static') one.done = now;
      returned = finished.length;
    }
  }

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
