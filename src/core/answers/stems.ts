import porter2 from 'wink-porter2-stemmer';
import { baseForms, numberForms } from './wordForms';

/** Words whose Porter2 stem would merge them with a word of another meaning in this field. */
const ownStem: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acceptable: 'acceptable',
    activation: 'activat',
    activations: 'activat',
    critical: 'critical',
    critically: 'critical',
    effective: 'effective',
    effectively: 'effective',
    factor: 'factor',
    generally: 'generally',
    generic: 'generic',
    importance: 'importance',
    important: 'importance',
    importantly: 'importance',
    meaning: 'meaning',
    means: 'means',
    negative: 'negative',
    negatively: 'negative',
    objective: 'objective',
    objectives: 'objective',
    positive: 'positive',
    positively: 'positive',
    probably: 'probably',
    production: 'production',
    relative: 'relative',
    relatively: 'relative',
    tokenizer: 'tokenizer',
    tokenizers: 'tokenizer',
  }),
);

/** Stem families that keep a suffix, because the bare stem is another word: "normalize" is not "normal". */
const ownFamilies: readonly (readonly [RegExp, string])[] = [
  [/^normaliz/, 'normaliz'],
  [/^tokeniz(?!er)/, 'tokeniz'],
  [/^generaliz/, 'generaliz'],
  [/^optimiz/, 'optimiz'],
  [/^regulariz/, 'regulariz'],
  [/^specializ/, 'specializ'],
];

const britishDoubles = /^((?:mode|labe|signa|leve|cance|paralle|trave)l)l(ed|ing|er|ers)$/;
const longestWord = 40;
const cacheLimit = 20_000;
const cache = new Map<string, string>();

/** The stem under which a lower-case word is compared; British and American spellings share one. */
export function stemOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = computeStem(word);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(word, stem);
  return stem;
}

function computeStem(word: string): string {
  if (word.length > longestWord || !/^[a-z]+$/.test(word)) return word;
  const number = numberForms.get(word);
  if (number !== undefined) return number;
  const spelt = toAmerican(baseForms.get(word) ?? word);
  const own = ownStem.get(spelt);
  if (own !== undefined) return own;
  for (const [family, stem] of ownFamilies) if (family.test(spelt)) return stem;
  return porter2(spelt);
}

/** Folds the British endings that Porter2 would keep apart; applied alike to answers and to patterns. */
export function toAmerican(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/([^w])is(e|ed|es|er|ers|ing|ation|ations|able)$/, '$1iz$2')
    .replace(/ys(e|ed|es|ing)$/, 'yz$1')
    .replace(/our(s|ed|ing|al|able)?$/, 'or$1')
    .replace(britishDoubles, '$1$2');
}
