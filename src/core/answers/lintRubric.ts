import { type FollowUp, itemKey, type Question } from '../content/items';
import { type AnswerDocument, readDocument } from './document';
import { HitFinder } from './hits';
import { defaultLexicon, type Lexicon } from './lexicon';
import { lintEvidence, type RubricItem } from './lintEvidence';
import { findMatch } from './match';
import { compileRubric, type CompiledRubric } from './rubric';
import { type AnswerReport, scoreDocument } from './scoreAnswer';

/** Something wrong in a rubric. `field` is a path such as `points[2].yes[0]`. */
export interface RubricProblem {
  field: string;
  message: string;
  severity: 'error' | 'warning';
}

const leastCoverage = 0.9;
const documents = new WeakMap<Question, AnswerDocument>();

/** Checks a question's rubric against its own examples, its model answers and the other questions. */
export function lintRubric(
  question: Question,
  others: readonly Question[],
  lexicon: Lexicon = defaultLexicon,
): RubricProblem[] {
  const problems: RubricProblem[] = [];
  const item = (item: RubricItem, field: string): void =>
    void problems.push(...lintEvidence(item, field, lexicon));
  question.points.forEach((point, i) => item(point, `points[${i}]`));
  question.traps.forEach((trap, i) => item(trap, `traps[${i}]`));
  question.followUps.forEach((followUp, k) => {
    followUp.points.forEach((point, i) => item(point, `followUps[${k}].points[${i}]`));
  });
  if (question.level === 'system-design' && question.stages === undefined)
    problems.push({
      field: 'level',
      message: 'a question of this level should have stages: without them it cannot be practised in stages',
      severity: 'warning',
    });
  const rubric = compileRubric(question, lexicon);
  const score = (text: string): AnswerReport =>
    scoreDocument(question, rubric, new HitFinder(readDocument(text)));
  problems.push(...lintModelAnswers(question, score), ...lintEmptyAnswers(question, score));
  question.followUps.forEach((followUp, k) =>
    problems.push(...lintFollowUpAnswer(question, followUp, `followUps[${k}]`, lexicon)),
  );
  return [...problems, ...lintOtherAnswers(question, rubric, others)];
}

function lintModelAnswers(question: Question, score: (text: string) => AnswerReport): RubricProblem[] {
  const full = score(question.full);
  const problems = [...lintCoverage(full, '## Full', 'the full model answer', 'error')];
  problems.push(...assertedTraps(full, '## Full', 'the full model answer'));
  const spoken = score(question.spoken);
  problems.push(...lintCoverage(spoken, '## Spoken', 'the spoken answer', 'warning', 0.6));
  return [...problems, ...assertedTraps(spoken, '## Spoken', 'the spoken answer')];
}

function lintCoverage(
  { points }: AnswerReport,
  field: string,
  name: string,
  severity: RubricProblem['severity'],
  least = leastCoverage,
): RubricProblem[] {
  const all = points.reduce((sum, { weight }) => sum + weight, 0);
  const missed = points.filter(({ status }) => status !== 'found');
  const found = all - missed.reduce((sum, { weight }) => sum + weight, 0);
  if (found >= least * all) return [];
  const list = missed.map(({ id, status }) => `${id} (${status})`).join(', ');
  const message = `${name} earns ${found} of ${all} points of weight, at least ${Math.round(100 * least)}% expected; not found: ${list}`;
  return [{ field, message, severity }];
}

function assertedTraps(report: AnswerReport, field: string, name: string): RubricProblem[] {
  return report.traps.map(({ id }) => ({
    field,
    message: `${name} asserts the trap "${id}"`,
    severity: 'error' as const,
  }));
}

/** The prompt and a bare list of the evidence's words must earn nothing. */
function lintEmptyAnswers(question: Question, score: (text: string) => AnswerReport): RubricProblem[] {
  const problems = foundPoints(score(question.prompt)).map((id): RubricProblem => {
    return { field: '## Prompt', message: `the prompt itself earns "${id}"`, severity: 'error' };
  });
  question.points.forEach(({ evidence }, i) => {
    const found = foundPoints(score(wordList(evidence)));
    if (found.length === 0) return;
    const message = `a bare list of the pattern's words earns ${found.map((id) => `"${id}"`).join(', ')}`;
    problems.push({ field: `points[${i}].evidence`, message, severity: 'error' });
  });
  return problems;
}

function wordList(evidence: readonly string[]): string {
  const words = evidence.flatMap((pattern) => pattern.replace(/^\s*1:/, '').split(/[|&]/));
  return words
    .map((word) => word.trim().replace(/[~?*]/g, ''))
    .filter((word) => word !== '' && !word.startsWith('@'))
    .join(', ');
}

function lintFollowUpAnswer(
  question: Question,
  followUp: FollowUp,
  field: string,
  lexicon: Lexicon,
): RubricProblem[] {
  const asked = { id: question.id, prompt: followUp.prompt, points: followUp.points, traps: [] };
  const rubric = compileRubric(asked, lexicon);
  const report = scoreDocument(asked, rubric, new HitFinder(readDocument(followUp.answer)));
  return lintCoverage(report, `${field}.answer`, 'the model answer of the follow-up', 'warning');
}

/** A share of a question's weight that a stray sentence may earn: two topics have facts in common. */
const strayShare = 0.2;

/**
 * Another question's good answer must not pass for an answer, unless the two name each other as related. One
 * point that it makes in passing is a warning: to be looked at, and mostly true.
 */
function lintOtherAnswers(
  question: Question,
  rubric: CompiledRubric,
  others: readonly Question[],
): RubricProblem[] {
  const total = question.points.reduce((sum, { weight }) => sum + weight, 0);
  return others.flatMap((other): RubricProblem[] => {
    if (other.id === question.id || areRelated(question, other)) return [];
    const finder = new HitFinder(documentOf(other));
    // Most pairs of questions share nothing; only the others need the whole scoring with its gates.
    const matches = rubric.points.some((patterns) =>
      patterns.some((each) => findMatch(each, finder, 'evidence', () => true)),
    );
    if (!matches) return [];
    const found = scoreDocument(question, rubric, finder).points.filter(({ status }) => status === 'found');
    const share = found.reduce((sum, { weight }) => sum + weight, 0) / total;
    const severity = found.length > 1 || share > strayShare ? ('error' as const) : ('warning' as const);
    return found.map(({ id, evidence }) => {
      const i = question.points.findIndex((point) => point.id === id);
      const quote = evidence.map(({ start, end }) => other.full.slice(start, end)).join(' ');
      const message = `the model answer of "${other.id}" earns this point: "${quote}"`;
      return { field: `points[${i}].evidence`, message, severity };
    });
  });
}

function areRelated(a: Question, b: Question): boolean {
  return a.related.includes(itemKey(b)) && b.related.includes(itemKey(a));
}

function documentOf(question: Question): AnswerDocument {
  const known = documents.get(question);
  if (known !== undefined) return known;
  const document = readDocument(question.full);
  documents.set(question, document);
  return document;
}

function foundPoints({ points }: AnswerReport): string[] {
  return points.filter(({ status }) => status === 'found').map(({ id }) => id);
}
