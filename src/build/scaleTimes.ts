import { toSandboxCase } from '../core/katas/judgeCase';
import type { CompiledKata } from '../core/katas/compiledKata';
import type { Outcome } from '../core/katas/outcome';
import { ReferenceClock } from '../core/katas/referenceClock';
import type { KataRunner } from '../core/ports';
import { type Observation, observeProgram } from './observeProgram';
import type { RunnerPool } from './runnerPool';

export interface ScaleTimes {
  /** What the model solution returned, by index of the case. */
  outcomes: Map<number, Outcome>;
  /** How long it took for each, in milliseconds, by index of the case. */
  durations: Map<number, number>;
  /** Limits in milliseconds as a learner's program gets them, by index of the case. */
  limits: Map<number, number>;
}

/** Measures the model solution's `scale` cases by the grader's own clock, while nothing else runs. */
export async function measureScale(kata: CompiledKata, pool: RunnerPool): Promise<ScaleTimes> {
  const indexes = scaleIndexes(kata);
  const outcomes = new Map<number, Outcome>();
  const durations = new Map<number, number>();
  if (indexes.length === 0) return { outcomes, durations, limits: new Map<number, number>() };
  const { alone } = pool;
  const recording: KataRunner = {
    ...alone,
    run: (job, onRecord, ...rest) =>
      alone.run(
        job,
        (i, record) => {
          const index = indexes[i];
          if (index !== undefined) {
            outcomes.set(index, record.outcome);
            durations.set(index, record.durationMs);
          }
          onRecord(i, record);
        },
        ...rest,
      ),
  };
  const limits = await new ReferenceClock().limits(kata, recording);
  return { outcomes, durations, limits: limits ?? new Map<number, number>() };
}

export function scaleIndexes(kata: CompiledKata): number[] {
  return kata.cases.flatMap(({ group }, i) => (group === 'scale' ? [i] : []));
}

/** Runs a program through the scale cases under their limits, up to the first that `isEnough` names. */
export function observeScale(
  kata: CompiledKata,
  code: string,
  { limits }: ScaleTimes,
  runner: KataRunner,
  isEnough: (seen: Observation['seen'][number], index: number) => boolean,
): Promise<Observation> {
  const indexes = scaleIndexes(kata);
  const cases = indexes.flatMap((i) => {
    const item = kata.cases[i];
    return item === undefined ? [] : [toSandboxCase(item, limits.get(i) ?? 0)];
  });
  const program = { code, drivers: kata.drivers };
  return observeProgram(program, cases, runner, {
    isEnough: (seen, at) => isEnough(seen, indexes[at] ?? -1),
  });
}
