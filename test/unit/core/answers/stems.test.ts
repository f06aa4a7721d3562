import * as assert from 'node:assert/strict';
import { stemOf } from '../../../../src/core/answers/stems';

describe('stemOf', () => {
  it('joins the forms of a word', () => {
    for (const word of ['rotates', 'rotated', 'rotating']) assert.equal(stemOf(word), stemOf('rotate'));
  });

  it('joins British and American spellings', () => {
    const pairs = [
      'normalise normalize',
      'behaviour behavior',
      'quantised quantized',
      'modelling modeling',
      'analyse analyze',
    ];
    for (const pair of pairs) {
      const [british = '', american = ''] = pair.split(' ');
      assert.equal(stemOf(british), stemOf(american), pair);
    }
  });

  it('keeps apart words that Porter2 merges', () => {
    const pairs = [
      'tokenizer token',
      'acceptable accept',
      'positive position',
      'relative relation',
      'normalize normal',
      'activation active',
    ];
    for (const pair of pairs) {
      const [one = '', other = ''] = pair.split(' ');
      assert.notEqual(stemOf(one), stemOf(other), pair);
    }
  });

  it('leaves words with digits as they are', () => {
    assert.equal(stemOf('fp8'), 'fp8');
    assert.equal(stemOf('1.25'), '1.25');
  });
});
