import type { ItemKey } from '../../src/core/content/items';
import type { Appended, EventLog, LoadedEvents } from '../../src/core/ports';
import type { ProgressBody, ProgressEvent } from '../../src/core/progress/events';
import { event } from '../unit/core/scheduling/builders';

/** A log that keeps its events in memory, where tests can see them. */
export class MemoryLog implements EventLog {
  readonly events: ProgressEvent[] = [];
  load(): Promise<LoadedEvents> {
    return Promise.resolve({ events: [...this.events], problems: [] });
  }
  append(item: ItemKey, body: ProgressBody, at: number): Promise<Appended> {
    const written = event(item, at, body);
    this.events.push(written);
    return Promise.resolve({ event: written });
  }
  of<T extends ProgressBody['type']>(type: T): Extract<ProgressEvent, { type: T }>[] {
    return this.events.filter((one) => one.type === type) as Extract<ProgressEvent, { type: T }>[];
  }
}
