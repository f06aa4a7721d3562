import assert from 'node:assert/strict';
import { caseLabel } from '../../../../src/ui/katas/caseNames';

describe('caseLabel', () => {
  it('keeps the place of a drawn case from seed to seed, below its family', () => {
    const label = caseLabel('random', 'any merges #3 (seed 12)');
    assert.deepEqual(label, {
      id: 'random:any merges #3',
      label: '#3',
      family: { id: 'random:any merges', label: 'any merges', description: 'seed 12' },
    });
    assert.equal(caseLabel('random', 'any merges #3 (seed 99)').id, label.id);
  });

  it('tells a pinned input from an authored case of the same name', () => {
    const pinned = caseLabel('example', 'pinned: one pair');
    assert.deepEqual([pinned.label, pinned.description], ['one pair', 'pinned']);
    assert.notEqual(pinned.id, caseLabel('example', 'one pair').id);
  });

  it('leaves other names as they are', () => {
    assert.equal(caseLabel('hidden', 'a name (seed 5)').label, 'a name (seed 5)');
  });
});
