import assert from 'node:assert/strict';
import {
  newAttempt,
  parseAttempt,
  withFollowUp,
  withPoint,
  withRating,
  withTrap,
} from '../../../../src/core/practice/attempt';

const previous = { text: 'before', score: 40, found: ['cache'] };

describe('parseAttempt', () => {
  it('reads back what was kept', () => {
    let attempt = newAttempt({ id: 'cold-start', at: 5 }, 'text', previous);
    attempt = withPoint(attempt, 'weights', { said: 'yes', quote: { start: 0, end: 4 } });
    attempt = withRating(withFollowUp(withTrap(attempt, 'network', false), 'warm', 'replay'), {
      id: 'e1',
      by: 'you',
    });
    assert.deepEqual(parseAttempt(JSON.parse(JSON.stringify(attempt))), attempt);
    const taken = withFollowUp(withRating(attempt, undefined), 'warm', undefined);
    assert.deepEqual([taken.followUps, taken.rating], [{}, undefined]);
  });

  it('refuses what is no attempt, and leaves out judgements that are none', () => {
    const kept = { ...newAttempt({ id: 'a', at: 5 }, 'text', undefined) };
    for (const raw of [undefined, 1, {}, { ...kept, formatVersion: 2 }, { ...kept, phase: 'dreaming' }])
      assert.equal(parseAttempt(raw), undefined);
    const odd = { ...kept, selfCheck: { points: { a: { said: 'maybe' } }, traps: { b: 1 } } };
    assert.deepEqual(parseAttempt(odd)?.selfCheck, { points: {}, traps: {} });
  });
});
