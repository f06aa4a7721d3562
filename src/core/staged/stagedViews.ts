import type { EvidenceSpan } from '../answers/scoreAnswer';
import { type StageId, stageIds } from '../content/design';
import type { IndexEntry } from '../content/items';
import { headerView, linkedItems, modelAnswerView, sourceView } from '../practice/panelViews';
import { ratingView } from '../practice/ratingView';
import { selfCheckView } from '../practice/selfCheck';
import type { ItemProgress } from '../progress/foldEvents';
import type { Schedule } from '../scheduling/schedule';
import type { PointView, TrapView } from '../../protocol/panelMessages';
import type {
  StagedNumberView,
  StagedPointView,
  StagedResultState,
  StagedStartState,
  StagedState,
  StageResultView,
} from '../../protocol/stagedMessages';
import { pausedText } from './pausedText';
import { scoreStage, stageOfSpan } from './scoreStages';
import { isPast, spentIn, type StagedAttempt, type StagedGiven, totalSpent } from './stagedAttempt';
import { type CheckNumber, stagedResult, type StagedResult } from './stagedResult';
import type { StagedTask, TaskStage } from './stagedTask';
import { within } from './stagedText';

const minuteMs = 60_000;

export function startView(task: StagedTask, progress: ItemProgress | undefined): StagedStartState {
  const { item, minutes, stages } = task;
  return {
    view: 'stagedStart',
    item: header(task, progress),
    prompt: item.prompt,
    minutes,
    stages: stages.map((stage) => ({
      title: stage.title,
      minutes: stage.minutes,
      numbers: stage.numbers.length,
    })),
  };
}

/** The time of the page is that of the stages together, which for a question is not its own. */
function header({ item, minutes }: StagedTask, progress: ItemProgress | undefined): StagedState['item'] {
  return { ...headerView(item, progress), minutes };
}

/** What the page of an open stage is drawn from. */
export interface OpenStage {
  attempt: StagedAttempt;
  given: StagedGiven;
  progress: ItemProgress | undefined;
  checkNumber: CheckNumber;
}

/** The open stage as the page draws it. */
export function stageView(
  task: StagedTask,
  { attempt, given, progress, checkNumber }: OpenStage,
): StagedState {
  const at = Math.max(
    0,
    task.stages.findIndex(({ id }) => id === attempt.stage),
  );
  const stage = task.stages[at] as TaskStage;
  const furthest = stageIds.indexOf(attempt.furthest);
  const view: StagedState = {
    view: 'staged',
    item: header(task, progress),
    prompt: task.item.prompt,
    stages: task.stages.map(({ id, title, minutes }) => {
      const isReached = stageIds.indexOf(id) <= furthest;
      return { id, title, minutes, status: id === stage.id ? 'current' : isReached ? 'done' : 'ahead' };
    }),
    stage: stage.id,
    ask: stage.prompt,
    clock: {
      isRunning: attempt.status === 'running',
      phaseMs: stage.minutes * minuteMs - spentIn(attempt, stage.id),
      totalMs: task.minutes * minuteMs - totalSpent(attempt),
    },
    numbers: stage.numbers.map((number) => numberView(checkNumber(number, given.numbers[number.id] ?? ''))),
    draft: given.texts[stage.id] ?? '',
  };
  const facts = factsView(task, attempt);
  if (facts !== undefined) view.facts = facts;
  if (attempt.status === 'paused') view.paused = pausedText(attempt);
  const [before, after] = [task.stages[at - 1], task.stages[at + 1]];
  if (before !== undefined) view.back = { id: before.id, title: before.title };
  if (after !== undefined) view.next = { id: after.id, title: after.title };
  return view;
}

function numberView({ id, prompt, unit, given, problem }: ReturnType<CheckNumber>): StagedNumberView {
  const view = { id, prompt, unit, draft: given };
  return problem === undefined ? view : { ...view, problem };
}

/** What the interviewer has told, in all stages from the one on that asks for it. */
function factsView({ stages }: StagedTask, attempt: StagedAttempt): StagedState['facts'] {
  const open = stageIds.indexOf(attempt.stage);
  const withFacts = stages.filter(({ id, facts }) => facts.length > 0 && stageIds.indexOf(id) <= open);
  if (withFacts.length === 0) return undefined;
  const known = withFacts.flatMap(({ id, facts }) =>
    facts.filter(({ after }) => isPast(attempt, id) || attempt.asked.includes(after)),
  );
  const all = withFacts.flatMap(({ facts }) => facts).length;
  const canAsk = withFacts.some(({ id }) => id === attempt.stage) && known.length < all;
  return { known: known.map(({ fact }) => fact), open: all - known.length, canAsk };
}

