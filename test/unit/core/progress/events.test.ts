import assert from 'node:assert/strict';
import { parseEvent } from '../../../../src/core/progress/events';

const record = { formatVersion: 1, id: 'i', at: 1, device: 'd', sequence: 1, item: 'kata/rope' };
const line = (more: object): string => JSON.stringify({ ...record, ...more });
const review = { type: 'review', rating: 'good', source: 'kata', day: 20_000, offset: 60, retention: 0.9 };

describe('parseEvent', () => {
  it('reads every kind of record that it knows', () => {
    for (const body of [
      review,
      { type: 'undo', undoes: 'x' },
      { type: 'suspend' },
      { type: 'bury', day: 3 },
      { type: 'hint' },
      { type: 'drill', seed: 1, given: '1 GB', correct: false },
      { type: 'session', session: {} },
    ])
      assert.deepEqual(parseEvent(line(body)), { ...record, ...body });
  });

  it('lets kinds through that it does not know', () => {
    assert.deepEqual(parseEvent(line({ type: 'dream', of: 'sheep' })), {
      ...record,
      type: 'dream',
      of: 'sheep',
    });
    assert.equal(parseEvent(line({ type: 'review', formatVersion: 2 })), 'newer');
  });

  it('says what is wrong with a record', () => {
    const wrong: [object, RegExp][] = [
      [{ ...review, rating: 'superb' }, /rating: again, hard, good, easy/],
      [{ ...review, retention: 1 }, /retention/],
      [{ ...review, day: 1.5 }, /day and an offset/],
      [{ type: 'undo' }, /names an event/],
      [{ type: 'bury' }, /day/],
      [{ type: 'drill' }, /correct or not/],
      [{ type: 'session', session: null }, /summary/],
    ];
    for (const [body, why] of wrong) assert.throws(() => parseEvent(line(body)), why);
  });
});
