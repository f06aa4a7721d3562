import type { AnswerReport } from '../answers/scoreAnswer';
import type { GradeReport } from '../katas/gradeReport';

/** How an item of a session was judged. */
export interface StepResult {
  /** 0-100. */
  score: number;
  /** Who judged, in words for the candidate. */
  by: string;
  found: PointOutcome[];
  missed: PointOutcome[];
  traps: TrapOutcome[];
}

export interface PointOutcome {
  id: string;
  claim: string;
  weight: number;
}

export interface TrapOutcome {
  id: string;
  claim: string;
  correction: string;
}

/**
 * The result of a scored answer. Points of status `partial` and `check` count as missed: they are what to
 * look at again.
 * @param resolvedScore the score after the self-check, where there was one
 */
export function resultOfAnswer(report: AnswerReport, resolvedScore?: number): StepResult {
  const points = report.points.map(({ id, claim, weight, status }) => ({ id, claim, weight, status }));
  const outcome = ({ id, claim, weight }: PointOutcome): PointOutcome => ({ id, claim, weight });
  return {
    score: resolvedScore ?? report.score,
    by: resolvedScore === undefined ? 'evidence found' : 'evidence found and your own check',
    found: points.filter(({ status }) => status === 'found').map(outcome),
    missed: points.filter(({ status }) => status !== 'found').map(outcome),
    traps: report.traps.map(({ id, claim, correction }) => ({ id, claim, correction })),
  };
}

/** The result of a graded kata: share of cases passed, and the diagnoses as traps. */
export function resultOfKata(
  report: Pick<GradeReport, 'status' | 'passed' | 'total' | 'diagnoses'>,
): StepResult {
  const { status, passed, total, diagnoses } = report;
  const score = status === 'passed' ? 100 : total === 0 ? 0 : Math.floor((100 * passed) / total);
  const traps = diagnoses.map(({ trap, title, explanation }) => {
    return { id: trap, claim: title, correction: explanation };
  });
  return { score, by: `${passed} of ${total} cases`, found: [], missed: [], traps };
}

/**
 * The result of a drill.
 * @param expected the right number, with its unit
 */
export function resultOfDrill(correct: boolean, expected: string, slip?: TrapOutcome): StepResult {
  const by = correct ? 'within the tolerance' : `expected ${expected}`;
  return { score: correct ? 100 : 0, by, found: [], missed: [], traps: slip === undefined ? [] : [slip] };
}
