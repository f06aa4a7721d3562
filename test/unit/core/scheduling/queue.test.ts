import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type IndexEntry, type ItemKey, itemKey } from '../../../../src/core/content/items';
import { type ProgressEvent, ratings } from '../../../../src/core/progress/events';
import { streak } from '../../../../src/core/scheduling/practiceDays';
import {
  budget,
  dueEntries,
  dueToday,
  forecast,
  newEntries,
  nextChange,
} from '../../../../src/core/scheduling/queue';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { dayMs, entry, event, hourMs, plain, review, start } from './builders';

const ids = (entries: IndexEntry[]): string[] => entries.map(({ id }) => id);
const bank = ['a', 'b', 'c', 'd', 'e'].map((id) => entry(`question/${id}`));
const anyLog = fc
  .array(fc.tuple(fc.constantFrom(...bank), fc.constantFrom(...ratings), fc.integer({ min: 0, max: 1000 })), {
    maxLength: 30,
  })
  .map((rows) => rows.map(([of, rating, hours]) => review(itemKey(of), start + hours * hourMs, rating)));

describe('dueEntries', () => {
  it('puts the most overdue in relation to its interval first', () => {
    const events = [0, 3, 20, 60].map((day) => review('question/a', start + day * dayMs, 'good'));
    const schedule = new Schedule(events, plain);
    const due = schedule.of('question/a').due;
    assert.ok(due?.kind === 'day' && due.interval > 50);
    const now = (due.day + 5) * dayMs + 12 * hourMs; // five days late of more than fifty
    schedule.add(review('question/b', now - 5 * dayMs, 'good')); // three days late of two
    assert.deepEqual(ids(dueEntries(bank, schedule, now)), ['b', 'a']);
  });

  it('is a permutation of the items that are due, in whatever order the bank is', () => {
    fc.assert(
      fc.property(
        anyLog,
        fc.shuffledSubarray(bank, { minLength: 5 }),
        fc.integer({ min: 0, max: 90 }),
        (events, shuffled, day) => {
          const [schedule, now] = [new Schedule(events, plain), start + 1001 * hourMs + day * dayMs];
          const due = ids(dueEntries(shuffled, schedule, now));
          const expected = bank.filter((one) => schedule.isDue(itemKey(one), now));
          assert.deepEqual([...due].sort(), ids(expected));
          assert.deepEqual(due, ids(dueEntries(bank, schedule, now)));
        },
      ),
    );
  });
});

describe('dueToday', () => {
  it('ends at the limit of reviews, without counting what was begun today', () => {
    const keys = bank.map(itemKey);
    const events = keys.map((key) => review(key, start, 'good'));
    const now = start + 5 * dayMs;
    const schedule = new Schedule(events, { ...plain, reviewsPerDay: 3 });
    assert.equal(dueToday(bank, schedule, now).length, 3);
    const [first] = dueToday(bank, schedule, now);
    schedule.add(review(itemKey(first!), now, 'again'));
    const later = dueToday(bank, schedule, now + 11 * 60_000);
    assert.equal(later.length, 3);
    assert.ok(later.includes(first!));
  });
});

describe('budget', () => {
  it('shrinks with what was done today and is whole again at the hour of the new day', () => {
    const settings = { ...plain, zone: 'Europe/Berlin', newPerDay: 2, reviewsPerDay: 5 };
    const schedule = new Schedule([], settings);
    const evening = Date.parse('2026-03-28T22:00:00Z'); // the night in which clocks go forward
    for (const [i, key] of (['question/a', 'question/b'] as ItemKey[]).entries())
      schedule.add(event(key, evening + i, schedule.review('good', 'self', evening + i)));
    assert.deepEqual(budget(schedule, evening + hourMs), { reviews: 5, introductions: 0 });
    const morning = Date.parse('2026-03-29T02:00:00Z'); // 04:00 summer time
    assert.equal(budget(schedule, morning - 1).introductions, 0);
    assert.equal(budget(schedule, morning).introductions, 2);
  });
});

describe('newEntries', () => {
  it('lists what was never rated and is not set aside', () => {
    const events = [
      review('question/a', start, 'good'),
      event('question/b', start, { type: 'suspend' }),
      event('question/c', start, { type: 'hint' }),
    ];
    assert.deepEqual(ids(newEntries(bank, new Schedule(events, plain), start)), ['c', 'd', 'e']);
  });
});

describe('forecast', () => {
  it('counts every item once, overdue ones today', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const schedule = new Schedule(events, plain);
        const now = start + 1001 * hourMs;
        const rated = bank.filter((one) => schedule.of(itemKey(one)).due !== undefined);
        const counts = forecast(bank.map(itemKey), schedule, now, 400);
        assert.equal(
          counts.reduce((sum, count) => sum + count, 0),
          rated.length,
        );
      }),
    );
  });

  it('moves buried items to tomorrow and leaves out suspended ones', () => {
    const today = Math.floor((start - 4 * hourMs) / dayMs);
    const events: ProgressEvent[] = [
      review('question/a', start - 9 * dayMs, 'good'),
      event('question/a', start, { type: 'bury', day: today }),
      review('question/b', start - 9 * dayMs, 'good'),
      event('question/b', start, { type: 'suspend' }),
      review('question/c', start, 'good'),
    ];
    const schedule = new Schedule(events, plain);
    assert.deepEqual(
      forecast(['question/a', 'question/b', 'question/c', 'question/d'], schedule, start, 4),
      [0, 1, 1, 0],
    );
  });
});

describe('nextChange', () => {
  it('is when a forgotten item comes back, or the start of the next day', () => {
    const schedule = new Schedule([], plain);
    assert.equal(nextChange(schedule, start), start + 16 * hourMs);
    schedule.add(review('question/a', start, 'again'));
    assert.equal(nextChange(schedule, start), start + 10 * 60_000);
  });
});

describe('streak', () => {
  const practised = (...rows: [iso: string, zone: string][]): Schedule => {
    let schedule = new Schedule([], plain);
    for (const [iso, zone] of rows) {
      schedule = schedule.withSettings({ ...plain, zone });
      const at = Date.parse(iso);
      schedule.add(event('question/a', at, schedule.review('good', 'self', at)));
    }
    return schedule;
  };
  const length = (schedule: Schedule, iso: string): number =>
    streak(schedule.days(), schedule.today(Date.parse(iso)));

  it('counts days in a row and outlasts a day that has only begun', () => {
    const schedule = practised(
      ['2026-01-03T12:00Z', 'UTC'],
      ['2026-01-05T12:00Z', 'UTC'],
      ['2026-01-06T12:00Z', 'UTC'],
    );
    assert.equal(length(schedule, '2026-01-06T20:00Z'), 2);
    assert.equal(length(schedule, '2026-01-07T20:00Z'), 2);
    assert.equal(length(schedule, '2026-01-08T20:00Z'), 0);
  });

  it('is not broken by the date that a flight over the date line leaves out', () => {
    const schedule = practised(
      ['2026-01-06T06:00Z', 'Pacific/Honolulu'], // the 5th
      ['2026-01-06T20:00Z', 'Pacific/Auckland'], // the 7th
    );
    assert.equal(length(schedule, '2026-01-06T21:00Z'), 2);
  });
});
