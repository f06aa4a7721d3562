import type { ItemKey } from '../content/items';
import type { EventLog, LoadedEvents } from '../ports';
import { formatVersion, type ProgressBody, type ProgressEvent } from './events';
import { applyEvent, foldEvents, type ItemProgress, type Progress } from './foldEvents';

/** What the user is told of the log, and keeps working. */
export type ProgressProblem =
  | { kind: 'unreadable-records'; details: string[] }
  /** Told once, when saving stops working or the reason changes. */
  | { kind: 'not-saved'; reason: string }
  /** What had been kept in memory is on disk now. */
  | { kind: 'saved-again' };

/** The user's progress in memory, written through to the log. */
export class ProgressStore {
  private state = new Map<ItemKey, ItemProgress>();
  private loaded: LoadedEvents | undefined;
  private unsaved: string | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly loadListeners = new Set<(loaded: LoadedEvents) => void>();
  private readonly recordListeners = new Set<(event: ProgressEvent) => void>();

  /**
   * @param onProblem is told of records that cannot be read and of events that could not be saved
   * @param now milliseconds since 1970
   */
  constructor(
    private readonly log: EventLog,
    private readonly onProblem: (problem: ProgressProblem) => void,
    private readonly now: () => number,
  ) {}

  get progress(): Progress {
    return this.state;
  }

  of(key: ItemKey): ItemProgress | undefined {
    return this.state.get(key);
  }

  /** Reads the logs anew: at start, and whenever another window may have written. */
  async load(): Promise<void> {
    let loaded: LoadedEvents;
    try {
      loaded = await this.log.load();
    } catch (error) {
      this.onProblem({ kind: 'unreadable-records', details: [messageOf(error)] });
      return;
    }
    this.tellIfSaved(loaded.unsaved);
    if (loaded === this.loaded) return;
    if (loaded.problems.length > 0 && !sameTexts(loaded.problems, this.loaded?.problems))
      this.onProblem({ kind: 'unreadable-records', details: loaded.problems });
    this.loaded = loaded;
    const before = loaded.base?.items.map(([item, { progress }]) => [item, progress] as const);
    this.state = new Map(foldEvents(loaded.events, new Map(before)));
    for (const listener of this.loadListeners) listener(loaded);
    this.changed();
  }

  /**
   * Counts an event at once and saves it; an undo counts once it is saved, since all that came after its
   * target counts anew. Resolves to the event, whose id an undo can name, when it is on disk or when the
   * problem was reported.
   */
  async record(item: ItemKey, body: ProgressBody): Promise<ProgressEvent> {
    const at = this.now();
    if (body.type !== 'undo') {
      const pending = { formatVersion, id: '', at, device: '', sequence: 0, item, ...body };
      this.state.set(item, applyEvent(this.state.get(item), pending));
      this.changed();
    }
    const { event, unsaved } = await this.log.append(item, body, at);
    this.tellIfSaved(unsaved);
    for (const listener of this.recordListeners) listener(event);
    if (body.type === 'undo') await this.load();
    return event;
  }

  /** Calls `listener` after every change, until disposed. */
  onDidChange(listener: () => void): { dispose(): void } {
    return subscribe(this.listeners, listener);
  }

  /** Calls `listener` with all that there is whenever the logs were read. */
  onDidLoad(listener: (loaded: LoadedEvents) => void): { dispose(): void } {
    return subscribe(this.loadListeners, listener);
  }

  /** Calls `listener` with every event recorded here, once it has its id. */
  onDidRecord(listener: (event: ProgressEvent) => void): { dispose(): void } {
    return subscribe(this.recordListeners, listener);
  }

  private tellIfSaved(unsaved: string | undefined): void {
    if (unsaved === this.unsaved) return;
    this.unsaved = unsaved;
    this.onProblem(unsaved === undefined ? { kind: 'saved-again' } : { kind: 'not-saved', reason: unsaved });
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function sameTexts(a: readonly string[], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

function subscribe<T>(listeners: Set<T>, listener: T): { dispose(): void } {
  listeners.add(listener);
  return { dispose: () => listeners.delete(listener) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
