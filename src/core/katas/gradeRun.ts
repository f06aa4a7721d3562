import type { SandboxCase } from '../../protocol/sandboxMessages';
import type { SandboxEnd } from '../ports';
import { readDrawnName } from './caseNames';
import type { CompiledKata } from './compiledKata';
import type { Observed } from './diagnose';
import type { GradeDependencies, GradeOptions } from './grade';
import type { CaseResult, GradeReport } from './gradeReport';
import { type Expectation, judgeCase, notWritten, skipped, thrownText, toSandboxCase } from './judgeCase';
import { missingExport } from './loadedExports';
import type { CaseRecord } from './outcome';
import { shortestLimitMs } from './referenceClock';
import { ShrinkQueue } from './shrinkQueue';
import { declarationOf, thrownAt } from './sourceLocation';
import { endMessage, timeoutMessage } from './verdictText';

/** A verdict waits this long for smaller failing inputs at most, in milliseconds. */
const shrinkBudgetMs = 300;

/** A case to run. */
export interface Task {
  item: Expectation & { referenceMs?: number };
  /** Its index among the authored cases; absent for a drawn or pinned one. */
  index?: number;
}

export interface Submission {
  kata: CompiledKata;
  source: string;
  /** The program as JavaScript. */
  code: string;
  small: Task[];
  /** Run only when all of `small` passed. */
  scale: Task[];
}

/** One submission on its way through one sandbox: what was decided so far, and what to run next. */
export class GradeRun {
  readonly results: CaseResult[] = [];
  readonly observed: Observed = new Map();
  /** Set when the program could not be loaded or does not export what the kata asks for. */
  refusal: Pick<GradeReport, 'message' | 'location'> | undefined;
  /** What was sent so far; records come back in this order. */
  private readonly sent: Task[];
  private shrinking: ShrinkQueue | undefined;
  private isLoaded = false;
  private hasAskedForMore = false;
  /** The scale cases run under the shortest of all limits, to spare the measuring of the reference. */
  private isAttempt = false;
  private readonly stop = new AbortController();

  constructor(
    private readonly submission: Submission,
    private readonly dependencies: GradeDependencies,
    private readonly options: GradeOptions,
  ) {
    this.sent = [...submission.small];
  }

  async run(): Promise<SandboxEnd> {
    const { submission, options } = this;
    const { kata, code, small, scale } = submission;
    const cases = small.map((task) => toSandboxCase(task.item, options.timeoutMs));
    const job = { code, drivers: kata.drivers, loadLimitMs: options.timeoutMs, cases };
    const signal =
      options.signal === undefined ? this.stop.signal : AbortSignal.any([options.signal, this.stop.signal]);
    const onRecord = (i: number, record: CaseRecord): void => this.take(i, record);
    let end = await this.dependencies.runner.run(job, onRecord, signal, () => this.more());
    if (end.kind === 'timeout' && this.isAttempt) end = await this.repeatScale(signal);
    if (options.signal?.aborted) return { kind: 'cancelled' };
    await this.shrinking?.close();
    if (this.refusal !== undefined) this.skipRest('The program could not be used.');
    else if (this.shrinking === undefined) this.closeAt(end);
    if (this.results.length < small.length + scale.length)
      this.skipRest('Speed is tested once everything else passes.');
    return this.refusal === undefined && this.shrinking === undefined ? end : { kind: 'finished' };
  }

  private take(i: number, record: CaseRecord): void {
    const { kata, source } = this.submission;
    if (i < 0) {
      this.isLoaded = true;
      this.refusal = loadRefusal(kata, record, source);
      if (this.refusal !== undefined) this.stop.abort();
      return;
    }
    if (this.shrinking !== undefined) return this.shrinking.take(record);
    const task = this.sent[i];
    if (task === undefined || this.refusal !== undefined) return;
    if (task.index !== undefined) this.observed.set(task.index, record.outcome);
    this.decide(judgeCase(task.item, record, source));
  }

  private decide(result: CaseResult): void {
    this.results.push(result);
    this.options.onCase?.(result);
  }

  /** What to run after everything so far: candidates for a smaller failing input, or the scale cases. */
  private async more(): Promise<SandboxCase[]> {
    if (this.refusal !== undefined) return [];
    if (!this.hasAskedForMore) {
      this.hasAskedForMore = true;
      if (this.results.every(({ status }) => status === 'passed')) return this.scaleCases();
      this.shrinking = this.startShrinking();
    }
    return (await this.shrinking?.next()) ?? [];
  }

