export interface PrefillJob {
  id: string;
  prompt: number;
  output: number;
}

export interface Step {
  decodes: string[];
  prefill: { id: string; from: number; tokens: number }[];
}

/**
 * All prompts laid end to end form one tape. A step reads the next piece of it, as long as its budget allows;
 * which jobs the piece belongs to is seen from where their prompts begin and end on the tape.
 */
export function schedule(jobs: PrefillJob[], tokenBudget: number): Step[] {
  const positive = (value: number) => Number.isInteger(value) && value > 0;
  const ids = new Set<string>();
  for (const { id, prompt, output } of jobs) {
    if (!positive(prompt) || !positive(output) || ids.has(id)) throw new RangeError(`bad job ${id}`);
    ids.add(id);
  }
  if (!positive(tokenBudget)) throw new RangeError('bad budget');

  const ends: number[] = [];
  for (const { prompt } of jobs) ends.push((ends.at(-1) ?? 0) + prompt);
  const tapeLength = ends.at(-1) ?? 0;
  const missing = jobs.map(({ output }) => output); // tokens that each job still has to generate

  const steps: Step[] = [];
  let head = 0;
  while (missing.some((tokens) => tokens > 0)) {
    const served = jobs.map((_, j) => j).filter((j) => ends[j]! <= head && missing[j]! > 0);
    const next = Math.min(tapeLength, head + tokenBudget - served.length);

    const prefill = jobs.flatMap(({ id, prompt }, j) => {
      const start = ends[j]! - prompt;
      const tokens = Math.min(ends[j]!, next) - Math.max(start, head);
      return tokens > 0 ? [{ id, from: Math.max(start, head) - start, tokens }] : [];
    });
    const completed = jobs.map((_, j) => j).filter((j) => ends[j]! > head && ends[j]! <= next);

    for (const j of [...served, ...completed]) missing[j]!--;
    steps.push({ decodes: served.map((j) => jobs[j]!.id), prefill });
    head = next;
  }
  return steps;
}
