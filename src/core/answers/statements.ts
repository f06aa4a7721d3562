import { readDocument } from './document';
import { type Hit, HitFinder } from './hits';
import type { SentenceFilter } from './match';
import { type Pattern, parsePattern, type Term } from './pattern';
import { looseTerms, looseWords, oppositeTerms } from './senses';
import { functionWords } from './wordClasses';

/** One thing that a statement speaks of, with all the words that may stand for it. */
interface Concept {
  terms: readonly Term[];
  implied: readonly Term[];
  /** What says the same in a loose sense. */
  loose: readonly Term[];
  opposite: readonly Term[];
  /** Whether it stands in a negation; where undefined, each term says so itself. */
  isAbsent: boolean | undefined;
  /** Surprise, in nats, of meeting it in a sentence on the question's subject. */
  weight: number;
}

/** A statement as a set of weighted concepts: what all sentences on a subject say weighs little. */
export interface Statement {
  concepts: readonly Concept[];
  weight: number;
}

/** What share of a statement stands between two sentences. */
export type ShareIn = (first: number, last: number) => number;

/** Which hits count: those that the speaker asserts, or all that are not in doubt. */
export interface StatementReading {
  finder: HitFinder;
  allows: SentenceFilter;
  isAssertion: boolean;
}

/** A synonym from the thesaurus is not quite the word. */
const impliedShare = 0.8;
/** The words of a phrase near each other, in any order. */
const scatteredShare = 0.7;
/** Other words for them near each other. */
const looselyScatteredShare = 0.5;
const looseShare = 0.5;
/** A passage that says the opposite of a concept, or denies it, is so much less like the statement. */
const opposedShare = -0.4;

/** A pattern as a statement: each group is a concept. */
export function statementOfPattern({ groups }: Pattern, background: HitFinder): Statement {
  return toStatement(
    groups.map(({ terms, implied }) => ({
      terms,
      implied,
      loose: terms.flatMap((term) => looseTerms(term)),
      opposite: terms.filter(({ polarity }) => polarity === 'plain').flatMap(oppositeTerms),
      isAbsent: undefined,
    })),
    background,
  );
}

/** A sentence as a statement: each word that carries meaning is a concept, negated or not as it stands there. */
export function statementOfText(text: string, background: HitFinder): Statement {
  const finder = new HitFinder(readDocument(text));
  const concepts = new Map<string, Omit<Concept, 'weight'>>();
  for (const { norm, stem } of finder.document.tokens) {
    if (functionWords.has(norm) || norm.length < 2 || concepts.has(stem)) continue;
    const parsed = parsePattern(norm, {});
    const [group] = parsed.ok ? parsed.pattern.groups : [];
    if (group === undefined) continue;
    const isAbsent = group.terms.some((term) => finder.find(term).some((hit) => hit.isAbsent));
    const loose = group.terms.flatMap((term) => looseTerms(term, isAbsent));
    const opposite = isAbsent ? [] : group.terms.flatMap(oppositeTerms);
    concepts.set(stem, { ...group, loose, opposite, isAbsent });
  }
  return toStatement([...concepts.values()], background);
}

function toStatement(bare: readonly Omit<Concept, 'weight'>[], background: HitFinder): Statement {
  const concepts = bare.map((concept) => ({ ...concept, weight: surprise(concept, background) }));
  return { concepts, weight: concepts.reduce((sum, { weight }) => sum + weight, 0) };
}

function surprise({ terms, implied, isAbsent }: Omit<Concept, 'weight'>, background: HitFinder): number {
  const sentences = new Set<number>();
  for (const term of [...terms, ...implied]) {
    for (const hit of background.find(term)) if (fits(hit, term, isAbsent)) sentences.add(hit.sentence);
  }
  return Math.log((background.document.sentences.length + 1) / (sentences.size + 0.5));
}

function fits(hit: Hit, { polarity }: Term, isAbsent: boolean | undefined): boolean {
  if (isAbsent !== undefined) return hit.isAbsent === isAbsent;
  if (polarity === 'any') return true;
  return polarity === 'negated' ? hit.isAbsent : !hit.isNegated;
}

/** Reads how much of a statement each passage of a text makes. Questions make none. */
export function readShares({ concepts, weight }: Statement, reading: StatementReading): ShareIn {
  const shares = concepts.map((concept) => sharesOf(concept, reading));
  const opposed = concepts.map((concept) => opposedIn(concept, reading));
  return (first, last) => {
    let sum = 0;
    concepts.forEach((concept, i) => {
      let share = 0;
      for (let s = first; s <= last; s++) share = Math.max(share, shares[i]?.get(s) ?? 0);
      if (share === 0 && hasAny(opposed[i], first, last)) share = opposedShare;
      sum += share * concept.weight;
    });
    return weight === 0 ? 0 : sum / weight;
  };
}

function hasAny(sentences: ReadonlySet<number> | undefined, first: number, last: number): boolean {
  for (let s = first; s <= last; s++) if (sentences?.has(s) === true) return true;
  return false;
}

/** The sentences that deny a concept or say the opposite of it. */
function opposedIn({ terms, opposite, isAbsent }: Concept, reading: StatementReading): Set<number> {
  const sentences = new Set<number>();
  const { finder } = reading;
  for (const term of opposite)
    for (const hit of finder.find(term))
      if (!hit.isNegated && isRead(hit, reading)) sentences.add(hit.sentence);
  for (const term of terms) {
    if (term.polarity === 'any') continue;
    for (const hit of finder.find(term))
      if (!fits(hit, term, isAbsent) && isRead(hit, reading)) sentences.add(hit.sentence);
  }
  return sentences;
}

/** The sentences in which a concept stands. */
function sharesOf(concept: Concept, reading: StatementReading): Map<number, number> {
  const { finder } = reading;
  const shares = new Map<number, number>();
  const read = (term: Term, hits: readonly Hit[], share: number): void => {
    for (const hit of hits) {
      if (fits(hit, term, concept.isAbsent) && isRead(hit, reading))
        shares.set(hit.sentence, Math.max(shares.get(hit.sentence) ?? 0, share));
    }
  };
  for (const term of concept.loose) {
    for (const hit of finder.find(term)) {
      if (fits(hit, term, undefined) && isRead(hit, reading))
        shares.set(hit.sentence, Math.max(shares.get(hit.sentence) ?? 0, looseShare));
    }
  }
  for (const term of concept.implied) read(term, finder.find(term), impliedShare);
  for (const term of concept.terms) {
    read(term, finder.find(term), 1);
    if (term.words.length === 1) continue;
    read(term, finder.findScattered(term), scatteredShare);
    read(term, finder.findScattered(term, looseWords), looselyScatteredShare);
  }
  return shares;
}

function isRead(
  { isOpen, isMention, sentence }: Hit,
  { finder, allows, isAssertion }: StatementReading,
): boolean {
  if (isOpen || (isAssertion && isMention) || !allows(sentence)) return false;
  return finder.document.sentences[sentence]?.isQuestion !== true;
}
