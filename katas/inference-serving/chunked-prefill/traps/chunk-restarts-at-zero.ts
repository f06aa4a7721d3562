/**
 * @title Begins every piece at token 0
 * @question throughput-latency
 *
 * Each piece was reported as starting at the first token of the prompt. The engine would process the
 * beginning again and again, with the wrong positions, and the end never. A piece starts where the one
 * before has stopped; everything before it is in the cache.
 */

export interface PrefillJob {
  id: string;
  prompt: number;
  output: number;
}

export interface Step {
  decodes: string[];
  prefill: { id: string; from: number; tokens: number }[];
}

interface Progress {
  job: PrefillJob;
  /** Tokens of the prompt that have been processed. */
  done: number;
  /** Tokens that have been generated. */
  generated: number;
}

export function schedule(jobs: PrefillJob[], tokenBudget: number): Step[] {
  checkInput(jobs, tokenBudget);
  const waiting: Progress[] = jobs.map((job) => ({ job, done: 0, generated: 0 }));
  let decoding: Progress[] = [];
  const steps: Step[] = [];

  while (waiting.length > 0 || decoding.length > 0) {
    for (const one of decoding) one.generated++;
    const step: Step = { decodes: decoding.map(({ job }) => job.id), prefill: [] };

    let room = tokenBudget - decoding.length;
    while (room > 0 && waiting.length > 0) {
      const first = waiting[0]!;
      const tokens = Math.min(room, first.job.prompt - first.done);
      step.prefill.push({ id: first.job.id, from: 0, tokens });
      first.done += tokens;
      room -= tokens;
      if (first.done === first.job.prompt) {
        first.generated++; // the last position of the prompt predicts the first token
        decoding.push(first);
        waiting.shift();
      }
    }

    decoding = decoding.filter(({ job, generated }) => generated < job.output);
    steps.push(step);
  }
  return steps;
}

function checkInput(jobs: PrefillJob[], tokenBudget: number): void {
  checkPositive(tokenBudget, 'tokenBudget');
  for (const { prompt, output } of jobs) {
    checkPositive(prompt, 'prompt');
    checkPositive(output, 'output');
  }
  if (new Set(jobs.map(({ id }) => id)).size < jobs.length) throw new RangeError('an id occurs twice');
}

function checkPositive(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${name} must be an integer >= 1, got ${value}`);
  }
}
