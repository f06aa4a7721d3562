import type { Sentence } from './sentences';
import { gap } from './gaps';
import type { Token } from './tokens';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const openers = words('the an my our your their every');
const neverAfterOpener = words(
  'is are was were has have had do does did can will would should may might must be been of at by for from to with into onto through upon ' +
    'and or but because if than so while also which when the an my our your their every we they you he she it',
);
const linkers = words('of into onto from at with by');
const neverAfterLinker = words(
  'is are was were has had does did can will would should may must be but because',
);
const copulas = words('is are was were be');
const neverAfterCopula = words('is are was were of');
const modals = words('can will would should must may');
const neverAfterModal = words('of is are was were from than and');
const others: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['to', words('is are was were of to and at because than')],
  ['a', words('of the an are')],
  ['we', words('of the')],
  ['they', words('of the')],
  ['very', words('the a of is are and to')],
  ['no', words('the a is are of to')],
]);
const neverLast = words('the an our my their every of and or but because than a');

/**
 * Counts neighbouring words that English does not allow in running text: the mark of shuffled or glued words.
 * Slips of agreement ("they is", "it have") are not counted: learners of English make them.
 */
export function countBrokenPairs(
  tokens: readonly Token[],
  { from, to }: Pick<Sentence, 'from' | 'to'>,
): number {
  let broken = 0;
  for (let i = from + 1; i < to; i++) {
    const token = tokens[i];
    const previous = tokens[i - 1];
    if (token === undefined || previous === undefined || token.gap !== 0) continue;
    if ((tokens[i + 1]?.gap ?? 0) === gap.hyphen) continue;
    if (isBroken(previous.norm, token.norm)) broken += 1;
  }
  return neverLast.has(tokens[to - 1]?.norm ?? '') && to - from > 3 ? broken + 1 : broken;
}

function isBroken(first: string, second: string): boolean {
  if (openers.has(first)) return neverAfterOpener.has(second);
  if (linkers.has(first)) return neverAfterLinker.has(second);
  if (copulas.has(first)) return neverAfterCopula.has(second);
  if (modals.has(first)) return neverAfterModal.has(second);
  return others.get(first)?.has(second) === true;
}
