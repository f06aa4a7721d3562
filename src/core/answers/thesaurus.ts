import { synonymLines } from './synonyms';
import { tokenize } from './tokens';

interface Line {
  /** The written form of each entry. */
  entries: readonly string[];
  keys: ReadonlySet<string>;
  /** The entries of one word. */
  words: readonly string[];
}

function keyOf(entry: string): string {
  return tokenize(entry)
    .map(({ stem }) => stem)
    .join(' ');
}

const leastPrefix = 4;

/** Which words may stand for which: built once from lines of alternatives. */
export class Thesaurus {
  private readonly lines: readonly Line[];
  private readonly byKey = new Map<string, Line[]>();

  constructor(lines: readonly string[]) {
    this.lines = lines.map((line) => {
      const entries = line.split('|');
      const words = entries.filter((entry) => tokenize(entry).length === 1);
      return { entries, words, keys: new Set(entries.map(keyOf)) };
    });
    for (const line of this.lines) {
      for (const key of line.keys) this.byKey.set(key, [...(this.byKey.get(key) ?? []), line]);
    }
  }

  /** What may stand for a word or phrase, given as its stems with spaces between. Never the phrase itself. */
  synonyms(stems: string): string[] {
    return this.others(this.byKey.get(stems) ?? [], (entry) => keyOf(entry) === stems);
  }

  /** What may stand for the words that begin so. Short beginnings fit too many words and have none. */
  synonymsOfPrefix(prefix: string): string[] {
    if (prefix.length < leastPrefix) return [];
    const lines = this.lines.filter(({ words }) => words.some((word) => word.startsWith(prefix)));
    return this.others(lines, (entry) => entry.startsWith(prefix));
  }

  private others(lines: readonly Line[], isOwn: (entry: string) => boolean): string[] {
    return [...new Set(lines.flatMap(({ entries }) => entries))].filter((entry) => !isOwn(entry));
  }
}

const multiples = [3, 4, 5, 8, 16].map((n) =>
  [`${n}x`, `${n} times`, `${n}fold`, `x ${n}`, `times ${n}`, `factor ${n}`, `factor of ${n}`].join('|'),
);

/** The synonyms that every pattern is read with. */
export const defaultThesaurus = new Thesaurus([...synonymLines, ...multiples, 'quadruple|4x|4 times|4fold']);
