export interface Request {
  id: string;
  /** When the request is there, in iterations; an integer >= 0. */
  arrival: number;
  /** Tokens of the prompt. All of them are processed in the request's first iteration. */
  prompt: number;
  /** Tokens to generate, the first one in the request's first iteration. */
  output: number;
}

export interface Finished {
  id: string;
  /** End of the iteration that made the first token. */
  firstToken: number;
  /** End of the iteration that made the last token. */
  done: number;
}

/**
 * Serves all requests with at most `maxBatch` of them running at a time. `finished` is ordered by `done`, ties
 * by order of admission; `iterations` counts those in which something ran.
 *
 * Throws a RangeError for: maxBatch not a positive integer; an arrival that is not an integer >= 0; a prompt
 * or output that is not an integer >= 1; two requests with one id.
 */
export function serve(
  requests: Request[],
  maxBatch: number,
  policy: 'static' | 'continuous',
): { finished: Finished[]; iterations: number; slotUtilisation: number } {
  throw new Error('TODO');
}
