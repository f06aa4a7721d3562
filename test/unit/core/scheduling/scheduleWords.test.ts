import assert from 'node:assert/strict';
import type { ProgressEvent } from '../../../../src/core/progress/events';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import type { PracticeReason } from '../../../../src/core/scheduling/choosePractice';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import {
  minutesText,
  nextDueSummary,
  nextDueText,
  whyText,
} from '../../../../src/core/scheduling/scheduleWords';
import { dayMs, entry, event, hourMs, plain, review, start } from './builders';

const minute = 60_000;
const a = entry('question/a');
const index = [a, entry('question/b')];

function why(reason: PracticeReason, events: ProgressEvent[], now: number): string {
  const schedule = new Schedule(events, plain);
  return whyText({ entry: a, reason }, { index, progress: foldEvents(events), schedule, now, seed: 1 });
}

describe('whyText', () => {
  it('says how late a due item is', () => {
    const events = [review('question/a', start, 'hard')];
    const due = new Schedule(events, plain).of('question/a').due;
    assert.ok(due?.kind === 'day');
    const noon = start + due.interval * dayMs;
    assert.equal(why('due', events, noon), 'due today');
    assert.equal(why('due', events, noon + dayMs), 'due, 1 day late');
    assert.equal(why('due', events, noon + 3 * dayMs), 'due, 3 days late');
  });

  it('says when a forgotten item was forgotten', () => {
    const events = [review('question/a', start, 'again')];
    assert.equal(why('due', events, start + 12 * minute), 'forgotten 12 min ago');
    assert.equal(why('due', events, start + dayMs), 'forgotten yesterday');
    assert.equal(why('due', events, start + 4 * dayMs), 'forgotten 4 days ago');
  });

  it('says what went wrong with a weak item', () => {
    const answer = { type: 'answer' as const, scoreRange: [0, 0] as [number, number], found: [], text: '' };
    assert.equal(
      why('weak', [event('question/a', start, { ...answer, score: 40, traps: [] })], start),
      'weak, 40% last time',
    );
    assert.equal(
      why('weak', [event('question/a', start, { ...answer, score: 90, traps: ['t'] })], start),
      'weak, in a trap last time',
    );
  });
});

describe('nextDueText', () => {
  const text = (events: ProgressEvent[], now = start): string => {
    const schedule = new Schedule(events, plain);
    return nextDueText(schedule.of('question/a'), schedule, now);
  };

  it('counts minutes, then days, then months', () => {
    assert.equal(text([review('question/a', start, 'again')], start + 2 * minute), 'in 8 min');
    assert.equal(text([review('question/a', start, 'again')], start + 20 * minute), 'now');
    assert.equal(text([review('question/a', start, 'hard')]), 'tomorrow');
    assert.match(text([review('question/a', start, 'good')]), /^in \d days$/);
    const mature = [0, 3, 20, 60, 200].map((day) => review('question/a', start + day * dayMs, 'easy'));
    assert.match(text(mature, start + 200 * dayMs), /^in \d+ months$/);
  });

  it('knows new, suspended and buried items', () => {
    assert.equal(text([]), 'not scheduled');
    const rated = review('question/a', start - 9 * dayMs, 'hard');
    assert.equal(text([rated]), 'now');
    assert.equal(text([rated, event('question/a', start, { type: 'suspend' })]), 'suspended');
    const day = Math.floor((start - 4 * hourMs) / dayMs);
    assert.equal(text([rated, event('question/a', start, { type: 'bury', day })]), 'tomorrow');
  });
});

describe('nextDueSummary', () => {
  it('names what comes back today before what comes on a later day', () => {
    const later = review('question/b', start, 'hard');
    const of = (events: ProgressEvent[]): string | undefined =>
      nextDueSummary(index, new Schedule(events, plain), start + minute);
    assert.equal(of([]), undefined);
    assert.equal(of([later]), '1 item tomorrow');
    assert.equal(of([later, review('question/a', start, 'again')]), '1 item in 9 min');
  });
});

describe('minutesText', () => {
  it('rounds up to minutes and splits hours', () => {
    assert.deepEqual([0, 61_000, hourMs, 80 * minute].map(minutesText), [
      '1 min',
      '2 min',
      '1 h',
      '1 h 20 min',
    ]);
  });
});
