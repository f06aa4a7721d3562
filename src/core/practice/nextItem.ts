import { type IndexEntry, itemKey } from '../content/items';
import type { Progress } from '../progress/foldEvents';

/**
 * The item to practise next: one that was never tried, in the order of the bank; else the one with the
 * lowest latest score, the longest ago first. `current` is passed over unless it is the only one.
 */
export function nextItem(
  candidates: readonly IndexEntry[],
  progress: Progress,
  current?: string,
): IndexEntry | undefined {
  const others = candidates.filter((entry) => itemKey(entry) !== current);
  const pool = others.length > 0 ? others : candidates;
  const untried = pool.find((entry) => (progress.get(itemKey(entry))?.attempts ?? 0) === 0);
  if (untried !== undefined) return untried;
  const standing = (entry: IndexEntry): [number, number] => {
    const known = progress.get(itemKey(entry));
    return [known?.last ?? 0, known?.lastAt ?? 0];
  };
  return [...pool].sort((a, b) => {
    const [scoreA, atA] = standing(a);
    const [scoreB, atB] = standing(b);
    return scoreA - scoreB || atA - atB;
  })[0];
}
