import assert from 'node:assert/strict';
import { countQuoteWords, findQuote, toComparable } from '../../../../src/core/judge/quotes';

describe('findQuote', () => {
  const find = (text: string, quote: string): string | undefined => {
    const span = findQuote(toComparable(text), quote);
    return span === undefined ? undefined : text.slice(span.start, span.end);
  };

  it('looks past case, white space, quotation marks and dashes', () => {
    const text = '  We say “rotate” \n\n the Query—and it’s key.';
    assert.equal(
      find(text, 'say "rotate" the query-and it\'s KEY'),
      'say “rotate” \n\n the Query—and it’s key',
    );
  });

  it('looks past the marks around the quote', () => {
    assert.equal(find('The values stay as they are.', '“the values stay…”'), 'The values stay');
  });

  it('gives ranges of the original beside characters of two units', () => {
    assert.equal(find('😀 the 𝑥 is İ here', 'the 𝑥 is İ'), 'the 𝑥 is İ');
    assert.equal(find('ends with 😀', 'with 😀'), 'with 😀');
  });

  it('finds nothing else', () => {
    assert.equal(find('The values stay.', 'the values … stay'), undefined);
    assert.equal(find('The values stay.', '""'), undefined);
  });
});

describe('countQuoteWords', () => {
  it('counts what has a letter or a digit', () => {
    assert.equal(countQuoteWords('“the dot product – m - n …”'), 5);
    assert.equal(countQuoteWords(''), 0);
  });
});
