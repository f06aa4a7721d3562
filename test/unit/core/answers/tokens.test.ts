import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { longestText, tokenize } from '../../../../src/core/answers/tokens';

const norms = (text: string): string[] => tokenize(text).map(({ norm }) => norm);

describe('tokenize', () => {
  it('keeps the place of every word in the original text', () => {
    const text = 'The θ-angle “rotates” 80GB, naïvely…';
    for (const { start, end, norm } of tokenize(text)) {
      assert.ok(start >= 0 && end > start && end <= text.length, norm);
    }
    const rotates = tokenize(text).find(({ norm }) => norm === 'rotates');
    assert.equal(text.slice(rotates?.start, rotates?.end), 'rotates');
  });

  it('reads contractions as two words, whatever the apostrophe', () => {
    assert.deepEqual(norms("doesn't"), ['does', 'not']);
    assert.deepEqual(norms('can’t'), ['can', 'not']);
    assert.deepEqual(norms('cannot'), ['can', 'not']);
    assert.deepEqual(norms("it's the router's load"), ['it', 'is', 'the', 'router', 'load']);
    assert.deepEqual(norms('it dont work'), ['it', 'do', 'not', 'work']);
  });

  it('keeps decimals and thousands, and splits units and factors', () => {
    assert.deepEqual(norms('1.25 of 327,680 bytes'), ['1.25', 'of', '327680', 'bytes']);
    assert.deepEqual(norms('2x or 2 × or 80GB'), ['2', 'x', 'or', '2', 'x', 'or', '80', 'gb']);
    assert.deepEqual(norms('fp8 l2 70B 4k 1e-8'), ['fp8', 'l2', '70b', '4k', '1e-8']);
  });

  it('reads Greek letters, superscripts and formulas', () => {
    assert.deepEqual(norms('θ and O(n²)'), ['theta', 'and', 'o', 'n', '2']);
    assert.deepEqual(norms('$\\theta_i \\cdot \\text{bytes}$'), ['theta', 'i', 'x', 'bytes']);
    assert.deepEqual(norms('p/q and 327{,}680'), ['p', 'q', 'and', '327680']);
  });

  it('reads an inequality as a negated equality', () => {
    assert.deepEqual(norms('p != q'), ['p', 'not', 'equal', 'q']);
    assert.deepEqual(norms('p ≠ q'), ['p', 'not', 'equal', 'q']);
  });

  it('reads the short forms of "with"', () => {
    assert.deepEqual(norms('accept w.p. 0.5 w/ noise w/o bias'), [
      'accept',
      'with',
      'probability',
      '0.5',
      'with',
      'noise',
      'without',
      'bias',
    ]);
  });

  it('reads a slash in front of a unit as "per"', () => {
    assert.deepEqual(
      tokenize('FLOPs/param/token and p/q').map(({ norm }) => norm),
      ['flops', 'per', 'param', 'per', 'token', 'and', 'p', 'q'],
    );
  });

  it('never reads past the longest text and never throws', () => {
    const last = tokenize('a '.repeat(200_000)).at(-1);
    assert.ok((last?.end ?? 0) <= longestText);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { start, end } of tokenize(text)) assert.ok(start < end && end <= text.length);
      }),
    );
  });
});
