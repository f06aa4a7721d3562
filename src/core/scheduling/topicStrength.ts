import { type IndexEntry, itemKey } from '../content/items';
import { type TopicId, topicIds } from '../content/topics';
import type { Progress } from '../progress/foldEvents';
import type { Schedule } from './schedule';

/** How a topic stands. */
export interface TopicStrength {
  topic: TopicId;
  items: number;
  /** Items with at least one attempt or rating. */
  tried: number;
  /**
   * 0-1: mean over the tried items of latest score times chance of recall now; an item that was tried but
   * never rated counts its score alone. 0 when nothing was tried.
   */
  strength: number;
}

/** The topics that have items, weakest of those tried first; untried topics come last, fullest first. */
export function topicStrengths(
  index: readonly IndexEntry[],
  progress: Progress,
  schedule: Schedule,
  now: number,
): TopicStrength[] {
  const sums = new Map<TopicId, { items: number; tried: number; sum: number }>();
  for (const entry of index) {
    const topic = sums.get(entry.topic) ?? { items: 0, tried: 0, sum: 0 };
    sums.set(entry.topic, topic);
    topic.items++;
    const strength = itemStrength(entry, progress, schedule, now);
    if (strength === undefined) continue;
    topic.tried++;
    topic.sum += strength;
  }
  return topicIds
    .flatMap((topic) => {
      const known = sums.get(topic);
      if (known === undefined) return [];
      const { items, tried, sum } = known;
      return [{ topic, items, tried, strength: tried === 0 ? 0 : sum / tried }];
    })
    .sort(
      (a, b) => Number(a.tried === 0) - Number(b.tried === 0) || a.strength - b.strength || b.items - a.items,
    );
}

/** 0-1; undefined for an item never tried. */
export function itemStrength(
  entry: IndexEntry,
  progress: Progress,
  schedule: Schedule,
  now: number,
): number | undefined {
  const key = itemKey(entry);
  const known = progress.get(key);
  const chance = schedule.retrievability(key, now);
  const score = known === undefined || known.attempts === 0 ? undefined : known.last / 100;
  return score === undefined && chance === undefined ? undefined : (score ?? 1) * (chance ?? 1);
}
