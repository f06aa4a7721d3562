import fc from 'fast-check';
import type { KataMeta } from '../core/content/items';
import type { ContentProblem } from '../core/content/problems';
import type { KataCase, KataTests } from '../core/katas/authoring';
import { compareValues } from '../core/katas/compareValues';
import type { CompiledCase, CompiledKata, CompiledTrap } from '../core/katas/compiledKata';
import { diagnose, type Observed, sameOutcome } from '../core/katas/diagnose';
import { gradeKata } from '../core/katas/grade';
import { judgeCase } from '../core/katas/judgeCase';
import { loadTrusted } from '../core/katas/loadTrusted';
import type { Outcome } from '../core/katas/outcome';
import { decodePlain, encodePlain } from '../core/katas/plainText';
import { ReferenceClock } from '../core/katas/referenceClock';
import { transpileKata } from '../core/katas/transpile';
import type { KataRunner } from '../core/ports';
import { evaluateTests, type KataSources, type TrapSource } from './kataSources';

const timeoutMs = 2000;
/** Seeds under which both solutions are compared on random inputs. */
const checkSeeds = [1, 20_260_101, 987_654_321];

/** Compiles one kata and checks all that a kata promises. Returns no kata when an error makes it unusable. */
export async function compileKata(
  meta: KataMeta,
  sources: KataSources,
  folder: string,
  runner: KataRunner,
): Promise<{ kata?: CompiledKata; problems: ContentProblem[] }> {
  const problems: ContentProblem[] = [];
  const report = (file: string, field: string, message: string): void => {
    problems.push({ file: `${folder}/${file}`, line: 1, field, message, severity: 'error' });
  };
  const compiler = new KataCompiler(meta, sources, runner, report);
  const kata = await compiler.compile();
  return problems.length > 0 ? { problems } : { kata, problems };
}

type Report = (file: string, field: string, message: string) => void;

class KataCompiler {
  private readonly clock = new ReferenceClock();

  constructor(
    private readonly meta: KataMeta,
    private readonly sources: KataSources,
    private readonly runner: KataRunner,
    private readonly report: Report,
  ) {}

  async compile(): Promise<CompiledKata | undefined> {
    const { sources, report } = this;
    let tests: KataTests;
    try {
      tests = evaluateTests(sources.tests, fc);
    } catch (error) {
      report('hidden.ts', '', (error as Error).message);
      return undefined;
    }
    checkTests(tests, report);
    const reference = transpileKata(sources.solution);
    if (!reference.ok) {
      report('solution.ts', '', reference.message);
      return undefined;
    }
    const kata: CompiledKata = {
      formatVersion: 1,
      meta: this.meta,
      stub: sources.stub,
      solution: sources.solution,
      drivers: sources.drivers,
      reference: reference.code,
      tests: sources.tests,
      hasRandom: tests.random.length > 0,
      cases: tests.cases.map((item) => compileCase(item, tests)),
      traps: [],
    };
    if (!(await this.addExpected(kata, tests))) return undefined;
    await this.checkSolutions(kata);
    await this.checkStub(kata);
    await this.addTraps(kata, tests);
    return kata;
  }

  /** Fills in what the reference returns, and holds it against the golden values. */
  private async addExpected(kata: CompiledKata, tests: KataTests): Promise<boolean> {
    const observed = await this.observe(kata, kata.reference);
    let usable = true;
    const fail = (item: CompiledCase, message: string): void => {
      usable = false;
      this.report('solution.ts', `case "${item.name}"`, message);
    };
    kata.cases.forEach((item, i) => {
      const outcome = observed.get(i);
      if (outcome === undefined || outcome === 'timeout')
        return fail(item, 'the solution does not finish this case');
      if (item.group === 'invalid') {
        if (outcome.kind !== 'throw' || !outcome.deliberateRangeError)
          fail(item, 'the solution must throw a RangeError here');
        return;
      }
      if (outcome.kind !== 'value')
        return fail(item, `the solution does not return a readable value: ${describeOutcome(outcome)}`);
      if (outcome.aliasesInput) fail(item, 'the solution hands back an array of its input');
      item.expected = encodePlain(outcome.value);
      const golden = tests.cases[i];
      if (golden === undefined || !('expected' in golden)) return;
      const difference = compareValues(golden.expected, outcome.value, item.tolerance);
      if (difference === undefined) return;
      fail(
        item,
        `disagrees with the golden value at ${difference.path || 'the top'}: golden ${difference.expected}, solution ${difference.actual}`,
      );
    });
    return usable;
  }

