import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Authored files by their paths, which use `/` and are relative to the content's root. */
export interface ContentFolder {
  /** Names in a folder, sorted; none when there is no such folder. */
  list(folder: string): { name: string; isFolder: boolean }[];
  /** Undefined when there is no such file. */
  read(file: string): string | undefined;
}

/** Our own content, straight from disk. Content of others is read by `readPackFiles`. */
export class DiskFolder implements ContentFolder {
  constructor(private readonly root: string) {}

  list(folder: string): { name: string; isFolder: boolean }[] {
    const entries = ifThere(() => readdirSync(path.join(this.root, folder), { withFileTypes: true })) ?? [];
    return entries
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  read(file: string): string | undefined {
    return ifThere(() => readFileSync(path.join(this.root, file), 'utf8'));
  }
}

/** A text that changes whenever a file of the folder (of these names only, if given) or `salt` does. */
export function hashFolder(
  files: ContentFolder,
  folder: string,
  { salt = '', only }: { salt?: string; only?: RegExp } = {},
): string {
  const hash = createHash('sha256').update(salt);
  const add = (at: string): void => {
    for (const { name, isFolder } of files.list(at)) {
      const child = `${at}/${name}`;
      if (isFolder) add(child);
      else if (only?.test(name) !== false) hash.update(`${child}\0`).update(files.read(child) ?? '');
    }
  };
  add(folder);
  return hash.digest('hex');
}

/** A file's text, or undefined when there is no such file. */
export function readIfThere(file: string): string | undefined {
  return ifThere(() => readFileSync(file, 'utf8'));
}

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
