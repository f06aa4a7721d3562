import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ProgressBody, ProgressEvent } from '../../../../src/core/progress/events';
import { foldEvents } from '../../../../src/core/progress/foldEvents';

let count = 0;
function event(item: ProgressEvent['item'], at: number, body: ProgressBody): ProgressEvent {
  return { formatVersion: 1, id: `e${++count}`, at, device: `d${at % 2}`, sequence: count, item, ...body };
}
const kata = (passed: number, total = 10): ProgressBody => {
  return { type: 'kata', status: passed === total ? 'passed' : 'failed', passed, total, traps: [] };
};
const answer = (score: number, traps: string[] = []): ProgressBody => {
  return { type: 'answer', score, scoreRange: [score, score], found: [], traps, text: '' };
};

describe('foldEvents', () => {
  it('counts attempts and keeps the latest and the best', () => {
    const state = foldEvents([
      event('kata/rope', 1, kata(4)),
      event('kata/rope', 2, kata(9)),
      event('kata/rope', 3, kata(7)),
    ]).get('kata/rope');
    assert.deepEqual([state?.attempts, state?.last, state?.best, state?.status], [3, 70, 90, 'tried']);
  });

  it('keeps an item solved once it was', () => {
    const state = foldEvents([event('kata/rope', 1, kata(10)), event('kata/rope', 2, kata(3))]).get(
      'kata/rope',
    );
    assert.equal(state?.status, 'solved');
  });

  it('counts a good answer that falls into a trap as tried only', () => {
    const log = [event('question/a', 1, answer(90, ['adds'])), event('question/b', 1, answer(90))];
    assert.equal(foldEvents(log).get('question/a')?.status, 'tried');
    assert.equal(foldEvents(log).get('question/b')?.status, 'solved');
  });

  it('counts right attempts in a row', () => {
    const drill = (at: number, correct: boolean): ProgressEvent =>
      event('drill/kv-bytes', at, { type: 'drill', seed: at, given: '1', correct });
    const log = [drill(1, true), drill(2, false), drill(3, true), drill(4, true)];
    assert.equal(foldEvents(log.slice(0, 2)).get('drill/kv-bytes')?.streak, 0);
    assert.equal(foldEvents(log).get('drill/kv-bytes')?.streak, 2);
  });

  it('remembers that the solution was looked at, without counting an attempt', () => {
    const state = foldEvents([event('kata/rope', 1, { type: 'reveal' })]).get('kata/rope');
    assert.deepEqual([state?.revealed, state?.attempts, state?.status], [true, 0, 'new']);
  });

  it('takes the score of the self-check for that of the answer it follows', () => {
    const check = (score: number, traps: string[] = []): ProgressBody => {
      return { type: 'selfCheck', score, found: [], partly: [], traps };
    };
    const state = (log: ProgressEvent[]) => foldEvents(log).get('question/a');
    const up = state([event('question/a', 1, answer(60)), event('question/a', 2, check(80))]);
    assert.deepEqual([up?.attempts, up?.last, up?.best, up?.status], [1, 80, 80, 'solved']);
    const down = state([
      event('question/a', 1, answer(50)),
      event('question/a', 2, answer(90, ['adds'])),
      event('question/a', 3, check(45, ['adds'])),
    ]);
    assert.deepEqual([down?.attempts, down?.last, down?.best, down?.status], [2, 45, 50, 'tried']);
  });

  it('counts a self-rating as an attempt only where nothing else judges', () => {
    const rated: ProgressBody = {
      type: 'review',
      rating: 'easy',
      source: 'self',
      day: 0,
      offset: 0,
      retention: 0.9,
    };
    const state = foldEvents([
      event('question/a', 1, answer(60)),
      event('question/a', 2, rated),
      event('flashcard/a', 1, rated),
    ]);
    assert.deepEqual([state.get('question/a')?.attempts, state.get('question/a')?.status], [1, 'tried']);
    assert.deepEqual([state.get('flashcard/a')?.attempts, state.get('flashcard/a')?.status], [1, 'solved']);
  });

  it('adds up to the same state in any order and with duplicates', () => {
    const log = [1, 5, 3, 9, 2].map((passed, i) => event('kata/rope', i, kata(passed)));
    const expected = foldEvents(log);
    fc.assert(
      fc.property(fc.shuffledSubarray([...log, ...log], { minLength: 10 }), (shuffled) => {
        assert.deepEqual(foldEvents(shuffled), expected);
      }),
    );
  });

  it('leaves out kinds of events that it does not know', () => {
    const unknown = { ...event('kata/rope', 1, kata(1)), type: 'dream' } as unknown as ProgressEvent;
    assert.equal(foldEvents([unknown]).get('kata/rope')?.attempts, 0);
  });
});
