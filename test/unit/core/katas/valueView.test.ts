import assert from 'node:assert/strict';
import { viewCall, viewValue } from '../../../../src/core/katas/valueView';

describe('viewValue', () => {
  it('aligns the columns of a matrix', () => {
    assert.equal(
      viewValue([
        [1, 10],
        [100, 1],
      ]),
      '[  1   10]\n[100    1]',
    );
  });

  it('cuts a long list around the element that differs', () => {
    const text = viewValue(
      Array.from({ length: 1000 }, (_, i) => i),
      '[500]',
    );
    assert.match(text, /… 494 more/);
    assert.match(text, /\b500\b/);
    assert.ok(text.length < 120);
  });

  it('cuts a large matrix around the row and column that differ', () => {
    const rows = Array.from({ length: 100 }, (_, i) => Array.from({ length: 100 }, (_, j) => i * 100 + j));
    const text = viewValue(rows, '[50][70]');
    assert.match(text, /5070/);
    assert.match(text, /44 rows above/);
  });

  it('shows a record field by field', () => {
    assert.equal(viewValue({ loss: 0.5, ids: [1, 2] }), '{\n  loss: 0.5\n  ids: [1, 2]\n}');
  });

  it('cuts a record of many fields around the one that differs', () => {
    const record = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i]));
    const text = viewValue(record, '.k500');
    assert.match(text, /^ {2}k500: 500$/m);
    assert.match(text, /… \d+ more/);
    assert.ok(text.split('\n').length < 20);
  });

  it('shows what JSON cannot', () => {
    assert.equal(
      viewValue([NaN, -0, undefined, new Map([[1, 'a']])]),
      '[NaN, -0, undefined, Map {1 => "a"}]',
    );
  });
});

describe('viewCall', () => {
  it('reads like the call that a learner would write', () => {
    assert.equal(
      viewCall('applyRope', [[[1, 0]], [1], { layout: 'half' }]),
      'applyRope([[1, 0]], [1], { layout: "half" })',
    );
  });
});
