import * as assert from 'node:assert/strict';
import { readDocument } from '../../../../src/core/answers/document';
import { HitFinder } from '../../../../src/core/answers/hits';
import { findMatch } from '../../../../src/core/answers/match';
import { parsePattern } from '../../../../src/core/answers/pattern';
import { synonymLines } from '../../../../src/core/answers/synonyms';
import { defaultThesaurus, Thesaurus } from '../../../../src/core/answers/thesaurus';

function matches(source: string, text: string): boolean {
  const parsed = parsePattern(source, {});
  assert.ok(parsed.ok, source);
  const finder = new HitFinder(readDocument(text));
  return findMatch(parsed.pattern, finder, 'evidence', () => true) !== undefined;
}

describe('Thesaurus', () => {
  const thesaurus = new Thesaurus(['remove|drop|get rid', 'decrease|drop|shrink']);

  it('gives what shares a line with a word, and not what shares a word with that', () => {
    assert.deepEqual(thesaurus.synonyms('remov'), ['drop', 'get rid']);
    assert.deepEqual(thesaurus.synonyms('drop'), ['remove', 'get rid', 'decrease', 'shrink']);
    assert.deepEqual(thesaurus.synonyms('get rid'), ['remove', 'drop']);
    assert.deepEqual(thesaurus.synonyms('unheard'), []);
  });

  it('takes a beginning of four letters for the words that begin so, and no shorter one', () => {
    assert.deepEqual(thesaurus.synonymsOfPrefix('remo'), ['drop', 'get rid']);
    assert.deepEqual(thesaurus.synonymsOfPrefix('rem'), []);
  });

  it('knows the ways to write a multiple', () => {
    assert.ok(defaultThesaurus.synonyms('4 time').includes('4fold'));
  });

  it('has two entries or more in every line, none of them twice', () => {
    for (const line of synonymLines) {
      const entries = line.split('|');
      assert.ok(entries.length >= 2, line);
      assert.equal(new Set(entries).size, entries.length, line);
    }
  });
});

describe('findMatch with synonyms', () => {
  it('takes another word for half of the groups', () => {
    assert.ok(matches('remove & divisor', 'We get rid of the divisor.'));
    assert.ok(matches('remove & divisor & small & answer', 'Drop the divisor for the tiny answer.'));
    assert.ok(!matches('remove & small', 'Drop the tiny one.'));
  });

  it('does not take one word for two groups', () => {
    assert.ok(!matches('remove & decrease', 'They decrease.'));
    assert.ok(!matches('decrease & remove', 'They drop.'));
  });

  it('keeps the negation that the author asked for', () => {
    assert.ok(matches('~remove & divisor', 'We do not drop the divisor.'));
    assert.ok(!matches('~remove & divisor', 'We drop the divisor.'));
    assert.ok(!matches('remove & divisor', 'We do not drop the divisor.'));
    assert.ok(!matches('~remove & divisor', 'It is not true that we drop the divisor.'));
  });

  it('goes on into the next sentence only where that goes on with the first', () => {
    assert.ok(matches('divisor & remove', 'Look at the divisor. It must be dropped.'));
    assert.ok(!matches('divisor & remove', 'Look at the divisor. Somebody dropped a glass.'));
    assert.ok(matches('divisor & remove', 'Look at the divisor. Somebody removed it.'));
  });
});
