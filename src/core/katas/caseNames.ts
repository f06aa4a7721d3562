/** Pinned inputs are told from the authored examples by this. */
const pinnedPrefix = 'pinned: ';

export function pinnedName(name: string): string {
  return pinnedPrefix + name;
}

/** The name that an input was pinned under; undefined for any other case. */
export function nameOfPinned(caseName: string): string | undefined {
  return caseName.startsWith(pinnedPrefix) ? caseName.slice(pinnedPrefix.length) : undefined;
}

/** Name of the `index`-th draw (from 0) of a random group. */
export function drawnName(family: string, index: number, seed: number): string {
  return `${family} #${index + 1} (seed ${seed})`;
}

/** The parts of the name of a drawn case; undefined for any other. */
export function readDrawnName(name: string): { family: string; index: number; seed: number } | undefined {
  const match = /^(.*) #(\d+) \(seed (\d+)\)$/.exec(name);
  return match === null
    ? undefined
    : { family: match[1] ?? '', index: Number(match[2]) - 1, seed: Number(match[3]) };
}
