import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SyncResult } from '../core/progress/progressFiles';
import { appendLines } from './appendLines';
import { logNames, recordsOf } from './logRecords';
import { importedLog, importRecords } from './progressTransfer';
import { storageFailure } from './storageFailure';
import { writeWhole } from './wholeFile';

/**
 * Keeps a folder that a cloud drive or a git repository carries in step with this device's logs. This device
 * writes its own logs there, and takes over what others have written; nothing is ever removed on either side.
 * The logs here stay the ones that are read: a drive that is away costs nothing but news from other devices.
 */
export class LogSync {
  /** Sizes and times of both sides when a file was last in step. */
  private readonly inStep = new Map<string, string>();
  private queue: Promise<unknown> = Promise.resolve();

  /** @param local the folder of this device's logs */
  constructor(private readonly local: string) {}

  /** @param shared the folder to keep in step; it must exist */
  run(shared: string, device: string): Promise<SyncResult> {
    const done = this.queue.then(() => this.sync(shared, device));
    this.queue = done;
    return done;
  }

  private async sync(shared: string, device: string): Promise<SyncResult> {
    try {
      await stat(shared);
      const own = [`${device}.jsonl`, importedLog(device)];
      let pulled = 0;
      let pushed = 0;
      for (const name of await logNames(shared)) {
        if (!own.includes(name)) pulled += await this.pull(shared, name);
        else pulled += await this.takeBack(shared, name, device);
      }
      for (const name of await logNames(this.local)) {
        if (own.includes(name)) pushed += await this.push(shared, name);
      }
      return { ok: true, pulled, pushed };
    } catch (error) {
      return { ok: false, reason: storageFailure(error, shared) };
    }
  }

  /** Takes over what another device has written; how many records. */
  private async pull(shared: string, name: string): Promise<number> {
    return this.unlessInStep(shared, name, 'pull', async (from, to) =>
      addMissing(await readFile(from, 'utf8'), to),
    );
  }

  /** Writes what this device has to tell; how many records. */
  private async push(shared: string, name: string): Promise<number> {
    return this.unlessInStep(shared, name, 'push', async (to, from) =>
      addMissing(await readFile(from, 'utf8'), to),
    );
  }

  /**
   * Records under this device's own name that are not known here: it was set up anew from a backup, or another
   * machine is a copy of this one.
   */
  private async takeBack(shared: string, name: string, device: string): Promise<number> {
    return this.unlessInStep(shared, name, 'own', async (from) => {
      return (await importRecords(this.local, device, [await readFile(from, 'utf8')])).added;
    });
  }

  private async unlessInStep(
    shared: string,
    name: string,
    what: string,
    task: (sharedFile: string, localFile: string) => Promise<number>,
  ): Promise<number> {
    const [there, here] = [path.join(shared, name), path.join(this.local, name)];
    const key = `${what}:${there}`;
    if (this.inStep.get(key) === (await stampOf(there, here))) return 0;
    const count = await task(there, here);
    this.inStep.set(key, await stampOf(there, here));
    return count;
  }
}

/** Adds the records of a log that another one lacks. */
async function addMissing(text: string, file: string): Promise<number> {
  const present = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const { records } = recordsOf(text);
  const lines = (some: typeof records): string => some.map(({ line }) => `${line}\n`).join('');
  if (records.length === 0) return 0;
  if (present === undefined) {
    await writeWhole(file, lines(records));
    return records.length;
  }
  const known = new Set(recordsOf(present).records.map(({ id }) => id));
  const missing = records.filter(({ id }) => !known.has(id));
  if (missing.length > 0) await appendLines(file, lines(missing));
  return missing.length;
}

/** Changes whenever one of two files does. */
async function stampOf(...files: string[]): Promise<string> {
  const stamps = files.map(async (file) => {
    const { size, mtimeMs } = await stat(file).catch(() => ({ size: -1, mtimeMs: 0 }));
    return `${size}@${mtimeMs}`;
  });
  return (await Promise.all(stamps)).join(' ');
}
