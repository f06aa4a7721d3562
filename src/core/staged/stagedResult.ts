import { type AnswerReport, trapPenalty } from '../answers/scoreAnswer';
import {
  type ResolvedAnswer,
  resolveAnswer,
  type SelfCheck,
  totals,
  trapFree,
} from '../practice/resolvedAnswer';
import type { AnswerAttempt } from '../progress/events';
import type { checkNumber, NumberResult } from './checkNumber';
import { scoreStages } from './scoreStages';
import { spentIn, type StagedAttempt, type StagedGiven } from './stagedAttempt';
import { joinStages, type StagedText } from './stagedText';
import type { StagedTask } from './stagedTask';

/** Reads and grades a number; its library of units is loaded with the first one. */
export type CheckNumber = typeof checkNumber;

/** Weight of a number beside the points of a rubric. */
export const numberWeight = 2;

/** What an answer in stages comes to. */
export interface StagedResult {
  text: StagedText;
  report: AnswerReport;
  /** Points and traps with the candidate's own word; score and range count the numbers in. */
  resolved: ResolvedAnswer;
  numbers: NumberResult[];
}

export function stagedResult(
  task: StagedTask,
  given: StagedGiven,
  check: SelfCheck,
  checkNumber: CheckNumber,
): StagedResult {
  const text = joinStages(given.texts);
  const report = scoreStages(task, text);
  const numbers = task.stages
    .flatMap((stage) => stage.numbers)
    .map((number) => checkNumber(number, given.numbers[number.id] ?? ''));
  const resolved = resolveAnswer(task.scored, text.text, report, check, () =>
    scoreStages({ ...task, scored: trapFree(task.scored) }, text),
  );
  const counted = [...resolved.points, ...numbers.map(asPoint)];
  return { text, report, numbers, resolved: { ...resolved, ...totals(counted, resolved.traps) } };
}

function asPoint({ correct }: NumberResult): Parameters<typeof totals>[0][number] {
  return { weight: numberWeight, credit: correct ? 1 : 0, isOpen: false };
}

/** What is written down of an attempt: the offline check's findings, numbers counted in. */
export function stagedRecord(
  task: StagedTask,
  attempt: StagedAttempt,
  { text, report, numbers }: StagedResult,
): Omit<AnswerAttempt, 'type'> {
  const found = report.points.filter(({ status }) => status === 'found');
  const weight = (points: readonly { weight: number }[]): number =>
    points.reduce((sum, point) => sum + point.weight, 0);
  const all = weight(report.points) + numberWeight * numbers.length;
  const right = numberWeight * numbers.filter(({ correct }) => correct).length;
  const open = report.points.filter(({ status }) => status === 'partial' || status === 'check');
  const percent = (part: number): number => (all === 0 ? 0 : Math.round((100 * part) / all));
  const score = percent(weight(found) + right);
  return {
    score,
    scoreRange: [
      Math.max(0, score - trapPenalty * report.traps.length),
      percent(weight(found) + weight(open) + right),
    ],
    found: found.map(({ id }) => id),
    traps: report.traps.map(({ id }) => id),
    text: text.text,
    stages: task.stages.map(({ id, minutes }) => {
      return { id, plannedMs: minutes * 60_000, spentMs: spentIn(attempt, id) };
    }),
    ...(numbers.length === 0 ? {} : { numbers: numbers.map(recordedNumber) }),
  };
}

function recordedNumber({ id, given, correct, misconception }: NumberResult): {
  id: string;
  given: string;
  correct: boolean;
  misconception?: string;
} {
  return misconception === undefined ? { id, given, correct } : { id, given, correct, misconception };
}
