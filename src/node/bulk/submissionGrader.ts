import type { CompiledKata } from '../../core/katas/compiledKata';
import { gradeKata } from '../../core/katas/grade';
import type { GradeReport } from '../../core/katas/gradeReport';
import { loadTrusted } from '../../core/katas/loadTrusted';
import { type RandomCases, trustedRandomCases } from '../../core/katas/randomCases';
import { ReferenceClock } from '../../core/katas/referenceClock';
import type { ContentSource, KataRunner } from '../../core/ports';
import type { GradeJob } from './gradeWorker';

interface Loaded {
  kata: CompiledKata;
  random: RandomCases;
}

/**
 * Grades one submission after another. Unlike `KataGrader` it does not look for smaller failing inputs: that
 * takes up to a second per submission, and is there for whoever grades the one file with the same seed.
 */
export class SubmissionGrader {
  private readonly loaded = new Map<string, Promise<Loaded>>();
  private readonly clock = new ReferenceClock();

  constructor(
    private readonly content: ContentSource,
    private readonly runner: KataRunner,
    private readonly now: () => number,
  ) {}

  /** Rejects when there is no such kata, or when stopped. */
  async grade({ kata: id, source, timeoutMs, seed }: GradeJob, signal: AbortSignal): Promise<GradeReport> {
    const loading = this.loaded.get(id) ?? this.load(id);
    this.loaded.set(id, loading);
    const { kata, random } = await loading.catch((error: unknown) => {
      this.loaded.delete(id);
      throw error;
    });
    const { runner, clock, now } = this;
    const report = await gradeKata(kata, source, { runner, random, clock }, { timeoutMs, seed, now, signal });
    if (report === undefined) throw new Error('the grading was stopped');
    return report;
  }

  private async load(id: string): Promise<Loaded> {
    const kata = await this.content.kata(id);
    if (kata === undefined) throw new Error(`there is no kata "${id}"`);
    const random = trustedRandomCases(await loadTrusted(kata));
    return { kata, random: { draw: (seed) => random.draw(seed) } };
  }
}
