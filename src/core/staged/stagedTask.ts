import type { ScoredQuestion } from '../answers/scoreAnswer';
import {
  type Design,
  type DesignFact,
  type DesignNumber,
  type StageId,
  stageTitles,
} from '../content/design';
import { type IndexEntry, type ItemKey, itemKey, type Question, type RubricPoint } from '../content/items';
import { apportion } from '../sessions/planInterview';

/** One stage of what is practised in stages. */
export interface TaskStage {
  id: StageId;
  title: string;
  minutes: number;
  /** Markdown. */
  prompt: string;
  points: RubricPoint[];
  facts: DesignFact[];
  numbers: DesignNumber[];
  /** Markdown; of design drills only. */
  exemplar?: string;
}

/** A design drill, or a question of design, as it is practised in stages. */
export interface StagedTask {
  key: ItemKey;
  item: Design | Question;
  minutes: number;
  stages: TaskStage[];
  /** All points in the order of the stages: what scoring reads. */
  scored: ScoredQuestion;
}

/** How the time of a design interview is shared out, in minutes of 45. */
const shares: Record<StageId, number> = {
  clarify: 5,
  size: 12,
  architecture: 13,
  bottlenecks: 8,
  'failure-and-cost': 7,
};
/** Writing an answer out, stage by stage, takes so much longer than giving it. */
const questionFactor = 2;

export function designTask(design: Design): StagedTask {
  const stages = design.stages.map((stage): TaskStage => {
    const { facts = [], numbers = [] } = stage;
    return { ...stage, title: stageTitles[stage.id], facts, numbers };
  });
  const full = stages.map(({ exemplar }) => exemplar).join('\n\n');
  return toTask(design, design.minutes, stages, full);
}

/** Whether a question is practised in stages, by what the index knows: the level that asks for it. */
export function isStagedQuestion({ kind, level }: Pick<IndexEntry, 'kind' | 'level'>): boolean {
  return kind === 'question' && level === 'system-design';
}

/** Undefined where a question has no stages. */
export function questionTask(question: Question): StagedTask | undefined {
  const { stages, points, minutes, full } = question;
  if (stages === undefined) return undefined;
  const total = questionFactor * minutes;
  const lengths = apportion(
    total,
    stages.map(({ id }) => shares[id]),
    stages.map(() => 1),
  );
  const own = stages.map(({ id, prompt, points: ids }, i): TaskStage => {
    const belonging = points.filter((point) => ids.includes(point.id));
    return {
      id,
      title: stageTitles[id],
      minutes: lengths[i] ?? 1,
      prompt,
      points: belonging,
      facts: [],
      numbers: [],
    };
  });
  return toTask(question, total, own, full);
}

function toTask(item: Design | Question, minutes: number, stages: TaskStage[], full: string): StagedTask {
  const { id, title, traps } = item;
  const prompt = [item.prompt, ...stages.map((stage) => stage.prompt)].join('\n\n');
  const points = stages.flatMap((stage) => stage.points);
  return { key: itemKey(item), item, minutes, stages, scored: { id, title, prompt, points, traps, full } };
}
