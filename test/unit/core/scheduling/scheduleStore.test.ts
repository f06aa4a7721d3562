import assert from 'node:assert/strict';
import { ProgressStore } from '../../../../src/core/progress/progressStore';
import { ScheduleStore } from '../../../../src/core/scheduling/scheduleStore';
import { dayMs, plain, start } from './builders';
import { MemoryLog } from '../../../helpers/memoryLog';

describe('ScheduleStore', () => {
  const log = new MemoryLog();
  let now = start;
  const open = (): { store: ProgressStore; schedules: ScheduleStore } => {
    const store = new ProgressStore(
      log,
      () => assert.fail(),
      () => now,
    );
    return { store, schedules: new ScheduleStore(store, plain, () => now) };
  };
  beforeEach(() => {
    log.events.length = 0;
    now = start;
  });

  it('rates, takes back and rates again, and is the same after a restart', async () => {
    const { schedules } = open();
    await schedules.rate('kata/a', 'good', 'kata');
    now += 1000;
    await schedules.rate('kata/b', 'again', 'kata');
    assert.equal((await schedules.undoLastRating())?.item, 'kata/b');
    assert.equal(schedules.schedule.of('kata/b').card.phase, 'new');
    assert.equal((await schedules.undoLastRating())?.item, 'kata/a');
    assert.equal(await schedules.undoLastRating(), undefined);
    now += 1000;
    await schedules.rate('kata/a', 'easy', 'kata');
    const restarted = open();
    await restarted.store.load();
    for (const key of ['kata/a', 'kata/b'] as const)
      assert.deepEqual(restarted.schedules.schedule.of(key), schedules.schedule.of(key));
  });

  it('takes back its own undo', async () => {
    const { schedules } = open();
    await schedules.rate('kata/a', 'good', 'kata');
    const before = schedules.schedule.of('kata/a');
    const undone = await schedules.undoLastRating();
    assert.equal(undone?.rating, 'good');
    assert.equal(schedules.schedule.of('kata/a').card.phase, 'new');
    await schedules.redoRating(undone);
    assert.deepEqual(schedules.schedule.of('kata/a'), before);
  });

  it('makes an item new again and keeps it suspended', async () => {
    const { schedules } = open();
    await schedules.rate('kata/a', 'good', 'kata');
    await schedules.suspend('kata/a', true);
    await schedules.reset('kata/a');
    const { phase, suspended } = schedules.schedule.of('kata/a').card;
    assert.deepEqual([phase, suspended], ['new', true]);
  });

  it('counts what was recorded before the schedule was first asked for', async () => {
    const { store, schedules } = open();
    await store.record('kata/a', { type: 'hint' });
    assert.equal(schedules.schedule.of('kata/a').card.tries.hints, 1);
  });

  it('takes back one rating of an item, and only while it is the latest', async () => {
    const { schedules } = open();
    const first = await schedules.rate('question/a', 'good', 'answer');
    const before = schedules.schedule.preview('question/a', now, first.id);
    assert.notDeepEqual(before, schedules.schedule.preview('question/a', now));
    now += 1000;
    const second = await schedules.rate('question/a', 'hard', 'self');
    now = start;
    assert.equal(await schedules.undoRating('question/a', first.id), false);
    assert.equal(await schedules.undoRating('question/a', second.id), true);
    assert.equal(await schedules.undoRating('question/a', first.id), true);
    assert.deepEqual(schedules.schedule.preview('question/a', now), before);
  });

  it('suspends, buries and brings back', async () => {
    const { schedules } = open();
    await schedules.rate('kata/a', 'good', 'kata');
    await schedules.bury('kata/a');
    await schedules.suspend('kata/a', true);
    now += 30 * dayMs;
    assert.equal(schedules.schedule.isDue('kata/a', now), false);
    await schedules.suspend('kata/a', false);
    assert.equal(schedules.schedule.isDue('kata/a', now), true);
  });

  it('tells of every change, and follows settings', async () => {
    const { schedules } = open();
    let changes = 0;
    schedules.onDidChange(() => changes++);
    await schedules.rate('kata/a', 'good', 'kata');
    schedules.configure({ ...plain, leechLapses: 1, zone: 'Asia/Tokyo' });
    assert.equal(changes, 2);
    assert.equal(schedules.schedule.settings.zone, 'Asia/Tokyo');
    assert.equal(schedules.schedule.of('kata/a').card.reviews, 1);
    schedules.dispose();
    await schedules.rate('kata/a', 'good', 'kata');
    assert.equal(changes, 2);
  });
});
