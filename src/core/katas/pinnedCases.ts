import type { KataRunner } from '../ports';
import { toleranceD } from './authoring';
import { pinnedName } from './caseNames';
import type { CompiledKata } from './compiledKata';
import type { Task } from './gradeRun';
import { toSandboxCase } from './judgeCase';
import type { CaseRecord, Outcome } from './outcome';

/** An input that the learner keeps as an example of their own. */
export interface PinnedCase {
  name: string;
  call: string;
  /** Arguments in plain text form. */
  args: string;
}

/**
 * The pinned inputs as cases. What is right comes from the reference, run in a sandbox: a file of pinned
 * inputs may come with a cloned repository. One that the reference has no answer for becomes a case that
 * nothing passes and whose message says so.
 */
export async function pinnedTasks(
  kata: CompiledKata,
  pinned: readonly PinnedCase[],
  runner: KataRunner,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Task[]> {
  const outcomes = await referenceOutcomes(kata, pinned, runner, timeoutMs, signal);
  return pinned.map(({ name, call, args }, i) => {
    const tolerance = kata.cases.find((item) => item.call === call)?.tolerance ?? toleranceD;
    const base = { name: pinnedName(name), call, args, tolerance };
    const outcome = outcomes[i];
    if (outcome?.kind === 'value') return { item: { ...base, group: 'example', wanted: outcome.value } };
    if (outcome?.kind === 'throw' && outcome.deliberateRangeError)
      return { item: { ...base, group: 'invalid' } };
    const why =
      outcome?.kind === 'throw' ? `it throws ${outcome.name}: ${outcome.message}` : 'it does not end';
    const unusable = `The model solution has no answer for this pinned input (${why}). Correct it or unpin it.`;
    return { item: { ...base, group: 'example', unusable } };
  });
}

const known = new WeakMap<CompiledKata, { key: string; outcomes: (Outcome | undefined)[] }>();

async function referenceOutcomes(
  kata: CompiledKata,
  pinned: readonly PinnedCase[],
  runner: KataRunner,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<(Outcome | undefined)[]> {
  const key = JSON.stringify(pinned);
  const before = known.get(kata);
  if (before?.key === key) return before.outcomes;
  const outcomes = new Array<Outcome | undefined>(pinned.length).fill(undefined);
  let done = 0;
  // one input that never ends must not cost the others their answer
  while (done < pinned.length) {
    const from = done;
    const cases = pinned.slice(from).map((item) => toSandboxCase(item, timeoutMs));
    const job = { code: kata.reference, drivers: kata.drivers, cases, loadLimitMs: timeoutMs };
    const onRecord = (i: number, { outcome }: CaseRecord): void => {
      if (i < 0) return;
      outcomes[from + i] = outcome;
      done = from + i + 1;
    };
    const end = await runner.run(job, onRecord, signal);
    if (end.kind === 'cancelled') return outcomes;
    if (end.kind !== 'finished') done++;
  }
  known.set(kata, { key, outcomes });
  return outcomes;
}
