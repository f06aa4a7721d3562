import { stat } from 'node:fs/promises';
import path from 'node:path';
import { compareEvents, type ProgressEvent } from '../core/progress/events';
import { liveEvents, orderEvents } from '../core/progress/liveEvents';
import { BaseBuilder, isAfter, type LogBase } from '../core/progress/logBase';
import { readLog, type ReadState, unread } from './logFile';
import { logNames } from './logRecords';
import { type LogState, readSnapshot, writeSnapshot } from './logSnapshot';

/** So many of the latest events stay as they are; older ones are folded away once there are twice as many. */
const recentEvents = 10_000;

/**
 * Reads the logs of a folder: whole the first time, later only what was added. In a long log the older events
 * are folded into a base, as they are read, so that memory holds what was done lately; a snapshot keeps the
 * result. An event that turns up late, from another device or a backup, or an undo of something long past, has
 * everything read once more and ordered as a whole.
 */
export class LogReader {
  private state: LogState | undefined;
  private kept = 0;

  /** @param recent how many events stay as they are */
  constructor(
    private readonly folder: string,
    private readonly snapshotFile: string,
    private readonly recent = recentEvents,
  ) {}

  /** The state of the logs now; the same object when nothing was added. */
  async read(): Promise<LogState> {
    const sizes = await this.sizes();
    const known = this.state ?? (await readSnapshot(this.snapshotFile, this.folder));
    if (known !== undefined && this.state === undefined) this.kept = known.recent.length;
    let state: LogState;
    if (known === undefined || hasShrunk(known, sizes)) state = await this.readAll([...sizes.keys()]);
    else if (!hasGrown(known, sizes)) state = known;
    else state = (await this.readMore(known, sizes)) ?? (await this.readAll([...sizes.keys()]));
    const isNew = state !== this.state;
    this.state = state;
    if (isNew) await this.keep(state);
    return state;
  }

  /** Undefined when what was added does not come after all that is folded away. */
  private async readMore(known: LogState, sizes: ReadonlyMap<string, number>): Promise<LogState | undefined> {
    const files = new Map<string, ReadState>();
    const added: ProgressEvent[] = [];
    for (const [name, size] of sizes) {
      const read = copyOf(known.files.get(name) ?? unread);
      files.set(name, read);
      if (read.seen === size) continue;
      for await (const part of readLog(path.join(this.folder, name), name, read)) added.push(...part);
    }
    const recent = orderEvents([...known.recent, ...added]);
    if (!continues(known.base, recent, added)) return undefined;
    return this.fold({ base: known.base, recent, files });
  }

  private async readAll(names: readonly string[]): Promise<LogState> {
    return (await this.readInOrder(names)) ?? this.readAtOnce(names);
  }

  /** Reads all files side by side in the order of time, folding on the way; undefined where they are in disorder. */
  private async readInOrder(names: readonly string[]): Promise<LogState | undefined> {
    const files = new Map(names.map((name) => [name, copyOf(unread)]));
    const cursors = names.map(
      (name) => new Cursor(readLog(path.join(this.folder, name), name, files.get(name)!)),
    );
    const builder = new BaseBuilder();
    let cut: ProgressEvent | undefined;
    let recent: ProgressEvent[] = [];
    const byId = new Map<string, ProgressEvent>();
    for (const cursor of cursors) await cursor.start();
    for (;;) {
      const next = earliest(cursors);
      if (next === undefined) break;
      const event = next.head!;
      if (next.advance()) await next.start();
      if (cut !== undefined && compareEvents(event, cut) <= 0) return undefined;
      if (cut !== undefined && !isTargetIn(byId, event)) return undefined;
      recent.push(event);
      byId.set(event.id, event);
      if (recent.length < 2 * this.recent) continue;
      [cut, recent] = splitOff(builder, orderEvents(recent), this.recent);
      byId.clear();
      for (const left of recent) byId.set(left.id, left);
    }
    return { base: builder.build(), recent: orderEvents(recent), files };
  }

  private async readAtOnce(names: readonly string[]): Promise<LogState> {
    const files = new Map(names.map((name) => [name, copyOf(unread)]));
    const events: ProgressEvent[] = [];
    for (const [name, read] of files) {
      for await (const part of readLog(path.join(this.folder, name), name, read)) events.push(...part);
    }
    return this.fold({ base: undefined, recent: orderEvents(events), files });
  }

