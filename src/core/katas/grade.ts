import type { SandboxJob } from '../../protocol/sandboxMessages';
import type { KataRunner, SandboxEnd } from '../ports';
import type { CompiledKata, TrustedKata } from './compiledKata';
import { diagnose, type Observed } from './diagnose';
import { drawCases } from './drawCases';
import type { CaseResult, GradeReport } from './gradeReport';
import { type Expectation, judgeCase } from './judgeCase';
import type { CaseRecord } from './outcome';
import type { ReferenceClock } from './referenceClock';
import { declarationOf, thrownAt } from './sourceLocation';
import { transpileKata } from './transpile';
import { concludeReport } from './verdictText';

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
}

export interface GradeDependencies {
  runner: KataRunner;
  trusted: TrustedKata;
  clock: ReferenceClock;
}

/** A run over some of a kata's cases: what was decided, what was seen, and how the run ended. */
interface Run {
  results: CaseResult[];
  observed: Observed;
  end: SandboxEnd;
  /** Set when the program could not be loaded or does not export what the kata asks for. */
  refusal?: Pick<GradeReport, 'message' | 'location'>;
}

/**
 * Grades one submission: transpiles it, runs it in the sandbox, compares every output on the trusted side,
 * and names the misconceptions that its outputs show. `scale` cases run only when everything else passed.
 * Resolves to undefined when cancelled.
 */
export async function gradeKata(
  kata: CompiledKata,
  source: string,
  dependencies: GradeDependencies,
  options: GradeOptions,
): Promise<GradeReport | undefined> {
  const started = options.now();
  const conclude = (run: Run): GradeReport => {
    const diagnoses = diagnose(kata, run.observed);
    const durationMs = Math.round((options.now() - started) * 10) / 10;
    return concludeReport(kata.meta, { ...run, diagnoses, durationMs, seed: options.seed });
  };
  const fast = kata.cases.flatMap((item, index) => (item.group === 'scale' ? [] : [{ item, index }]));
  const drawn = drawCases(dependencies.trusted, options.seed).map((item) => ({ item, index: -1 }));
  const scale = kata.cases.flatMap((item, index) => (item.group === 'scale' ? [{ item, index }] : []));
  const all = [...fast, ...drawn, ...scale];

  const program = transpileKata(source);
  if (!program.ok) {
    const location =
      program.line === undefined ? undefined : { line: program.line, column: program.column ?? 1 };
    const results = all.map(({ item }) => skipped(item, 'The program does not compile.'));
    return conclude({
      results,
      observed: new Map(),
      end: { kind: 'finished' },
      refusal: { message: program.message, location },
    });
  }
  const context = { kata, source, code: program.code, dependencies, options };
  const running = runCases(context, [...fast, ...drawn], () => options.timeoutMs);
  // the scale cases run in a sandbox of their own, which can start meanwhile
  if (scale.length > 0) dependencies.runner.warm();
  const run = await running;
  if (run.end.kind === 'cancelled') return undefined;
  const isComplete = scale.length === 0 || (await addScaleCases(context, run, scale));
  return isComplete ? conclude(run) : undefined;
}

interface Context {
  kata: CompiledKata;
  source: string;
  code: string;
  dependencies: GradeDependencies;
  options: GradeOptions;
}
interface Task {
  item: Expectation & { timesReference?: number };
  /** Index among the authored cases, -1 for a drawn one. */
  index: number;
}

/** Adds the verdicts on the scale cases to a run; false when cancelled. */
async function addScaleCases(context: Context, run: Run, scale: Task[]): Promise<boolean> {
  if (run.refusal !== undefined || run.results.some((result) => result.status !== 'passed')) {
    run.results.push(
      ...scale.map(({ item }) => skipped(item, 'Speed is tested once everything else passes.')),
    );
    return true;
  }
  const { kata, dependencies, options } = context;
  const limits = await dependencies.clock.limits(kata, dependencies.runner, options.signal);
  if (limits === undefined) return false;
  const timed = await runCases(context, scale, ({ index }) => limits.get(index) ?? options.timeoutMs);
  run.results.push(...timed.results);
  for (const [index, outcome] of timed.observed) run.observed.set(index, outcome);
  run.end = timed.end;
  return timed.end.kind !== 'cancelled';
}

