import type { AnswerDocument, Place } from './document';
import { type PatternWord, spellings, type Term } from './pattern';
import type { Scope } from './polarity';
import { gap } from './gaps';
import { clauseNegators } from './cues';
import { functionWords } from './wordClasses';

/** One occurrence of a term. */
export interface Hit extends Place {
  sentence: number;
  /** The negations and denials over it; an odd number of them negates. */
  negations: readonly Scope[];
  /** Stands in an odd number of negations. */
  isNegated: boolean;
  /** Negated in the loose sense that satisfies `~`. */
  isAbsent: boolean;
  /** The speaker leaves open whether it is so. */
  isOpen: boolean;
  /** Said of others, under a condition or in order to reject it: no assertion of a belief. */
  isMention: boolean;
  /** Found by a synonym of the authored word. */
  isImplied?: boolean;
}

/** Other words that may stand among those of a scattered phrase. */
const longestScatter = 4;
const phraseBreak = gap.comma | gap.semicolon | gap.colon | gap.arrow | gap.stop | gap.open;

/** Finds terms in one document and remembers what it found. */
export class HitFinder {
  private readonly byTerm = new Map<string, readonly Hit[]>();
  private readonly scattered = new Map<string, readonly Hit[]>();

  constructor(readonly document: AnswerDocument) {}

  /** All occurrences of a term, whatever their polarity. */
  find({ words, key }: Term): readonly Hit[] {
    const known = this.byTerm.get(key);
    if (known !== undefined) return known;
    const hits = this.places(words).map((place) => this.toHit(place));
    this.byTerm.set(key, hits);
    return hits;
  }

  /** Where the words of a phrase stand close together in one sentence, in any order; the last of them is the place. */
  findScattered(
    { words, key }: Term,
    othersFor?: (word: PatternWord) => readonly PatternWord[],
  ): readonly Hit[] {
    const id = othersFor === undefined ? key : `${key} loosely`;
    const known = this.scattered.get(id);
    if (known !== undefined) return known;
    const each = words
      .filter(({ text }) => !functionWords.has(text))
      .map((word) =>
        (othersFor?.(word) ?? [word])
          .flatMap((other) => this.wordPlaces(other))
          .map(({ from }) => from)
          .sort((a, b) => a - b),
      );
    const hits = each.length < 2 || each.some((places) => places.length === 0) ? [] : this.gather(each);
    this.scattered.set(id, hits);
    return hits;
  }

  private gather([first = [], ...rest]: readonly (readonly number[])[]): Hit[] {
    const { sentenceOf } = this.document;
    const reach = rest.length + 1 + longestScatter;
    const next = rest.map(() => 0);
    return first.flatMap((at): Hit[] => {
      const places = [at];
      for (const [i, others] of rest.entries()) {
        while ((others[next[i] ?? 0] ?? Infinity) < at - reach) next[i] = (next[i] ?? 0) + 1;
        const near = others.slice(next[i], (next[i] ?? 0) + 2 * reach);
        const other = near.find((place) => place !== at && Math.abs(place - at) <= reach);
        if (other === undefined || sentenceOf[other] !== sentenceOf[at]) return [];
        places.push(other);
      }
      const last = Math.max(...places);
      return [this.toHit({ from: last, to: last + 1 })];
    });
  }

  private places(words: readonly PatternWord[]): Place[] {
    const [first, ...rest] = words;
    if (first === undefined) return [];
    const starts = this.wordPlaces(first);
    if (rest.length === 0) return [...starts];
    const found: Place[] = [];
    for (const { from, to } of starts) {
      const end = this.follow(rest, to);
      if (end > 0) found.push({ from, to: end });
    }
    const [second] = rest;
    if (words.length === 2 && second?.isJoined === true) {
      const text = first.text + second.text;
      found.push(...this.wordPlaces({ ...second, text, prefixes: spellings(text) }));
    }
    return found;
  }

  /** Where a phrase ends whose remaining words follow here, or 0. */
  private follow(words: readonly PatternWord[], start: number): number {
    let at = start;
    for (const word of words) {
      if (this.isNext(word, at)) at += 1;
      else if (!word.isJoined && this.isNext(word, at + 1) && this.canSkip(at)) at += 2;
      else return 0;
    }
    return at;
  }

  private isNext(word: PatternWord, at: number): boolean {
    const { tokens, sentenceOf } = this.document;
    const token = tokens[at];
    if (token === undefined || sentenceOf[at] !== sentenceOf[at - 1]) return false;
    if ((token.gap & phraseBreak) !== 0) return false;
    return word.isPrefix
      ? word.prefixes.some((prefix) => token.norm.startsWith(prefix))
      : token.stem === word.text;
  }

  private canSkip(at: number): boolean {
    const { tokens, sentenceOf } = this.document;
    const token = tokens[at];
    if (token === undefined || sentenceOf[at] !== sentenceOf[at - 1]) return false;
    return (
      (token.gap & phraseBreak) === 0 &&
      !clauseNegators.has(token.norm) &&
      token.norm !== 'no' &&
      token.norm !== 'without'
    );
  }

  private wordPlaces({ text, isPrefix, prefixes }: PatternWord): readonly Place[] {
    if (!isPrefix) return this.document.stems.get(text) ?? [];
    return prefixes.length === 1
      ? this.prefixPlaces(text)
      : prefixes.flatMap((prefix) => this.prefixPlaces(prefix));
  }

  private prefixPlaces(prefix: string): Place[] {
    const { forms } = this.document;
    let low = 0;
    let high = forms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((forms[middle]?.norm ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    const places: Place[] = [];
    for (let form = forms[low]; form !== undefined && form.norm.startsWith(prefix); form = forms[++low])
      places.push(...form.places);
    return places;
  }

  private scopesOver(first: number, last: number): readonly Scope[] {
    const { scopesAt } = this.document;
    const scopes = scopesAt[last] ?? [];
    return first === last ? scopes : [...new Set([...(scopesAt[first] ?? []), ...scopes])];
  }

  private toHit({ from, to }: Place): Hit {
    const { document } = this;
    const negations: Scope[] = [];
    let soft = 0;
    const hit = { from, to, sentence: document.sentenceOf[from] ?? 0, isOpen: false, isMention: false };
    for (const scope of this.scopesOver(from, to - 1)) {
      if (scope.cueFrom >= from && scope.cueTo <= to) continue;
      if (scope.kind === 'negation' || scope.kind === 'denial') negations.push(scope);
      else if (scope.kind === 'soft') soft += 1;
      else if (scope.kind === 'doubt') hit.isOpen = true;
      else hit.isMention = true;
    }
    const count = negations.length;
    return { ...hit, negations, isNegated: count % 2 === 1, isAbsent: (count + soft) % 2 === 1 };
  }
}
