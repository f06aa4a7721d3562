import type { AnswerTrap, FollowUp, Question, RubricPoint } from '../content/items';
import { readDocument } from './document';
import { type AnswerFlag, findGates } from './gates';
import { BeliefFinder, type BeliefPassage as Passage } from './beliefs';
import { type Hit, HitFinder } from './hits';
import { defaultLexicon } from './lexicon';
import { findMatch, findNearMiss, type PatternMatch, type SentenceFilter } from './match';
import type { Pattern } from './pattern';
import { resemblesPoint } from './resemblance';
import { type CompiledRubric, compileRubric } from './rubric';

export type PointStatus = 'found' | 'partial' | 'missing' | 'check';

/** A half-open range of characters of the answer. */
export interface EvidenceSpan {
  start: number;
  end: number;
}

export interface PointResult {
  id: string;
  claim: string;
  weight: 1 | 2 | 3;
  status: PointStatus;
  evidence: EvidenceSpan[];
}

export interface TrapResult {
  id: string;
  claim: string;
  correction: string;
  evidence: EvidenceSpan[];
}

/** What the offline check found in an answer; the shape of `answer --json`. */
export interface AnswerReport {
  formatVersion: 1;
  question: string;
  /** Share of the weight for which evidence was found, 0-100. */
  score: number;
  scoreRange: [number, number];
  points: PointResult[];
  traps: TrapResult[];
  flags: AnswerFlag[];
}

/** The part of a question that scoring reads. */
export type ScoredQuestion = Pick<Question, 'id' | 'prompt' | 'points' | 'traps'> &
  Partial<Pick<Question, 'title' | 'full' | 'spoken'>>;

/** What an asserted trap takes off the score, in points of 100, once it is confirmed. */
export const trapPenalty = 15;
const compiled = new WeakMap<object, CompiledRubric>();

/** Scores a free-text answer by the evidence found in it. Patterns that do not parse are skipped. */
export function scoreAnswer(question: ScoredQuestion, answer: string): AnswerReport {
  let rubric = compiled.get(question);
  if (rubric === undefined) {
    rubric = compileRubric(question, defaultLexicon);
    compiled.set(question, rubric);
  }
  return scoreDocument(question, rubric, new HitFinder(readDocument(answer)));
}

/** Scores a prepared answer against a compiled rubric. */
export function scoreDocument(
  question: ScoredQuestion,
  rubric: CompiledRubric,
  finder: HitFinder,
): AnswerReport {
  const gates = findGates(question, [...rubric.points, ...rubric.traps].flat(), finder);
  const found = rubric.points.map((patterns) =>
    best(patterns, (pattern) => findMatch(pattern, finder, 'evidence', gates.allows)),
  );
  if (countOf(found) < gates.leastPoints) return offTopicReport(question, gates.flags);
  const beliefs = new BeliefFinder(question, rubric.traps, finder, gates.allows);
  const traps = question.traps.map((trap, i) => {
    const match = best(rubric.traps[i] ?? [], (pattern) =>
      findMatch(pattern, finder, 'assertion', gates.allows),
    );
    const contesting = found.filter((_, k) => trap.contradicts.includes(question.points[k]?.id ?? ''));
    if (match !== undefined && !contesting.some((point) => isPartOf(match, point)))
      return toTrapResult(trap, spansOf(match.hits, finder));
    const passage = beliefs.find(i, (passage) => contesting.some((point) => overlaps(passage, point)));
    return toTrapResult(trap, passage === undefined ? [] : spansOf(sentencesOf(passage), finder));
  });
  // Near misses count only beside points that were found in full: a text that makes none is no answer to this.
  const isAnswer = 4 * countOf(found) >= question.points.length;
  const likely = (i: number): PatternMatch | undefined =>
    best(isAnswer ? (rubric.points[i] ?? []) : [], (pattern) => {
      const near = findNearMiss(pattern, finder, gates.allows);
      return near !== undefined && resemblesPoint(question, i, pattern, near, finder) ? near : undefined;
    });
  const points = question.points.map((point, i) => {
    return contradicted(
      scorePoint(point, found[i] ?? likely(i), rubric.points[i] ?? [], finder, gates.allows),
      question.traps,
      traps,
    );
  });
  const asserted = traps.filter(({ evidence }) => evidence.length > 0);
  const hasFound = points.some(({ status }) => status === 'found');
  const flags = hasFound ? gates.flags.filter((flag) => flag !== 'too-short') : gates.flags;
  return {
    formatVersion: 1,
    question: question.id,
    ...totals(points, asserted.length),
    points,
    traps: asserted,
    flags,
  };
}

function offTopicReport({ id, points }: ScoredQuestion, flags: readonly AnswerFlag[]): AnswerReport {
  const missing = points.map(({ id, claim, weight }): PointResult => ({
    id,
    claim,
    weight,
    status: 'missing',
    evidence: [],
  }));
  return {
    formatVersion: 1,
    question: id,
    ...totals(missing, 0),
    points: missing,
    traps: [],
    flags: [...flags, 'off-topic'],
  };
}

