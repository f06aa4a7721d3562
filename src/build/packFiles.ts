import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ContentProblem } from '../core/content/problems';
import type { ContentFolder } from './contentFolder';

/** Nothing that somebody writes by hand comes near these. */
const maxBytes = 1024 * 1024;
const maxFiles = 20_000;
const maxDepth = 6;

/** A pack's files in memory. Only what is a plain text file inside the folder gets there. */
export class PackFiles implements ContentFolder {
  readonly problems: ContentProblem[] = [];
  private readonly texts = new Map<string, string>();
  private readonly folders = new Map<string, { name: string; isFolder: boolean }[]>();

  /** Throws when the folder itself cannot be read. */
  constructor(private readonly root: string) {
    const names = readdirSync(root);
    if (names.includes('pack.json')) this.addFile('pack.json');
    for (const name of ['questions', 'katas']) if (names.includes(name)) this.addFolder(name, 1);
  }

  list(folder: string): { name: string; isFolder: boolean }[] {
    return this.folders.get(folder) ?? [];
  }

  read(file: string): string | undefined {
    return this.texts.get(file);
  }

  /** Whether the file is there but was refused. */
  isRefused(file: string): boolean {
    return this.problems.some((problem) => problem.file === file);
  }

  private refuse(file: string, message: string, line = 1): void {
    this.problems.push({ file, line, field: '', message, severity: 'error' });
  }

  private addFolder(folder: string, depth: number): void {
    const entries: { name: string; isFolder: boolean }[] = [];
    if (depth > maxDepth) return this.refuse(folder, `is nested more than ${maxDepth} levels deep`);
    if (!lstatSync(path.join(this.root, folder)).isDirectory())
      return this.refuse(folder, 'must be a folder, not a link or a file');
    this.folders.set(folder, entries);
    for (const entry of readdirSync(path.join(this.root, folder), { withFileTypes: true })) {
      if (this.texts.size > maxFiles) return this.refuse(folder, `the pack has more than ${maxFiles} files`);
      const child = `${folder}/${entry.name}`;
      if (entry.isDirectory()) this.addFolder(child, depth + 1);
      else if (entry.isFile() && /\.(md|ts|json)$/.test(entry.name)) this.addFile(child);
      else if (!entry.isFile()) this.refuse(child, 'is a link or a special file; put a plain file here');
      entries.push({ name: entry.name, isFolder: entry.isDirectory() });
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private addFile(file: string): void {
    let bytes: Buffer | undefined;
    try {
      bytes = this.readPlain(file);
    } catch (error) {
      const isLink = (error as NodeJS.ErrnoException).code === 'ELOOP';
      const message = isLink
        ? 'is a link or a special file; put a plain file here'
        : `cannot be read: ${(error as Error).message}`;
      return this.refuse(file, message);
    }
    if (bytes === undefined) return;
    const line = invalidLine(bytes);
    if (line !== undefined) return this.refuse(file, 'is not UTF-8 text from this line on', line);
    this.texts.set(file, new TextDecoder().decode(bytes));
  }

  /** Never follows a link, never blocks on a pipe, never reads what is too large. */
  private readPlain(file: string): Buffer | undefined {
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    const handle = openSync(path.join(this.root, file), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile()) {
        this.refuse(file, 'is a link or a special file; put a plain file here');
        return undefined;
      }
      if (stat.size <= maxBytes) return readFileSync(handle);
      this.refuse(file, `has ${Math.round(stat.size / 1024 / 1024)} MB; a file of a pack has at most 1 MB`);
      return undefined;
    } finally {
      closeSync(handle);
    }
  }
}

/** The first line that is not valid UTF-8; undefined when there is none. */
function invalidLine(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const next = bytes.indexOf(10, from);
    const end = next < 0 ? bytes.length : next;
    if (!isUtf8(bytes.subarray(from, end))) return line;
    from = end + 1;
  }
  return line;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // the decoder's way to say so
  }
}
