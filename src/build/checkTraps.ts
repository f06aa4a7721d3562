import { toSandboxCase } from '../core/katas/judgeCase';
import type { CompiledCase, CompiledTrap } from '../core/katas/compiledKata';
import { diagnose, type Observed, sameOutcome } from '../core/katas/diagnose';
import type { Outcome } from '../core/katas/outcome';
import { decodePlain, encodePlain } from '../core/katas/plainText';
import { transpileKata } from '../core/katas/transpile';
import type { CheckDependencies } from './checkPrograms';
import type { TrapSource } from './kataSources';
import {
  hasTimedOut,
  loadComplaint,
  observeProgram,
  passes,
  type Seen,
  smallLimitMs,
} from './observeProgram';
import { observeScale, scaleIndexes } from './scaleTimes';

interface ObservedTrap {
  source: TrapSource;
  trap: CompiledTrap;
  observed: Observed;
  /** Indexes of the cases that it fails. */
  failed: number[];
}

/**
 * Runs every trap, adds what it does to the kata, and checks that it is caught and recognised.
 * @returns the indexes of the cases that some trap fails
 */
export async function addTraps(
  sources: readonly TrapSource[],
  dependencies: CheckDependencies,
): Promise<Set<number>> {
  const { kata } = dependencies;
  const observed = await Promise.all(sources.map((source) => observeTrap(source, dependencies)));
  const all = observed.filter((one) => one !== undefined);
  kata.traps.push(...all.map(({ trap }) => trap));
  for (const one of all) checkTrap(one, dependencies);
  return new Set(all.flatMap(({ failed }) => failed));
}

/**
 * The scale cases are run only for a trap that passes everything else, up to the first that it fails: only
 * then do they say anything, because a failing submission never reaches them.
 */
async function observeTrap(
  source: TrapSource,
  { kata, times, pool, report }: CheckDependencies,
): Promise<ObservedTrap | undefined> {
  const file = `traps/${source.file}.ts`;
  const program = transpileKata(source.source);
  if (!program.ok) {
    report.error(file, '', program.message, program.line);
    return undefined;
  }
  const { code } = program;
  const indexes = kata.cases.flatMap(({ group }, i) => (group === 'scale' ? [] : [i]));
  const cases = indexes.map((i) => toSandboxCase(kata.cases[i] as CompiledCase, smallLimitMs));
  // a learner's run ends with its first time-out, so what comes after it tells nothing
  const observation = await observeProgram({ code, drivers: kata.drivers }, cases, pool, {
    isEnough: hasTimedOut,
  });
  const unusable = loadComplaint(observation, kata.meta.exports);
  if (unusable !== undefined) {
    report.error(file, '', unusable);
    return undefined;
  }
  const observed: Observed = new Map();
  const failed: number[] = [];
  const take = (seen: Seen, index: number): boolean => {
    observed.set(index, seen.outcome);
    const hasFailed = !passes(kata.cases[index] as CompiledCase, seen, source.source);
    if (hasFailed) failed.push(index);
    return hasFailed;
  };
  observation.seen.forEach((seen, i) => take(seen, indexes[i] as number));
  if (failed.length === 0 && scaleIndexes(kata).length > 0) await observeScale(kata, code, times, pool, take);
  return { source, trap: { ...trapText(source), outcomes: outcomesOf(observed, failed) }, observed, failed };
}

/** Every trap fails something and is recognised as itself and as nothing else. */
function checkTrap({ source, observed, failed }: ObservedTrap, { kata, report }: CheckDependencies): void {
  const file = `traps/${source.file}.ts`;
  if (failed.length === 0)
    return report.error(file, '', 'passes every case: the hidden tests do not catch this misconception');
  const names = diagnose(kata, observed).map(({ trap }) => trap);
  if (!names.includes(source.name))
    report.error(file, '', 'is not recognised as itself; are its outcomes the same in every run?');
  const others = names.filter((name) => name !== source.name);
  if (others.length > 0)
    report.error(file, '', `cannot be told from ${others.join(', ')}; add a case that separates them`);
}

function trapText({ name, title, explanation, question }: TrapSource): Omit<CompiledTrap, 'outcomes'> {
  return { name, title, explanation, ...(question === undefined ? {} : { question }) };
}

/** The outcomes by which a trap is recognised: those of the cases that it fails. */
function outcomesOf(observed: Observed, failed: number[]): Record<number, string> {
  const outcomes: Record<number, string> = {};
  for (const i of failed) {
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