  private async checkSolutions(kata: CompiledKata): Promise<void> {
    const trusted = loadTrusted(kata);
    for (const [file, source] of [
      ['solution.ts', kata.solution],
      ['alternate.ts', this.sources.alternate],
    ] as const) {
      for (const seed of checkSeeds) {
        const report = await gradeKata(
          kata,
          source,
          { runner: this.runner, trusted, clock: this.clock },
          { timeoutMs, seed, now: () => 0 },
        );
        const failing = report?.cases.find((result) => result.status !== 'passed');
        if (report?.status === 'passed') continue;
        this.report(file, `case "${failing?.name}"`, `does not pass: ${failing?.message ?? report?.message}`);
        break;
      }
    }
  }

  private async checkStub(kata: CompiledKata): Promise<void> {
    const trusted = loadTrusted(kata);
    const report = await gradeKata(
      kata,
      kata.stub,
      { runner: this.runner, trusted, clock: this.clock },
      { timeoutMs, seed: 1, now: () => 0 },
    );
    const passed = report?.cases.filter((result) => result.status === 'passed') ?? [];
    if (report?.status === 'compile-error') this.report('stub.ts', '', report.message);
    for (const result of passed) this.report('stub.ts', `case "${result.name}"`, 'the stub passes this case');
  }

  private async addTraps(kata: CompiledKata, tests: KataTests): Promise<void> {
    const all: { source: TrapSource; observed: Observed }[] = [];
    /** Cases that some trap fails. */
    const killers = new Set<number>();
    for (const source of this.sources.traps) {
      const program = transpileKata(source.source);
      const file = `traps/${source.file}.ts`;
      if (!program.ok) {
        this.report(file, '', program.message);
        continue;
      }
      const observed = await this.observe(kata, program.code, true);
      const failed = failedCases(kata, observed, source.source);
      failed.forEach((i) => killers.add(i));
      kata.traps.push({ ...trapText(source), outcomes: separating(kata, observed, failed) });
      all.push({ source, observed });
    }
    this.checkTraps(kata, all);
    tests.cases.forEach((item, i) => {
      if (killers.has(i) || item.reason !== undefined || item.group === 'invalid') return;
      this.report(
        'hidden.ts',
        `case "${item.name}"`,
        'no trap fails this case; state its `reason` or remove it',
      );
    });
  }

  /** Every trap fails something and is recognised as itself and as nothing else. */
  private checkTraps(kata: CompiledKata, all: { source: TrapSource; observed: Observed }[]): void {
    all.forEach(({ source, observed }, i) => {
      const file = `traps/${source.file}.ts`;
      if (Object.keys(kata.traps[i]?.outcomes ?? {}).length === 0) {
        this.report(file, '', 'passes every case: the hidden tests do not catch this misconception');
        return;
      }
      const names = diagnose(kata, observed).map(({ trap }) => trap);
      if (!names.includes(source.name))
        this.report(file, '', 'is not recognised as itself; are its outcomes the same in every run?');
      const others = names.filter((name) => name !== source.name);
      if (others.length > 0)
        this.report(file, '', `cannot be told from ${others.join(', ')}; add a case that separates them`);
    });
  }

