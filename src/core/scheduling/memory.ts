import { restoreDatePrototype } from './datePrototype';
import { FSRSAlgorithm, type FSRSState } from 'ts-fsrs';
import type { ItemKey } from '../content/items';
import { type Rating, ratings } from '../progress/events';

restoreDatePrototype();

/** What FSRS remembers of an item: stability in days, difficulty from 1 to 10. */
export type Memory = Readonly<FSRSState>;

/** What an interval depends on besides the memory. */
export interface IntervalRules {
  retention: number;
  maximumInterval: number;
  fuzz: boolean;
}

const forgetting = new FSRSAlgorithm({});
const algorithms = new Map<string, FSRSAlgorithm>();

/**
 * Memory after a rating.
 * @param before undefined for a new item
 * @param elapsed whole days of the learner since the last review; 0 takes FSRS's same-day formula
 */
export function rate(before: Memory | undefined, elapsed: number, rating: Rating): Memory {
  return forgetting.next_state(before ?? null, elapsed, ratings.indexOf(rating) + 1);
}

/** Chance of recall after a number of days, 0-1. */
export function recallChance(memory: Memory, elapsed: number): number {
  return forgetting.forgetting_curve(elapsed, memory.stability);
}

/**
 * Days until the next review, at least 1, had the item been rated so. Of an item in review the ratings keep
 * their order (hard <= good < easy), as in ts-fsrs.
 * @param reviewed whether the item was in review before, and not new or just forgotten
 * @param count how many reviews the item has with this one; item and count seed the fuzz
 */
export function intervalAfter(
  before: Memory | undefined,
  elapsed: number,
  rating: Rating,
  reviewed: boolean,
  seed: { item: ItemKey; count: number },
  rules: IntervalRules,
): number {
  const algorithm = algorithmFor(rules);
  algorithm.seed = `${seed.item}#${seed.count}`;
  const raw = (as: Rating): number => algorithm.next_interval(rate(before, elapsed, as).stability, elapsed);
  if (!reviewed || rating === 'again') return raw(rating);
  const hard = Math.min(raw('hard'), raw('good'));
  if (rating === 'hard') return hard;
  const good = Math.max(raw('good'), hard + 1);
  return Math.min(rating === 'good' ? good : Math.max(raw('easy'), good + 1), rules.maximumInterval);
}

/** Changing the parameters of an instance is slow, and costs every rating; there are few sets in use. */
function algorithmFor({ retention, maximumInterval, fuzz }: IntervalRules): FSRSAlgorithm {
  const key = `${retention} ${maximumInterval} ${fuzz}`;
  let algorithm = algorithms.get(key);
  if (algorithm === undefined) {
    algorithm = new FSRSAlgorithm({
      request_retention: retention,
      maximum_interval: maximumInterval,
      enable_fuzz: fuzz,
    });
    algorithms.set(key, algorithm);
  }
  return algorithm;
}
