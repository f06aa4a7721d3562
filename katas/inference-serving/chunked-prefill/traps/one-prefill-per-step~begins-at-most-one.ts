/**
 * @title Begins at most one prompt per step
 * @question throughput-latency
 *
 * A step may finish the prompt that was begun earlier and begin one more, but not a third. Where short
 * prompts queue, the budget stays half empty. There is no limit on the number of prompts in a step, only on
 * its tokens.
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
      if (first.done === 0 && step.prefill.some((piece) => piece.from === 0)) break;
      const tokens = Math.min(room, first.job.prompt - first.done);
      step.prefill.push({ id: first.job.id, from: first.done, tokens });
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
