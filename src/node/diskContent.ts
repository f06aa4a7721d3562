import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Design } from '../core/content/design';
import type { IndexEntry, Question } from '../core/content/items';
import type { CompiledKata } from '../core/katas/compiledKata';
import type { FormulaEntry } from '../core/formulas/formulaSheet';
import type { ContentSource, FormulaSource } from '../core/ports';

/** Content as the build left it in a folder. */
export class DiskContent implements ContentSource, FormulaSource {
  private entries: Promise<IndexEntry[]> | undefined;

  constructor(private readonly folder: string) {}

  index(): Promise<IndexEntry[]> {
    this.entries ??= this.read<{ items: IndexEntry[] }>('index').then((file) => file?.items ?? []);
    return this.entries;
  }

  question(id: string): Promise<Question | undefined> {
    return this.body('question', id);
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

  /** Ids come from links and command lines: only one that the index lists may become part of a path. */
  private async body<T>(kind: 'question' | 'kata' | 'design', id: string): Promise<T | undefined> {
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
