import type { ItemKey } from '../content/items';
import type { EventLog } from '../ports';
import { formatVersion, type ProgressBody, type ProgressEvent } from './events';
import { applyEvent, foldEvents, type ItemProgress, type Progress } from './foldEvents';

/** What went wrong with the log: shown to the user, who keeps working. */
export type ProgressProblem =
  { kind: 'unreadable-records'; details: string[] } | { kind: 'not-saved'; reason: string };

/** The user's progress in memory, written through to the log. */
export class ProgressStore {
  private state = new Map<ItemKey, ItemProgress>();
  private unsaved = 0;
  private readonly listeners = new Set<() => void>();
  private readonly loadListeners = new Set<(events: readonly ProgressEvent[]) => void>();
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
    let events: ProgressEvent[];
    try {
      const loaded = await this.log.load();
      events = loaded.events;
      if (loaded.problems.length > 0)
        this.onProblem({ kind: 'unreadable-records', details: loaded.problems });
    } catch (error) {
      this.onProblem({ kind: 'unreadable-records', details: [messageOf(error)] });
      return;
    }
    // what could not be saved lives in memory alone: a fresh fold would forget it
    if (this.unsaved > 0) return;
    this.state = new Map(foldEvents(events));
    for (const listener of this.loadListeners) listener(events);
    this.changed();
  }

  /**
   * Counts an event at once and saves it; an undo counts once it is saved, since all that came after its
   * target counts anew. Resolves to the event, whose id an undo can name, when it is on disk or when the
   * problem was reported.
   */
  async record(item: ItemKey, body: ProgressBody): Promise<ProgressEvent> {
    const at = this.now();
    const pending = { formatVersion, id: '', at, device: '', sequence: 0, item, ...body };
    if (body.type !== 'undo') {
      this.state.set(item, applyEvent(this.state.get(item), pending));
      this.changed();
    }
    const event = await this.save(item, body, pending);
    for (const listener of this.recordListeners) listener(event);
    if (body.type === 'undo') await this.load();
    return event;
  }

  /** Calls `listener` after every change, until disposed. */
  onDidChange(listener: () => void): { dispose(): void } {
    return subscribe(this.listeners, listener);
  }

  /** Calls `listener` with all events whenever the logs were read. */
  onDidLoad(listener: (events: readonly ProgressEvent[]) => void): { dispose(): void } {
    return subscribe(this.loadListeners, listener);
  }

  /** Calls `listener` with every event recorded here, once it has its id. */
  onDidRecord(listener: (event: ProgressEvent) => void): { dispose(): void } {
    return subscribe(this.recordListeners, listener);
  }

  private async save(item: ItemKey, body: ProgressBody, pending: ProgressEvent): Promise<ProgressEvent> {
    try {
      return await this.log.append(item, body, pending.at);
    } catch (error) {
      this.unsaved++;
      this.onProblem({ kind: 'not-saved', reason: messageOf(error) });
      return { ...pending, id: `unsaved-${this.unsaved}` };
    }
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): { dispose(): void } {
  listeners.add(listener);
  return { dispose: () => listeners.delete(listener) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
