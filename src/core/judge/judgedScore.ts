import type { JudgedPoint, JudgedTrap, MergedJudgement } from './mergeJudgement';
import type { CriterionKey } from './criteria';
import { noWord, type OwnWord } from './ownWord';

/** Who has settled a criterion. `both`: the offline check and the model agree. */
export type Settler = 'heuristic' | 'model' | 'both' | 'you';

/** What a point adds to the score: all, half or nothing of its weight. */
export interface PointCredit {
  key: CriterionKey;
  weight: number;
  credit: 0 | 0.5 | 1;
  /** Undefined while it is open. */
  by: Settler | undefined;
}

export interface JudgedScore {
  /** 0-100. */
  score: number;
  /** Where the score can go while disputes and near misses are open. */
  range: [number, number];
  credits: PointCredit[];
  /** Ids of the traps that stand. */
  traps: string[];
  /** Disputes that the candidate has not decided. */
  open: CriterionKey[];
}

/** The candidate's word on disputed criteria: whether a point counts as made, or a trap as meant. */
export type Decisions = ReadonlyMap<CriterionKey, boolean>;

/** What a trap that stands costs. */
const trapPenalty = 15;

/**
 * The score with the second opinion: found and confirmed points, the candidate's decisions, traps taken off. What
 * the candidate has claimed in the self-check stands unless a dispute about it was decided otherwise.
 */
export function judgedScore(
  { points, traps }: MergedJudgement,
  disputes: Decisions,
  word: OwnWord = noWord,
): JudgedScore {
  const decisions = withWord(disputes, word);
  const credits = points.map((point) => withHalf(creditOf(point, decisions), word));
  const standing = traps.filter((trap) => decisions.get(trap.key) ?? trap.asserted);
  const openTraps = traps.filter((trap) => isOpen(trap, decisions));
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const percent = (credit: (point: JudgedPoint, settled: PointCredit) => number): number => {
    const sum = points.reduce((all, point, i) => {
      const settled = credits[i];
      return settled === undefined ? all : all + point.weight * credit(point, settled);
    }, 0);
    return total === 0 ? 0 : (100 * sum) / total;
  };
  const score = percent((_, { credit }) => credit);
  const low = percent((point, { credit }) => (isOpen(point, decisions) ? 0 : credit));
  const high = percent((_, { credit, by }) => (by === undefined ? 1 : credit));
  const less = (value: number, count: number): number => Math.max(0, Math.round(value - trapPenalty * count));
  return {
    score: less(score, standing.length),
    range: [less(low, standing.length + openTraps.length), less(high, standing.length)],
    credits,
    traps: standing.map(({ key }) => key.slice('trap/'.length)),
    open: [...points, ...traps].filter((item) => isOpen(item, decisions)).map(({ key }) => key),
  };
}

/** Decisions on disputes, and before them what the candidate has claimed in the self-check. */
export function withWord(disputes: Decisions, { points, traps }: OwnWord): Decisions {
  const claimed = [...points].flatMap(([id, said]) =>
    said === 'found' ? [[`point/${id}` as const, true] as const] : [],
  );
  const meant = [...traps].map(([id, isMeant]) => [`trap/${id}` as const, isMeant] as const);
  return new Map<CriterionKey, boolean>([...claimed, ...meant, ...disputes]);
}

/** A point that the candidate calls partly made counts by half where the model gives nothing. */
function withHalf(settled: PointCredit, { points }: OwnWord): PointCredit {
  const isHalf = points.get(settled.key.slice('point/'.length)) === 'partial';
  return isHalf && settled.credit === 0 ? { ...settled, credit: 0.5, by: 'you' } : settled;
}

function isOpen(item: JudgedPoint | JudgedTrap, decisions: Decisions): boolean {
  if (decisions.has(item.key)) return false;
  // a trap that only the offline check has found is as open as a disputed one
  const isUnconfirmedTrap = 'asserted' in item && item.offline && item.agreement === 'offline';
  return item.agreement === 'disputed' || isUnconfirmedTrap;
}

function creditOf({ key, weight, status, agreement }: JudgedPoint, decisions: Decisions): PointCredit {
  const decided = decisions.get(key);
  if (decided !== undefined) return { key, weight, credit: decided ? 1 : 0, by: 'you' };
  const found = status === 'found' ? 1 : 0;
  switch (agreement) {
    case 'disputed':
      return { key, weight, credit: found, by: undefined };
    case 'offline':
      // a near miss of the offline check alone is as likely right as wrong
      return {
        key,
        weight,
        credit: found,
        by: found === 1 || status === 'missing' ? 'heuristic' : undefined,
      };
    case 'confirmed':
    case 'model': {
      const credit = status === 'partial' ? 0.5 : found;
      return { key, weight, credit, by: agreement === 'model' ? 'model' : 'both' };
    }
  }
}
