import assert from 'node:assert/strict';
import type { ItemKey } from '../../../../src/core/content/items';
import type { ProgressBody, ProgressEvent } from '../../../../src/core/progress/events';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import type { PracticeSources } from '../../../../src/core/scheduling/choosePractice';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import {
  type PracticeSession,
  restorePractice,
  startPractice,
} from '../../../../src/core/sessions/practiceSession';
import {
  endAtCurrent,
  goOn,
  placeOf,
  skipCurrent,
  takenUp,
  withRecorded,
} from '../../../../src/core/sessions/practiceSteps';
import { dayMs, entry, event, plain, review, start, undo } from '../scheduling/builders';

const minute = 60_000;
const index = [entry('question/a'), entry('kata/b'), entry('question/c')];
const answered: ProgressBody = {
  type: 'answer',
  score: 60,
  scoreRange: [60, 80],
  found: ['p'],
  traps: ['t'],
  text: '',
};
const graded = (passed: number, status: 'passed' | 'failed' | 'compile-error'): ProgressBody => {
  return { type: 'kata', status, passed, total: 4, traps: [] };
};

function sourcesOf(events: ProgressEvent[], now = start): PracticeSources {
  return { index, progress: foldEvents(events), schedule: new Schedule(events, plain), now, seed: '1' };
}

/** A session at its first item. */
function begun(events: ProgressEvent[] = [], now = start): PracticeSession {
  return goOn(startPractice('s', { kind: 'practice' }, '1', now), sourcesOf(events, now));
}

/** A session that has come to the kata. */
function atKata(): PracticeSession {
  let session = begun();
  while (session.current?.key !== 'kata/b') session = goOn(session, sourcesOf([]));
  return session;
}

describe('goOn', () => {
  it('says why the item was chosen, and comes to what is due first', () => {
    const now = start + 9 * dayMs;
    const { current } = begun([review('question/c', start, 'hard')], now);
    assert.equal(current?.key, 'question/c');
    assert.match(current?.why ?? '', /^due, \d days late$/);
  });

  it('passes over an item that was not tried, and ends after the last', () => {
    let session = begun();
    for (let i = 0; i < 3; i++) session = goOn(session, sourcesOf([]));
    assert.equal(session.current, undefined);
    assert.deepEqual(
      session.items.map(({ skipped }) => skipped),
      [true, true, true],
    );
  });
});

describe('withRecorded', () => {
  it('takes an answer as the end of a question, with the points that were missed', () => {
    const session = begun();
    const key = session.current!.key;
    const [item] = withRecorded(session, event(key, start + minute, answered), ['p', 'q']).items;
    assert.deepEqual(item, {
      key,
      spentMs: minute,
      skipped: false,
      score: 60,
      found: ['p'],
      missed: ['q'],
      traps: ['t'],
    });
  });

  it('stays at a kata until it passes', () => {
    const failed = withRecorded(atKata(), event('kata/b', start + 1, graded(1, 'failed')), []);
    assert.deepEqual([failed.items.at(-1)?.score, failed.current?.finished], [25, false]);
    const passed = withRecorded(failed, event('kata/b', start + 2, graded(4, 'passed')), []);
    assert.deepEqual([passed.items.at(-1)?.score, passed.current?.finished], [100, true]);
  });

  it('learns nothing from a kata that does not compile, nor from hints and other items', () => {
    const session = atKata();
    for (const [item, body] of [
      ['kata/b', graded(0, 'compile-error')],
      ['kata/b', { type: 'hint' }],
      ['question/z', answered],
    ] as [ItemKey, ProgressBody][])
      assert.equal(withRecorded(session, event(item, start, body), []), session);
  });

  it('counts a self-rating as the result where nothing else judged', () => {
    const session = begun();
    const key = session.current!.key;
    assert.equal(withRecorded(session, review(key, start, 'hard'), []).items[0]?.score, 50);
    const judged = withRecorded(session, event(key, start, answered), []);
    assert.equal(withRecorded(judged, review(key, start, 'hard'), []).items[0]?.score, 60);
  });

  it('replaces a skipped item that was taken up again', () => {
    const first = begun().current!.key;
    const later = goOn(begun(), sourcesOf([]));
    const session = withRecorded(later, event(first, start, answered), []);
    assert.deepEqual(
      session.items.map(({ key, skipped }) => [key, skipped]),
      [[first, false]],
    );
    assert.equal(session.current?.key, later.current?.key);
  });
});

