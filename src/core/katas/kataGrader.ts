import type { ContentSource, KataRunner } from '../ports';
import type { CompiledKata, TrustedKata } from './compiledKata';
import { drawCases } from './drawCases';
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
  /** Seeds whose random cases are drawn already, by kata. */
  private readonly drawn = new Map<string, number>();

  /** @param drawSeed any whole number from 0 to 2^31-1 */
  constructor(
    private readonly content: ContentSource,
    private readonly runner: KataRunner,
    private readonly drawSeed: () => number,
  ) {}

  /** Undefined when cancelled. Throws when there is no such kata. */
  async grade(
    id: string,
    source: string,
    options: Omit<GradeOptions, 'seed'> & { seed?: number },
  ): Promise<GradeReport | undefined> {
    const loaded = await this.load(id);
    if (loaded === undefined) throw new Error(`there is no kata "${id}"`);
    const { kata, trusted } = loaded;
    const seed = options.seed ?? this.drawn.get(id) ?? this.drawSeed();
    this.drawn.delete(id);
    return gradeKata(kata, source, { runner: this.runner, trusted, clock: this.clock }, { ...options, seed });
  }

  /** Gets ready for the next grade of this kata: a waiting sandbox, and random cases already drawn. */
  async prepare(id: string): Promise<void> {
    this.runner.warm();
    const loaded = await this.load(id);
    if (loaded === undefined || this.drawn.has(id)) return;
    const seed = this.drawSeed();
    drawCases(loaded.trusted, seed);
    this.drawn.set(id, seed);
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
