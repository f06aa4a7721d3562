import type { AnswerReport, EvidenceSpan, PointResult, PointStatus } from '../answers/scoreAnswer';
import type { AnswerFlag } from '../answers/gates';
import type { CriterionKey, JudgedQuestion } from './criteria';
import type { CheckedVerdict, Judgement } from './judgement';

/** How the offline check and the model stand to each other on one criterion. */
export type Agreement =
  /** Both say the same. */
  | 'confirmed'
  /** The offline check found nothing certain; the model's word stands. */
  | 'model'
  /** They disagree, and the candidate decides. */
  | 'disputed'
  /** The model said nothing that counts. */
  | 'offline';

export interface JudgedPoint {
  key: CriterionKey;
  claim: string;
  weight: 1 | 2 | 3;
  offline: PointStatus;
  evidence: EvidenceSpan[];
  verdict: CheckedVerdict;
  agreement: Agreement;
  /** What stands unless the candidate decides otherwise. */
  status: PointStatus;
}

export interface JudgedTrap {
  key: CriterionKey;
  claim: string;
  /** The offline check found it asserted. */
  offline: boolean;
  evidence: EvidenceSpan[];
  verdict: CheckedVerdict;
  agreement: Agreement;
  /** Whether it stands as asserted unless the candidate decides otherwise. */
  asserted: boolean;
}

/** The offline report and a model's judgement, side by side. */
export interface MergedJudgement {
  model: string;
  points: JudgedPoint[];
  traps: JudgedTrap[];
}

/** Where an answer is of this kind, a model may have been talked into what it says: it finds nothing alone. */
const suspicious: readonly AnswerFlag[] = ['injection', 'keyword-list'];

const unjudged: CheckedVerdict = { kind: 'unjudged' };

/** A judgement may come from a log that another version has written. */
function verdictOn(verdicts: Judgement['verdicts'], key: CriterionKey): CheckedVerdict {
  const verdict = verdicts[key] ?? unjudged;
  switch (verdict.kind) {
    case 'met':
    case 'partial':
    case 'contradicted':
      return Number.isInteger(verdict.quote?.start) && Number.isInteger(verdict.quote?.end)
        ? verdict
        : unjudged;
    case 'absent':
    case 'void':
      return verdict;
    default:
      return unjudged;
  }
}

export function mergeJudgement(
  question: JudgedQuestion,
  report: AnswerReport,
  { model, verdicts }: Pick<Judgement, 'model' | 'verdicts'>,
): MergedJudgement {
  const isSuspect = report.flags.some((flag) => suspicious.includes(flag));
  const points = report.points.map((point) => {
    const key: CriterionKey = `point/${point.id}`;
    return mergePoint(key, point, verdictOn(verdicts, key), isSuspect);
  });
  const traps = question.traps.map(({ id, claim }) => {
    const key: CriterionKey = `trap/${id}`;
    const evidence = report.traps.find((trap) => trap.id === id)?.evidence ?? [];
    return mergeTrap(key, claim, evidence, verdictOn(verdicts, key));
  });
  return { model, points, traps };
}

function mergePoint(
  key: CriterionKey,
  { claim, weight, status: offline, evidence }: PointResult,
  verdict: CheckedVerdict,
  isSuspect: boolean,
): JudgedPoint {
  const [agreement, status] = comparePoint(offline, verdict, isSuspect);
  return { key, claim, weight, offline, evidence, verdict, agreement, status };
}

function comparePoint(
  offline: PointStatus,
  verdict: CheckedVerdict,
  isSuspect: boolean,
): [Agreement, PointStatus] {
  const says = statusOf(verdict);
  if (says === undefined) return ['offline', offline];
  if (says === offline) return ['confirmed', offline];
  if (offline === 'found') return ['disputed', 'found'];
  const isGain = says === 'found' || says === 'partial';
  return isGain && isSuspect ? ['disputed', offline] : ['model', says];
}

function statusOf({ kind }: CheckedVerdict): PointStatus | undefined {
  switch (kind) {
    case 'met':
      return 'found';
    case 'partial':
      return 'partial';
    case 'absent':
      return 'missing';
    case 'contradicted':
      return 'check';
    case 'void':
    case 'unjudged':
      return undefined;
  }
}

/** A trap costs points, so it takes both, or the candidate, to establish one. */
function mergeTrap(
  key: CriterionKey,
  claim: string,
  evidence: EvidenceSpan[],
  verdict: CheckedVerdict,
): JudgedTrap {
  const offline = evidence.length > 0;
  const says = statusOf(verdict);
  const agreement: Agreement =
    says === undefined
      ? 'offline'
      : (says === 'found') === offline && says !== 'partial'
        ? 'confirmed'
        : 'disputed';
  return {
    key,
    claim,
    offline,
    evidence,
    verdict,
    agreement,
    asserted: agreement === 'confirmed' && offline,
  };
}
