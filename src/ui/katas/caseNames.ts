import type { CaseGroup } from '../../core/katas/authoring';
import { nameOfPinned, readDrawnName } from '../../core/katas/caseNames';

export interface CaseLabel {
  /** Begins with the group. Stays the same from seed to seed, so that the tree of cases does not move about. */
  id: string;
  label: string;
  description?: string;
  /** The family that a drawn case was drawn from, which is listed above it, with its seed. */
  family?: { id: string; label: string; description: string };
}

/** How a case is listed. The menus of package.json know the ids. */
export function caseLabel(group: CaseGroup, name: string): CaseLabel {
  const id = `${group}:${name}`;
  const pinned = nameOfPinned(name);
  if (pinned !== undefined) return { id, label: pinned, description: 'pinned' };
  const drawn = group === 'random' ? readDrawnName(name) : undefined;
  if (drawn === undefined) return { id, label: name };
  const { family, index, seed } = drawn;
  const label = `#${index + 1}`;
  return {
    id: `${group}:${family} ${label}`,
    label,
    family: { id: `${group}:${family}`, label: family, description: `seed ${seed}` },
  };
}
