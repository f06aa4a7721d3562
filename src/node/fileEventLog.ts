import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ItemKey } from '../core/content/items';
import type { Appended, EventLog, LoadedEvents } from '../core/ports';
import { formatVersion, type ProgressBody, type ProgressEvent } from '../core/progress/events';
import { appendLines } from './appendLines';
import { LogReader } from './logReader';
import type { LogState } from './logSnapshot';
import { storageFailure } from './storageFailure';
import { writeWhole } from './wholeFile';

export interface LogPlaces {
  /** Holds the logs of all devices. */
  folder: string;
  /** Holds this device's own id; must not be shared with other devices. */
  deviceFile: string;
  /** Speeds up reading a long log, and can be deleted at any time. */
  snapshotFile: string;
}

/**
 * The event log as files: one JSONL file per device in a folder that several devices may share. An event
 * is one append followed by fsync. What cannot be written stays in memory and is written with the next event.
 */
export class FileEventLog implements EventLog {
  private readonly reader: LogReader;
  private device: string | undefined;
  private sequence = 0;
  private queue: Promise<unknown> = Promise.resolve();
  private unsaved: ProgressEvent[] = [];
  private failure: string | undefined;
  private loaded: { state: LogState; unsaved: ProgressEvent[]; events: LoadedEvents } | undefined;

  /** @param recent see `LogReader` */
  constructor(
    private readonly places: LogPlaces,
    recent?: number,
  ) {
    this.reader = new LogReader(places.folder, places.snapshotFile, recent);
  }

  load(): Promise<LoadedEvents> {
    return this.inTurn(async () => {
      if (this.unsaved.length > 0) await this.write([]);
      const state = await this.reader.read();
      const { unsaved, loaded } = this;
      if (loaded?.state === state && loaded.unsaved === unsaved) return loaded.events;
      const { base, recent, files } = state;
      for (const { sequence } of recent) this.sequence = Math.max(this.sequence, sequence);
      const problems = [...files.values()].flatMap(({ problems: known, torn }) =>
        torn === undefined ? known : [...known, torn],
      );
      const events: LoadedEvents = {
        ...(base === undefined ? {} : { base }),
        events: [...recent, ...unsaved],
        problems,
        ...(this.failure === undefined ? {} : { unsaved: this.failure }),
      };
      this.loaded = { state, unsaved, events };
      return events;
    });
  }

  append(item: ItemKey, body: ProgressBody, at: number): Promise<Appended> {
    return this.inTurn(async () => {
      const device = await this.deviceId();
      const sequence = ++this.sequence;
      const event: ProgressEvent = { formatVersion, id: randomUUID(), at, device, sequence, item, ...body };
      await this.write([event]);
      return { event, ...(this.failure === undefined ? {} : { unsaved: this.failure }) };
    });
  }

  /** Names this device in its events, and its log. */
  async deviceId(): Promise<string> {
    return (this.device ??= await this.readDevice());
  }

  /** Writes what is left of earlier attempts, and these. */
  private async write(events: readonly ProgressEvent[]): Promise<void> {
    const waiting = [...this.unsaved, ...events];
    const lines = waiting.map((event) => `${JSON.stringify(event)}\n`).join('');
    try {
      await appendLines(path.join(this.places.folder, `${waiting[0]?.device}.jsonl`), lines);
      if (this.unsaved.length > 0) this.unsaved = [];
      this.failure = undefined;
    } catch (error) {
      this.unsaved = waiting;
      this.failure = storageFailure(error, this.places.folder);
    }
  }

  /** Two windows that start for the first time at once may take two ids: their logs add up all the same. */
  private async readDevice(): Promise<string> {
    const { deviceFile } = this.places;
    const known = await readFile(deviceFile, 'utf8').catch(() => '');
    if (/^[0-9a-f-]{36}$/.test(known.trim())) return known.trim();
    const id = randomUUID();
    // where it cannot be kept, events cannot either, and that is told
    await writeWhole(deviceFile, id).catch(() => undefined);
    return id;
  }

  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.queue.then(task);
    this.queue = done.catch(() => undefined); // the caller is told; the next one must still run
    return done;
  }
}
