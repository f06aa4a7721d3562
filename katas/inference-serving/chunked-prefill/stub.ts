export interface PrefillJob {
  id: string;
  /** Tokens of the prompt, to be processed once. */
  prompt: number;
  /** Tokens to generate; the first one comes out of the step that ends the prompt. */
  output: number;
}

export interface Step {
  /** The jobs that decode one token in this step, in the order in which they began decoding. */
  decodes: string[];
  /** The pieces of prompts in this step: `tokens` tokens of the prompt of `id`, beginning at token `from`. */
  prefill: { id: string; from: number; tokens: number }[];
}

/**
 * The steps that serve all jobs, each with at most `tokenBudget` tokens: decodes first, then pieces of prompts
 * in the order of the jobs.
 *
 * Throws a RangeError for: tokenBudget not a positive integer; a prompt or output that is not an integer >= 1;
 * two jobs with one id.
 */
export function schedule(jobs: PrefillJob[], tokenBudget: number): Step[] {
  throw new Error('TODO');
}
