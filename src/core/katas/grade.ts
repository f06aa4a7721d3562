import type { KataRunner } from '../ports';
import type { CompiledKata } from './compiledKata';
import { diagnose } from './diagnose';
import type { CaseResult, GradeReport } from './gradeReport';
import { GradeRun, type Task } from './gradeRun';
import { skipped } from './judgeCase';
import { type PinnedCase, pinnedTasks } from './pinnedCases';
import type { RandomCases } from './randomCases';
import type { ReferenceClock } from './referenceClock';
import { transpileKata } from './transpile';
import { concludeReport, type Conclusion } from './verdictText';

export interface GradeOptions {
  /** Wall-clock limit of a case in milliseconds; `scale` cases have limits of their own. */
  timeoutMs: number;
  /** Seed of the random cases. */
  seed: number;
  /** Milliseconds on any monotonic clock. */
  now: () => number;
  signal?: AbortSignal;
  /** Told of every case as soon as it is decided. */
  onCase?: (result: CaseResult) => void;
  /** Inputs that the learner keeps; they count as examples. */
  pinned?: readonly PinnedCase[];
  /** Leaves the `scale` cases out: for sandboxes in which even the reference takes too long for them. */
  withoutSpeed?: boolean;
}

export interface GradeDependencies {
  runner: KataRunner;
  random: RandomCases;
  clock: ReferenceClock;
}

/**
 * Grades one submission: transpiles it, runs it in the sandbox, compares every output on the trusted side,
 * makes a failing random input as small as it gets, and names the misconceptions that the outputs show.
 * `scale` cases run only when everything else passed. Resolves to undefined when cancelled.
 */
export async function gradeKata(
  kata: CompiledKata,
  source: string,
  dependencies: GradeDependencies,
  options: GradeOptions,
): Promise<GradeReport | undefined> {
  const started = options.now();
  const conclude = (run: Omit<Conclusion, 'durationMs' | 'seed' | 'withoutSpeed'>): GradeReport => {
    const durationMs = Math.round((options.now() - started) * 10) / 10;
    const { seed, withoutSpeed = false } = options;
    return concludeReport(kata.meta, { ...run, durationMs, seed, withoutSpeed });
  };
  // the child starts meanwhile, if none is waiting
  dependencies.runner.warm();
  const { small, scale } = await tasksOf(kata, dependencies, options);
  const program = transpileKata(source);
  if (!program.ok) {
    const { message, line, column = 1 } = program;
    const results = [...small, ...scale].map(({ item }) => skipped(item, 'The program does not compile.'));
    const refusal = { message, location: line === undefined ? undefined : { line, column } };
    return conclude({ results, end: { kind: 'finished' }, refusal, diagnoses: [] });
  }
  const run = new GradeRun({ kata, source, code: program.code, small, scale }, dependencies, options);
  const end = await run.run();
  if (end.kind === 'cancelled') return undefined;
  const { results, refusal } = run;
  return conclude({ results, end, refusal, diagnoses: diagnose(kata, run.observed) });
}

async function tasksOf(
  kata: CompiledKata,
  { runner, random }: GradeDependencies,
  { seed, pinned = [], timeoutMs, signal, withoutSpeed = false }: GradeOptions,
): Promise<{ small: Task[]; scale: Task[] }> {
  const authored = kata.cases.map((item, index) => ({ item, index }));
  const kept = pinned.length === 0 ? [] : await pinnedTasks(kata, pinned, runner, timeoutMs, signal);
  const drawn = (await random.draw(seed)).map((item) => ({ item }));
  return {
    small: [...kept, ...authored.filter(({ item }) => item.group !== 'scale'), ...drawn],
    scale: withoutSpeed ? [] : authored.filter(({ item }) => item.group === 'scale'),
  };
}
