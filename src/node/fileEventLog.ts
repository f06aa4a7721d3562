import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ItemKey } from '../core/content/items';
import type { EventLog, LoadedEvents } from '../core/ports';
import { formatVersion, parseEvent, type ProgressBody, type ProgressEvent } from '../core/progress/events';

/**
 * The event log as files: one JSONL file per device in a folder that several devices may share. An event
 * is one append followed by fsync. A line that cannot be read is reported and skipped, never repaired.
 */
export class FileEventLog implements EventLog {
  private device: Promise<string> | undefined;
  private sequence = 0;
  private queue: Promise<unknown> = Promise.resolve();

  /**
   * @param folder holds the logs of all devices
   * @param deviceFile holds this device's own id; it must not be shared with other devices
   */
  constructor(
    private readonly folder: string,
    private readonly deviceFile: string,
  ) {}

  async load(): Promise<LoadedEvents> {
    const loaded: LoadedEvents = { events: [], problems: [] };
    for (const name of await this.logNames()) {
      const text = await readFile(path.join(this.folder, name), 'utf8');
      text.split('\n').forEach((line, i) => readLine(line, `${name}:${i + 1}`, loaded));
    }
    for (const { sequence } of loaded.events) this.sequence = Math.max(this.sequence, sequence);
    return loaded;
  }

  append(item: ItemKey, body: ProgressBody, at: number): Promise<ProgressEvent> {
    const written = this.queue.then(() => this.write(item, body, at));
    this.queue = written.catch(() => undefined); // the caller is told; the next append must still run
    return written;
  }

  private async write(item: ItemKey, body: ProgressBody, at: number): Promise<ProgressEvent> {
    await mkdir(this.folder, { recursive: true });
    const device = await (this.device ??= this.readDevice());
    const sequence = ++this.sequence;
    const event: ProgressEvent = { formatVersion, id: randomUUID(), at, device, sequence, item, ...body };
    const file = await open(path.join(this.folder, `${device}.jsonl`), 'a+');
    try {
      // a torn last line (a crash, a full disk) must not swallow this one
      const { size } = await file.stat();
      const last = size === 0 ? 10 : (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0];
      await file.appendFile(`${last === 10 ? '' : '\n'}${JSON.stringify(event)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    return event;
  }

  private async readDevice(): Promise<string> {
    try {
      const known = (await readFile(this.deviceFile, 'utf8')).trim();
      if (/^[0-9a-f-]{36}$/.test(known)) return known;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const id = randomUUID();
    await mkdir(path.dirname(this.deviceFile), { recursive: true });
    await writeFile(this.deviceFile, id);
    return id;
  }

  private async logNames(): Promise<string[]> {
    try {
      return (await readdir(this.folder)).filter((name) => name.endsWith('.jsonl')).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

function readLine(line: string, where: string, into: LoadedEvents): void {
  if (line.trim() === '') return;
  try {
    const event = parseEvent(line);
    if (event !== 'newer') into.events.push(event);
    else into.problems.push(`${where}: written by a newer version; kept, but not shown`);
  } catch (error) {
    into.problems.push(`${where}: not a readable record (${(error as Error).message}); skipped`);
  }
}
