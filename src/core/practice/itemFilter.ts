import { type IndexEntry, itemKey, type ItemKind, type Level } from '../content/items';
import type { ItemStatus, Progress } from '../progress/foldEvents';
import type { Schedule } from '../scheduling/schedule';

/** How an item may stand: by its attempts, and in the schedule. */
export type ItemState = ItemStatus | ScheduleMark | 'bookmarked';

/** What the schedule has to say about an item beside its date. */
export const scheduleMarks = ['due', 'leech', 'suspended'] as const;
export type ScheduleMark = (typeof scheduleMarks)[number];

/** Which items are wanted. An empty list allows everything; the lists are joined by "and". */
export interface ItemFilter {
  levels: readonly Level[];
  kinds: readonly ItemKind[];
  /** Items in at least one of these states. */
  states: readonly ItemState[];
  /** Words of which each must occur in the title, the id or a tag. */
  text: string;
}

export const noFilter: ItemFilter = { levels: [], kinds: [], states: [], text: '' };

export interface ItemStates {
  progress: Progress;
  schedule: Schedule;
  /** Milliseconds since 1970. */
  now: number;
}

export function isFiltering({ levels, kinds, states, text }: ItemFilter): boolean {
  return levels.length + kinds.length + states.length > 0 || text.trim() !== '';
}

export function filterItems(
  entries: readonly IndexEntry[],
  filter: ItemFilter,
  known: ItemStates,
): IndexEntry[] {
  const { levels, kinds, states } = filter;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (levels.length > 0 && !levels.includes(entry.level)) return false;
    if (kinds.length > 0 && !kinds.includes(entry.kind)) return false;
    if (words.length > 0 && !mentionsAll(entry, words)) return false;
    return states.length === 0 || statesOf(entry, known).some((state) => states.includes(state));
  });
}

/** All states that an item is in: one by its attempts, and its marks. */
export function statesOf(entry: IndexEntry, known: ItemStates): ItemState[] {
  const { status = 'new', bookmarked = false } = known.progress.get(itemKey(entry)) ?? {};
  return [status, ...marksOf(entry, known), ...(bookmarked ? (['bookmarked'] as const) : [])];
}

/** A suspended item is never due: the schedule leaves it alone. */
export function marksOf(
  entry: Pick<IndexEntry, 'kind' | 'id'>,
  { schedule, now }: Omit<ItemStates, 'progress'>,
): ScheduleMark[] {
  const key = itemKey(entry);
  const { card, leech } = schedule.of(key);
  if (card.suspended) return leech ? ['suspended', 'leech'] : ['suspended'];
  const marks: ScheduleMark[] = schedule.isDue(key, now) ? ['due'] : [];
  return leech ? [...marks, 'leech'] : marks;
}

function mentionsAll({ title, id, tags }: IndexEntry, words: readonly string[]): boolean {
  const text = [title, id, ...tags].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
