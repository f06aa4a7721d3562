import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ItemKey } from '../../../../src/core/content/items';
import { type ProgressEvent, type Rating, ratings } from '../../../../src/core/progress/events';
import type { Due } from '../../../../src/core/scheduling/card';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { dayMs, event, hourMs, plain, review, start, undo } from './builders';
// last: what importing it does to Date.prototype is undone by our own import of it
import { createEmptyCard, fsrs, Rating as Grade, StrategyMode } from 'ts-fsrs';

const item: ItemKey = 'question/a';
const grades = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const;
const anyRating = fc.constantFrom(...ratings);

/** Ratings with the hours between them. */
const history = fc.array(fc.tuple(anyRating, fc.integer({ min: 0, max: 24 * 40 })), {
  minLength: 1,
  maxLength: 12,
});

function log(pairs: readonly (readonly [Rating, number])[], of = item, device = 'a'): ProgressEvent[] {
  let at = start;
  return pairs.map(([rating, hours]) => review(of, (at += hours * hourMs), rating, device));
}

const intervalOf = (due: Due | undefined): number | undefined =>
  due?.kind === 'day' ? due.interval : undefined;

/** All that a schedule says of an item, without ids that differ between logs. */
const view = (schedule: Schedule, of = item): unknown => {
  const { card, due, leech } = schedule.of(of);
  return { card: { ...card, last: { ...card.last, id: '' } }, due, leech };
};

