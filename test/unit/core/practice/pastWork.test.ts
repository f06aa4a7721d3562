import assert from 'node:assert/strict';
import { pastAttempts } from '../../../../src/core/practice/pastWork';
import type { ProgressBody, ProgressEvent } from '../../../../src/core/progress/events';
import { event, undo } from '../scheduling/builders';

const answer = (at: number, text: string, score = 50): ProgressEvent =>
  event('question/a', at, {
    type: 'answer',
    score,
    scoreRange: [score, score],
    found: [],
    traps: ['t'],
    text,
  });
const kata = (at: number, passed: number, code?: string): ProgressEvent => {
  const status = passed === 3 ? 'passed' : 'failed';
  const body: ProgressBody = { type: 'kata', status, passed, total: 3, traps: [] };
  return event('kata/a', at, code === undefined ? body : { ...body, code });
};

describe('pastAttempts', () => {
  it('lists the answers to an item, latest first, as the candidate settled them', () => {
    const check = event('question/a', 3, { type: 'selfCheck', score: 70, found: [], partly: [], traps: [] });
    const log = [answer(4, 'third'), answer(1, 'first'), answer(2, 'second'), check, kata(5, 3, 'x')];
    assert.deepEqual(
      pastAttempts('question/a', log).map(({ text, outcome, traps }) => [text, outcome, traps]),
      [
        ['third', '50%', ['t']],
        ['second', '70%, checked by you', []],
        ['first', '50%', ['t']],
      ],
    );
  });

  it('lists the programs that were kept, and leaves out what was taken back or graded twice', () => {
    const wrong = kata(1, 0, 'gone');
    const log = [wrong, undo(wrong, 2), kata(3, 1, 'a'), kata(4, 1), kata(5, 2, 'a'), kata(6, 3, 'b')];
    assert.deepEqual(
      pastAttempts('kata/a', log).map(({ text, outcome }) => [text, outcome]),
      [
        ['b', 'solved'],
        ['a', '2 of 3 cases'],
      ],
    );
  });
});
