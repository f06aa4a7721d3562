import {
  type AnswerReport,
  type EvidenceSpan,
  type PointResult,
  scoreAnswer,
  type ScoredQuestion,
  trapPenalty,
  type TrapResult,
} from '../answers/scoreAnswer';
import type { Judge, PointJudgement } from '../../protocol/answerMessages';

/** What the candidate says of an answer: of points by id, and of traps, whether they meant it. */
export interface SelfCheck {
  points: Readonly<Record<string, PointJudgement>>;
  traps: Readonly<Record<string, boolean>>;
}

export const noSelfCheck: SelfCheck = { points: {}, traps: {} };

/** Lightest point that the candidate is asked about. */
export const askedWeight = 2;

export interface ResolvedPoint extends PointResult {
  judge: Judge;
  /** Share of the weight that counts. */
  credit: 0 | 0.5 | 1;
  /** Whether it may still be moved by the candidate. */
  isOpen: boolean;
  /** Whether the candidate is to be asked about it, and what the offline check had found. */
  asked: { status: Exclude<PointResult['status'], 'found'>; evidence: EvidenceSpan[] } | undefined;
}

export interface ResolvedTrap extends TrapResult {
  standing: 'possible' | 'confirmed' | 'denied';
}

/** A scored answer with what the candidate has confirmed, or denied, of it. */
export interface ResolvedAnswer {
  /** Found and confirmed in full, partly made by half, confirmed traps taken off; 0-100. */
  score: number;
  /** Where the score lies once everything open is decided. Closed when both are equal. */
  scoreRange: [number, number];
  points: ResolvedPoint[];
  traps: ResolvedTrap[];
}

/**
 * What an answer comes to under the candidate's own check. Judgements of what was found anyway count for nothing.
 * @param withoutTraps the report as it would be if the question had no traps
 */
export function resolveAnswer(
  question: ScoredQuestion,
  answer: string,
  report: AnswerReport,
  check: SelfCheck,
  withoutTraps = (): AnswerReport => scoreAnswer(trapFree(question), answer),
): ResolvedAnswer {
  const traps = report.traps.map((trap): ResolvedTrap => {
    const meant = check.traps[trap.id];
    return { ...trap, standing: meant === undefined ? 'possible' : meant ? 'confirmed' : 'denied' };
  });
  const contradicting = (id: string): ResolvedTrap[] =>
    traps.filter((trap) => question.traps.find((known) => known.id === trap.id)?.contradicts.includes(id));
  const plain = traps.length === 0 ? report : withoutTraps();
  const points = report.points.map((point, index) => {
    const against = contradicting(point.id).filter(({ standing }) => standing !== 'denied');
    if (against.some(({ standing }) => standing === 'confirmed')) return contradicted(point);
    if (against.length > 0) return doubted(point);
    return judged(plain.points[index] ?? point, check.points[point.id]);
  });
  return { ...totals(points, traps), points, traps };
}

/** In doubt for a trap that nobody has confirmed: the question about the trap decides it. */
function doubted(point: PointResult): ResolvedPoint {
  return { ...point, judge: { by: 'heuristic' }, credit: 0, isOpen: true, asked: undefined };
}

function contradicted(point: PointResult): ResolvedPoint {
  const judge: Judge = { by: 'you' };
  return { ...point, status: 'missing', evidence: [], judge, credit: 0, isOpen: false, asked: undefined };
}

function judged(point: PointResult, judgement: PointJudgement | undefined): ResolvedPoint {
  const { status, evidence, weight } = point;
  const judge: Judge = { by: 'heuristic' };
  if (status === 'found') return { ...point, judge, credit: 1, isOpen: false, asked: undefined };
  const asked = weight >= askedWeight ? { status, evidence } : undefined;
  if (asked === undefined || judgement === undefined || isUnmarked(judgement)) {
    const isOpen = status !== 'missing' || asked !== undefined;
    return { ...point, judge, credit: 0, isOpen, asked };
  }
  return { ...point, ...outcomeOf(judgement, evidence), isOpen: false, asked };
}

/** "Yes" counts with the sentence that says it. */
function isUnmarked(judgement: PointJudgement): boolean {
  return judgement.said === 'yes' && judgement.quote === undefined;
}

function outcomeOf(
  judgement: PointJudgement,
  near: EvidenceSpan[],
): Pick<ResolvedPoint, 'status' | 'evidence' | 'judge' | 'credit'> {
  if (judgement.said === 'no') return { status: 'missing', evidence: [], judge: { by: 'you' }, credit: 0 };
  const { said, quote } = judgement;
  const judge: Judge = quote === undefined ? { by: 'you' } : { by: 'you', quote };
  const evidence = quote === undefined ? near : [quote];
  return said === 'yes'
    ? { status: 'found', evidence, judge, credit: 1 }
    : { status: 'partial', evidence, judge, credit: 0.5 };
}

/** The score of what was resolved: the share of the weight that counts, less what confirmed traps take off. */
export function totals(
  points: readonly Pick<ResolvedPoint, 'weight' | 'credit' | 'isOpen'>[],
  traps: readonly Pick<ResolvedTrap, 'standing'>[],
): Pick<ResolvedAnswer, 'score' | 'scoreRange'> {
  const all = points.reduce((sum, { weight }) => sum + weight, 0);
  const made = points.reduce((sum, { weight, credit }) => sum + weight * credit, 0);
  const open = points.reduce((sum, { weight, isOpen }) => (isOpen ? sum + weight : sum), 0);
  const percent = (part: number): number => (all === 0 ? 0 : Math.round((100 * part) / all));
  const count = (standing: ResolvedTrap['standing']): number =>
    traps.filter((trap) => trap.standing === standing).length;
  const penalty = trapPenalty * count('confirmed');
  const clamp = (value: number): number => Math.max(0, value - penalty);
  const low = Math.max(0, percent(made) - penalty - trapPenalty * count('possible'));
  return { score: clamp(percent(made)), scoreRange: [low, clamp(percent(made + open))] };
}

const trapless = new WeakMap<ScoredQuestion, ScoredQuestion>();

/** The question without its traps. */
export function trapFree(question: ScoredQuestion): ScoredQuestion {
  let plain = trapless.get(question);
  if (plain === undefined) {
    plain = { ...question, traps: [] };
    trapless.set(question, plain);
  }
  return plain;
}
