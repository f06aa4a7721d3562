import { Clauses } from './clauses';
import * as cues from './cues';
import { deniesWhatCameBefore, opensWithContrast } from './comeback';
import { findPhrases, type PhraseSet, phraseSet } from './phrases';
import type { Sentence } from './sentences';
import { gap, type Token } from './tokens';
import { auxiliaries, conjunctions, determiners } from './wordClasses';

export type ScopeKind = 'negation' | 'soft' | 'denial' | 'attribution' | 'doubt' | 'rejection';

/** Words `from` to `to` (half-open) stand under the cue made of the words `cueFrom` to `cueTo`. */
export interface Scope {
  kind: ScopeKind;
  cueFrom: number;
  cueTo: number;
  from: number;
  to: number;
}

const harmless = phraseSet(cues.harmlessNegations);
const phraseNegators = phraseSet(cues.phraseNegators);
const attributions = phraseSet(cues.attributionOpeners);
const doubts = phraseSet(cues.doubtOpeners);

const longestPhraseScope = 8;
const longestSoftScope = 6;

/** Finds what each sentence negates, denies, attributes to others or leaves open. */
export function findScopes(tokens: readonly Token[], sentences: readonly Sentence[]): Scope[] {
  const scopes: Scope[] = [];
  sentences.forEach((sentence, i) => {
    const clauses = new Clauses(tokens, sentence);
    scopes.push(...new ScopeReader(tokens, clauses).read());
    const previous = sentences[i - 1];
    if (previous === undefined) return;
    if (deniesWhatCameBefore(clauses)) {
      const cue = { cueFrom: sentence.from, cueTo: sentence.to };
      scopes.push({ kind: 'denial', ...cue, from: previous.from, to: previous.to });
    }
    if (opensWithContrast(clauses)) scopes.push(...deniedAttributions(scopes, previous));
  });
  return scopes;
}

/** "Some say X. However, ..." takes X back. */
function deniedAttributions(scopes: readonly Scope[], { from, to }: Sentence): Scope[] {
  return scopes
    .filter((scope) => scope.kind === 'attribution' && scope.from >= from && scope.to === to)
    .map((scope) => ({ ...scope, kind: 'denial' as const }));
}

class ScopeReader {
  private readonly scopes: Scope[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly clauses: Clauses,
  ) {}

  read(): Scope[] {
    const { from, to } = this.clauses;
    const skipped = new Set<number>();
    for (const phrase of findPhrases(harmless, this.tokens, from, to)) {
      for (let i = phrase.from; i < phrase.to; i++) skipped.add(i);
    }
    const statementEnd = (at: number): number => this.clauses.statementEnd(at);
    this.readPhrases(doubts, 'doubt', statementEnd);
    this.readPhrases(attributions, 'attribution', statementEnd);
    this.readPhrases(
      phraseNegators,
      'negation',
      (at) => this.clauses.phraseEnd(at, longestPhraseScope),
      skipped,
    );
    for (let i = from; i < to; i++) {
      if (skipped.has(i)) continue;
      this.readNegator(i);
      this.readWrongWord(i);
      this.readAttribution(i);
      this.readBackwardDenial(i);
    }
    this.cancelDoubleNegations();
    return this.scopes;
  }

  private readPhrases(
    set: PhraseSet,
    kind: ScopeKind,
    endOf: (at: number) => number,
    skipped?: ReadonlySet<number>,
  ): void {
    for (const { from, to } of findPhrases(set, this.tokens, this.clauses.from, this.clauses.to)) {
      if (skipped?.has(from) !== true) this.add(kind, from, to, to, endOf(to));
    }
  }

