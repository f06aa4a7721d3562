import type { ItemKey } from '../content/items';
import { compareEvents, type ProgressEvent } from './events';

/** The events in the order in which they count, each id once. */
export function orderEvents(events: Iterable<ProgressEvent>): ProgressEvent[] {
  const ids = new Set<string>();
  const ordered: ProgressEvent[] = [];
  let sorted = true;
  let previous: ProgressEvent | undefined;
  for (const event of events) {
    if (ids.has(event.id)) continue;
    ids.add(event.id);
    ordered.push(event);
    sorted &&= previous === undefined || compareEvents(previous, event) <= 0;
    previous = event;
  }
  return sorted ? ordered : ordered.sort(compareEvents);
}

/**
 * The events that count: those taken back, and the undos themselves, are left out. An undo reaches events of
 * its own item only, wherever they stand in time, since clocks of two devices differ; several undos of one
 * event take it back once; an undone undo has no effect. Undos that take back one another in a circle, which
 * nobody can record, change nothing else.
 */
export function liveEvents(ordered: readonly ProgressEvent[]): readonly ProgressEvent[] {
  const undos = new Map<string, ProgressEvent[]>();
  for (const event of ordered) {
    if (event.type !== 'undo') continue;
    const known = undos.get(event.undoes);
    if (known === undefined) undos.set(event.undoes, [event]);
    else known.push(event);
  }
  if (undos.size === 0) return ordered;
  const decided = new Map<string, boolean>();
  const counts = (event: ProgressEvent): boolean => {
    const against = undos.get(event.id);
    if (against === undefined) return true;
    const known = decided.get(event.id);
    if (known !== undefined) return known;
    decided.set(event.id, false); // met again on the way: a circle
    const live = !against.some((undo) => undo.item === event.item && counts(undo));
    decided.set(event.id, live);
    return live;
  };
  return ordered.filter((event) => event.type !== 'undo' && counts(event));
}

/** The events of each item, in the order given. */
export function groupByItem(events: Iterable<ProgressEvent>): Map<ItemKey, ProgressEvent[]> {
  const groups = new Map<ItemKey, ProgressEvent[]>();
  for (const event of events) {
    const group = groups.get(event.item);
    if (group === undefined) groups.set(event.item, [event]);
    else group.push(event);
  }
  return groups;
}
