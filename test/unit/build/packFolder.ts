import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { IndexEntry } from '../../../src/core/content/items';
import type { ContentProblem } from '../../../src/core/content/problems';
import { type PackReport, validatePack } from '../../../src/build/validatePack';
import { createSandbox, root } from '../../helpers/sandbox';

export const fixture = path.join(root, 'test/unit/build/fixtures/pack');
export const kataFolder = 'katas/lm-foundations/row-means';

/** A pack on disk that a test may break; it starts as the fixture. */
export class PackFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'pack-'));

  constructor({ isEmpty = false } = {}) {
    if (isEmpty) cpSync(path.join(fixture, 'pack.json'), path.join(this.path, 'pack.json'));
    else cpSync(fixture, this.path, { recursive: true });
  }

  read(file: string): string {
    return readFileSync(path.join(this.path, file), 'utf8');
  }

  write(file: string, content: string | Uint8Array): void {
    mkdirSync(path.dirname(path.join(this.path, file)), { recursive: true });
    writeFileSync(path.join(this.path, file), content);
  }

  remove(file: string): void {
    rmSync(path.join(this.path, file), { recursive: true });
  }

  /** Adds a copy of the fixture's kata under another id, with some of its files replaced. */
  addKata(id: string, files: Record<string, string> = {}): void {
    const folder = `katas/lm-foundations/${id}`;
    cpSync(path.join(fixture, kataFolder), path.join(this.path, folder), { recursive: true });
    this.write(`${folder}/kata.md`, this.read(`${folder}/kata.md`).replace('id: row-means', `id: ${id}`));
    for (const [name, text] of Object.entries(files)) this.write(`${folder}/${name}`, text);
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A file of the fixture's kata. */
export function kataFile(name: string): string {
  return readFileSync(path.join(fixture, kataFolder, name), 'utf8');
}

/** A flashcard without a fault. */
export const cardFile = `---
id: card-mean
title: Mean of a row
topic: lm-foundations
level: core
tags: [mean]
sources:
  - { title: A book, authors: Somebody, year: 2000, url: https://example.org/ }
related: []
---
## Front
What is the mean of $n$ numbers?
## Back
Their sum divided by $n$.
`;

let fastCheck: string | undefined;

/** What the build leaves beside the sandbox. */
export function readFastCheck(): string {
  fastCheck ??= buildSync({
    entryPoints: [path.join(root, 'src/build/fastCheckLibrary.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2022',
  }).outputFiles[0]?.text;
  return fastCheck ?? '';
}

export async function validate(folder: string, known: IndexEntry[] = []): Promise<PackReport> {
  const validated = await validatePack(folder, {
    createRunner: createSandbox,
    processors: availableParallelism(),
    readFastCheck,
    known,
  });
  if (!validated.ok) throw new Error(validated.message);
  return validated.report;
}

/** Problems as `file:line field: message`, those of one folder or file. */
export function linesOf({ problems }: { problems: ContentProblem[] }, within = ''): string[] {
  return problems
    .filter(({ file }) => file.startsWith(within))
    .map(({ file, line, field, message }) => `${file}:${line} ${field}: ${message}`);
}
