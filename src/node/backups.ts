import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Backup } from '../core/progress/progressFiles';
import { exportedProgress } from './progressTransfer';
import { writeWhole } from './wholeFile';

/** So many backups are kept; the oldest goes first. */
const kept = 8;
const pattern = /^progress-(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** Copies of all logs on this machine, one a day at most: for the case that a log is lost or spoilt. */
export class Backups {
  /** @param logs the folder of the logs, outside `folder` */
  constructor(
    private readonly folder: string,
    private readonly logs: string,
  ) {}

  /** Latest first. */
  async list(): Promise<Backup[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names
      .flatMap((name) => {
        const date = pattern.exec(name)?.[1];
        return date === undefined ? [] : [{ file: path.join(this.folder, name), date }];
      })
      .sort((a, b) => (a.date < b.date ? 1 : -1));
  }

  /** Writes the backup of a date anew, unless there is nothing to back up. */
  async make(date: string): Promise<{ file: string; records: number }> {
    const { text, records } = await exportedProgress(this.logs);
    const file = path.join(this.folder, `progress-${date}.jsonl`);
    if (records === 0) return { file, records };
    await writeWhole(file, text);
    for (const { file: old } of (await this.list()).slice(kept)) await rm(old, { force: true });
    return { file, records };
  }
}