async function runCases(context: Context, tasks: Task[], limitOf: (task: Task) => number): Promise<Run> {
  const { kata, source, code, dependencies, options } = context;
  const run: Run = { results: [], observed: new Map(), end: { kind: 'finished' } };
  const decide = (result: CaseResult): void => {
    run.results.push(result);
    options.onCase?.(result);
  };
  const job: SandboxJob = {
    code,
    drivers: kata.drivers,
    loadLimitMs: options.timeoutMs,
    cases: tasks.map((task) => ({ call: task.item.call, args: task.item.args, limitMs: limitOf(task) })),
  };
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const onRecord = (index: number, record: CaseRecord): void => {
    if (index < 0) {
      run.refusal = loadRefusal(kata, record, source);
      if (run.refusal !== undefined) stop.abort();
      return;
    }
    const task = tasks[index];
    if (task === undefined || run.refusal !== undefined) return;
    if (task.index >= 0) run.observed.set(task.index, record.outcome);
    decide(judgeCase(task.item, record, source));
  };
  run.end = await dependencies.runner.run(job, onRecord, signal);
  if (run.refusal !== undefined) run.end = { kind: 'finished' };
  closeRun(run, tasks, decide, source);
  return run;
}

/** Gives the cases without a record their verdict: the one that was running, and those never reached. */
function closeRun(run: Run, tasks: Task[], decide: (result: CaseResult) => void, source: string): void {
  const at = tasks[run.results.length];
  if (at === undefined || run.end.kind === 'cancelled') return;
  if (run.refusal === undefined && run.end.kind !== 'finished') {
    const location = declarationOf(at.item.call, source);
    const base = { name: at.item.name, group: at.item.group, location };
    if (run.end.kind === 'timeout') {
      if (at.index >= 0) run.observed.set(at.index, 'timeout');
      decide({ ...base, status: 'timeout', message: timeoutMessage(at) });
    } else decide({ ...base, status: 'error', message: endMessage(run.end) });
  }
  const why =
    run.refusal === undefined
      ? 'Not reached: an earlier case ended the run.'
      : 'The program could not be used.';
  for (const { item } of tasks.slice(run.results.length)) decide(skipped(item, why));
}

function timeoutMessage({ item }: Task): string {
  if (item.group === 'scale') {
    return 'Too slow at this size: it took several times as long as the model solution. Look for work that is repeated.';
  }
  return 'Did not end within its time limit. Look for a loop whose condition never becomes false.';
}

function endMessage(end: Exclude<SandboxEnd, { kind: 'finished' | 'timeout' | 'cancelled' }>): string {
  if (end.kind === 'out-of-memory')
    return 'Used more memory than a kata may have. Look for a list that grows without end.';
  return `Ended the sandbox: ${end.detail}.`;
}

function skipped(item: Expectation, message: string): CaseResult {
  return { name: item.name, group: item.group, status: 'skipped', message };
}

function loadRefusal(kata: CompiledKata, record: CaseRecord, source: string): Run['refusal'] {
  const { outcome } = record;
  if (outcome.kind === 'throw') {
    const location = thrownAt(outcome.stack, source);
    return { message: `The file throws while it is loaded: ${outcome.name}: ${outcome.message}.`, location };
  }
  const kinds = outcome.kind === 'value' ? (outcome.value as Record<string, string | undefined>) : {};
  const missing = kata.meta.exports.find((name) => kinds[name] !== 'function');
  if (missing === undefined) return undefined;
  const found = kinds[missing];
  const what =
    found === undefined
      ? `does not export \`${missing}\``
      : `exports \`${missing}\` as ${found}, not as a function`;
  return {
    message: `The file ${what}. The kata asks for: ${kata.meta.exports.join(', ')}.`,
    location: declarationOf(missing, source),
  };
}