  private readNegator(i: number): void {
    const { clauses } = this;
    const word = clauses.norm(i);
    if (word === 'no') return this.readNo(i);
    if (word === 'zero' && /^(to|at|is|are|were|from|near|both|be)$/.test(clauses.norm(i - 1))) return;
    if (cues.softNegators.has(word))
      return this.add('soft', i, i + 1, i + 1, clauses.phraseEnd(i + 1, longestSoftScope));
    if (!cues.clauseNegators.has(word) || (word === 'nor' && this.isNegated(i))) return;
    const statement = this.statementAfter(i);
    if (statement > 0) return this.deny(i, statement);
    if (cues.failingVerbs.has(clauses.norm(i + 1)))
      this.add('rejection', i, i + 2, clauses.clauseStart(i), i);
    this.add('negation', i, i + 1, i + 1, clauses.clauseEnd(i + 1));
  }

  /** "Neither a nor b" and "not a nor b" are one negation. */
  private isNegated(i: number): boolean {
    return this.scopes.some(({ kind, from, to }) => kind === 'negation' && from <= i && i < to);
  }

  /** "No token is dropped" negates the clause, "with no noise the router collapses" only "noise". */
  private readNo(i: number): void {
    const { clauses } = this;
    if (clauses.pausesAt(i + 1)) return;
    const statement = this.statementAfter(i);
    if (statement > 0) return this.deny(i, statement);
    const next = clauses.norm(i + 1);
    if (next === 'longer') return this.add('negation', i, i + 2, i + 2, clauses.clauseEnd(i + 2));
    const opensClause = i === clauses.from || clauses.pausesAt(i) || conjunctions.has(clauses.norm(i - 1));
    const isSubject = opensClause || /^(means|way|circumstances|account)$/.test(next);
    const end = isSubject ? clauses.clauseEnd(i + 1) : clauses.phraseEnd(i + 1, longestPhraseScope);
    this.add('negation', i, i + 1, i + 1, end);
  }

  /** Where the denied statement begins after "not ... true/say/believe ... (that)", or 0. */
  private statementAfter(negator: number): number {
    const { clauses } = this;
    for (let i = negator + 1; i < Math.min(clauses.to, negator + 8); i++) {
      const word = clauses.norm(i);
      if (clauses.breaksAt(i)) {
        return (clauses.gap(i) & gap.colon) !== 0 && cues.statementVerbs.has(clauses.norm(i - 1)) ? i : 0;
      }
      const isFactive =
        /^(fact|forget|remember|ensure|so|such)$/.test(word) && !/^(it|is)$/.test(clauses.norm(i - 1));
      if (isFactive && clauses.norm(i + 1) === 'that') return 0;
      if (word === 'that' && i > negator + 1 && !clauses.isFiniteVerb(i + 1)) return i + 1;
      if (i < negator + 5 && cues.statementVerbs.has(word) && clauses.norm(i + 1) === 'to') return i + 2;
      const isBare = i < negator + 4 && /^(say|think|believe|mean)/.test(word);
      if (isBare && !clauses.words(i + 1, i + 5).includes('that')) return i + 1;
    }
    return 0;
  }

  /** "It is not true that q is not rotated" asserts its subject as well as its predicate. */
  private cancelDoubleNegations(): void {
    const denials = this.scopes.filter(({ kind, cueTo, from }) => kind === 'denial' && from >= cueTo);
    const inner = this.scopes.filter(
      ({ kind, cueFrom }) => kind === 'negation' && /^(not|never)$/.test(this.clauses.norm(cueFrom)),
    );
    for (const { from, to } of denials) {
      for (const { cueFrom, cueTo } of inner) {
        if (cueFrom < from || cueTo > to) continue;
        this.add('negation', cueFrom, cueTo, Math.max(from, this.clauses.subjectStart(cueFrom)), cueFrom);
      }
    }
  }

