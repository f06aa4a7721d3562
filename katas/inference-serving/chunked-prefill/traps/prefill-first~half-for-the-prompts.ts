/**
 * @title Reserves half of the budget for prompts
 * @question throughput-latency
 *
 * At least half of the budget was kept for prompts whenever one waits, so that new users are not starved.
 * It is a fair thought, but then decodes are delayed although there is budget for them. The rule here is
 * strict: all decodes, as many as fit, and the rest for prompts.
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
    const unread = waiting.reduce((sum, { job, done }) => sum + job.prompt - done, 0);
    const served = decoding.slice(
      0,
      Math.max(tokenBudget - Math.max(Math.floor(tokenBudget / 2), 0), tokenBudget - unread),
    );
    for (const one of served) one.generated++;
    const step: Step = { decodes: served.map(({ job }) => job.id), prefill: [] };

    let room = tokenBudget - served.length;
    while (room > 0 && waiting.length > 0) {
      const first = waiting[0]!;
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
