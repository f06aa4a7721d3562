import type { HitFinder } from './hits';
import type { Pattern } from './pattern';

/** What the terms of a rubric cover of a document. */
export interface Coverage {
  /** Whether a word belongs to a whole term. */
  words: readonly boolean[];
  /** Where the longest term ends that begins at a word; 0 when none does. */
  termEnds: readonly number[];
}

export function coverageOf(patterns: readonly Pattern[], finder: HitFinder): Coverage {
  const words = finder.document.tokens.map(() => false);
  const termEnds = words.map(() => 0);
  for (const { groups } of patterns) {
    for (const term of groups.flatMap(({ terms }) => terms)) {
      for (const { from, to } of finder.find(term)) {
        words.fill(true, from, to);
        termEnds[from] = Math.max(termEnds[from] ?? 0, to);
      }
    }
  }
  return { words, termEnds };
}
