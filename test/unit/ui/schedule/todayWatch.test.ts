import assert from 'node:assert/strict';
import type { TodayPlan } from '../../../../src/core/practice/todayPlan';
import type { ProgressEvent } from '../../../../src/core/progress/events';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import { dayStart } from '../../../../src/core/scheduling/learnerDay';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { TodayWatch } from '../../../../src/ui/schedule/todayWatch';
import { ManualTimers } from '../../../helpers/manualTimers';
import { dayMs, entry, plain, review, start } from '../../core/scheduling/builders';

const minute = 60_000;
const index = [entry('question/a'), entry('question/b')];

/** A clock, timers that go with it, and a watch over the items rated in `events`. */
function watch(events: ProgressEvent[]) {
  const timers = new ManualTimers();
  let now = start;
  let listener: () => void = () => undefined;
  const failures: unknown[] = [];
  const basis = {
    fails: false,
    sources: () =>
      basis.fails
        ? Promise.reject(new Error('unreadable'))
        : Promise.resolve({
            index,
            progress: foldEvents(events),
            schedule: new Schedule(events, plain),
            now,
            seed: '1',
          }),
    onDidChange: (added: () => void) => {
      listener = added;
      return { dispose: () => undefined };
    },
  };
  const today = new TodayWatch(
    basis,
    timers,
    () => now,
    (error) => failures.push(error),
  );
  const plans: TodayPlan[] = [];
  today.onDidChange((plan) => plans.push(plan));
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ today, plans, failures, basis },
    change: async (): Promise<void> => {
      listener();
      await settled();
    },
    changeTwice: async (): Promise<void> => {
      listener();
      listener();
      await settled();
    },
    pass: async (ms: number): Promise<void> => {
      for (let left = ms; left > 0; left -= minute) {
        now += minute;
        timers.advance(minute);
      }
      await settled();
    },
  };
}

describe('TodayWatch', () => {
  it('counts an item again when its time has come', async () => {
    const { change, pass, plans } = watch([review('question/a', start, 'again')]);
    await change();
    assert.equal(plans.at(-1)?.due.length, 0);
    await pass(9 * minute);
    assert.equal(plans.length, 1);
    await pass(minute);
    assert.equal(plans.at(-1)?.due.length, 1);
  });

  it('counts anew when the day of the learner begins, and not on the way there', async () => {
    const { change, pass, plans } = watch([review('question/a', start - 3 * dayMs, 'good')]);
    await change();
    const tomorrow = dayStart(Math.floor(start / dayMs) + 1, plain.zone, plain.dayStartHour);
    await pass(tomorrow - start - minute);
    assert.equal(plans.length, 1);
    await pass(minute);
    assert.equal(plans.length, 2);
  });

  it('counts changes that come together once', async () => {
    const { changeTwice, plans } = watch([]);
    await changeTwice();
    assert.equal(plans.length, 1);
  });

  it('keeps the plan when a new one cannot be made', async () => {
    const { change, basis, failures, today } = watch([]);
    await change();
    const before = today.plan;
    basis.fails = true;
    await change();
    assert.deepEqual([today.plan, failures.length], [before, 1]);
    basis.fails = false;
    await change();
    assert.notEqual(today.plan, before);
  });

  it('is quiet once disposed', async () => {
    const { change, pass, plans, today } = watch([review('question/a', start, 'again')]);
    await change();
    today.dispose();
    await pass(20 * minute);
    assert.equal(plans.length, 1);
  });
});
