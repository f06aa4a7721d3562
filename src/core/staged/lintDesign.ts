import { lintRubric, type RubricProblem } from '../answers/lintRubric';
import type { Design, DesignNumber } from '../content/design';
import type { Question } from '../content/items';
import { areClear } from '../drills/drawDrill';
import { numberText } from '../drills/numberText';
import { readQuantity } from '../drills/quantity';
import { askedNumber, checkNumber } from './checkNumber';
import { ownShare } from './scoreStages';
import { asStated } from './stagedText';
import { designTask } from './stagedTask';

/** Percent of a stage's weight that its own exemplar has to earn. */
const leastShare = 90;

/** Checks a design drill's rubric as that of a question, its stages against their exemplars, and its numbers. */
export function lintDesign(authored: Design): RubricProblem[] {
  const design = stated(authored);
  const task = designTask(design);
  const problems = lintRubric(asQuestion(design), []).map((problem) => ({
    ...problem,
    field: stageField(design, problem.field),
  }));
  task.stages.forEach((stage, i) => {
    const share = ownShare(task, stage, stage.exemplar ?? '');
    if (share >= leastShare) return;
    const message = `the exemplar earns ${share}% of the stage's weight, at least ${leastShare}% expected`;
    problems.push({ field: `stages[${i}].points`, message, severity: 'error' });
  });
  design.stages.forEach((stage, i) =>
    stage.numbers?.forEach((number, k) => problems.push(...lintNumber(number, `stages[${i}].numbers[${k}]`))),
  );
  return problems;
}

/** The examples of the first stage are questions, and are read as scoring reads them. */
function stated(design: Design): Design {
  const stages = design.stages.map((stage) => {
    const read = (text: string): string => asStated(stage.id, text);
    const points = stage.points.map((point) => ({
      ...point,
      yes: point.yes.map(read),
      no: point.no.map(read),
    }));
    return { ...stage, points, exemplar: read(stage.exemplar) };
  });
  return { ...design, stages };
}

/** The whole drill as one question: all points, and the exemplars as its model answer. */
function asQuestion(design: Design): Question {
  const { scored } = designTask(design);
  const { prompt, points, full = '' } = scored;
  return { ...design, kind: 'question', prompt, points, full, spoken: full, followUps: [], stages: [] };
}

/** A point's place in the drill's own file. */
function stageField({ stages }: Design, field: string): string {
  const match = /^points\[(\d+)\](.*)$/.exec(field);
  if (match === null) return field;
  let place = Number(match[1]);
  for (const [i, { points }] of stages.entries()) {
    if (place < points.length) return `stages[${i}].points[${place}]${match[2]}`;
    place -= points.length;
  }
  return field;
}

function lintNumber(number: DesignNumber, field: string): RubricProblem[] {
  const problems: RubricProblem[] = [];
  const error = (at: string, message: string): void =>
    void problems.push({ field: `${field}.${at}`, message, severity: 'error' });
  const { unit, expected, wrong } = number;
  const typed = `${numberText(expected, 6)}${unit === '' ? '' : ` ${unit}`}`;
  const read = readQuantity(typed, unit);
  if (!read.ok) error('unit', read.message);
  else if (!checkNumber(number, typed).correct) error('expected', `"${typed}" is not found right`);
  const values = wrong.map(({ value }) => value);
  if (!areClear(expected, values, askedNumber(number).drill.tolerance))
    error('wrong', 'a wrong result is too near to the right one, or to another');
  return problems;
}