  /** Runs a program through the authored cases; scale cases run last, and for wrong programs under their limits. */
  private async observe(kata: CompiledKata, code: string, limited = false): Promise<Observed> {
    const observed: Observed = new Map();
    const indexes = kata.cases.map((_, i) => i);
    const isScale = (i: number): boolean => kata.cases[i]?.group === 'scale';
    const limits = limited && indexes.some(isScale) ? await this.clock.limits(kata, this.runner) : undefined;
    const limitOf = (i: number): number => (isScale(i) ? (limits?.get(i) ?? 60_000) : timeoutMs);
    let left = [...indexes.filter((i) => !isScale(i)), ...indexes.filter(isScale)];
    while (left.length > 0) {
      const cases = left.map((i) => {
        const item = kata.cases[i] as CompiledCase;
        return { call: item.call, args: item.args, limitMs: limitOf(i) };
      });
      let done = 0;
      const batch = left;
      const job = { code, drivers: kata.drivers, cases, loadLimitMs: timeoutMs };
      const end = await this.runner.run(job, (at, record) => {
        if (at < 0) return;
        observed.set(batch[at] as number, record.outcome);
        done = at + 1;
      });
      const stuck = left[done];
      if (stuck !== undefined)
        observed.set(stuck, end.kind === 'timeout' ? 'timeout' : { kind: 'unreadable', reason: end.kind });
      left = left.slice(done + 1);
    }
    return observed;
  }
}

function compileCase(item: KataCase, tests: KataTests): CompiledCase {
  const { name, group, call, timesReference } = item;
  const tolerance = item.tolerance ?? tests.tolerance;
  return {
    name,
    group,
    call,
    args: encodePlain(item.args),
    tolerance,
    ...(timesReference === undefined ? {} : { timesReference }),
  };
}

function trapText({ name, title, explanation, question }: TrapSource): Omit<CompiledTrap, 'outcomes'> {
  return { name, title, explanation, ...(question === undefined ? {} : { question }) };
}

function failedCases(kata: CompiledKata, observed: Observed, source: string): number[] {
  return kata.cases.flatMap((item, i) => {
    const outcome = observed.get(i);
    if (outcome === undefined) return [];
    if (outcome === 'timeout') return [i];
    const passed = judgeCase(item, { outcome, durationMs: 0, log: '' }, source).status === 'passed';
    return passed ? [] : [i];
  });
}

/**
 * The outcomes by which a trap is recognised: those of the cases that it fails. Scale cases count only for
 * a trap that fails nothing else, because a failing submission never reaches them.
 */
function separating(kata: CompiledKata, observed: Observed, failed: number[]): Record<number, string> {
  const small = failed.filter((i) => kata.cases[i]?.group !== 'scale');
  const outcomes: Record<number, string> = {};
  for (const i of small.length > 0 ? small : failed) {
    const outcome = observed.get(i);
    if (outcome !== undefined) outcomes[i] = outcome === 'timeout' ? 'timeout' : outcomeText(outcome);
  }
  return outcomes;
}

/** The text that `parseOutcome` reads back. */
function outcomeText(outcome: Outcome): string {
  const text = encodePlain(outcome);
  const same = sameOutcome(outcome, decodePlain(text) as Outcome, { absolute: 0, relative: 0 });
  if (!same) throw new Error('an outcome does not survive its text form');
  return text;
}

function describeOutcome(outcome: Outcome): string {
  return outcome.kind === 'throw' ? `it throws ${outcome.name}: ${outcome.message}` : outcome.kind;
}

function checkTests(tests: KataTests, report: Report): void {
  const names = new Set<string>();
  for (const item of tests.cases) {
    const field = `case "${item.name}"`;
    if (names.has(item.name)) report('hidden.ts', field, 'two cases have this name');
    names.add(item.name);
    if ('expected' in item && !item.route) report('hidden.ts', field, 'a golden value states its `route`');
  }
  if (!tests.cases.some((item) => item.group === 'example'))
    report('hidden.ts', '', 'there is no example case');
  if (tests.cases.filter((item) => 'expected' in item).length < 3) {
    report('hidden.ts', '', 'there are fewer than three golden values (`expected` with `route`)');
  }
}
