import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ItemKey } from '../core/content/items';
import { parseEvent, type ProgressEvent } from '../core/progress/events';
import { logNames } from './logRecords';

/** All events of one item in a folder's logs, old ones included, in no particular order. */
export async function itemEvents(folder: string, item: ItemKey): Promise<ProgressEvent[]> {
  const mark = JSON.stringify(item); // most lines need not be parsed
  const events: ProgressEvent[] = [];
  for (const name of await logNames(folder)) {
    for await (const line of createInterface({ input: createReadStream(path.join(folder, name)) })) {
      if (!line.includes(mark)) continue;
      const event = readEvent(line);
      if (event?.item === item) events.push(event);
    }
  }
  return events;
}

function readEvent(line: string): ProgressEvent | undefined {
  try {
    const event = parseEvent(line);
    return event === 'newer' ? undefined : event;
  } catch {
    return undefined; // told when the log was read
  }
}