function countOf(found: readonly (PatternMatch | undefined)[]): number {
  return found.filter((match) => match !== undefined).length;
}

/** Scores the answer to a follow-up with the points of that follow-up; it has no traps of its own. */
export function scoreFollowUp(
  question: Pick<Question, 'id'>,
  followUp: FollowUp,
  answer: string,
): AnswerReport {
  return scoreAnswer(asQuestion(question, followUp), answer);
}

const followUps = new WeakMap<FollowUp, ScoredQuestion>();

function asQuestion({ id }: Pick<Question, 'id'>, followUp: FollowUp): ScoredQuestion {
  const known = followUps.get(followUp);
  if (known !== undefined) return known;
  const question = {
    id: `${id}/${followUp.id}`,
    prompt: followUp.prompt,
    points: followUp.points,
    traps: [],
  };
  followUps.set(followUp, question);
  return question;
}

function scorePoint(
  { id, claim, weight }: RubricPoint,
  found: PatternMatch | undefined,
  patterns: readonly Pattern[],
  finder: HitFinder,
  allows: SentenceFilter,
): PointResult {
  const result = (status: PointStatus, match?: PatternMatch): PointResult => {
    return { id, claim, weight, status, evidence: match === undefined ? [] : spansOf(match.hits, finder) };
  };
  if (found !== undefined) return result('found', found);
  const denied = best(patterns, (pattern) =>
    findMatch({ ...pattern, isOneSentence: true }, finder, 'mention', allows),
  );
  if (denied?.hits.some(({ isNegated, isOpen }) => isNegated || isOpen) === true)
    return result('check', denied);
  const near = best(patterns, (pattern) => findNearMiss(pattern, finder, allows));
  return near === undefined ? result('missing') : result('partial', near);
}

/** Two sentences that together read like a trap do not assert it where they make the very point that it contradicts. */
function isPartOf(trap: PatternMatch | undefined, point: PatternMatch | undefined): boolean {
  return trap !== undefined && trap.firstSentence < trap.lastSentence && overlaps(trap, point);
}

function overlaps(passage: Passage, point: PatternMatch | undefined): boolean {
  if (point === undefined) return false;
  return point.firstSentence <= passage.lastSentence && passage.firstSentence <= point.lastSentence;
}

function best(
  patterns: readonly Pattern[],
  find: (pattern: Pattern) => PatternMatch | undefined,
): PatternMatch | undefined {
  for (const pattern of patterns) {
    const match = find(pattern);
    if (match !== undefined) return match;
  }
  return undefined;
}

function toTrapResult({ id, claim, correction }: AnswerTrap, evidence: EvidenceSpan[]): TrapResult {
  return { id, claim, correction, evidence };
}

/** An asserted trap puts the points that it contradicts in doubt. */
function contradicted(
  point: PointResult,
  traps: readonly AnswerTrap[],
  results: readonly TrapResult[],
): PointResult {
  const trap = results.find(
    ({ evidence }, i) => evidence.length > 0 && traps[i]?.contradicts.includes(point.id) === true,
  );
  if (trap === undefined) return point;
  return { ...point, status: 'check', evidence: mergeSpans([...point.evidence, ...trap.evidence]) };
}

/** Score and range of points with so many asserted traps. */
export function totals(
  points: readonly Pick<PointResult, 'status' | 'weight'>[],
  traps: number,
): Pick<AnswerReport, 'score' | 'scoreRange'> {
  const weight = (statuses: readonly PointStatus[]): number =>
    points.reduce((sum, point) => (statuses.includes(point.status) ? sum + point.weight : sum), 0);
  const all = weight(['found', 'partial', 'missing', 'check']);
  const percent = (part: number): number => (all === 0 ? 0 : Math.round((100 * part) / all));
  const score = percent(weight(['found']));
  return {
    score,
    scoreRange: [Math.max(0, score - trapPenalty * traps), percent(weight(['found', 'partial', 'check']))],
  };
}

function sentencesOf({ firstSentence, lastSentence }: Passage): Pick<Hit, 'sentence'>[] {
  return [...new Set([firstSentence, lastSentence])].map((sentence) => ({ sentence }));
}

function spansOf(places: readonly Pick<Hit, 'sentence'>[], { document }: HitFinder): EvidenceSpan[] {
  const numbers = [...new Set(places.map(({ sentence }) => sentence))].sort((a, b) => a - b);
  return numbers.flatMap((number) => {
    const sentence = document.sentences[number];
    return sentence === undefined ? [] : [{ start: sentence.start, end: sentence.end }];
  });
}

function mergeSpans(spans: readonly EvidenceSpan[]): EvidenceSpan[] {
  const unique = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  return [...unique.values()].sort((a, b) => a.start - b.start);
}