  private async scaleCases(): Promise<SandboxCase[]> {
    const { kata, scale } = this.submission;
    const { clock } = this.dependencies;
    if (scale.length === 0) return [];
    const isQuick = scale.every(({ item }) => (item.referenceMs ?? Infinity) < shortestLimitMs / 3);
    this.isAttempt = isQuick && clock.knownLimits(kata) === undefined;
    if (this.isAttempt) {
      this.sent.push(...scale);
      return scale.map((task) => toSandboxCase(task.item, shortestLimitMs));
    }
    const cases = await this.withLimits(scale);
    this.sent.push(...(cases === undefined ? [] : scale));
    return cases ?? [];
  }

  /** Scale cases under limits relative to the reference; undefined when cancelled. */
  private async withLimits(scale: Task[]): Promise<SandboxCase[] | undefined> {
    const { runner, clock } = this.dependencies;
    const { signal, timeoutMs } = this.options;
    const limits = await clock.limits(this.submission.kata, runner, signal);
    return limits && scale.map((task) => toSandboxCase(task.item, limits.get(task.index ?? -1) ?? timeoutMs));
  }

  /** What was too slow for the shortest limit may still be fast enough beside the reference. */
  private async repeatScale(signal: AbortSignal): Promise<SandboxEnd> {
    const { kata, code } = this.submission;
    const done = this.results.length;
    const cases = await this.withLimits(this.sent.slice(done));
    if (cases === undefined) return { kind: 'cancelled' };
    const job = { code, drivers: kata.drivers, loadLimitMs: this.options.timeoutMs, cases };
    const onRecord = (i: number, record: CaseRecord): void => {
      if (i >= 0) this.take(done + i, record);
    };
    return this.dependencies.runner.run(job, onRecord, signal);
  }

  /** Makes the first failing input of every random group as small as it gets, in the same sandbox. */
  private startShrinking(): ShrinkQueue | undefined {
    const { random } = this.dependencies;
    const { source } = this.submission;
    const { seed, timeoutMs } = this.options;
    if (random.shrink === undefined) return undefined;
    const groups = new Set<string>();
    const failing = this.results.flatMap((result, at) => {
      const item = this.sent[at]?.item;
      const family = readDrawnName(result.name)?.family ?? result.name;
      if (item?.group !== 'random' || result.status === 'passed' || groups.has(family)) return [];
      if (result.message === notWritten) return [];
      groups.add(family);
      return [{ at, item }];
    });
    if (failing.length === 0) return undefined;
    const queue = new ShrinkQueue(source, timeoutMs);
    queue.start(async () => {
      for (const { at, item } of failing) {
        await random.shrink?.(
          seed,
          item,
          async (candidate) => {
            const result = await queue.judge(candidate);
            if (result === undefined || result.status === 'passed') return false;
            this.results[at] = { ...result, minimalArgs: candidate.args };
            return true;
          },
          shrinkBudgetMs / failing.length,
        );
      }
    });
    return queue;
  }

  /** Gives its verdict to the case during which the run ended, and leaves the rest unreached. */
  private closeAt(end: SandboxEnd): void {
    const at = this.sent[this.results.length];
    if (at === undefined || end.kind === 'finished' || end.kind === 'cancelled') return;
    const { item, index } = at;
    const base = {
      name: item.name,
      group: item.group,
      location: declarationOf(item.call, this.submission.source),
    };
    if (end.kind === 'timeout') {
      if (index !== undefined) this.observed.set(index, 'timeout');
      this.decide({ ...base, status: 'timeout', message: timeoutMessage(item.group, this.isLoaded) });
    } else this.decide({ ...base, status: 'error', message: endMessage(end) });
    this.skipRest('Not reached: an earlier case ended the run.');
  }

  private skipRest(why: string): void {
    const { small, scale } = this.submission;
    for (const { item } of [...small, ...scale].slice(this.results.length)) this.decide(skipped(item, why));
  }
}

function loadRefusal(kata: CompiledKata, { outcome }: CaseRecord, source: string): GradeRun['refusal'] {
  if (outcome.kind === 'throw') {
    const location = thrownAt(outcome.stack, source);
    if (outcome.name === 'SyntaxError')
      return { message: `This is not a valid program: ${outcome.message}.`, location };
    return { message: `The file throws while it is loaded: ${thrownText(outcome)}.`, location };
  }
  const missing = missingExport(outcome, kata.meta.exports);
  if (missing === undefined) return undefined;
  const { name, found } = missing;
  const what =
    found === undefined
      ? `does not export \`${name}\``
      : `exports \`${name}\` as ${found}, not as a function`;
  return {
    message: `The file ${what}. The kata asks for: ${kata.meta.exports.join(', ')}.`,
    location: declarationOf(name, source),
  };
}
