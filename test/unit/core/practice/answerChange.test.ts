import assert from 'node:assert/strict';
import { scoreAnswer } from '../../../../src/core/answers/scoreAnswer';
import { answerChange, wordDiff } from '../../../../src/core/practice/answerChange';
import { noSelfCheck, resolveAnswer } from '../../../../src/core/practice/resolvedAnswer';
import { answers, coldStart } from './coldStart';

describe('answerChange', () => {
  it('tells won, kept and lost points apart', () => {
    const now = resolveAnswer(coldStart, answers.plain, scoreAnswer(coldStart, answers.plain), noSelfCheck);
    const previous = { text: 'The graphs.', score: 25, found: ['graphs'] };
    const { won, kept, lost, previousScore } = answerChange(coldStart, previous, answers.plain, now);
    assert.deepEqual([won, kept, lost], [['The cache is empty.'], [], ['The graphs are compiled again.']]);
    assert.equal(previousScore, 25);
    const again = answerChange(coldStart, { ...previous, found: ['cache'] }, answers.plain, now);
    assert.deepEqual([again.won, again.kept, again.lost], [[], ['The cache is empty.'], []]);
  });
});

describe('wordDiff', () => {
  it('adds up to both texts', () => {
    const before = 'The cache is  empty.\nThat is all.';
    const after = 'The cache is cold.\nThat is not all.';
    const parts = wordDiff(before, after) ?? [];
    const without = (kind: string): string =>
      parts
        .filter((part) => part.kind !== kind)
        .map(({ text }) => text)
        .join('');
    assert.deepEqual([without('added'), without('removed')], [before, after]);
    assert.ok(parts.some(({ kind, text }) => kind === 'added' && text.includes('not')));
  });

  it('gives up on long texts that have nothing in common', () => {
    const words = (letter: string): string =>
      Array.from({ length: 3000 }, (_, i) => `${letter}${i}`).join(' ');
    assert.equal(wordDiff(words('a'), words('b')), undefined);
  });
});
