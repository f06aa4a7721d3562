import {
  type AnswerReport,
  type EvidenceSpan,
  scoreAnswer,
  type ScoredQuestion,
  totals,
} from '../answers/scoreAnswer';
import { stageIds } from '../content/design';
import type { StagedTask, TaskStage } from './stagedTask';
import { asStated, type StagedText, statedText, within } from './stagedText';

/**
 * Scores an answer given in stages. Every point counts once, in whatever stage it is made; where it is made in
 * its own stage as well, that is where its evidence is shown. What asks the interviewer for a fact counts only
 * in its own stage: afterwards the fact is known.
 */
export function scoreStages(task: StagedTask, answer: StagedText): AnswerReport {
  const report = wholeReport(task, answer);
  const own = ownEvidence(task, answer);
  const asking = task.stages.flatMap(({ facts }) => facts.map(({ after }) => after));
  const points = report.points.map((point) => {
    const evidence = own.get(point.id);
    if (point.status === 'found' && evidence !== undefined) return { ...point, evidence };
    return asking.includes(point.id) ? { ...point, status: 'missing' as const, evidence: [] } : point;
  });
  return { ...report, ...totals(points, report.traps.length), points };
}

/** The points that are made in their own stages, with where. */
function ownEvidence(task: StagedTask, { text, ranges }: StagedText): Map<string, EvidenceSpan[]> {
  const own = new Map<string, EvidenceSpan[]>();
  for (const stage of task.stages) {
    const range = ranges[stage.id];
    if (range === undefined) continue;
    const { points } = scoreStage(task, stage, text.slice(range.start, range.end));
    for (const { id, status, evidence } of points) {
      if (status === 'found')
        own.set(
          id,
          evidence.map(({ start, end }) => ({ start: start + range.start, end: end + range.start })),
        );
    }
  }
  return own;
}

/** Points by what is said and, of the first stage, by what is asked; traps only by what is said. */
function wholeReport(task: StagedTask, answer: StagedText): AnswerReport {
  const said = scoreAnswer(task.scored, answer.text);
  const stated = statedText(answer);
  if (stated === answer.text) return said;
  const asked = scoreAnswer(task.scored, stated);
  const first = task.stages.find(({ id }) => id === stageIds[0])?.points ?? [];
  const points = said.points.map((point, i) =>
    first.some(({ id }) => id === point.id) ? (asked.points[i] ?? point) : point,
  );
  return { ...said, ...totals(points, said.traps.length), points };
}

/** One stage's points in its own text. */
export function scoreStage(task: StagedTask, stage: TaskStage, text: string): AnswerReport {
  return scoreAnswer(scoredStage(task, stage), asStated(stage.id, text));
}

const scoredStages = new WeakMap<TaskStage, ScoredQuestion>();

function scoredStage({ scored }: StagedTask, stage: TaskStage): ScoredQuestion {
  let question = scoredStages.get(stage);
  if (question === undefined) {
    question = { ...scored, points: stage.points, traps: [] };
    scoredStages.set(stage, question);
  }
  return question;
}

/** The facts that questions in a stage have brought to light, by the points that ask for them. */
export function askedFacts(task: StagedTask, stage: TaskStage, text: string): string[] {
  if (stage.facts.length === 0 || text.trim() === '') return [];
  const { points } = scoreStage(task, stage, text);
  const found = points.filter(({ status }) => status === 'found').map(({ id }) => id);
  return stage.facts.filter(({ after }) => found.includes(after)).map(({ after }) => after);
}

/** Share of a stage's weight that was found in its own text, in percent. */
export function ownShare(task: StagedTask, stage: TaskStage, text: string): number {
  return scoreStage(task, stage, text).score;
}

/** The stage in which a piece of evidence stands. */
export function stageOfSpan(
  task: StagedTask,
  { ranges }: StagedText,
  spans: readonly EvidenceSpan[],
): TaskStage | undefined {
  return task.stages.find(({ id }) => within(spans, ranges[id]).length > 0);
}
