import * as assert from 'node:assert/strict';
import { readDocument } from '../../../../src/core/answers/document';
import { findScopes, type ScopeKind } from '../../../../src/core/answers/polarity';

/** Whether the word X stands in an odd number of negations. */
function isNegated(text: string): boolean {
  return countOver(text, ['negation', 'denial']) % 2 === 1;
}

function countOver(text: string, kinds: ScopeKind[]): number {
  const { tokens, sentences } = readDocument(text);
  const at = tokens.findIndex(({ norm }) => norm === 'xx');
  assert.ok(at >= 0, text);
  return findScopes(tokens, sentences).filter(
    ({ kind, from, to }) => kinds.includes(kind) && from <= at && at < to,
  ).length;
}

describe('findScopes', () => {
  it('sees negated words', () => {
    const negated = [
      'It does not use xx.',
      "It doesn't use xx.",
      'It never uses xx.',
      'There is no xx.',
      'It works without xx.',
      'It uses yy rather than xx.',
      'It uses yy instead of xx.',
      'It no longer needs xx.',
      'It hardly uses xx.',
      'It is far from xx.',
      'Neither yy nor xx is used.',
    ];
    for (const text of negated) assert.ok(isNegated(text), text);
  });

  it('sees denied statements', () => {
    const denied = [
      'It is not true that the model uses xx.',
      "It isn't the case that xx is used.",
      'It is a misconception that it uses xx.',
      'It is a common myth that xx is used.',
      'Nobody should believe that it uses xx.',
      'I disagree with the claim that it uses xx.',
      'I would not say that it uses xx.',
      'It is false that xx is used.',
      'It is wrong to say that xx is used.',
      'I doubt that xx is used.',
      'There is no evidence that xx is used.',
      'Some people wrongly assume it uses xx.',
      'A common mistake is to use xx.',
      'Here xx is irrelevant.',
      'It uses xx, but that is wrong.',
      'It uses xx. That is simply not true.',
    ];
    for (const text of denied) assert.ok(isNegated(text), text);
  });

  it('ends a negation at the clause', () => {
    const plain = [
      'It does not use yy but xx.',
      'It does not use yy, however it uses xx.',
      'It does not use yy; it uses xx.',
      'It does not help because xx is used.',
      'Although yy is not used, xx is used.',
      'Without noise the router uses xx.',
      'With no noise it uses xx.',
      'Instead of yy, it uses xx.',
      'It is not true that yy is used; it uses xx.',
      'It does not use yy -> it needs xx.',
    ];
    for (const text of plain) assert.ok(!isNegated(text), text);
  });

  it('cancels double negations', () => {
    assert.ok(!isNegated('It is not without xx.'));
    assert.ok(!isNegated("It is not true that it doesn't use xx."));
    assert.ok(!isNegated('It is not true that xx is not used.'));
    assert.ok(!isNegated("That does not mean it isn't xx."));
  });

  it('knows idioms that negate nothing', () => {
    for (const text of [
      'It is not only xx but also yy.',
      'It is not just xx.',
      'No doubt it is xx.',
      'No more than fifteen xx are lost.',
    ]) {
      assert.ok(!isNegated(text), text);
    }
  });

  it('tells what others say from what the speaker asserts', () => {
    const attributed = [
      'Some people say that it is xx.',
      'One might think it is xx.',
      'You could believe that xx is used.',
      'The naive view is that xx is used.',
    ];
    for (const text of attributed) assert.ok(countOver(text, ['attribution']) > 0, text);
    for (const text of [
      'I think it is xx.',
      'We assume that it is xx.',
      'You get xx.',
      'Most people use xx.',
    ]) {
      assert.equal(countOver(text, ['attribution']), 0, text);
    }
  });

  it('takes an attributed statement back at a contrast', () => {
    assert.ok(countOver('Some say that it is xx. However, it is yy.', ['denial']) > 0);
  });

  it('sees doubt', () => {
    assert.ok(countOver('I am not sure whether it is xx.', ['doubt']) > 0);
    assert.ok(countOver("I don't remember if it is xx.", ['doubt']) > 0);
  });
});
