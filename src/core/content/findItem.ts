import { distance } from 'fastest-levenshtein';
import type { IndexEntry, ItemKind } from './items';

export type Found = { ok: true; entry: IndexEntry } | { ok: false; message: string };

/** The item that an id names; otherwise a message that names the nearest id, or the kinds to choose from. */
export function findItem(index: readonly IndexEntry[], id: string, kinds?: readonly ItemKind[]): Found {
  const [typedKind, bare] = id.includes('/') ? (id.split('/', 2) as [ItemKind, string]) : [undefined, id];
  const wanted = typedKind === undefined ? kinds : [typedKind];
  const candidates = index.filter((entry) => wanted === undefined || wanted.includes(entry.kind));
  const matches = candidates.filter((entry) => entry.id === bare);
  const [first, second] = matches;
  if (first !== undefined && second === undefined) return { ok: true, entry: first };
  if (first !== undefined) {
    const choices = matches.map((entry) => entry.kind).join(', ');
    return { ok: false, message: `"${id}" is ambiguous; say which with --kind: ${choices}` };
  }
  const what = wanted?.length === 1 ? (wanted[0] ?? 'item') : 'item';
  const nearest = [...candidates].sort((a, b) => distance(a.id, bare) - distance(b.id, bare))[0];
  const advice = nearest === undefined ? '' : `; did you mean "${nearest.id}"?`;
  return { ok: false, message: `there is no ${what} "${id}"${advice}` };
}
