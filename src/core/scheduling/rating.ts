import type { GradeStatus } from '../katas/gradeReport';
import type { Rating } from '../progress/events';
import { solvedScore } from '../progress/foldEvents';
import type { Card } from './card';

/** Shares of a question's points, in percent, from which an answer rates so. */
export const answerBands = { easy: 90, good: solvedScore, hard: 50 } as const;

/** How long after a look at the solution a pass proves little: it may have been copied. */
const revealMs = 6 * 3_600_000;

/** What a rating depends on besides the result; see `Schedule.ratingContext`. */
export interface RatingContext {
  /** As it was before the result was recorded. */
  card: Card;
  /** New items count as due. */
  isDue: boolean;
  ratedToday: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * What a kata's grade says of recall: passed at the first attempt `easy`, after failures `good`, after hints
 * or soon after a look at the solution `hard`. A failure is not a rating yet, since the learner goes on
 * trying; giving up is (see `rateReveal`).
 * @returns undefined when the grade is no reason to rate
 */
export function rateKata(status: GradeStatus, context: RatingContext): Rating | undefined {
  if (status !== 'passed') return undefined;
  const { tries } = context.card;
  const rating = wasShown(context) || tries.hints > 0 ? 'hard' : tries.failures > 0 ? 'good' : 'easy';
  return unlessRepeated(rating, context);
}

/**
 * What a question's resolved score (0-100, after the self-check) says of recall: bands of `answerBands`; an
 * answer that asserts a trap, or that was written soon after a look at the model answer, is `hard` at best.
 */
export function rateAnswer(
  score: number,
  traps: readonly string[],
  context: RatingContext,
): Rating | undefined {
  const { easy, good, hard } = answerBands;
  const band = score >= easy ? 'easy' : score >= good ? 'good' : score >= hard ? 'hard' : 'again';
  const capped = band !== 'again' && (traps.length > 0 || wasShown(context)) ? 'hard' : band;
  return unlessRepeated(capped, context);
}

/**
 * What a drill's result says of recall: right at once `good` (the numbers are new every time, so `easy` is
 * left to the learner), right after a slip `hard`, a classic wrong result `again`. One slip is free: only the
 * second plain miss in a row is `again`.
 */
export function rateDrill(
  result: { correct: boolean; misconception?: string },
  context: RatingContext,
): Rating | undefined {
  const { tries } = context.card;
  if (result.correct) {
    const helped = wasShown(context) || tries.hints > 0 || tries.failures > 0;
    return unlessRepeated(helped ? 'hard' : 'good', context);
  }
  return result.misconception !== undefined || tries.failures > 0 ? 'again' : undefined;
}

/**
 * Looking at the solution or the model answer before the item was passed means that it was not recalled.
 * Looking after it was rated is reading, and rates nothing.
 */
export function rateReveal(context: RatingContext): Rating | undefined {
  return context.isDue ? 'again' : undefined;
}

/** Once rated, an item that is not due rates no better by being done again the same day. */
function unlessRepeated(rating: Rating, { isDue, ratedToday }: RatingContext): Rating | undefined {
  return rating === 'again' || isDue || !ratedToday ? rating : undefined;
}

function wasShown({ card: { revealedAt }, now }: RatingContext): boolean {
  return revealedAt !== undefined && now - revealedAt < revealMs;
}
