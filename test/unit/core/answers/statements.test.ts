import * as assert from 'node:assert/strict';
import { readDocument } from '../../../../src/core/answers/document';
import { HitFinder } from '../../../../src/core/answers/hits';
import { readShares, statementOfText } from '../../../../src/core/answers/statements';

const background = new HitFinder(readDocument('The roof leaks. The frames move in the wind.'));

function shareIn(statement: string, text: string): number {
  const finder = new HitFinder(readDocument(text));
  return readShares(statementOfText(statement, background), {
    finder,
    allows: () => true,
    isAssertion: true,
  })(0, 0);
}

describe('readShares', () => {
  const belief = 'Deeper pipelines make the bubble smaller.';

  it('finds all of a statement in itself', () => {
    assert.equal(shareIn(belief, belief), 1);
  });

  it('counts against a statement what says the opposite, and what denies a part of it', () => {
    const neutral = shareIn(belief, 'Deeper pipelines make the bubble.');
    assert.ok(shareIn(belief, 'Deeper pipelines make the bubble bigger.') < neutral);
    assert.ok(shareIn(belief, 'Deeper pipelines do not make the bubble smaller.') < neutral);
  });

  it('takes a loose sense for half of the word', () => {
    const share = shareIn('The sync is unnecessary.', 'We can dispense with the sync.');
    assert.ok(share > shareIn('The sync is unnecessary.', 'We like the sync.'));
    assert.ok(share < 1);
  });
});
