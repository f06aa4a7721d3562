import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { appendLines } from './appendLines';
import { allRecords, recordsOf } from './logRecords';

export interface Imported {
  /** Records that were not there before; of all that the files hold. */
  added: number;
  known: number;
  /** Lines that are no records; nothing was taken from them. */
  unreadable: number;
}

/** Everything in a folder's logs as one text, in the format of a log. */
export async function exportedProgress(folder: string): Promise<{ text: string; records: number }> {
  const records = await allRecords(folder);
  return { text: records.map(({ line }) => `${line}\n`).join(''), records: records.length };
}

/** Where a device keeps what it took in from files. */
export function importedLog(device: string): string {
  return `imported-${device}.jsonl`;
}

/** Adds what is not there yet, and changes nothing else: doing it again adds nothing. */
export async function importProgress(
  folder: string,
  device: string,
  files: readonly string[],
): Promise<Imported> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return importRecords(folder, device, texts);
}

/** The same for texts of logs. */
export async function importRecords(
  folder: string,
  device: string,
  texts: readonly string[],
): Promise<Imported> {
  const ids = new Set((await allRecords(folder)).map(({ id }) => id));
  const lines: string[] = [];
  const result: Imported = { added: 0, known: 0, unreadable: 0 };
  for (const text of texts) {
    const { records, unreadable } = recordsOf(text);
    result.unreadable += unreadable;
    for (const { id, line } of records) {
      if (ids.has(id)) result.known++;
      else {
        ids.add(id);
        lines.push(`${line}\n`);
      }
    }
  }
  result.added = lines.length;
  if (lines.length > 0) await appendLines(path.join(folder, importedLog(device)), lines.join(''));
  return result;
}
