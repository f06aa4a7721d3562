import type { IndexEntry, ItemKey } from '../../../../src/core/content/items';
import type { ProgressBody, ProgressEvent, Rating } from '../../../../src/core/progress/events';
import { defaultSettings, type ScheduleSettings } from '../../../../src/core/scheduling/settings';

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
/** Noon, 5 January 2026, UTC. */
export const start = Date.UTC(2026, 0, 5, 12);
export const plain: ScheduleSettings = { ...defaultSettings, fuzz: false };

let count = 0;

export function event(item: ItemKey, at: number, body: ProgressBody, device = 'a'): ProgressEvent {
  const sequence = ++count;
  return { formatVersion: 1, id: `e${sequence}`, at, device, sequence, item, ...body };
}

/** A rating given in UTC with days that start at 4. */
export function review(item: ItemKey, at: number, rating: Rating, device = 'a'): ProgressEvent {
  const day = Math.floor((at - 4 * hourMs) / dayMs);
  return event(
    item,
    at,
    { type: 'review', rating, source: 'answer', day, offset: 0, retention: 0.9 },
    device,
  );
}

export function undo(target: ProgressEvent, at: number, device = 'a'): ProgressEvent {
  return event(target.item, at, { type: 'undo', undoes: target.id }, device);
}

export function entry(key: ItemKey, more: Partial<IndexEntry> = {}): IndexEntry {
  const [kind, id] = key.split('/') as [IndexEntry['kind'], string];
  return {
    id,
    kind,
    title: id,
    topic: 'lm-foundations',
    level: 'core',
    minutes: 5,
    related: [],
    tags: [],
    ...more,
  };
}
