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

  it('takes a zero that names something for no negation', () => {
    for (const text of ['Temperature zero makes xx certain.', 'ZeRO stage zero shards xx.'])
      assert.ok(!isNegated(text), text);
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

  it('puts aside what others will say, what was once thought, and what would be if it were', () => {
    for (const text of [
      "He'll probably hear that it is xx.",
      'You will read that it is xx.',
      'Many articles say that it is xx.',
      'I used to think that it is xx.',
      'It is often confused with xx.',
      'I can rule out xx.',
      'That would only be true if it were xx.',
      'If both were xx, nothing would move.',
    ])
      assert.ok(countOver(text, ['attribution', 'rejection']) > 0, text);
    for (const text of ['As the colleague says, it is xx.', 'Your colleague is right, it is xx.'])
      assert.equal(countOver(text, ['attribution', 'rejection']), 0, text);
  });

  it('reads a denial that is not spelt out', () => {
    for (const text of [
      'It is supposed to be xx, but it is not.',
      'Some would call it xx; I would not.',
      'The second engineer says it is xx, and I disagree.',
      'It is xx because attention is quadratic. It is not, most of it is linear.',
      'It is xx. It does nothing of the sort.',
      'It is cheap because it is memory bound, not because it is xx.',
    ])
      assert.ok(isNegated(text), text);
    for (const text of ['If there is nothing, it is xx.', 'It is xx. It is not linear in the length.'])
      assert.ok(!isNegated(text), text);
  });

  it('takes an attributed statement back at a contrast', () => {
    assert.ok(countOver('Some say that it is xx. However, it is yy.', ['denial']) > 0);
  });

  it('sees doubt', () => {
    assert.ok(countOver('I am not sure whether it is xx.', ['doubt']) > 0);
    assert.ok(countOver("I don't remember if it is xx.", ['doubt']) > 0);
  });

  it('leaves the doubt of nobody in particular to the world', () => {
    for (const text of [
      'You never know how long xx is.',
      'Nobody knows which xx ends first.',
      'We do not know which yy leaked, so xx is compared.',
      'You do not know the length, so xx is used.',
      'I do not know which yy leaked, so xx is compared.',
      'I do not know whether yy leaked, so I would compare xx.',
    ]) {
      assert.equal(countOver(text, ['doubt']), 0, text);
      assert.ok(!isNegated(text), text);
    }
    for (const text of [
      'I do not know why xx is used.',
      'Honestly, not sure if it is xx.',
      'We do not know whether it is xx.',
      'I am not sure that yy is used, since it is xx.',
    ])
      assert.ok(countOver(text, ['doubt']) > 0, text);
  });

  it('does not deny what follows "not wrong"', () => {
    for (const text of [
      "He's not entirely wrong: xx is used.",
      "Your colleague isn't wrong: xx is used.",
      'He is simply wrong: xx is used.',
      'She got it wrong: xx is used.',
    ])
      assert.ok(!isNegated(text), text);
    for (const text of ['Wrong: xx is used.', 'A common myth: xx is used.', 'Not true: xx is used.'])
      assert.ok(isNegated(text), text);
  });

  it('tells a wrong thing from a wrong statement', () => {
    for (const text of [
      'On xx the answer key is simply wrong.',
      '6.5% of the xx items are wrong.',
      'Many xx are counted as wrong although they are right.',
      'The xx items are incorrectly labelled, so it is suspicious.',
      'Items that are wrong in xx remain.',
      'Where xx counts, both engineers are wrong.',
      'In this part the items are incorrectly labelled, so xx is suspicious.',
    ])
      assert.ok(!isNegated(text), text);
    for (const text of [
      'The claim that xx is used, is wrong.',
      'The claim that xx gives the answer is wrong.',
      'That xx is used is wrong.',
      'Giving xx to all items is wrong.',
      'The statement "it is xx" is wrong.',
      'The xx figure is wrong.',
      'It is xx: wrong.',
      "It is xx. That's wrong.",
      'It is not so that xx is used.',
    ])
      assert.ok(isNegated(text), text);
  });

  it('ends an answer of one word and an elliptic negation where they end', () => {
    for (const text of [
      'Neither; it is xx.',
      'Neither: it is xx.',
      'No: it is xx.',
      'No - it is xx.',
      'Not yy but xx.',
      'The xx are shared, but not the yy.',
      'The xx are shared, not the yy.',
    ])
      assert.ok(!isNegated(text), text);
  });

  it('does not take the name of a function for a word', () => {
    assert.ok(!isNegated('The xx does not commute with SO(2), and that matters.'));
    assert.ok(isNegated('It does not depend on f(yy) or xx.'));
  });

  it('takes what may be for no belief', () => {
    for (const text of ['It could be xx, hard to say.', 'You do not just use xx, you scale it.'])
      assert.ok(countOver(text, ['rejection']) > 0, text);
    for (const text of ['It is not just xx but also yy.', 'Not only xx is used.'])
      assert.ok(!isNegated(text), text);
  });

  it('reads quoted statements as mentions', () => {
    for (const text of [
      'The line "it uses xx" is in print.',
      "In the blog 'it uses xx' is repeated.",
      'They wrote “it uses xx”.',
    ])
      assert.ok(countOver(text, ['quotation']) > 0, text);
    for (const text of ['It is "xx" that counts.', "The experts' load xx is the users' load."])
      assert.equal(countOver(text, ['quotation']), 0, text);
  });
});
