import { splitSentences } from '../answers/sentences';
import { tokenize } from '../answers/tokens';
import type { SelfCheckResult } from '../progress/events';
import type { PointJudgement, SelfCheckItem, SelfCheckView } from '../../protocol/answerMessages';
import type { ResolvedAnswer, SelfCheck } from './resolvedAnswer';

const kinds = { partial: 'near', check: 'opposite', missing: 'missing' } as const;
const order: readonly SelfCheckItem['kind'][] = ['near', 'opposite', 'missing'];

/** What the candidate is asked about: near misses first, then by weight. Traps are asked about beside. */
export function selfCheckView(answer: string, { points }: ResolvedAnswer, check: SelfCheck): SelfCheckView {
  const items = points.flatMap(({ id, claim, weight, asked }, index): SelfCheckItem[] => {
    if (asked === undefined) return [];
    const { status, evidence } = asked;
    const item = { id, number: index + 1, claim, weight, kind: kinds[status], evidence };
    const judgement = check.points[id];
    return [judgement === undefined ? item : { ...item, judgement }];
  });
  items.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.weight - a.weight);
  const sentences = splitSentences(answer, tokenize(answer)).map(({ start, end }) => ({ start, end }));
  return { items, sentences };
}

/** Whether there is anything to ask. */
export function hasQuestions({ points, traps }: ResolvedAnswer): boolean {
  return traps.length > 0 || points.some(({ asked }) => asked !== undefined);
}

/**
 * The self-check as it is once the candidate says that it is done: what was left at "no" is a no. What may say
 * the opposite stays open until it is decided, and so does a "yes" without its sentence.
 */
export function finishedCheck({ points }: ResolvedAnswer, check: SelfCheck): SelfCheck {
  const decided: Record<string, PointJudgement> = { ...check.points };
  for (const { id, asked } of points) {
    if (asked !== undefined && asked.status !== 'check') decided[id] ??= { said: 'no' };
  }
  return { ...check, points: decided };
}

/** Whether the candidate has said anything at all. */
export function isJudged({ points, traps }: SelfCheck): boolean {
  return Object.keys(points).length + Object.keys(traps).length > 0;
}

/** What is written down of a check. A trap that was neither confirmed nor denied stays one. */
export function checkResult({ score, points, traps }: ResolvedAnswer): Omit<SelfCheckResult, 'type'> {
  const withCredit = (credit: number): string[] =>
    points.filter((point) => point.credit === credit).map(({ id }) => id);
  const standing = traps.filter((trap) => trap.standing !== 'denied').map(({ id }) => id);
  return { score, found: withCredit(1), partly: withCredit(0.5), traps: standing };
}
