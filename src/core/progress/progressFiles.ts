/** What came in from a file: `known` records had been there before, `unreadable` lines are no records. */
export type ImportResult =
  { ok: true; added: number; known: number; unreadable: number } | { ok: false; reason: string };

export type BackupResult = { ok: true; file: string; records: number } | { ok: false; reason: string };

/** How many records came from other machines, and went out to them. */
export type SyncResult = { ok: true; pulled: number; pushed: number } | { ok: false; reason: string };

export interface Backup {
  file: string;
  /** `2026-11-24` */
  date: string;
}

/** Progress outside its log: as a file, as a backup, in a folder shared with other machines. */
export interface ProgressFiles {
  /** Everything as one text, in the format of a log. */
  exported(): Promise<{ text: string; records: number }>;
  /** Adds what is not there yet, and changes nothing else: doing it again adds nothing. */
  importFiles(files: readonly string[]): Promise<ImportResult>;
  /** Latest first. */
  backups(): Promise<Backup[]>;
  /** Writes the backup of a date anew. 0 records: there was nothing to back up. */
  backUp(date: string): Promise<BackupResult>;
  /** Brings a folder and the log in step. */
  sync(folder: string): Promise<SyncResult>;
  /** Paths of what this machine has written to a shared folder. */
  ownFilesIn(folder: string): Promise<string[]>;
}
