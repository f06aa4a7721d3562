import * as assert from 'node:assert/strict';
import { splitSentences } from '../../../../src/core/answers/sentences';
import { tokenize } from '../../../../src/core/answers/tokens';

const split = (text: string): string[] =>
  splitSentences(text, tokenize(text)).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it('ends sentences at full stops, question marks and exclamation marks', () => {
    assert.deepEqual(split('Rotate q. Then k! Why?'), ['Rotate q.', 'Then k!', 'Why?']);
    assert.deepEqual(split('it rotates q. then it rotates k too.'), [
      'it rotates q.',
      'then it rotates k too.',
    ]);
  });

  it('does not end a sentence inside decimals, abbreviations or file names', () => {
    assert.equal(split('We need 1.25 GB, e.g. for keys vs. values, i.e. the cache.').length, 1);
    assert.equal(split('Su et al. rotate the queries in model.py files.').length, 1);
  });

  it('treats bullets, headings and table rows as sentences', () => {
    const text = '## Fix\n- add a loss\n* add noise\n1. restart\n| a | b |';
    assert.deepEqual(split(text), ['Fix', 'add a loss', 'add noise', '1. restart', 'a | b']);
  });

  it('joins the lines of wrapped prose and splits short lines', () => {
    const wrapped =
      'The router sends nearly all of the tokens to only two of its many\nexperts and starves the others.';
    assert.equal(split(wrapped).length, 1);
    assert.equal(split('router collapses\nexperts starve').length, 2);
  });

  it('marks questions', () => {
    const text = 'Does it rotate "q"? It does.';
    assert.deepEqual(
      splitSentences(text, tokenize(text)).map(({ isQuestion }) => isQuestion),
      [true, false],
    );
  });

  it('gives each word to exactly one sentence', () => {
    const text = 'One. Two three\n\n- four\nfive six; seven.';
    const tokens = tokenize(text);
    const covered = splitSentences(text, tokens).reduce((sum, { from, to }) => sum + to - from, 0);
    assert.equal(covered, tokens.length);
  });

  it('knows the full stop of an abbreviation from the end of a sentence', () => {
    for (const text of [
      'Use Dr. GRPO instead.',
      'Accept w.p. min(1, p/q) and go on.',
      'It takes approx. 3 ms per step.',
      'See Fig. 3 and eq. (4) there.',
      'Shown by Liu et al. in 2025.',
      'Throughput vs. Latency it is.',
    ])
      assert.equal(split(text).length, 1, text);
    for (const text of [
      'It takes 30 ms. Then it stops.',
      'It takes 2 sec. Then it stops.',
      'Blocks, pages etc. Then it stops.',
      'This is from Liu et al. The rest is not.',
      'No. 6ND is right.',
    ])
      assert.equal(split(text).length, 2, text);
  });

  it('does not let a question in parentheses end or turn a statement', () => {
    const text = 'Flat loss = something else (lr? mask?)';
    const mid = 'The flat loss (lr? mask?) has another cause.';
    for (const statement of [text, mid]) {
      assert.deepEqual(
        splitSentences(statement, tokenize(statement)).map(({ isQuestion }) => isQuestion),
        [false],
        statement,
      );
    }
    const aside = '(Is it the mask?)';
    assert.equal(splitSentences(aside, tokenize(aside))[0]?.isQuestion, true);
    assert.equal(split('Other bug (lr? mask?) The rest is fine.').length, 2);
  });
});
