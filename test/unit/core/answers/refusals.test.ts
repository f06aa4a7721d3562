import * as assert from 'node:assert/strict';
import { readDocument } from '../../../../src/core/answers/document';
import { findScopes, type ScopeKind } from '../../../../src/core/answers/polarity';

function scopesOver(text: string, kinds: ScopeKind[]): number {
  const { tokens, sentences } = readDocument(text);
  const at = tokens.findIndex(({ norm }) => norm === 'xx');
  assert.ok(at >= 0, text);
  return findScopes(tokens, sentences).filter(
    ({ kind, from, to }) => kinds.includes(kind) && from <= at && at < to,
  ).length;
}

function isNegated(text: string): boolean {
  return scopesOver(text, ['negation', 'denial']) % 2 === 1;
}

describe('refusals', () => {
  it('denies what the speaker refuses at the end', () => {
    for (const text of [
      "That it is xx, I don't agree with.",
      'The claim that it is xx I would not sign.',
      'He says it is xx, which I do not buy.',
      'It is xx: I would never say that.',
      "It is xx, I don't think so.",
    ])
      assert.ok(isNegated(text), text);
    for (const text of [
      'With xx I would not promise four times.',
      "It is xx, and I don't agree with those who call it slow.",
      'You do not agree. It is xx.',
    ])
      assert.ok(!isNegated(text), text);
  });

  it('denies the case for which something is useless', () => {
    for (const text of [
      'It helps against yy, but for xx it is useless.',
      'Against xx it does nothing.',
      'It cures yy and for xx it is simply useless.',
    ])
      assert.ok(isNegated(text), text);
    for (const text of ['For yy it is useless, but for xx it helps.', 'For xx it is not useless.'])
      assert.ok(!isNegated(text), text);
  });

  it('takes faint praise for no belief', () => {
    for (const text of [
      'The xx is not a good signal.',
      'The xx isn’t very reliable.',
      'A xx was not the cure.',
    ])
      assert.ok(scopesOver(text, ['rejection']) > 0, text);
    for (const text of ['The xx is a good signal.', 'The xx is not green.'])
      assert.equal(scopesOver(text, ['rejection']), 0, text);
  });

  it('does not take how something is wrong for a denial', () => {
    for (const text of ['With xx the reward is often confidently wrong.', 'A run with xx is silently wrong.'])
      assert.ok(!isNegated(text), text);
    assert.ok(isNegated('That xx is used is plainly wrong.'));
  });

  it('tells the noun "mean" from the verb', () => {
    assert.ok(isNegated('It does not subtract the mean of xx.'));
    assert.ok(isNegated('It does not subtract the xx mean but divides.'));
    assert.ok(isNegated('That does not mean it is xx.'));
  });

  it('denies what is far from true and what anyone who says it gets wrong', () => {
    assert.ok(isNegated('It is far from true that it is xx.'));
    assert.ok(!isNegated('It is true that it is xx.'));
    assert.ok(scopesOver('Anyone who tells you that it is xx has not measured.', ['attribution']) > 0);
  });

  it('leaves open what the speaker would test', () => {
    assert.ok(scopesOver('Whether the xx is worth its price I would test.', ['doubt']) > 0);
    assert.equal(scopesOver('Whether yy is used or not, the xx is slow.', ['doubt']), 0);
  });

  it('asserts nothing of the subject of an elliptic denial', () => {
    assert.ok(scopesOver("The weights are read once for all, the xx isn't.", ['rejection']) > 0);
    assert.equal(scopesOver('The xx is read once for all, the cache is not.', ['rejection']), 0);
  });

  it('reads "under-" as a negation and "not the reason" as no belief', () => {
    assert.ok(isNegated('Long failures are under-xx.'));
    assert.ok(scopesOver('The xx is not the reason for that.', ['rejection']) > 0);
    assert.ok(isNegated('I do not agree that it is xx.'));
  });
});
