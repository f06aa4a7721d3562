import type { CompiledKata } from '../../core/katas/compiledKata';
import { type Expectation, toSandboxCase } from '../../core/katas/judgeCase';
import { transpileKata } from '../../core/katas/transpile';
import { smallCases } from '../checkPrograms';
import { loadComplaint, observeProgram, passes, type Seen } from '../observeProgram';
import type { RunnerPool } from '../runnerPool';
import { observeScale, scaleIndexes, type ScaleTimes } from '../scaleTimes';
import type { Mutant } from './mutateSource';

/** `timeout` counts as killed; so does a program that does not compile or load. */
export type Fate = 'killed' | 'timeout' | 'survived';

/** The model solutions need a few milliseconds for any case that is not about speed. */
const mutantLimitMs = 500;

export interface MutantGrading {
  kata: CompiledKata;
  /** Random cases of one attempt. */
  drawn: Expectation[];
  times: ScaleTimes;
  pool: RunnerPool;
}

/** Grades one mutant as a submission, up to the first case that it fails; speed only when all else passes. */
export async function gradeMutant(mutant: Mutant, grading: MutantGrading): Promise<Fate> {
  const { kata, drawn, times, pool } = grading;
  const program = transpileKata(mutant.source);
  if (!program.ok) return 'killed';
  const items = [...smallCases(kata), ...drawn];
  const cases = items.map((item) => toSandboxCase(item, mutantLimitMs));
  let failed: Seen | undefined;
  const isEnough = (item: Expectation, seen: Seen): boolean => {
    if (passes(item, seen, mutant.source)) return false;
    failed = seen;
    return true;
  };
  const observation = await observeProgram({ code: program.code, drivers: kata.drivers }, cases, pool, {
    isEnough: (seen, i) => isEnough(items[i] as Expectation, seen),
    loadLimitMs: mutantLimitMs,
  });
  if (failed === undefined && loadComplaint(observation, kata.meta.exports) !== undefined) return 'killed';
  if (failed === undefined && scaleIndexes(kata).length > 0) {
    // what looks too slow beside others gets a second chance alone, lest the score change from run to run
    for (const runner of [pool, pool.alone]) {
      failed = undefined;
      await observeScale(kata, program.code, times, runner, (seen, i) =>
        isEnough(kata.cases[i] as Expectation, seen),
      );
      if (!isTimeout(failed)) break;
    }
  }
  if (failed === undefined) return 'survived';
  return isTimeout(failed) ? 'timeout' : 'killed';
}

function isTimeout(seen: Seen | undefined): boolean {
  return seen?.outcome === 'timeout';
}
