import type { ContentSource, KataRunner } from '../ports';
import type { CompiledKata } from './compiledKata';
import { gradeKata, type GradeOptions } from './grade';
import type { CaseResult, GradeReport } from './gradeReport';
import { loadTrusted } from './loadTrusted';
import { type RandomCases, trustedRandomCases } from './randomCases';
import { ReferenceClock } from './referenceClock';

interface Loaded {
  kata: CompiledKata;
  random: RandomCases;
}

/** Grades submissions to the katas of one content source; what one grade has loaded, the next one reuses. */
export class KataGrader {
  private readonly loaded = new Map<string, Promise<Loaded | undefined>>();
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
    const { kata, random } = loaded;
    const seed = options.seed ?? this.drawn.get(id) ?? this.drawSeed();
    this.drawn.delete(id);
    return gradeKata(kata, source, { runner: this.runner, random, clock: this.clock }, { ...options, seed });
  }

  /** Gets ready for the next grade of this kata: a waiting sandbox, and random cases already drawn. */
  async prepare(id: string): Promise<void> {
    this.runner.warm();
    const loaded = await this.load(id);
    if (loaded === undefined || this.drawn.has(id)) return;
    const seed = this.drawSeed();
    await loaded.random.draw(seed);
    this.drawn.set(id, seed);
  }

  /** Call and arguments (in plain text form) of a case in a report; undefined when there is no such case. */
  async argumentsOf(
    id: string,
    { name, minimalArgs }: Pick<CaseResult, 'name' | 'minimalArgs'>,
    seed: number,
  ): Promise<{ call: string; args: string } | undefined> {
    const loaded = await this.load(id);
    if (loaded === undefined) return undefined;
    const item =
      loaded.kata.cases.find((authored) => authored.name === name) ??
      (await loaded.random.draw(seed)).find((drawn) => drawn.name === name);
    return item && { call: item.call, args: minimalArgs ?? item.args };
  }

  private load(id: string): Promise<Loaded | undefined> {
    let loading = this.loaded.get(id);
    if (loading === undefined) {
      loading = this.read(id);
      this.loaded.set(id, loading);
      loading.catch(() => this.loaded.delete(id));
    }
    return loading;
  }

  private async read(id: string): Promise<Loaded | undefined> {
    const kata = await this.content.kata(id);
    return kata && { kata, random: trustedRandomCases(await loadTrusted(kata)) };
  }
}
