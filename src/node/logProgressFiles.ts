import path from 'node:path';
import type {
  Backup,
  BackupResult,
  ImportResult,
  ProgressFiles,
  SyncResult,
} from '../core/progress/progressFiles';
import { Backups } from './backups';
import type { FileEventLog } from './fileEventLog';
import { exportedProgress, importedLog, importProgress } from './progressTransfer';
import { storageFailure } from './storageFailure';
import { LogSync } from './syncLogs';

/** The files around an event log. */
export class LogProgressFiles implements ProgressFiles {
  private readonly kept: Backups;
  private readonly shared: LogSync;

  /**
   * @param logs the folder of the logs
   * @param backupFolder outside of it
   */
  constructor(
    private readonly log: Pick<FileEventLog, 'deviceId'>,
    private readonly logs: string,
    private readonly backupFolder: string,
  ) {
    this.kept = new Backups(backupFolder, logs);
    this.shared = new LogSync(logs);
  }

  exported(): Promise<{ text: string; records: number }> {
    return exportedProgress(this.logs);
  }

  async importFiles(files: readonly string[]): Promise<ImportResult> {
    try {
      return { ok: true, ...(await importProgress(this.logs, await this.log.deviceId(), files)) };
    } catch (error) {
      const { path: place } = error as NodeJS.ErrnoException;
      return { ok: false, reason: storageFailure(error, place ?? this.logs) };
    }
  }

  backups(): Promise<Backup[]> {
    return this.kept.list();
  }

  async backUp(date: string): Promise<BackupResult> {
    try {
      return { ok: true, ...(await this.kept.make(date)) };
    } catch (error) {
      return { ok: false, reason: storageFailure(error, this.backupFolder) };
    }
  }

  async sync(folder: string): Promise<SyncResult> {
    return this.shared.run(folder, await this.log.deviceId());
  }

  async ownFilesIn(folder: string): Promise<string[]> {
    const device = await this.log.deviceId();
    return [`${device}.jsonl`, importedLog(device)].map((name) => path.join(folder, name));
  }
}