describe('withRecorded after an undo', () => {
  const cards = [entry('flashcard/a'), entry('flashcard/b'), entry('kata/c')];
  const known = (events: ProgressEvent[]): PracticeSources => ({ ...sourcesOf(events), index: cards });
  const rated = review('flashcard/a', start + minute, 'good');
  const undone = undo(rated, start + 2 * minute);
  const atA = { ...begun(), current: { ...begun().current!, key: 'flashcard/a' as const } };
  const done = withRecorded(atA, rated, []);

  it('is at the card again, and the next rating is its result', () => {
    const back = withRecorded(done, undone, []);
    assert.deepEqual([back.items, back.current?.key, back.current?.finished], [[], 'flashcard/a', false]);
    const again = withRecorded(back, review('flashcard/a', start + 3 * minute, 'hard'), []);
    assert.deepEqual([again.items[0]?.score, again.current?.finished], [50, true]);
  });

  it('goes back from the card after it, which comes later', () => {
    const later = goOn(done, known([rated]));
    assert.notEqual(later.current?.key, 'flashcard/a');
    const back = withRecorded(later, undone, []);
    assert.deepEqual([back.items, back.current?.key], [[], 'flashcard/a']);
    assert.deepEqual(placeOf(back, known([rated, undone])), { done: 0, left: 2 });
  });

  it('stays at a kata that was tried', () => {
    const atC = { ...done, current: { ...done.current!, key: 'kata/c' as const, finished: false } };
    const tried = withRecorded(atC, event('kata/c', start + minute, graded(1, 'failed')), []);
    const back = withRecorded(tried, undone, []);
    assert.deepEqual([back.items.map(({ key }) => key), back.current?.key], [['kata/c'], 'kata/c']);
  });

  it('counts a rating that was taken back and had again', () => {
    const redone = withRecorded(withRecorded(done, undone, []), undo(undone, start + 3 * minute), [], 'good');
    assert.deepEqual([redone.items[0]?.score, redone.current?.finished], [80, true]);
  });

  it('keeps the place of a question, whose answer stands', () => {
    const session = begun();
    const rating = review(session.current!.key, start, 'good');
    const answer = withRecorded(session, rating, []);
    assert.equal(withRecorded(answer, undo(rating, start + 1), []), answer);
  });
});

describe('skipCurrent', () => {
  it('marks what was tried without success, and leaves what is finished', () => {
    const failed = withRecorded(atKata(), event('kata/b', start, graded(1, 'failed')), []);
    const skipped = skipCurrent(failed, start).items.at(-1);
    assert.deepEqual([skipped?.skipped, skipped?.score], [true, 25]);
    const passed = withRecorded(failed, event('kata/b', start, graded(4, 'passed')), []);
    assert.equal(skipCurrent(passed, start), passed);
  });
});

describe('endAtCurrent', () => {
  it('leaves out an item that was only opened', () => {
    assert.deepEqual(endAtCurrent(begun(), start).items, []);
    const tried = withRecorded(atKata(), event('kata/b', start, graded(1, 'failed')), []);
    assert.equal(endAtCurrent(tried, start).items.at(-1)?.key, 'kata/b');
  });
});

describe('placeOf', () => {
  it('counts the item under way once it is finished', () => {
    const session = begun();
    assert.deepEqual(placeOf(session, sourcesOf([])), { done: 0, left: 2 });
    const done = withRecorded(session, event(session.current!.key, start, answered), []);
    assert.deepEqual(placeOf(done, sourcesOf([])), { done: 1, left: 2 });
    assert.deepEqual(placeOf(goOn(done, sourcesOf([])), sourcesOf([])), { done: 1, left: 1 });
  });
});

describe('takenUp', () => {
  it('does not count the time between, and no absence at an item', () => {
    const session = restorePractice(JSON.stringify(begun()))!;
    const again = takenUp(session, start + dayMs);
    const { key } = again.current!;
    const spent = (at: number): number | undefined =>
      withRecorded(again, event(key, at, answered), []).items[0]?.spentMs;
    assert.equal(spent(start + dayMs + minute), minute);
    assert.equal(spent(start + 2 * dayMs), 30 * minute);
  });
});
