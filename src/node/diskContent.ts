import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Design } from '../core/content/design';
import type { Guide } from '../core/content/guides';
import type { Flashcard, IndexEntry, ItemKind, Question } from '../core/content/items';
import type { CompiledKata } from '../core/katas/compiledKata';
import type { FormulaEntry } from '../core/formulas/formulaSheet';
import type { ContentSource, FormulaSource, GuideSource } from '../core/ports';

/** Content as the build left it in a folder. */
export class DiskContent implements ContentSource, FormulaSource, GuideSource {
  private entries: Promise<IndexEntry[]> | undefined;

  constructor(private readonly folder: string) {}

  index(): Promise<IndexEntry[]> {
    this.entries ??= this.read<{ items: IndexEntry[] }>('index').then((file) => file?.items ?? []);
    return this.entries;
  }

  question(id: string): Promise<Question | undefined> {
    return this.body('question', id);
  }

  flashcard(id: string): Promise<Flashcard | undefined> {
    return this.body('flashcard', id);
  }

  kata(id: string): Promise<CompiledKata | undefined> {
    return this.body('kata', id);
  }

  design(id: string): Promise<Design | undefined> {
    return this.body('design', id);
  }

  async formulas(): Promise<FormulaEntry[]> {
    return (await this.read<{ formulas: FormulaEntry[] }>('formulas'))?.formulas ?? [];
  }

  formulaPage(): Promise<string> {
    return readFile(path.join(this.folder, 'formulas.html'), 'utf8');
  }

  async guides(): Promise<Guide[]> {
    return (await this.read<{ guides: Guide[] }>('guides'))?.guides ?? [];
  }

  /** Ids come from links and command lines: only one that the index lists may become part of a path. */
  private async body<T>(kind: ItemKind, id: string): Promise<T | undefined> {
    const known = (await this.index()).some((entry) => entry.kind === kind && entry.id === id);
    return known ? this.read<T>(`${kind}/${id}`) : undefined;
  }

  private async read<T>(name: string): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(path.join(this.folder, `${name}.json`), 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
