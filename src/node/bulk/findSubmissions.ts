import { type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { distance } from 'fastest-levenshtein';

/** A file to grade. */
export interface Submission {
  /** Path below the folder, with `/` on every system. */
  file: string;
  kata: string;
}

/** TypeScript files of one name that is no kata's. */
export interface Ignored {
  name: string;
  count: number;
  /** The kata that was perhaps meant; undefined when there are no katas. */
  nearest: string | undefined;
}

export interface Found {
  /** Sorted by path, the same on every machine. */
  submissions: Submission[];
  ignored: Ignored[];
  /** Folders below the first one that could not be read, as sentences. */
  problems: string[];
}

/**
 * Finds every `<anything>/<kata-id>.ts` below a folder, at any depth. Links are not followed, so that no
 * submission can reach outside; `node_modules`, folders that start with a dot and `.d.ts` files are passed
 * over.
 * @param katas ids of the katas there are
 * @throws the system's error when the folder itself cannot be read
 */
export async function findSubmissions(folder: string, katas: readonly string[]): Promise<Found> {
  const known = new Set(katas);
  const found: Found = { submissions: [], ignored: [], problems: [] };
  const others = new Map<string, number>();
  const open = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of await list(folder, at, found.problems)) {
      const file = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) open.push(file);
      } else if (entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts')) {
        const kata = entry.name.slice(0, -'.ts'.length);
        if (known.has(kata)) found.submissions.push({ file, kata });
        else others.set(kata, (others.get(kata) ?? 0) + 1);
      }
    }
  }
  found.submissions.sort((a, b) => (a.file < b.file ? -1 : 1));
  found.ignored = [...others]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => ({ name: `${name}.ts`, count, nearest: nearest(name, katas) }));
  return found;
}

async function list(folder: string, at: string, problems: string[]): Promise<Dirent[]> {
  try {
    return await readdir(path.join(folder, at), { withFileTypes: true });
  } catch (error) {
    if (at === '') throw error;
    problems.push(`the folder ${at} cannot be read: ${(error as Error).message}`);
    return [];
  }
}

function nearest(name: string, katas: readonly string[]): string | undefined {
  let best: string | undefined;
  for (const id of katas) if (best === undefined || distance(id, name) < distance(best, name)) best = id;
  return best;
}
