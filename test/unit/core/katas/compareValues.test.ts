import assert from 'node:assert/strict';
import { exact, toleranceD } from '../../../../src/core/katas/authoring';
import { compareValues } from '../../../../src/core/katas/compareValues';
import { Unsupported } from '../../../../src/core/katas/plainText';

describe('compareValues', () => {
  const kind = (expected: unknown, actual: unknown): string | undefined =>
    compareValues(expected, actual, toleranceD)?.kind;

  it('finds nothing between values within the tolerance', () => {
    assert.equal(compareValues([[1, 2 + 1e-10]], [[1, 2]], toleranceD), undefined);
    assert.equal(compareValues(1e12, 1e12 + 1, toleranceD), undefined);
  });

  it('finds the first differing element and its path', () => {
    const difference = compareValues({ load: [0.5, 0.5] }, { load: [0.5, 0.25] }, toleranceD);
    assert.equal(difference?.path, '.load[1]');
    assert.equal(difference?.expected, '0.5');
    assert.equal(difference?.actual, '0.25');
  });

  it('names the kind of difference', () => {
    assert.equal(kind([1, 2, 3], [1, 2]), 'shape');
    assert.equal(kind([1, 2, 3], [-1, -2, -3]), 'sign');
    assert.equal(kind([1, 2, 3], [2, 4, 6]), 'scale by a constant factor');
    assert.equal(kind([1, 2, 3], [2, 3, 4]), 'offset');
    assert.equal(kind([1, 2, 4], [1, 4, 2]), 'order');
    assert.equal(kind([1, 2, 3], [1, NaN, 3]), 'non-finite');
    assert.equal(kind([1, 2, 3], [1, 2, 30]), 'value');
  });

  it('demands non-finite values exactly', () => {
    assert.equal(kind(Infinity, Infinity), undefined);
    assert.equal(kind(NaN, NaN), undefined);
    assert.notEqual(kind(Infinity, -Infinity), undefined);
    assert.notEqual(kind(Infinity, 1e308), undefined);
  });

  it('lets a record carry more fields than were asked for, but no fewer', () => {
    assert.equal(kind({ a: 1 }, { a: 1, debug: 2 }), undefined);
    assert.equal(kind({ a: 1, b: 2 }, { a: 1 }), 'shape');
  });

  it('compares maps and sets by content', () => {
    assert.equal(kind(new Map([[1, 2]]), new Map([[1, 2]])), undefined);
    assert.equal(kind(new Map([[1, 2]]), new Map([[1, 3]])), 'value');
    assert.equal(kind(new Set([1]), new Set([1, 2])), 'shape');
  });

  it('never takes an unreadable value for equal', () => {
    const nothing = new Unsupported('a function');
    assert.equal(kind(nothing, nothing), 'shape');
  });

  it('shows as many digits as it takes to tell two numbers apart', () => {
    const difference = compareValues(0.1, 0.1 + 1e-12, exact);
    assert.notEqual(difference?.expected, difference?.actual);
  });

  it('tells -0 from 0 in no tolerance, as numbers do', () => {
    assert.equal(compareValues(0, -0, exact), undefined);
  });
});
