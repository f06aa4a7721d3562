import type { ItemKey } from '../content/items';
import type { ProgressEvent } from '../progress/events';
import { liveEvents, orderEvents } from '../progress/liveEvents';

/** One thing that the learner has handed in, as it was. */
export interface PastAttempt {
  id: string;
  at: number;
  /** The answer or the program. */
  text: string;
  /** `62%`, `solved`, `3 of 7 cases`. */
  outcome: string;
  /** Ids of known mistakes that were found in it. */
  traps: string[];
}

/** The attempts at an item whose text was kept, latest first; the same text twice in a row counts once. */
export function pastAttempts(item: ItemKey, events: Iterable<ProgressEvent>): PastAttempt[] {
  const own = [...events].filter((event) => event.item === item);
  const attempts: PastAttempt[] = [];
  for (const event of liveEvents(orderEvents(own))) {
    const last = attempts.at(-1);
    if (event.type === 'answer') {
      const { id, at, text, score, traps } = event;
      attempts.push({ id, at, text, outcome: `${score}%`, traps });
    } else if (event.type === 'selfCheck' && last !== undefined) {
      last.outcome = `${event.score}%, checked by you`;
      last.traps = event.traps;
    } else if (event.type === 'kata' && event.code !== undefined) {
      const { id, at, code: text, status, passed, total, traps } = event;
      const outcome = status === 'passed' ? 'solved' : total === 0 ? status : `${passed} of ${total} cases`;
      attempts.push({ id, at, text, outcome, traps });
    }
  }
  return attempts.filter(({ text }, i) => text !== attempts[i + 1]?.text).reverse();
}