  /** "It is a myth that X", "wrong to say X", "a common mistake is adding X", "I reject the claim that X". */
  private readWrongWord(i: number): void {
    const { clauses } = this;
    const word = clauses.norm(i);
    if (cues.wronglyAdverbs.has(word)) return this.deny(i, i + 1);
    const isSlip = cues.slips.has(word);
    const isRefusal = cues.refusals.has(word);
    if (!isSlip && !isRefusal && !cues.wrongWords.has(word)) return;
    const isThat = !isSlip || cues.commonplaces.has(clauses.norm(i - 1));
    let needsNoun = isRefusal && !/^(doubt|den)/.test(word);
    for (let j = i + 1; j < Math.min(clauses.to, i + 8); j++) {
      const next = clauses.norm(j);
      const isColon = (clauses.gap(j) & gap.colon) !== 0 && !auxiliaries.has(clauses.norm(i - 1));
      if (cues.claimNouns.has(next)) needsNoun = false;
      if (clauses.breaksAt(j) && !isColon) return;
      const isGerund = next.endsWith('ing') && auxiliaries.has(clauses.norm(j - 1));
      const opens = next === 'to' || isGerund || (isThat && (/^(that|when|if)$/.test(next) || isColon));
      if (opens && !needsNoun) return this.deny(i, j);
      const isBetween = cues.claimNouns.has(next) || auxiliaries.has(next) || determiners.has(next);
      if (!isBetween && !cues.betweenWrongAndClaim.has(next)) return;
    }
  }

  private readAttribution(i: number): void {
    const { clauses } = this;
    const word = clauses.norm(i);
    if (this.isCommonplace(i)) return this.add('attribution', i, i + 3, i + 3, clauses.statementEnd(i + 3));
    const isGeneral = word === 'you' || word === 'one';
    if (!isGeneral && !cues.otherPeople.has(word)) return;
    let hasModal = false;
    for (let j = i + 1; j < Math.min(clauses.to, i + 6); j++) {
      const next = clauses.norm(j);
      if (clauses.breaksAt(j)) return;
      if (cues.sayingVerbs.has(next)) {
        if (!isGeneral || hasModal) this.add('attribution', i, j + 1, j + 1, clauses.statementEnd(j + 1));
        return;
      }
      const isModal = cues.modals.has(next);
      hasModal ||= isModal;
      if (
        !isModal &&
        !cues.hedgeAdverbs.has(next) &&
        !cues.otherPeople.has(next) &&
        !/^(are|have)$/.test(next)
      )
        return;
    }
  }

  /** "The naive view is that ...", "a common answer would be ...". */
  private isCommonplace(i: number): boolean {
    const { clauses } = this;
    const noun = clauses.norm(i + 1);
    if (!cues.commonplaces.has(clauses.norm(i))) return false;
    return (
      (cues.claimNouns.has(noun) || noun === 'answer') && /^(is|that|would|says)$/.test(clauses.norm(i + 2))
    );
  }

  /** "X is wrong", "X is irrelevant", "X is not true". */
  private readBackwardDenial(i: number): void {
    const { clauses } = this;
    const word = clauses.norm(i);
    const needsNot = cues.denyingComplements.has(word);
    if ((!needsNot && !cues.denyingPredicates.has(word)) || !clauses.endsClause(i + 1)) return;
    let verb = i - 1;
    while (verb > i - 6 && verb >= clauses.from && !auxiliaries.has(clauses.norm(verb))) verb -= 1;
    if (!auxiliaries.has(clauses.norm(verb))) return;
    const isNegated = clauses.words(verb, i).some((other) => other === 'not' || other === 'never');
    if (needsNot === isNegated) this.add('denial', verb, i + 1, this.backwardStart(verb), verb);
  }

  /** "..., but that is wrong" denies the clause before "but"; "X is wrong" denies X. */
  private backwardStart(verb: number): number {
    const start = this.clauses.clauseStart(verb);
    const words = this.clauses.words(start, verb);
    const isAnaphor = words.every((word) => /^(but|that|this|it|which|these|they|however|and)$/.test(word));
    return isAnaphor ? this.clauses.from : start;
  }

  private deny(cue: number, statement: number): void {
    this.add('denial', cue, statement, statement, this.clauses.statementEnd(statement));
  }

  private add(kind: ScopeKind, cueFrom: number, cueTo: number, from: number, to: number): void {
    if (to > from) this.scopes.push({ kind, cueFrom, cueTo, from, to });
  }
}
