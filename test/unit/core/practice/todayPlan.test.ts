import assert from 'node:assert/strict';
import { planToday, type PlannedItem } from '../../../../src/core/practice/todayPlan';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import type { PracticeSources } from '../../../../src/core/scheduling/choosePractice';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { dayMs, entry, plain, review, start } from '../scheduling/builders';

const index = ['a', 'b', 'c', 'd'].map((id) => entry(`question/${id}`));
const events = [review('question/b', start, 'hard'), review('question/c', start, 'hard')];
const sources: PracticeSources = {
  index,
  progress: foldEvents(events),
  schedule: new Schedule(events, { ...plain, newPerDay: 1, reviewsPerDay: 1 }),
  now: start + 5 * dayMs,
  seed: '1',
};
const ids = (items: PlannedItem[]): string[] => items.map(({ entry: { id } }) => id);

describe('planToday', () => {
  it('keeps to the limits of the day and says what lies beyond', () => {
    const plan = planToday(sources);
    assert.deepEqual([plan.due.length, plan.fresh.length, plan.moreNew], [1, 1, 1]);
    assert.match(plan.due[0]?.why ?? '', /late/);
  });

  it('allows more new items where they were asked for', () => {
    const plan = planToday({ ...sources, newLimit: 2 });
    assert.deepEqual(ids(plan.fresh).sort(), ['a', 'd']);
    assert.equal(plan.moreNew, 0);
  });
});