  /** Folds the older events away if there are many. */
  private fold(state: LogState): LogState {
    if (state.recent.length < 2 * this.recent) return state;
    const builder = new BaseBuilder(state.base);
    const [, recent] = splitOff(builder, state.recent, this.recent);
    return { ...state, base: builder.build(), recent };
  }

  /** A snapshot of what would take long to read again. */
  private async keep(state: LogState): Promise<void> {
    if (state.base === undefined || state.recent.length < this.kept + this.recent / 2) return;
    this.kept = state.recent.length;
    try {
      await writeSnapshot(this.snapshotFile, this.folder, state);
    } catch {
      // the next start takes longer, and nothing is lost; that the disk is full is told where events are written
    }
  }

  private async sizes(): Promise<Map<string, number>> {
    const names = await logNames(this.folder);
    const sizes = names.map(async (name) => (await stat(path.join(this.folder, name))).size);
    return new Map((await Promise.all(sizes)).map((size, i) => [names[i] ?? '', size]));
  }
}

/** One file among those that are read side by side. */
class Cursor {
  private part: ProgressEvent[] = [];
  private at = 0;

  constructor(private readonly parts: AsyncGenerator<ProgressEvent[], void>) {}

  get head(): ProgressEvent | undefined {
    return this.part[this.at];
  }

  /** Goes on to the next event; true when a new part must be read first. */
  advance(): boolean {
    return ++this.at === this.part.length;
  }

  async start(): Promise<void> {
    [this.part, this.at] = [[], 0];
    while (this.part.length === 0) {
      const { value, done } = await this.parts.next();
      if (done === true) return;
      this.part = value;
    }
  }
}

function earliest(cursors: readonly Cursor[]): Cursor | undefined {
  let found: Cursor | undefined;
  for (const cursor of cursors) {
    const { head } = cursor;
    if (head === undefined) continue;
    if (found === undefined || compareEvents(head, found.head!) < 0) found = cursor;
  }
  return found;
}

/** Folds all but the latest events; returns the last one folded, and those left. */
function splitOff(
  builder: BaseBuilder,
  ordered: readonly ProgressEvent[],
  left: number,
): [ProgressEvent, ProgressEvent[]] {
  const count = ordered.length - left;
  const cut = ordered[count - 1]!;
  // what stays may take back what goes: who is undone is decided among all
  const live = liveEvents(ordered).filter((event) => compareEvents(event, cut) <= 0);
  builder.add(live, cut);
  const rest = ordered.slice(count);
  return [cut, [...earlierUndos(ordered.slice(0, count), rest), ...rest]];
}

/** Undos that a wrong clock puts before what they take back: they stay as long as that does. */
function earlierUndos(earlier: readonly ProgressEvent[], rest: readonly ProgressEvent[]): ProgressEvent[] {
  const undos = earlier.filter((event) => event.type === 'undo');
  const ids = new Set(rest.map(({ id }) => id));
  // an undo that stays may itself have been taken back
  for (let size = -1; size !== ids.size;) {
    size = ids.size;
    for (const undo of undos) if (ids.has(undo.undoes)) ids.add(undo.id);
  }
  return undos.filter(({ id }) => ids.has(id));
}

/** Whether events can be counted on top of a base. */
function continues(
  base: LogBase | undefined,
  recent: readonly ProgressEvent[],
  added: readonly ProgressEvent[],
): boolean {
  if (base === undefined) return true;
  if (!added.every((event) => isAfter(event, base))) return false;
  const byId = new Map(recent.map((event) => [event.id, event]));
  return added.every((event) => isTargetIn(byId, event));
}

/** Whether all that an undo can bring about is at hand: it may take back an undo, and so on. */
function isTargetIn(byId: ReadonlyMap<string, ProgressEvent>, event: ProgressEvent): boolean {
  let target: ProgressEvent | undefined = event;
  for (let steps = 0; target?.type === 'undo' && steps <= byId.size; steps++)
    target = byId.get(target.undoes);
  return target !== undefined;
}

function hasShrunk({ files }: LogState, sizes: ReadonlyMap<string, number>): boolean {
  return [...files].some(([name, { offset }]) => (sizes.get(name) ?? -1) < offset);
}

function hasGrown({ files }: LogState, sizes: ReadonlyMap<string, number>): boolean {
  return [...sizes].some(([name, size]) => (files.get(name)?.seen ?? 0) !== size);
}

function copyOf(read: ReadState): ReadState {
  return { ...read, problems: [...read.problems] };
}
