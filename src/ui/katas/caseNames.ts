import type { CaseGroup } from '../../core/katas/authoring';

/** Pinned inputs are listed with the examples under this name. */
export const pinnedPrefix = 'pinned: ';

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
  if (name.startsWith(pinnedPrefix))
    return { id, label: name.slice(pinnedPrefix.length), description: 'pinned' };
  const drawn = group === 'random' ? /^(.*) (#\d+) \((seed \d+)\)$/.exec(name) : null;
  if (drawn === null) return { id, label: name };
  const [, family = '', number = '', seed = ''] = drawn;
  return {
    id: `${group}:${family} ${number}`,
    label: number,
    family: { id: `${group}:${family}`, label: family, description: seed },
  };
}