export interface EndedStages {
  attempt: StagedAttempt & { given: StagedGiven };
  progress: ItemProgress | undefined;
  checkNumber: CheckNumber;
  index: readonly IndexEntry[];
  schedule: Schedule;
  now: number;
}

/** What came of a finished attempt. */
export function resultView(
  task: StagedTask,
  { attempt, progress, checkNumber, index, schedule, now }: EndedStages,
): StagedResultState {
  const { check, given } = attempt;
  const result = stagedResult(task, given, check.selfCheck, checkNumber);
  const { resolved, report, text } = result;
  const isOver = check.phase !== 'checking';
  const view: StagedResultState = {
    view: 'stagedResult',
    item: header(task, progress),
    prompt: task.item.prompt,
    answer: text.text,
    score: resolved.score,
    scoreRange: resolved.scoreRange,
    points: resolved.points.map(pointView),
    traps: trapViews(task, result),
    flags: report.flags,
    spentMs: totalSpent(attempt),
    minutes: task.minutes,
    stages: task.stages.map((stage) => stageResult(task, stage, attempt, result)),
  };
  if (!isOver) return { ...view, selfCheck: selfCheckView(text.text, resolved, check.selfCheck) };
  const { item } = task;
  return {
    ...view,
    rating: ratingView(task.key, check, schedule, now),
    after: {
      intent: item.intent,
      redFlags: item.redFlags,
      sources: item.sources.map(sourceView),
      related: linkedItems(item.related, index),
      ...(item.kind === 'question' ? { model: modelAnswerView(inStageOrder(task, item)) } : {}),
    },
  };
}

/** The page numbers points in the order of the stages. */
function inStageOrder<T extends object>({ scored }: StagedTask, item: T): T {
  return { ...item, points: scored.points };
}

function pointView({
  id,
  claim,
  weight,
  status,
  evidence,
  judge,
}: StagedResult['resolved']['points'][number]): PointView {
  return { id, claim, weight, status, evidence, judge };
}

function trapViews({ scored }: StagedTask, { resolved }: StagedResult): TrapView[] {
  return resolved.traps.map(({ id, claim, correction, evidence, standing }) => {
    const why = scored.traps.find((trap) => trap.id === id)?.why ?? '';
    return { id, claim, correction, evidence, standing, why };
  });
}

function stageResult(
  task: StagedTask,
  stage: TaskStage,
  attempt: StagedAttempt,
  result: StagedResult,
): StageResultView {
  const { text, resolved, numbers } = result;
  const range = text.ranges[stage.id];
  const local = <T extends { evidence: EvidenceSpan[] }>(one: T): T => ({
    ...one,
    evidence: within(one.evidence, range),
  });
  const ids = stage.points.map(({ id }) => id);
  const view: StageResultView = {
    id: stage.id,
    title: stage.title,
    minutes: stage.minutes,
    spentMs: spentIn(attempt, stage.id),
    ask: stage.prompt,
    text: range === undefined ? '' : text.text.slice(range.start, range.end),
    start: range?.start ?? 0,
    points: resolved.points.flatMap((point, i): StagedPointView[] => {
      if (!ids.includes(point.id)) return [];
      const shown = { ...pointView(point), number: i + 1 };
      const other = stageOfSpan(task, text, point.evidence);
      if (within(point.evidence, range).length > 0 || other === undefined) return [shown];
      return [{ ...shown, madeIn: other.title }];
    }),
    evidence: {
      points: resolved.points.map((point) => local(pointView(point))),
      traps: trapViews(task, result).map(local),
    },
    numbers: numbers.filter(({ id }) => stage.numbers.some((number) => number.id === id)),
  };
  if (attempt.check.phase === 'checking' || stage.exemplar === undefined) return view;
  return { ...view, exemplar: { full: stage.exemplar, evidence: exemplarEvidence(task, stage) } };
}

/** Where an exemplar makes the points of its stage, in the order of all points. */
function exemplarEvidence(task: StagedTask, stage: TaskStage): EvidenceSpan[][] {
  const { points } = scoreStage(task, stage, stage.exemplar ?? '');
  return task.scored.points.map(({ id }) => {
    const point = points.find((one) => one.id === id);
    return point?.status === 'found' ? point.evidence : [];
  });
}

/** The stage that a name of the page's stands for. */
export function stageNamed({ stages }: StagedTask, id: string): StageId | undefined {
  return stages.find((stage) => stage.id === id)?.id;
}
