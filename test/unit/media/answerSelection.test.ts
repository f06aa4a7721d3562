import assert from 'node:assert/strict';
import { wholeWords } from '../../../media/panel/answerSelection';

describe('wholeWords', () => {
  const text = 'We rotate the query, not the value.';
  const grown = (start: number, end: number): string => {
    const span = wholeWords(text, { start, end });
    return text.slice(span.start, span.end);
  };

  it('grows to whole words and drops the space around', () => {
    assert.equal(grown(5, 16), 'rotate the query');
    assert.equal(grown(2, 10), 'rotate');
  });

  it('keeps nothing of a blank selection', () => {
    assert.equal(grown(9, 10), '');
  });
});
