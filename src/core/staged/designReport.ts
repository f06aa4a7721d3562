import type { AnswerReport } from '../answers/scoreAnswer';
import { type Design, type DesignNumber, type StageId, stageTitles } from '../content/design';
import { topics } from '../content/topics';
import type { NumberResult } from './checkNumber';
import { ownShare, scoreStages } from './scoreStages';
import type { CheckNumber } from './stagedResult';
import { designTask, type StagedTask, type TaskStage } from './stagedTask';
import { readStages, type StagedText } from './stagedText';

/** What was found in one stage of a design drill's answer. */
export interface StageReport {
  id: StageId;
  title: string;
  /** Share of the weight of the stage's points that its own text makes, 0-100. */
  score: number;
  /** The stage's points, as they stand in the whole answer. */
  points: Pick<AnswerReport['points'][number], 'id' | 'status'>[];
  numbers: NumberReport[];
}

/** A number as `answer --json` reports it; `given` is absent where it was left open. */
export type NumberReport = Pick<NumberResult, 'id' | 'correct' | 'expected' | 'tolerance'> & {
  given?: string;
  misconception?: string;
  problem?: string;
};

/** The shape of `answer --json` on a design drill: that of a question, whose score is of the points alone, and stages. */
export type DesignReport = AnswerReport & { stages: StageReport[] };

/** Scores a Markdown file with a heading for each stage; lines such as `in-flight: 3,500` answer the numbers. */
export function designReport(design: Design, source: string, checkNumber: CheckNumber): DesignReport {
  const task = designTask(design);
  const answer = readStages(source);
  const report = scoreStages(task, answer);
  const stages = task.stages.map((stage) => stageReport(task, stage, answer, { report, checkNumber }));
  return { ...report, stages };
}

function stageReport(
  task: StagedTask,
  stage: TaskStage,
  { text, ranges }: StagedText,
  { report, checkNumber }: { report: AnswerReport; checkNumber: CheckNumber },
): StageReport {
  const range = ranges[stage.id];
  const own = range === undefined ? '' : text.slice(range.start, range.end);
  const ids = stage.points.map(({ id }) => id);
  return {
    id: stage.id,
    title: stage.title,
    score: own.trim() === '' ? 0 : ownShare(task, stage, own),
    points: report.points.filter(({ id }) => ids.includes(id)).map(({ id, status }) => ({ id, status })),
    numbers: stage.numbers.map((number) => numberReport(checkNumber(number, numberLine(number, text)))),
  };
}

/** What a line of its own says of a number: its id, a colon or equals sign, and the value. */
function numberLine({ id }: DesignNumber, text: string): string {
  const match = new RegExp(`^[\\s*\\-\`]*${id}[\`*]*\\s*[:=]\\s*(.+)$`, 'im').exec(text);
  return match?.[1]?.trim() ?? '';
}

function numberReport({
  id,
  given,
  correct,
  expected,
  tolerance,
  misconception,
  problem,
}: NumberResult): NumberReport {
  return {
    id,
    ...(given === '' ? {} : { given }),
    correct,
    expected,
    tolerance,
    ...(misconception === undefined ? {} : { misconception }),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** A design drill for reading: the task, its stages and what the interviewer tells; no rubric, no solution. */
export function designMarkdown({ title, topic, level, minutes, prompt, stages }: Design): string {
  const facts = stages.flatMap((stage) => stage.facts ?? []).map(({ fact }) => `- ${fact}`);
  return `${[
    `# ${title}`,
    `*${topics[topic]} · ${level} · ${minutes} min*`,
    prompt,
    ...stages.flatMap(stageMarkdown),
    ...(facts.length === 0 ? [] : ['## What the interviewer tells if you ask', facts.join('\n')]),
  ].join('\n\n')}\n`;
}

function stageMarkdown({ id, minutes, prompt, numbers = [] }: Design['stages'][number]): string[] {
  const asked = numbers.map((number) => {
    const unit = number.unit === '' ? '' : ` (in ${number.unit})`;
    return `- \`${number.id}\`: ${number.prompt}${unit}`;
  });
  return [
    `## ${stageTitles[id]}`,
    `*${minutes} min*`,
    prompt,
    ...(asked.length === 0 ? [] : [asked.join('\n')]),
  ];
}
