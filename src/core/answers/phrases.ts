import type { Token } from './tokens';

/** Fixed word sequences, looked up by their first word. */
export type PhraseSet = ReadonlyMap<string, readonly (readonly string[])[]>;

export interface PhraseMatch {
  from: number;
  to: number;
}

export function phraseSet(phrases: readonly string[]): PhraseSet {
  const set = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const [first = '', ...rest] = phrase.split(' ');
    set.set(first, [...(set.get(first) ?? []), rest]);
  }
  return set;
}

/** Where the phrases stand word by word in a range of tokens; the longest at each place. */
export function findPhrases(
  set: PhraseSet,
  tokens: readonly Token[],
  from: number,
  to: number,
): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  for (let i = from; i < to; i++) {
    let end = 0;
    for (const rest of set.get(tokens[i]?.norm ?? '') ?? []) {
      const fits = i + rest.length < to && rest.every((word, k) => tokens[i + 1 + k]?.norm === word);
      if (fits) end = Math.max(end, i + 1 + rest.length);
    }
    if (end > 0) found.push({ from: i, to: end });
  }
  return found;
}
