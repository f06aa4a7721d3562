import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareEvents, parseEvent, type ProgressEvent } from '../core/progress/events';

/** One line of a log that is a record, of this version or a newer one. */
export interface LogRecord {
  /** The event's id, or a hash of the line where a newer version may have put it elsewhere. */
  id: string;
  line: string;
  /** Undefined for records of a newer version: they go last, as they stand. */
  event: ProgressEvent | undefined;
}

export interface LogRecords {
  records: LogRecord[];
  /** Lines that are no records. */
  unreadable: number;
}

/** The records in the text of a log. */
export function recordsOf(text: string): LogRecords {
  const records: LogRecord[] = [];
  let unreadable = 0;
  for (const raw of text.replace(/^\uFEFF/, '').split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    try {
      const event = parseEvent(line);
      if (event !== 'newer') records.push({ id: event.id, line, event });
      else records.push({ id: createHash('sha256').update(line).digest('hex'), line, event: undefined });
    } catch {
      unreadable++;
    }
  }
  return { records, unreadable };
}

/** The names of the logs in a folder; none where there is no folder. */
export async function logNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /\.jsonl$/i.test(name)).sort();
}

/** All records of a folder's logs, each once, in the order in which they count. */
export async function allRecords(folder: string): Promise<LogRecord[]> {
  const known = new Map<string, LogRecord>();
  for (const name of await logNames(folder)) {
    const { records } = recordsOf(await readFile(path.join(folder, name), 'utf8'));
    for (const record of records) if (!known.has(record.id)) known.set(record.id, record);
  }
  return [...known.values()].sort(
    (a, b) =>
      Number(a.event === undefined) - Number(b.event === undefined) ||
      (a.event === undefined || b.event === undefined ? 0 : compareEvents(a.event, b.event)),
  );
}
