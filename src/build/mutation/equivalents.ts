import type { Mutant } from './mutateSource';

/** What a kata's `equivalent.json` holds: survivors that no case can kill, and why. */
export interface Equivalents {
  why: string;
  mutants: { file: string; from: string; to: string }[];
}

const shortestWhy = 20;

/** Reads `equivalent.json`. Throws a SyntaxError that names what is wrong. */
export function parseEquivalents(text: string | undefined): Equivalents[] {
  if (text === undefined) return [];
  const list = JSON.parse(text) as unknown;
  if (!Array.isArray(list)) throw new SyntaxError('equivalent.json is a list of { why, mutants }');
  return list.map((item: Partial<Equivalents>, i) => {
    if (typeof item.why !== 'string' || item.why.length < shortestWhy)
      throw new SyntaxError(`equivalent.json [${i}].why must say why nothing can kill these mutants`);
    const isMutant = (one: Partial<Equivalents['mutants'][number]>): boolean =>
      [one.file, one.from, one.to].every((field) => typeof field === 'string');
    if (!Array.isArray(item.mutants) || item.mutants.length === 0 || !item.mutants.every(isMutant))
      throw new SyntaxError(`equivalent.json [${i}].mutants must list { file, from, to }`);
    return item as Equivalents;
  });
}

/** Whether a mutant is among those. Its line may have moved. */
export function isEquivalent(
  file: string,
  { from, to }: Pick<Mutant, 'from' | 'to'>,
  list: Equivalents[],
): boolean {
  return list.some(({ mutants }) =>
    mutants.some((one) => one.file === file && one.from === from && one.to === to),
  );
}

/** Entries that name no survivor any more: they are to be removed, lest they excuse another mutant some day. */
export function staleEquivalents(
  list: Equivalents[],
  survivors: readonly { file: string; from: string; to: string }[],
): Equivalents['mutants'] {
  return list
    .flatMap(({ mutants }) => mutants)
    .filter(
      (one) =>
        !survivors.some(({ file, from, to }) => file === one.file && from === one.from && to === one.to),
    );
}
