import assert from 'node:assert/strict';
import { itemKey } from '../../../../src/core/content/items';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { planWeek } from '../../../../src/core/sessions/weekPlan';
import { dayMs, entry, plain, review, start } from '../scheduling/builders';

const bank = Array.from({ length: 9 }, (_, i) => entry(`question/q${i}`));

describe('planWeek', () => {
  it('moves what the limit of reviews leaves over to the next day', () => {
    const events = bank.map((one) => review(itemKey(one), start, 'good'));
    const schedule = new Schedule(events, { ...plain, reviewsPerDay: 4 });
    const week = planWeek({
      index: bank,
      progress: foldEvents(events),
      schedule,
      now: start + 3 * dayMs,
      seed: 1,
    });
    assert.deepEqual(
      week.map(({ reviews }) => reviews.length),
      [4, 4, 1, 0, 0, 0, 0],
    );
  });

  it('spreads new items by their limit, less what was begun today', () => {
    const events = [review('question/q0', start, 'good')];
    const schedule = new Schedule(events, { ...plain, newPerDay: 3 });
    const week = planWeek({ index: bank, progress: foldEvents(events), schedule, now: start, seed: 1 });
    assert.deepEqual(
      week.map(({ extra }) => extra.length),
      [2, 3, 3, 0, 0, 0, 0],
    );
    assert.deepEqual(
      week.map(({ minutes }) => minutes),
      [10, 15, 20, 0, 0, 0, 0], // q0 comes back on the third day
    );
  });
});
