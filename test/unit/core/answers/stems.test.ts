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

  it('joins numbers in words and in digits, irregular verbs and derived nouns', () => {
    assert.equal(stemOf('four'), '4');
    assert.equal(stemOf('fourfold'), '4fold');
    assert.equal(stemOf('chosen'), stemOf('choose'));
    assert.equal(stemOf('verification'), stemOf('verify'));
    assert.notEqual(stemOf('one'), '1');
    assert.notEqual(stemOf('lost'), stemOf('loss'));
  });

  it('leaves words with digits as they are', () => {
    assert.equal(stemOf('fp8'), 'fp8');
    assert.equal(stemOf('1.25'), '1.25');
  });
});
