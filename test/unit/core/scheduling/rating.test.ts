import assert from 'node:assert/strict';
import type { ItemKey } from '../../../../src/core/content/items';
import type { ProgressEvent, Rating } from '../../../../src/core/progress/events';
import {
  rateAnswer,
  rateDrill,
  rateKata,
  rateReveal,
  type RatingContext,
} from '../../../../src/core/scheduling/rating';
import { Schedule } from '../../../../src/core/scheduling/schedule';
import { dayMs, event, hourMs, plain, review, start } from './builders';

const kata: ItemKey = 'kata/rope';
const now = start + 2 * hourMs;
const context = (events: ProgressEvent[], at = now): RatingContext =>
  new Schedule(events, plain).ratingContext(kata, at);
const failure = (more: { automatic?: boolean; status?: 'failed' | 'compile-error' } = {}): ProgressEvent =>
  event(kata, start, { type: 'kata', status: 'failed', passed: 1, total: 4, traps: [], ...more });
const hint = event(kata, start, { type: 'hint' });
const reveal = event(kata, start, { type: 'reveal' });

describe('rateKata', () => {
  const pass = (...events: ProgressEvent[]): Rating | undefined => rateKata('passed', context(events));

  it('rates a pass by what it took', () => {
    assert.deepEqual([pass(), pass(failure()), pass(failure(), hint)], ['easy', 'good', 'hard']);
  });

  it('does not count what did not compile or was graded while typing', () => {
    assert.equal(pass(failure({ status: 'compile-error' }), failure({ automatic: true })), 'easy');
  });

  it('forgets earlier failures once the item was rated', () => {
    const later = start + 20 * dayMs;
    const events = [failure(), review(kata, start + hourMs, 'good')];
    assert.equal(rateKata('passed', context(events, later)), 'easy');
  });

  it('does not count what is tried out after the pass against the next one', () => {
    const play = event(kata, start + 2 * hourMs, {
      type: 'kata',
      status: 'failed',
      passed: 0,
      total: 4,
      traps: [],
    });
    const events = [review(kata, start + hourMs, 'good'), play];
    assert.equal(rateKata('passed', context(events, start + 20 * dayMs)), 'easy');
  });

  it('does not rate a failure: the learner goes on trying', () => {
    assert.equal(rateKata('failed', context([])), undefined);
  });

  it('does not rate the same pass again the same day', () => {
    assert.equal(pass(review(kata, start, 'easy')), undefined);
  });

  it('rates a pass soon after a look at the solution as hard', () => {
    assert.equal(pass(reveal, review(kata, start, 'again')), 'hard');
  });
});

describe('rateAnswer', () => {
  const rate = (score: number, traps: string[] = [], ...events: ProgressEvent[]): Rating | undefined =>
    rateAnswer(score, traps, context(events));

  it('rates by bands of the score', () => {
    assert.deepEqual(
      [100, 90, 89, 75, 74, 50, 49, 0].map((score) => rate(score)),
      ['easy', 'easy', 'good', 'good', 'hard', 'hard', 'again', 'again'],
    );
  });

  it('rates what asserts a trap, or follows the model answer, as hard at best', () => {
    assert.equal(rate(95, ['adds']), 'hard');
    assert.equal(rate(95, [], reveal), 'hard');
    assert.equal(rate(20, ['adds']), 'again');
  });
});

describe('rateDrill', () => {
  const slip = event(kata, start, { type: 'drill', seed: 1, given: '3', correct: false });

  it('rates a right result by whether it was the first', () => {
    assert.equal(rateDrill({ correct: true }, context([])), 'good');
    assert.equal(rateDrill({ correct: true }, context([slip])), 'hard');
  });

  it('lets one slip pass, and no classic wrong result', () => {
    assert.equal(rateDrill({ correct: false }, context([])), undefined);
    assert.equal(rateDrill({ correct: false }, context([slip])), 'again');
    assert.equal(rateDrill({ correct: false, misconception: 'one-layer' }, context([])), 'again');
  });
});

describe('rateReveal', () => {
  it('counts a look at the solution as forgotten, unless the item was just rated', () => {
    assert.equal(rateReveal(context([])), 'again');
    assert.equal(rateReveal(context([review(kata, start, 'good')])), undefined);
    assert.equal(rateReveal(context([review(kata, start, 'good')], start + 30 * dayMs)), 'again');
  });
});
