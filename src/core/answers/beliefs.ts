import type { Question } from '../content/items';
import { readDocument } from './document';
import { HitFinder } from './hits';
import { continues, type SentenceFilter } from './match';
import type { Pattern } from './pattern';
import { readShares, type ShareIn, type Statement, statementOfPattern, statementOfText } from './statements';

/** One or two neighbouring sentences that read like a wrong belief. */
export interface BeliefPassage {
  firstSentence: number;
  lastSentence: number;
}

type Subject = Pick<Question, 'prompt' | 'points' | 'traps'> & Partial<Pick<Question, 'full' | 'spoken'>>;

interface Belief {
  patterns: readonly Statement[];
  /** The claim and the example sentences. */
  examples: readonly Statement[];
  /** What a passage must reach: more than anything that is true of the subject does. */
  threshold: number;
}

interface Beliefs {
  beliefs: readonly Belief[];
  truths: readonly Statement[];
}

/**
 * Weights of the three likenesses, found on the labelled development answers; a passage that says much of the
 * pattern and of an example, and little of any true statement, asserts the belief.
 */
const patternWeight = 0.6;
const exampleWeight = 0.5;
const truthWeight = 0.4;
const pairPenalty = 0.03;
const leastLikeness = 0.35;
const margin = 0.02;
/** The examples of the points come closer to a belief than answers do: they are written to be told from it. */
const exampleSlack = 0.75;
/** A passage that makes a point against the belief must be very like it all the same. */
const pointPenalty = 0.1;

const compiled = new WeakMap<readonly (readonly Pattern[])[], Beliefs>();

/** The passages that assert a wrong belief in words that no pattern of it foresaw, by number of the trap. */
export class BeliefFinder {
  private readonly known: Beliefs;

  constructor(
    subject: Subject,
    patterns: readonly (readonly Pattern[])[],
    private readonly finder: HitFinder,
    private readonly allows: SentenceFilter,
  ) {
    let known = compiled.get(patterns);
    if (known === undefined) {
      known = compileBeliefs(subject, patterns);
      compiled.set(patterns, known);
    }
    this.known = known;
  }

  /** The passage most like the belief; `isContested` tells where a point that contradicts it was found. */
  find(trap: number, isContested: (passage: BeliefPassage) => boolean): BeliefPassage | undefined {
    const belief = this.known.beliefs[trap];
    if (belief === undefined) return undefined;
    const { finder, allows } = this;
    let best: BeliefPassage | undefined;
    let most = 0;
    for (const passage of likenesses(belief, this.known.truths, finder, allows, belief.threshold)) {
      const likeness = passage.likeness - (isContested(passage) ? pointPenalty : 0);
      if (likeness < belief.threshold || likeness <= most) continue;
      most = likeness;
      best = passage;
    }
    return best;
  }
}

function compileBeliefs(subject: Subject, patterns: readonly (readonly Pattern[])[]): Beliefs {
  const { points, traps } = subject;
  const background = new HitFinder(
    readDocument([...modelTexts(subject), ...examplesOf(subject)].join('\n\n')),
  );
  const modelSentences = readDocument(modelTexts(subject).join('\n\n')).sentences.length;
  const truths = [
    ...points.flatMap(({ claim, yes }) => [claim, ...yes]),
    ...traps.flatMap(({ no, correction }) => [...no, correction]),
  ].map((text) => statementOfText(text, background));
  const beliefs = traps.map(({ claim, yes }, i): Belief => {
    const belief = {
      patterns: (patterns[i] ?? []).map((pattern) => statementOfPattern(pattern, background)),
      examples: [claim, ...yes].map((text) => statementOfText(text, background)),
      threshold: leastLikeness,
    };
    let { threshold } = belief;
    for (const { lastSentence, likeness } of likenesses(
      belief,
      truths,
      background,
      () => true,
      leastLikeness,
    )) {
      const isModelAnswer = lastSentence < modelSentences;
      threshold = Math.max(threshold, (isModelAnswer ? likeness : exampleSlack * likeness) + margin);
    }
    return { ...belief, threshold };
  });
  return { beliefs, truths };
}

function modelTexts({ prompt, full = '', spoken = '' }: Subject): string[] {
  return [prompt, full, spoken];
}

/** What the question holds true, and what it tells from its points and traps. */
function examplesOf({ points, traps }: Subject): string[] {
  return [
    ...points.flatMap(({ claim, yes, no }) => [claim, ...yes, ...no]),
    ...traps.flatMap(({ no, correction }) => [...no, correction]),
  ];
}

function* likenesses(
  { patterns, examples }: Belief,
  truths: readonly Statement[],
  finder: HitFinder,
  allows: SentenceFilter,
  least: number,
): Generator<BeliefPassage & { likeness: number }> {
  const asserted = { finder, allows, isAssertion: true };
  const ofPatterns = patterns.map((statement) => readShares(statement, asserted));
  const ofExamples = examples.map((statement) => readShares(statement, asserted));
  let ofTruths: ShareIn[] | undefined;
  for (const [first, last] of passagesOf(finder)) {
    const likeness =
      patternWeight * most(ofPatterns, first, last) +
      exampleWeight * most(ofExamples, first, last) -
      (last - first) * pairPenalty;
    if (likeness < least) continue;
    ofTruths ??= truths.map((truth) => readShares(truth, { finder, allows, isAssertion: false }));
    const truth = truthWeight * most(ofTruths, first, last);
    yield { firstSentence: first, lastSentence: last, likeness: likeness - truth };
  }
}

function* passagesOf({ document }: HitFinder): Generator<[number, number]> {
  for (let i = 0; i < document.sentences.length; i++) {
    yield [i, i];
    if (i > 0 && continues(document, i)) yield [i - 1, i];
  }
}

function most(shares: readonly ShareIn[], first: number, last: number): number {
  return Math.max(0, ...shares.map((share) => share(first, last)));
}