describe('Schedule', () => {
  it('gives the numbers of ts-fsrs for any history', () => {
    // one step of ten minutes after "again", none otherwise; days in UTC
    const reference = fsrs({ enable_fuzz: false, maximum_interval: 36_500 }).useStrategy(
      StrategyMode.LEARNING_STEPS,
      () => ({ [Grade.Again]: { scheduled_minutes: 10, next_step: 0 } }),
    );
    const settings = { ...plain, dayStartHour: 0, maximumInterval: 36_500 };
    fc.assert(
      fc.property(history, (pairs) => {
        let [at, card] = [start, createEmptyCard(start)];
        const events = pairs.map(([rating, hours]) => {
          at += hours * hourMs;
          card = reference.next(card, at, grades[rating]).card;
          const day = Math.floor(at / dayMs);
          return event(item, at, {
            type: 'review',
            rating,
            source: 'self',
            day,
            offset: 0,
            retention: 0.9,
          });
        });
        const standing = new Schedule(events, settings).of(item);
        assert.equal(standing.card.memory?.stability, card.stability);
        assert.equal(standing.card.memory?.difficulty, card.difficulty);
        assert.equal(standing.card.lapses, card.lapses);
        const expected = card.scheduled_days === 0 ? undefined : card.scheduled_days;
        assert.equal(intervalOf(standing.due), expected);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves Date.prototype as it was', () => {
    assert.deepEqual(Object.keys(Date.prototype), []);
  });

  it('adds up to the same in any order, with duplicates, and event by event', () => {
    const events = [
      ...log([
        ['good', 0],
        ['again', 90],
        ['hard', 1],
      ]),
      event(item, start + 200 * hourMs, { type: 'hint' }),
      event(item, start + 201 * hourMs, { type: 'suspend' }),
    ];
    events.push(undo(events[1]!, start + 300 * hourMs));
    const expected = view(new Schedule(events, plain));
    fc.assert(
      fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 12 }), (shuffled) => {
        assert.deepEqual(view(new Schedule(shuffled, plain)), expected);
        const grown = new Schedule([], plain);
        for (const one of shuffled) grown.add(one);
        assert.deepEqual(view(grown), expected);
        assert.deepEqual(grown.days(), new Schedule(events, plain).days());
      }),
    );
  });

  it('adds up to the same however the logs of two devices interleave', () => {
    fc.assert(
      fc.property(history, history, fc.array(fc.boolean()), (first, second, turns) => {
        const [a, b] = [log(first, item, 'a'), log(second, item, 'b')];
        const expected = view(new Schedule([...a, ...b], plain));
        const merged: ProgressEvent[] = [];
        for (const turn of turns) merged.push(...(turn ? a : b).splice(0, 1));
        assert.deepEqual(view(new Schedule([...merged, ...b, ...a], plain)), expected);
      }),
    );
  });

  it('restores exactly the state before a rating that is undone, and after it when the undo is undone', () => {
    fc.assert(
      fc.property(history, anyRating, (pairs, rating) => {
        const before = log(pairs);
        const last = review(item, before.at(-1)!.at + 50 * hourMs, rating);
        const taken = undo(last, last.at + 1000);
        const again = undo(taken, last.at + 2000, 'b');
        const state = (events: ProgressEvent[]): unknown => {
          const schedule = new Schedule(events, plain);
          return [schedule.of(item), schedule.days()];
        };
        assert.deepEqual(state([...before, last, taken]), state(before));
        assert.deepEqual(state([...before, last, taken, again]), state([...before, last]));
      }),
    );
  });

  it('takes a rating back once when two devices undo it, even with a clock that is behind', () => {
    const [first, second] = log([
      ['good', 0],
      ['again', 100],
    ]);
    const undos = [undo(second!, second!.at - hourMs, 'b'), undo(second!, second!.at + hourMs)];
    assert.deepEqual(
      new Schedule([first!, second!, ...undos], plain).of(item),
      new Schedule([first!], plain).of(item),
    );
  });

  it('survives undos that take back one another', () => {
    const [first] = log([['good', 0]]);
    const a = event(item, start + 1, { type: 'undo', undoes: 'x2' });
    const b = event(item, start + 2, { type: 'undo', undoes: a.id });
    const circle = [{ ...a }, { ...b, id: 'x2' }];
    assert.deepEqual(
      new Schedule([first!, ...circle], plain).of(item),
      new Schedule([first!], plain).of(item),
    );
  });

  it('says beforehand what each rating will do', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 24 * 60 }), anyRating, (pairs, hours, rating) => {
        const schedule = new Schedule(log(pairs), { ...plain, fuzz: true });
        const now = start + pairs.reduce((sum, [, each]) => sum + each, 0) * hourMs + hours * hourMs;
        const promised = schedule.preview(item, now)[rating];
        schedule.add(event(item, now, schedule.review(rating, 'self', now)));
        assert.deepEqual(schedule.of(item).due, promised);
      }),
    );
  });

  it('spreads intervals by item, the same way every time', () => {
    const rated = (of: ItemKey): number | undefined => {
      const events = log(
        [
          ['easy', 0],
          ['good', 24 * 8],
          ['good', 24 * 30],
        ],
        of,
      );
      return intervalOf(new Schedule(events, { ...plain, fuzz: true }).of(of).due);
    };
    const keys = Array.from({ length: 20 }, (_, i): ItemKey => `question/q${i}`);
    const intervals = keys.map(rated);
    assert.ok(new Set(intervals).size > 3);
    assert.deepEqual(keys.map(rated), intervals);
  });

  it('brings a forgotten item back after minutes, and the others after at least a day', () => {
    const schedule = new Schedule(log([['again', 0]]), plain);
    assert.equal(schedule.isDue(item, start + 9 * 60_000), false);
    assert.equal(schedule.isDue(item, start + 10 * 60_000), true);
    const hard = new Schedule(log([['hard', 0]]), plain);
    assert.equal(hard.isDue(item, start + 12 * hourMs), false);
    assert.equal(hard.isDue(item, start + 16 * hourMs), true); // 04:00
  });

  it('counts a changed retention from the next review on', () => {
    const events = log([
      ['good', 0],
      ['good', 72],
    ]);
    const before = new Schedule(events, plain).of(item).due;
    const stricter = new Schedule(events, { ...plain, retention: 0.95 });
    assert.deepEqual(stricter.of(item).due, before);
    const now = start + 30 * dayMs;
    const next = (schedule: Schedule): number => intervalOf(schedule.preview(item, now).good) ?? Number.NaN;
    assert.ok(next(stricter) < next(new Schedule(events, plain)));
  });

  it('keeps to the maximum interval', () => {
    const events = log(Array.from({ length: 8 }, (_, i) => ['easy', i * 24 * 30] as [Rating, number]));
    for (const fuzz of [true, false]) {
      const schedule = new Schedule(events, { ...plain, maximumInterval: 21, fuzz });
      const preview = Object.values(schedule.preview(item, start + 900 * dayMs));
      for (const due of [schedule.of(item).due, ...preview]) assert.ok((intervalOf(due) ?? 1) <= 21);
    }
  });

  it('flags what is forgotten again and again', () => {
    const lapse: [Rating, number][] = [
      ['good', 48],
      ['again', 24 * 9],
    ];
    const events = log([0, 1, 2, 3].flatMap(() => lapse));
    assert.equal(new Schedule(events, { ...plain, leechLapses: 4 }).of(item).leech, true);
    assert.equal(new Schedule(events, { ...plain, leechLapses: 5 }).of(item).leech, false);
  });

  it('leaves out suspended items, and buried ones until tomorrow', () => {
    const [first] = log([['again', 0]]);
    const now = start + hourMs;
    const today = Math.floor((now - 4 * hourMs) / dayMs);
    const schedule = new Schedule([first!, event(item, now, { type: 'bury', day: today })], plain);
    assert.equal(schedule.isDue(item, now), false);
    assert.equal(schedule.isDue(item, now + dayMs), true);
    schedule.add(event(item, now + dayMs, { type: 'suspend' }));
    assert.equal(schedule.isDue(item, now + 2 * dayMs), false);
    schedule.add(event(item, now + 2 * dayMs, { type: 'unsuspend' }));
    assert.equal(schedule.isDue(item, now + 2 * dayMs), true);
  });

  it('keeps the day on which a rating was given when the learner travels', () => {
    const home = { ...plain, zone: 'America/New_York' };
    const late = Date.parse('2026-01-06T03:30:00Z'); // 22:30 on the 5th
    const schedule = new Schedule([], home);
    schedule.add(event(item, late, schedule.review('good', 'self', late)));
    const abroad = schedule.withSettings({ ...home, zone: 'Asia/Tokyo' });
    assert.deepEqual([...abroad.days().keys()], [...schedule.days().keys()]);
    assert.deepEqual(abroad.of(item), schedule.of(item));
  });

  it('stays on the day reached when the learner flies back over the date line', () => {
    const at = Date.parse('2026-01-05T20:00:00Z'); // the 6th in Auckland, the 5th in Honolulu
    const schedule = new Schedule([], { ...plain, zone: 'Pacific/Auckland' });
    schedule.add(event(item, at, schedule.review('good', 'self', at)));
    const back = schedule.withSettings({ ...plain, zone: 'Pacific/Honolulu' });
    assert.equal(back.today(at + 2 * hourMs), schedule.today(at));
    assert.equal(back.today(at + 48 * hourMs), schedule.today(at) + 1);
  });

  it('gives no weight to a recorded day that is nowhere near the time of the record', () => {
    const odd = { ...review(item, start, 'good'), day: 999_999 } as ProgressEvent;
    const due = new Schedule([odd], plain).of(item).due;
    assert.equal(due?.kind === 'day' && due.day - due.interval, Math.floor(start / dayMs));
  });

  it('ignores kinds of events that it does not know', () => {
    const dream = { ...review(item, start, 'good'), type: 'dream' } as unknown as ProgressEvent;
    assert.equal(new Schedule([dream], plain).of(item).card.phase, 'new');
  });

  it('counts a reset item as new', () => {
    const events = [...log([['good', 0]]), event(item, start + dayMs, { type: 'reset' })];
    const schedule = new Schedule(events, plain);
    assert.equal(schedule.of(item).card.phase, 'new');
    assert.equal(schedule.retrievability(item, start + dayMs), undefined);
  });

  it('expects less recall from day to day', () => {
    const schedule = new Schedule(log([['good', 0]]), plain);
    const chances = [0, 1, 5, 30].map((days) => schedule.retrievability(item, start + days * dayMs) ?? 0);
    assert.equal(chances[0], 1);
    assert.deepEqual(
      [...chances].sort((a, b) => b - a),
      chances,
    );
  });
});
