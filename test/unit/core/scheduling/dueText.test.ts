import assert from 'node:assert/strict';
import { dueIn, dueWhen } from '../../../../src/core/scheduling/dueText';

const minute = 60_000;
const day = (days: number) => ({ kind: 'day' as const, day: 100 + days, interval: days });
const step = (minutes: number) => ({ kind: 'step' as const, at: minutes * minute });

describe('dueIn', () => {
  it('says how long in one unit', () => {
    const texts = [step(10), day(1), day(3), day(45), day(365), day(913)].map((due) => dueIn(due, 0, 100));
    assert.deepEqual(texts, ['10 min', '1 day', '3 days', '1 month', '1 year', '2.5 years']);
  });
});

describe('dueWhen', () => {
  it('reads within a sentence', () => {
    const texts = [step(10), step(0), day(0), day(1), day(3)].map((due) => dueWhen(due, 0, 100));
    assert.deepEqual(texts, ['in 10 minutes', 'now', 'today', 'tomorrow', 'in 3 days']);
  });
});
