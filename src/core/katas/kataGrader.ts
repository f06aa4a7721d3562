import type { ContentSource, KataRunner } from '../ports';
import type { CompiledKata, TrustedKata } from './compiledKata';
import { gradeKata, type GradeOptions } from './grade';
import type { GradeReport } from './gradeReport';
import { loadTrusted } from './loadTrusted';
import { ReferenceClock } from './referenceClock';

/** Grades submissions to the katas of one content source; what one grade has loaded, the next one reuses. */
export class KataGrader {
  private readonly loaded = new Map<
    string,
    Promise<{ kata: CompiledKata; trusted: TrustedKata } | undefined>
  >();
  private readonly clock = new ReferenceClock();

  constructor(
    private readonly content: ContentSource,
    private readonly runner: KataRunner,
  ) {}

  /** Undefined when cancelled. Throws when there is no such kata. */
  async grade(id: string, source: string, options: GradeOptions): Promise<GradeReport | undefined> {
    const loaded = await this.load(id);
    if (loaded === undefined) throw new Error(`there is no kata "${id}"`);
    const { kata, trusted } = loaded;
    return gradeKata(kata, source, { runner: this.runner, trusted, clock: this.clock }, options);
  }

  /** Gets ready for a grade of this kata, ahead of time. */
  async prepare(id: string): Promise<void> {
    this.runner.warm();
    await this.load(id);
  }

  private load(id: string): Promise<{ kata: CompiledKata; trusted: TrustedKata } | undefined> {
    let loading = this.loaded.get(id);
    if (loading === undefined) {
      loading = this.content.kata(id).then((kata) => kata && { kata, trusted: loadTrusted(kata) });
      this.loaded.set(id, loading);
      loading.catch(() => this.loaded.delete(id));
    }
    return loading;
  }
}
