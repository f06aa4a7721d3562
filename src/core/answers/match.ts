import type { AnswerDocument } from './document';
import { gap } from './gaps';
import type { Hit, HitFinder } from './hits';
import type { Pattern, Term } from './pattern';
import type { Scope } from './polarity';

/** The sentences in which a pattern matched, with how many of its groups stand there. */
export interface PatternMatch {
  firstSentence: number;
  lastSentence: number;
  groups: number;
  hits: readonly Hit[];
}

/** A place where some groups of a pattern are missing, given by their numbers. */
export interface NearMiss extends PatternMatch {
  missing: readonly number[];
}

/** Which hits count: evidence for a point, a belief asserted by the speaker, or any mention. */
export type Reading = 'evidence' | 'assertion' | 'mention';

/** Words within which all groups must stand; keeps a run-on sentence from matching end to end. */
const longestSpan = 40;
/** And so many where the second of two sentences does not go on with the first. */
const longestJump = 14;

/** Whether a sentence may give evidence; false for lists, parroted text and the like. */
export type SentenceFilter = (sentence: number) => boolean;

/** The tightest place where all groups of a pattern stand together, or undefined. */
export function findMatch(
  pattern: Pattern,
  finder: HitFinder,
  reading: Reading,
  allows: SentenceFilter,
): PatternMatch | undefined {
  const width = pattern.isOneSentence ? 0 : 1;
  const all = groupHits(pattern, finder, reading, allows);
  if (all.some((hits) => hits.length === 0)) return undefined;
  const written = all.map((hits) => hits.filter(({ isImplied }) => isImplied !== true));
  const isInOwnWords = written.some((hits) => hits.length === 0);
  const exact = isInOwnWords ? undefined : tightest(written, width, finder.document, reading);
  return exact ?? tightest(all, width, finder.document, reading);
}

/** The place where most groups stand together: at least two, and at least half of them. */
export function findNearMiss(
  pattern: Pattern,
  finder: HitFinder,
  allows: SentenceFilter,
): NearMiss | undefined {
  const needed = Math.max(2, Math.ceil(pattern.groups.length / 2));
  const { sentences } = finder.document;
  const isStated: SentenceFilter = (sentence) => allows(sentence) && sentences[sentence]?.isQuestion !== true;
  const byGroup = groupHits(pattern, finder, 'evidence', isStated);
  if (byGroup.filter((hits) => hits.length > 0).length < needed) return undefined;
  const count = sentences.length;
  const width = pattern.isOneSentence ? 0 : 1;
  let best: NearMiss | undefined;
  for (let first = 0; first < count; first++) {
    for (let last = first; last <= Math.min(first + width, count - 1); last++) {
      const firstHits = byGroup.map((all) =>
        all.find(({ sentence }) => sentence >= first && sentence <= last),
      );
      const hits = firstHits.flatMap((hit) => hit ?? []);
      if (hits.length < needed || hits.length <= (best?.groups ?? 0)) continue;
      const missing = firstHits.flatMap((hit, group) => (hit === undefined ? [group] : []));
      best = { ...toMatch(hits), missing };
    }
  }
  return best;
}

function groupHits(pattern: Pattern, finder: HitFinder, reading: Reading, allows: SentenceFilter): Hit[][] {
  const wanted = wantedNegations(pattern, finder);
  return pattern.groups.map(({ terms, implied }) => {
    const find = (term: Term): readonly Hit[] =>
      finder.find(term).filter((hit) => counts(hit, term, reading, wanted) && allows(hit.sentence));
    const written = terms.flatMap(find);
    const places = new Set(written.map(({ from }) => from));
    const meant = implied
      .flatMap((term) => find(term).filter((hit) => term.polarity !== 'negated' || isPlainlyNegated(hit)))
      .filter(({ from }) => !places.has(from));
    return [...written, ...meant.map((hit) => ({ ...hit, isImplied: true }))].sort(
      (a, b) => a.from - b.from || a.to - b.to,
    );
  });
}

/** A denial of the whole statement says too little of one word in it to take a synonym of that word for absent. */
function isPlainlyNegated({ negations }: Hit): boolean {
  return negations.every(({ kind }) => kind === 'negation');
}

/** The negations that a `~` term asks for: "does not change the output" negates the change and leaves "output" a plain word. */
function wantedNegations({ groups }: Pattern, finder: HitFinder): ReadonlySet<Scope> {
  const authored = negationsOver(
    groups.flatMap(({ terms }) => terms),
    finder,
  );
  if (authored.size > 0) return authored;
  return negationsOver(
    groups.flatMap(({ implied }) => implied),
    finder,
  );
}

function negationsOver(terms: readonly Term[], finder: HitFinder): Set<Scope> {
  const scopes = new Set<Scope>();
  for (const term of terms) {
    if (term.polarity !== 'negated') continue;
    for (const { isNegated, negations } of finder.find(term)) {
      if (!isNegated) continue;
      for (const scope of negations) if (scope.kind === 'negation') scopes.add(scope);
    }
  }
  return scopes;
}

