import { findScopes, type Scope } from './polarity';
import { type Sentence, splitSentences } from './sentences';
import { gap } from './gaps';
import { type Token, tokenize } from './tokens';

/** A text prepared for matching: words, sentences, an index of the words, and what is negated. */
export interface AnswerDocument {
  text: string;
  tokens: readonly Token[];
  sentences: readonly Sentence[];
  /** Sentence number of each word. */
  sentenceOf: readonly number[];
  /** Places of each stem; a place is a half-open range of words. */
  stems: ReadonlyMap<string, readonly Place[]>;
  /** All written forms with their places, sorted by form. */
  forms: readonly Form[];
  /** The scopes over each word. */
  scopesAt: readonly (readonly Scope[])[];
}

export interface Place {
  from: number;
  to: number;
}

export interface Form {
  norm: string;
  places: Place[];
}

/** Prepares an answer. Offsets refer to `text` as given. */
export function readDocument(text: string): AnswerDocument {
  const tokens = tokenize(text);
  const sentences = splitSentences(text, tokens);
  const scopesAt: Scope[][] = tokens.map(() => []);
  for (const scope of findScopes(tokens, sentences)) {
    for (let i = scope.from; i < scope.to; i++) scopesAt[i]?.push(scope);
  }
  const sentenceOf = tokens.map(() => 0);
  sentences.forEach(({ from, to }, i) => sentenceOf.fill(i, from, to));
  return { text, tokens, sentences, sentenceOf, scopesAt, ...indexWords(tokens) };
}

function indexWords(tokens: readonly Token[]): Pick<AnswerDocument, 'stems' | 'forms'> {
  const stems = new Map<string, Place[]>();
  const forms = new Map<string, Form>();
  const add = (norm: string, stem: string, place: Place): void => {
    const places = stems.get(stem);
    if (places === undefined) stems.set(stem, [place]);
    else places.push(place);
    const form = forms.get(norm);
    if (form === undefined) forms.set(norm, { norm, places: [place] });
    else form.places.push(place);
  };
  tokens.forEach(({ norm, stem, gap: between }, i) => {
    add(norm, stem, { from: i, to: i + 1 });
    const previous = tokens[i - 1];
    // "non-contiguous" is also found as "noncontiguous".
    if (between === gap.hyphen && previous !== undefined)
      add(previous.norm + norm, previous.norm + stem, { from: i - 1, to: i + 1 });
  });
  return { stems, forms: [...forms.values()].sort((a, b) => (a.norm < b.norm ? -1 : 1)) };
}
