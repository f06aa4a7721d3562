import { findBackwardDenial } from './backwardDenial';
import { Clauses } from './clauses';
import * as cues from './cues';
import { deniesWhatCameBefore, opensWithContrast } from './comeback';
import { statementAfterNegator, statementAfterWrongWord } from './denials';
import { doubts, isSpeakersDoubt } from './doubt';
import { gap } from './gaps';
import { findRefusal, findUselessCase, isFaintPraise } from './refusals';
import { findPhrases, type PhraseMatch, type PhraseSet, phraseSet } from './phrases';
import type { Sentence } from './sentences';
import type { Token } from './tokens';
import { auxiliaries, conjunctions } from './wordClasses';

export type ScopeKind = 'negation' | 'soft' | 'denial' | 'attribution' | 'quotation' | 'doubt' | 'rejection';

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
const guesses = phraseSet(cues.guesses);
const attributions = phraseSet(cues.attributionOpeners);
const dismissals = phraseSet(cues.dismissals);

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
      this.readInsufficiency(phrase);
    }
    for (const phrase of this.phrases(guesses))
      this.addPhrase('rejection', phrase, this.clauses.statementEnd(phrase.to));
    for (const phrase of this.phrases(dismissals))
      this.addPhrase('rejection', phrase, this.clauses.statementEnd(phrase.to));
    for (const phrase of this.phrases(doubts)) {
      if (isSpeakersDoubt(this.clauses, phrase))
        this.addPhrase('doubt', phrase, this.clauses.doubtEnd(phrase.to));
    }
    for (const phrase of this.phrases(attributions))
      this.addPhrase('attribution', phrase, this.clauses.statementEnd(phrase.to));
    for (const phrase of this.phrases(phraseNegators)) {
      if (skipped.has(phrase.from)) continue;
      this.addPhrase('negation', phrase, this.clauses.phraseEnd(phrase.to, longestPhraseScope));
    }
    this.readQuotations();
    this.readOpenQuestion();
    for (let i = from; i < to; i++) {
      if (skipped.has(i)) continue;
      this.readNegator(i);
      if (this.isUnder(i)) this.add('negation', i, i + 1, i + 1, i + 2);
      this.readWrongWord(i);
      this.readAttribution(i);
      this.readCounterfactual(i);
      this.readBackwardDenial(i);
    }
    this.cancelDoubleNegations();
    return this.scopes;
  }

  /** "You do not just sample from p, you ..." does not say that one samples from p. */
  private readInsufficiency({ from, to }: PhraseMatch): void {
    if (this.clauses.norm(from) === 'not' && auxiliaries.has(this.clauses.norm(from - 1)))
      this.add('rejection', from, to, to, this.clauses.clauseEnd(to));
  }

  private phrases(set: PhraseSet): PhraseMatch[] {
    return findPhrases(set, this.tokens, this.clauses.from, this.clauses.to);
  }

  private addPhrase(kind: ScopeKind, { from, to }: PhraseMatch, end: number): void {
    this.add(kind, from, to, to, end);
  }

  /** "Whether X I would test": what comes before the speaker is open. */
  private readOpenQuestion(): void {
    const { from, to } = this.clauses;
    if (this.clauses.norm(from) !== 'whether') return;
    for (let i = from + 2; i < to; i++) {
      const isSpeaker = /^(?:i|we|you)$/.test(this.clauses.norm(i));
      if (isSpeaker || this.clauses.pausesAt(i)) return this.add('doubt', from, from + 1, from + 1, i);
    }
  }

  /** What stands between quotation marks is mentioned; a single word may be in them for emphasis. */
  private readQuotations(): void {
    const { from, to } = this.clauses;
    let start = -1;
    for (let i = from; i <= to; i++) {
      const between = this.tokens[i]?.gap ?? 0;
      if (start >= 0 && (between & gap.unquote) !== 0) {
        if (i - start >= 2) this.add('quotation', start, start, start, i);
        start = -1;
      }
      if ((between & gap.quote) !== 0) start = i;
    }
    if (start >= 0 && to === this.tokens.length && to - start >= 2)
      this.add('quotation', start, start, start, to);
  }

  /** "If it were X, Y would follow" asserts neither. */
  private readCounterfactual(i: number): void {
    const { clauses } = this;
    if (clauses.norm(i) !== 'if') return;
    for (let j = i + 1; j < Math.min(clauses.to, i + 8) && !clauses.pausesAt(j); j++) {
      if (clauses.norm(j) === 'were')
        return this.add('rejection', i, i + 1, i + 1, clauses.statementEnd(j + 1));
    }
  }

  private readNegator(i: number): void {
    const { clauses } = this;
    const word = clauses.norm(i);
    if (word === 'no') return this.readNo(i);
    if (
      word === 'zero' &&
      /^(to|at|is|are|were|from|near|both|be|temperature|stage|step|rank|position)$/.test(clauses.norm(i - 1))
    )
      return;
    if (cues.softNegators.has(word))
      return this.add('soft', i, i + 1, i + 1, clauses.phraseEnd(i + 1, longestSoftScope));
    if (!cues.clauseNegators.has(word) || (word === 'nor' && this.isNegated(i))) return;
    if (cues.failingVerbs.has(clauses.norm(i + 1)) || isFaintPraise(clauses, i))
      this.add('rejection', i, i + 2, clauses.clauseStart(i), i);
    const statement = statementAfterNegator(this.clauses, i);
    if (statement > 0) return this.denyFrom(i, statement);
    // "Cheap because of this, not because it is that": a whole clause is denied.
    if (word === 'not' && clauses.norm(i + 1) === 'because' && clauses.norm(i + 2) !== 'of')
      return this.add('negation', i, i + 2, i + 2, clauses.clauseEnd(i + 2));
    // "Neither; it is six", "if there is nothing, ...": an answer of one word reaches no further.
    this.readElliptic(i);
    const isWhole = clauses.breaksAt(i + 1) || (clauses.pausesAt(i + 1) && !/^(not|never)$/.test(word));
    if (!isWhole) this.add('negation', i, i + 1, i + 1, clauses.clauseEnd(i + 1));
  }

  /** "The weights are shared, the keys are not": nothing of the kind is asserted of the keys. */
  private readElliptic(i: number): void {
    const { clauses } = this;
    const verb = i - 1;
    const isLast = i + 1 >= clauses.to || clauses.pausesAt(i + 1);
    if (!isLast || clauses.norm(i) !== 'not' || !auxiliaries.has(clauses.norm(verb))) return;
    const start = clauses.subjectStart(verb);
    if (start > clauses.from) this.add('rejection', verb, i + 1, start, verb);
  }

  /** "Under-penalised" is not penalised enough. */
  private isUnder(i: number): boolean {
    return this.clauses.norm(i) === 'under' && this.clauses.gap(i + 1) === gap.hyphen;
  }

  /** "Neither a nor b" and "not a nor b" are one negation. */
  private isNegated(i: number): boolean {
    return this.scopes.some(({ kind, from, to }) => kind === 'negation' && from <= i && i < to);
  }

  /** "No token is dropped" negates the clause, "with no noise the router collapses" only "noise". */
  private readNo(i: number): void {
    const { clauses } = this;
    if (clauses.pausesAt(i + 1)) return;
    const statement = statementAfterNegator(this.clauses, i);
    if (statement > 0) return this.deny(i, statement);
    const next = clauses.norm(i + 1);
    if (next === 'longer') return this.add('negation', i, i + 2, i + 2, clauses.clauseEnd(i + 2));
    const opensClause = i === clauses.from || clauses.pausesAt(i) || conjunctions.has(clauses.norm(i - 1));
    const isSubject = opensClause || /^(means|way|circumstances|account)$/.test(next);
    const end = isSubject ? clauses.clauseEnd(i + 1) : clauses.phraseEnd(i + 1, longestPhraseScope);
    this.add('negation', i, i + 1, i + 1, end);
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
    const statement = statementAfterWrongWord(this.clauses, i);
    if (statement > 0 && !this.isTakenBack(i, statement)) this.deny(i, statement);
  }

  /** "Not quite wrong: X": the negation reaches the cue and not the statement; "far from true that X" denies it. */
  private isTakenBack(cue: number, statement: number): boolean {
    const over = this.scopes.filter(
      ({ kind, cueFrom, from, to }) =>
        kind === 'negation' &&
        this.clauses.norm(cueFrom) !== 'far' &&
        from <= cue &&
        cue < to &&
        to <= statement,
    );
    return over.length % 2 === 1;
  }

  private readAttribution(i: number): void {
    const { clauses } = this;
    const word = clauses.norm(i);
    if (this.isCommonplace(i)) return this.add('attribution', i, i + 3, i + 3, clauses.statementEnd(i + 3));
    const isGeneral = word === 'you' || word === 'one';
    if (!isGeneral && !cues.otherPeople.has(word)) return;
    // "As the colleague says, X" agrees with it.
    if (clauses.words(i - 2, i).includes('as')) return;
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
        !/^(are|have|who)$/.test(next)
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

  private readBackwardDenial(i: number): void {
    const denial = findBackwardDenial(this.clauses, i);
    if (denial !== undefined) this.add('denial', denial.verb, i + 1, denial.from, denial.verb);
    const refusal = findRefusal(this.clauses, i);
    if (refusal !== undefined) this.add('denial', refusal.to, i + 1, refusal.from, refusal.to);
    const useless = findUselessCase(this.clauses, i);
    if (useless !== undefined) this.add('negation', useless.to, i + 1, useless.from, useless.to);
  }

  private deny(cue: number, statement: number): void {
    this.add('denial', cue, statement, statement, this.clauses.statementEnd(statement));
  }

  /** "I do not agree that X" is no agreement either. */
  private denyFrom(negator: number, statement: number): void {
    if (/^(?:agree|accept)/.test(this.clauses.norm(negator + 1)))
      this.add('negation', negator, negator + 1, negator + 1, negator + 2);
    this.deny(negator, statement);
  }

  private add(kind: ScopeKind, cueFrom: number, cueTo: number, from: number, to: number): void {
    if (to > from) this.scopes.push({ kind, cueFrom, cueTo, from, to });
  }
}
