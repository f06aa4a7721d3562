import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ProgressBody, ProgressEvent } from '../../../../src/core/progress/events';
import { foldEvents } from '../../../../src/core/progress/foldEvents';
import { liveEvents, orderEvents } from '../../../../src/core/progress/liveEvents';

const event = (
  id: string,
  at: number,
  body: ProgressBody = { type: 'reveal' },
  item: ProgressEvent['item'] = 'kata/a',
): ProgressEvent => {
  return { formatVersion: 1, id, at, device: `d${at % 2}`, sequence: at, item, ...body };
};
const undo = (id: string, at: number, undoes: string, item?: ProgressEvent['item']): ProgressEvent =>
  event(id, at, { type: 'undo', undoes }, item);
const ids = (events: readonly ProgressEvent[]): string[] => events.map(({ id }) => id);

describe('liveEvents', () => {
  it('leaves out what was taken back, and brings back what was taken back twice over', () => {
    const log = [event('a', 1), event('b', 2), undo('u', 3, 'b')];
    assert.deepEqual(ids(liveEvents(log)), ['a']);
    assert.deepEqual(ids(liveEvents([...log, undo('v', 4, 'u')])), ['a', 'b']);
    assert.deepEqual(ids(liveEvents([...log, undo('v', 4, 'u'), undo('w', 5, 'v')])), ['a']);
  });

  it('ignores an undo that names another item, or nothing that is there', () => {
    const log = [event('a', 1), undo('u', 2, 'a', 'kata/b'), undo('v', 3, 'gone')];
    assert.deepEqual(ids(liveEvents(log)), ['a']);
  });

  it('is the same for any order of the log and ends for any undos at all', () => {
    const links = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(links, fc.gen(), (rows, gen) => {
        const log = rows.map(([target, isUndo], i) =>
          isUndo ? undo(`e${i}`, i, `e${target}`) : event(`e${i}`, i),
        );
        const expected = ids(liveEvents(orderEvents(log)));
        const shuffled = gen(fc.shuffledSubarray, log, { minLength: log.length });
        assert.deepEqual(ids(liveEvents(orderEvents(shuffled))), expected);
      }),
    );
  });
});

describe('foldEvents', () => {
  it('forgets an attempt that was taken back', () => {
    const attempt = event('a', 1, { type: 'drill', seed: 1, given: '2', correct: true });
    assert.equal(foldEvents([attempt]).get('kata/a')?.status, 'solved');
    assert.equal(foldEvents([attempt, undo('u', 2, 'a')]).get('kata/a'), undefined);
  });

  it('counts a self-rating as an attempt where nothing else judges, and any other rating as none', () => {
    const rated = (item: 'flashcard/a' | 'kata/a', source: 'self' | 'answer'): unknown[] => {
      const review = event(source, 1, {
        type: 'review',
        rating: 'good',
        source,
        day: 0,
        offset: 0,
        retention: 0.9,
      });
      const known = foldEvents([{ ...review, item }]).get(item);
      return [known?.attempts, known?.last, known?.status];
    };
    assert.deepEqual(rated('flashcard/a', 'self'), [1, 80, 'solved']);
    assert.deepEqual(rated('kata/a', 'self'), [0, 0, 'new']);
    assert.deepEqual(rated('kata/a', 'answer'), [0, 0, 'new']);
  });

  it('starts anew after a reset', () => {
    const attempt = event('a', 1, { type: 'drill', seed: 1, given: '2', correct: true });
    assert.equal(foldEvents([attempt, event('r', 2, { type: 'reset' })]).get('kata/a')?.attempts, 0);
  });
});
