import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CompiledKata } from '../../core/katas/compiledKata';
import { loadTrusted } from '../../core/katas/loadTrusted';
import { trustedRandomCases } from '../../core/katas/randomCases';
import { readIfThere } from '../contentFolder';
import { mapParallel, type RunnerPool } from '../runnerPool';
import { measureScale } from '../scaleTimes';
import { type Fate, gradeMutant } from './gradeMutants';
import { type Mutant, mutateSource } from './mutateSource';

export type GradedMutant = Omit<Mutant, 'source'> & { fate: Fate };

/** The mutants of one kata, by the file that they change. */
export type KataMutants = Record<'solution.ts' | 'alternate.ts', GradedMutant[]>;

/** Every attempt has other random inputs; these are the ones of the report. */
const reportSeed = 1;

/**
 * Grades every mutant of a kata's two solutions.
 * @param cache folder in which results are remembered; they hold for as long as cases and mutants are the same
 */
export async function mutateKata(
  kata: CompiledKata,
  alternate: string,
  pool: RunnerPool,
  { cache, atOnce }: { cache: string; atOnce: number },
): Promise<KataMutants> {
  const mutants = { 'solution.ts': mutateSource(kata.solution), 'alternate.ts': mutateSource(alternate) };
  const { cases, tests, drivers, reference } = kata;
  const hash = createHash('sha256').update(JSON.stringify([cases, tests, drivers, reference, mutants]));
  const file = path.join(cache, `${kata.meta.id}-${hash.digest('hex').slice(0, 24)}.json`);
  const known = readIfThere(file);
  if (known !== undefined) return JSON.parse(known) as KataMutants;
  const random = trustedRandomCases(await loadTrusted(kata));
  const drawn = await random.draw(reportSeed);
  const times = await measureScale(kata, pool);
  const grade = async (list: Mutant[]): Promise<GradedMutant[]> => {
    const fates = await mapParallel(list, atOnce, (mutant) =>
      gradeMutant(mutant, { kata, drawn, times, pool }),
    );
    return list.map(({ operator, line, from, to }, i) => ({
      operator,
      line,
      from,
      to,
      fate: fates[i] as Fate,
    }));
  };
  const graded: KataMutants = {
    'solution.ts': await grade(mutants['solution.ts']),
    'alternate.ts': await grade(mutants['alternate.ts']),
  };
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, JSON.stringify(graded));
  return graded;
}
