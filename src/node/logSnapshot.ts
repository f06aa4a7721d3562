import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatVersion, type ProgressEvent } from '../core/progress/events';
import { foldVersion, type LogBase } from '../core/progress/logBase';
import type { ReadState } from './logFile';
import { writeWhole } from './wholeFile';

/** What was read from the logs of a folder, up to a place in each. */
export interface LogState {
  base: LogBase | undefined;
  /** The events after `base`; ordered, each id once. */
  recent: ProgressEvent[];
  /** By the name of the file. */
  files: Map<string, ReadState>;
}

interface Snapshot {
  formatVersion: number;
  foldVersion: number;
  /** `mark` tells whether the part that was read is still the same. */
  files: [name: string, read: ReadState, mark: string][];
  base: LogBase | undefined;
  recent: ProgressEvent[];
}

const markBytes = 4096;

/** The state that was kept; undefined when there is none, or when it does not belong to these logs any more. */
export async function readSnapshot(file: string, folder: string): Promise<LogState | undefined> {
  try {
    const snapshot = JSON.parse(await readFile(file, 'utf8')) as Snapshot;
    if (snapshot.formatVersion !== formatVersion || snapshot.foldVersion !== foldVersion) return undefined;
    for (const [name, { offset }, mark] of snapshot.files) {
      if ((await markOf(path.join(folder, name), offset)) !== mark) return undefined;
    }
    const { base, recent, files } = snapshot;
    return { base, recent, files: new Map(files.map(([name, read]) => [name, read])) };
  } catch {
    return undefined; // the logs say all that it says
  }
}

export async function writeSnapshot(
  file: string,
  folder: string,
  { base, recent, files }: LogState,
): Promise<void> {
  const marked = [...files].map(async ([name, read]): Promise<[string, ReadState, string]> => [
    name,
    read,
    await markOf(path.join(folder, name), read.offset),
  ]);
  const snapshot: Snapshot = { formatVersion, foldVersion, files: await Promise.all(marked), base, recent };
  await writeWhole(file, JSON.stringify(snapshot));
}

/** A hash of the beginning and the end of the first `size` bytes. Throws when there are fewer. */
async function markOf(file: string, size: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    if ((await handle.stat()).size < size) throw new RangeError(`${file} has become shorter`);
    const length = Math.min(markBytes, size);
    const ends = Buffer.alloc(2 * length);
    await handle.read(ends, 0, length, 0);
    await handle.read(ends, length, length, size - length);
    return createHash('sha256').update(ends).digest('hex');
  } finally {
    await handle.close();
  }
}
