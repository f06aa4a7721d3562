import { type IndexEntry, itemKey } from '../content/items';
import { isAside } from '../scheduling/card';
import { choosePractice, type PracticeSources } from '../scheduling/choosePractice';
import { seededRandom, shuffled } from '../scheduling/seededRandom';
import { duration } from '../sessions/debriefText';
import type * as drillPractice from './drillPractice';

/** How many drills a round has, and the time for all of them: about what a back-of-the-envelope estimate takes. */
export const roundLength = 5;
export const roundMs = 5 * 60_000;

/** One drill of a round, as it is asked and once it is answered. */
export interface Shot {
  id: string;
  title: string;
  seed: number;
  /** What was typed; undefined when it was passed, or time ran out. */
  given?: string;
  correct: boolean;
  /** How long it was open, in ms. */
  ms: number;
}

export interface RoundResult {
  right: number;
  of: number;
  /** Time taken for all shots, in ms. */
  ms: number;
}

/**
 * The drills of a round: what is due first, then what went wrong, then new ones (a round is not held to the
 * day's limit: the learner has asked for it), then any other that is not set aside.
 */
export function chooseRound(sources: PracticeSources): IndexEntry[] {
  const { schedule, now, seed } = sources;
  const index = sources.index.filter(({ kind }) => kind === 'drill');
  const first = choosePractice({ ...sources, index, newLimit: index.length }).map(({ entry }) => entry);
  const today = schedule.today(now);
  const others = index.filter(
    (entry) => !first.includes(entry) && !isAside(schedule.of(itemKey(entry)).card, today),
  );
  return [...first, ...shuffled(others, seededRandom(`${seed} quick-fire`))].slice(0, roundLength);
}

export function roundResult(shots: readonly Shot[]): RoundResult {
  return {
    right: shots.filter(({ correct }) => correct).length,
    of: shots.length,
    ms: shots.reduce((sum, { ms }) => sum + ms, 0),
  };
}

/** More right, or as many in less time. */
export function isBetter(round: RoundResult, best: RoundResult | undefined): boolean {
  if (round.right === 0) return false;
  return best === undefined || round.right > best.right || (round.right === best.right && round.ms < best.ms);
}

/** `3 of 5 right in 2:41`. */
export function roundText({ right, of, ms }: RoundResult): string {
  return `${right} of ${of} right in ${duration(ms)}`;
}

/** What became of a shot, as a sentence or two. */
export function shotText(
  { id, seed, given }: Shot,
  drills: Pick<typeof drillPractice, 'answerDrill'>,
): string {
  const answered = drills.answerDrill(id, seed, given ?? '1');
  if (answered === undefined || 'problem' in answered) return '';
  const { expected, why, correct } = answered.result;
  if (given === undefined) return `Not answered; ${expected} was right.`;
  if (correct) return `You said ${given}. Right: ${expected}.`;
  return `You said ${given}; expected ${expected}.${why === undefined ? '' : ` ${why}`}`;
}
