import * as assert from 'node:assert/strict';
import { readDocument } from '../../../../src/core/answers/document';
import { HitFinder } from '../../../../src/core/answers/hits';
import { findMatch } from '../../../../src/core/answers/match';
import { parsePattern } from '../../../../src/core/answers/pattern';

const lexicon = { router: 'router*|gating|gate', experts: 'expert*|ffn' };

function matches(source: string, text: string): boolean {
  const parsed = parsePattern(source, lexicon);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.error.message);
  return findMatch(parsed.pattern, new HitFinder(readDocument(text)), 'evidence', () => true) !== undefined;
}

function fault(source: string): { message: string; at: number } {
  const parsed = parsePattern(source, lexicon);
  assert.ok(!parsed.ok);
  return parsed.error;
}

describe('parsePattern', () => {
  it('names the fault and its place', () => {
    assert.match(fault('a & ').message, /group is empty/);
    assert.match(fault('a||b').message, /alternative is empty/);
    assert.deepEqual(fault('key & ab*c'), { message: '"*" may stand only at the end of a word', at: 8 });
    assert.match(fault('a | @nope').message, /no macro "@nope"/);
    assert.match(fault('a | @rout').message, /there is @router/);
    assert.match(fault('~').message, /stands alone/);
    assert.equal(fault('a & (b)').at, 4);
    assert.match(fault('@router load').message, /a macro stands alone/);
  });

  it('matches stems, prefixes and numbers', () => {
    assert.ok(matches('rotate', 'It rotated.'));
    assert.ok(!matches('rotate', 'A rotation.') || matches('rotat*', 'A rotation.'));
    assert.ok(matches('295', 'The ridge is 295.'));
    assert.ok(matches('2x', 'That is 2 x more.') && matches('2x', 'Gives 2x.') && matches('2x', 'Gives 2×.'));
    assert.ok(matches('normalis*', 'We normalized it.') && matches('normaliz*', 'We normalised it.'));
    assert.ok(!matches('token', 'The tokenizer.'));
  });

  it('allows one other word inside a phrase, in order, and no punctuation', () => {
    assert.ok(matches('query vector', 'The query vectors.'));
    assert.ok(matches('query vector', 'The query head vector.'));
    assert.ok(!matches('query vector', 'The query of each vector.'));
    assert.ok(!matches('query vector', 'The vector of the query.'));
    assert.ok(!matches('query vector', 'Take the query; vectors follow.'));
  });

  it('reads through the parentheses of a function call and the dots of an abbreviation', () => {
    assert.ok(matches('p x q x', 'Accept with p(x)/q(x).'));
    assert.ok(matches('min 1 p q', 'Accept with min(1, p/q).'));
    assert.ok(matches('dr grpo', 'Take Dr. GRPO.'));
    assert.ok(!matches('keys values', 'Rotate the keys (values stay).'));
    assert.ok(!matches('keys values', 'Rotate the keys(the values stay).'));
    assert.ok(!matches('query key', 'Rotate (query, key).'));
  });

  it('finds hyphenated, joined and separate spellings', () => {
    for (const text of ['It is non-contiguous.', 'It is noncontiguous.', 'It is non contiguous.']) {
      assert.ok(matches('non-contiguous', text), text);
    }
    assert.ok(matches('noncontiguous', 'It is non-contiguous.'));
  });

  it('expands macros', () => {
    assert.ok(matches('@router & @experts', 'Gating picks an FFN.'));
  });

  it('wants all groups within two neighbouring sentences', () => {
    assert.ok(matches('router & expert', 'The router decides. The expert runs.'));
    assert.ok(!matches('router & expert', 'The router decides. Time passes. The expert runs.'));
    assert.ok(!matches('1: router & expert', 'The router decides. The expert runs.'));
    assert.ok(!matches('router & expert', `The router ${'and so on '.repeat(20)} expert.`));
  });

  it('counts a plain alternative only where it is not negated', () => {
    assert.ok(!matches('weight & decay', 'There is no weight decay.'));
    assert.ok(matches('weight & ~decay', 'There is no weight decay.'));
    assert.ok(!matches('weight & ~decay', 'There is weight decay.'));
    assert.ok(matches('weight & ?decay', 'There is no weight decay, only weight.'));
  });

  it('does not let a cue inside an alternative negate it', () => {
    assert.ok(matches('no decay & weight', 'The weights see no decay.'));
    assert.ok(matches('not adjacent & block*', 'The blocks are not adjacent.'));
    assert.ok(!matches('is equal & load', 'The load is not equal.'));
  });
});
