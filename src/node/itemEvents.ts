import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ItemKey } from '../core/content/items';
import type { ProgressEvent } from '../core/progress/events';
import { logNames, recordsOf } from './logRecords';

/** All events of one item in a folder's logs, old ones included, in no particular order. */
export async function itemEvents(folder: string, item: ItemKey): Promise<ProgressEvent[]> {
  const mark = JSON.stringify(item); // most lines need not be parsed
  const lines: string[] = [];
  for (const name of await logNames(folder)) {
    for await (const line of createInterface({ input: createReadStream(path.join(folder, name)) }))
      if (line.includes(mark)) lines.push(line);
  }
  // what cannot be read was told when the log was
  return recordsOf(lines.join('\n')).records.flatMap(({ event }) => (event?.item === item ? [event] : []));
}