function counts(hit: Hit, { polarity }: Term, reading: Reading, wanted: ReadonlySet<Scope>): boolean {
  if (reading === 'mention') return true;
  if (hit.isOpen) return false;
  if (reading === 'assertion' && hit.isMention) return false;
  if (polarity === 'any') return true;
  if (polarity === 'negated') return hit.isAbsent;
  return hit.negations.filter((scope) => !wanted.has(scope)).length % 2 === 0;
}

interface Event {
  group: number;
  hit: Hit;
}

function tightest(
  byGroup: readonly Hit[][],
  width: number,
  document: AnswerDocument,
  reading: Reading,
): PatternMatch | undefined {
  const events = byGroup
    .flatMap((hits, group) => hits.map((hit): Event => ({ group, hit })))
    .sort((a, b) => a.hit.from - b.hit.from);
  const inside = byGroup.map(() => 0);
  let missing = byGroup.length;
  let left = 0;
  let best: { match: PatternMatch; cost: number } | undefined;
  for (const [right, event] of events.entries()) {
    if (inside[event.group] === 0) missing -= 1;
    inside[event.group] = (inside[event.group] ?? 0) + 1;
    for (let first = events[left]; missing === 0 && first !== undefined; first = events[left]) {
      const window = events.slice(left, right + 1);
      const cost = costOf(window, width);
      if (
        cost !== undefined &&
        cost < (best?.cost ?? Infinity) &&
        isAsserted(window, byGroup.length, document, reading) &&
        isWritten(window, byGroup.length, document) &&
        (reading !== 'assertion' || isJoinedUp(window, document))
      ) {
        best = {
          match: toMatch(
            window.map(({ hit }) => hit),
            byGroup.length,
          ),
          cost,
        };
      }
      inside[first.group] = (inside[first.group] ?? 0) - 1;
      if (inside[first.group] === 0) missing += 1;
      left += 1;
    }
  }
  return best?.match;
}

function costOf(window: readonly Event[], width: number): number | undefined {
  const first = window[0]?.hit;
  const last = window[window.length - 1]?.hit;
  if (first === undefined || last === undefined) return undefined;
  const sentences = last.sentence - first.sentence;
  const span = last.to - first.from;
  return sentences > width || span > longestSpan ? undefined : sentences * longestSpan + span;
}

/** A question asserts nothing; it may only give the context for the sentence beside it. */
function isAsserted(
  window: readonly Event[],
  groups: number,
  { sentences }: AnswerDocument,
  reading: Reading,
): boolean {
  const stated = new Set<number>();
  for (const { group, hit } of window) if (sentences[hit.sentence]?.isQuestion !== true) stated.add(group);
  return reading === 'assertion' ? stated.size === groups : stated.size * 2 >= groups;
}

/** Half of the groups must be there in the author's words, and one word may not stand for two groups in other words. */
function isWritten(window: readonly Event[], groups: number, document: AnswerDocument): boolean {
  const written = new Set<number>();
  const places = new Set<number>();
  for (const { group, hit } of window) {
    places.add(hit.from);
    if (hit.isImplied !== true) written.add(group);
  }
  const first = window[0]?.hit;
  const last = window[window.length - 1]?.hit;
  if (first === undefined || last === undefined) return false;
  const isJoined = first.sentence === last.sentence || continues(document, last.sentence);
  if (written.size === groups) return isJoined || last.to - first.from <= longestJump;
  return isJoined && written.size * 2 >= groups && places.size >= groups;
}

/** A belief stands on one side of a semicolon, unless what follows it goes on with what came before. */
function isJoinedUp(window: readonly Event[], { tokens }: AnswerDocument): boolean {
  const first = window[0]?.hit.from ?? 0;
  const last = window[window.length - 1]?.hit.from ?? 0;
  for (let i = first + 1; i <= last; i++) {
    const { norm = '', gap: between = 0 } = tokens[i] ?? {};
    if ((between & gap.semicolon) !== 0 && !connective.test(norm)) return false;
  }
  return true;
}

const connective =
  /^(?:it|its|this|that|these|those|they|their|them|he|she|so|then|and|but|or|which|because|since|hence|therefore|thus|also|there|instead|otherwise|both|each|once|if|what|when|with|where)$/;

/** A sentence that begins with a pronoun or a connective goes on with what the one before it was about. */
export function continues({ tokens, sentences }: AnswerDocument, sentence: number): boolean {
  return connective.test(tokens[sentences[sentence]?.from ?? 0]?.norm ?? '');
}

function toMatch(hits: readonly Hit[], groups = hits.length): PatternMatch {
  const numbers = hits.map(({ sentence }) => sentence);
  return { firstSentence: Math.min(...numbers), lastSentence: Math.max(...numbers), groups, hits };
}
