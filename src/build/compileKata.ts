import { toSandboxCase } from '../core/katas/judgeCase';
import type { KataMeta } from '../core/content/items';
import type { KataCase } from '../core/katas/authoring';
import { compareValues } from '../core/katas/compareValues';
import type { CompiledCase, CompiledKata } from '../core/katas/compiledKata';
import type { Outcome } from '../core/katas/outcome';
import { encodePlain } from '../core/katas/plainText';
import { transpileKata } from '../core/katas/transpile';
import type { AuthoredTests, OpenTests } from './authoredTests';
import { checkSolution, checkStub, drawAll } from './checkPrograms';
import { checkCasesEarnTheirPlace, checkTests } from './checkTests';
import { addTraps } from './checkTraps';
import { caseField, type KataReport } from './kataReport';
import type { KataSources } from './kataSources';
import { hasTimedOut, loadComplaint, observeProgram, type Seen, smallLimitMs } from './observeProgram';
import type { RunnerPool } from './runnerPool';
import { measureScale, type ScaleTimes } from './scaleTimes';

export interface CompileDependencies {
  pool: RunnerPool;
  openTests: OpenTests;
  report: KataReport;
}

/**
 * Compiles one kata and checks all that a kata promises; what is wrong goes to the report. No kata comes
 * back when an error makes it unusable.
 */
export async function compileKata(
  meta: KataMeta,
  sources: KataSources,
  { pool, openTests, report }: CompileDependencies,
): Promise<CompiledKata | undefined> {
  const opened = await openTests(sources.tests);
  if (!opened.ok) {
    report.error('hidden.ts', opened.field ?? '', opened.message, opened.line);
    return undefined;
  }
  const { tests } = opened;
  checkTests(tests, report);
  const kata = draft(meta, sources, tests, report);
  if (kata === undefined) return undefined;
  const times = await addExpected(kata, tests, pool, report);
  if (times === undefined) return undefined;
  const dependencies = { kata, times, pool, report };
  const drawn = await drawAll(await opened.random(kata), report);
  const [killers] = await Promise.all([
    addTraps(sources.traps, dependencies),
    checkSolution('solution.ts', sources.solution, drawn, dependencies),
    checkSolution('alternate.ts', sources.alternate, drawn, dependencies),
    checkStub(drawn, dependencies),
  ]);
  checkCasesEarnTheirPlace(tests, killers, report);
  return report.hasErrors ? undefined : kata;
}

/** The kata without anything that has to be run. */
function draft(
  meta: KataMeta,
  { stub, solution, drivers, tests: code }: KataSources,
  tests: AuthoredTests,
  report: KataReport,
): CompiledKata | undefined {
  const reference = transpileKata(solution);
  if (!reference.ok) {
    report.error('solution.ts', '', reference.message, reference.line);
    return undefined;
  }
  return {
    formatVersion: 1,
    meta,
    stub,
    solution,
    drivers,
    reference: reference.code,
    tests: code,
    hasRandom: tests.random.length > 0,
    cases: tests.cases.map((item) => compileCase(item, tests)),
    traps: [],
  };
}

function compileCase(item: KataCase, tests: AuthoredTests): CompiledCase {
  const { name, group, call, timesReference } = item;
  return {
    name,
    group,
    call,
    args: encodePlain(item.args),
    tolerance: item.tolerance ?? tests.tolerance,
    ...(timesReference === undefined ? {} : { timesReference }),
  };
}

/** Fills in what the model solution returns, held against the golden values; undefined when it is not usable. */
async function addExpected(
  kata: CompiledKata,
  tests: AuthoredTests,
  pool: RunnerPool,
  report: KataReport,
): Promise<ScaleTimes | undefined> {
  const program = { code: kata.reference, drivers: kata.drivers };
  const small = kata.cases.flatMap((item, i) => (item.group === 'scale' ? [] : [i]));
  const cases = small.map((i) => toSandboxCase(kata.cases[i] as CompiledCase, smallLimitMs));
  const observation = await observeProgram(program, cases, pool, { isEnough: hasTimedOut });
  const unusable = loadComplaint(observation, kata.meta.exports);
  if (unusable !== undefined) {
    report.error('solution.ts', '', unusable);
    return undefined;
  }
  const outcomes = new Map<number, Seen['outcome']>(
    observation.seen.map(({ outcome }, at) => [small[at] as number, outcome]),
  );
  const last = observation.seen.at(-1);
  if (last !== undefined && hasTimedOut(last)) {
    const item = kata.cases[small[observation.seen.length - 1] as number] as CompiledCase;
    report.error('solution.ts', caseField(item), 'the solution does not finish this case');
    return undefined;
  }
  let times: ScaleTimes;
  try {
    times = await measureScale(kata, pool);
  } catch (error) {
    report.error('solution.ts', 'scale', (error as Error).message);
    return undefined;
  }
  for (const [index, outcome] of times.outcomes) outcomes.set(index, outcome);
  for (const [index, ms] of times.durations) {
    const item = kata.cases[index];
    if (item !== undefined) item.referenceMs = Math.round(ms);
  }
  const messages = kata.cases.map((item, i) => {
    const message = acceptOutcome(item, tests.cases[i] as KataCase, outcomes.get(i) ?? 'timeout');
    if (message !== undefined) report.error('solution.ts', caseField(item), message);
    return message;
  });
  return messages.every((message) => message === undefined) ? times : undefined;
}

/** Keeps the outcome as what is expected, or says why it cannot be. */
function acceptOutcome(item: CompiledCase, authored: KataCase, outcome: Seen['outcome']): string | undefined {
  if (outcome === 'timeout') return 'the solution does not finish this case';
  if (item.group === 'invalid') {
    const isRefusal = outcome.kind === 'throw' && outcome.deliberateRangeError;
    return isRefusal ? undefined : 'the solution must throw a RangeError here';
  }
  if (outcome.kind !== 'value')
    return `the solution does not return a readable value: ${describeOutcome(outcome)}`;
  if (outcome.aliasesInput) return 'the solution hands back an array of its input';
  item.expected = encodePlain(outcome.value);
  if (!('expected' in authored)) return undefined;
  const difference = compareValues(authored.expected, outcome.value, item.tolerance);
  if (difference === undefined) return undefined;
  const { path, expected, actual } = difference;
  return `disagrees with the golden value at ${path || 'the top'}: golden ${expected}, solution ${actual}`;
}

function describeOutcome(outcome: Outcome): string {
  if (outcome.kind === 'throw') return `it throws ${outcome.name}: ${outcome.message}`;
  return outcome.kind === 'unreadable' ? outcome.reason : outcome.kind;
}
