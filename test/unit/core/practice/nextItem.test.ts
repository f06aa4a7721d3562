import assert from 'node:assert/strict';
import type { IndexEntry, ItemKey } from '../../../../src/core/content/items';
import { nextItem } from '../../../../src/core/practice/nextItem';
import type { ItemProgress } from '../../../../src/core/progress/foldEvents';

const entry = (id: string): IndexEntry => {
  return {
    id,
    kind: 'question',
    title: id,
    topic: 'lm-foundations',
    level: 'core',
    minutes: 5,
    related: [],
    tags: [],
  };
};
const tried = (last: number, lastAt = 0): ItemProgress => {
  return {
    status: 'tried',
    attempts: 1,
    lastAt,
    last,
    best: last,
    bestBefore: 0,
    traps: [],
    revealed: false,
  };
};
const bank = ['a', 'b', 'c'].map(entry);

describe('nextItem', () => {
  it('asks what was never tried first, in the order of the bank', () => {
    const progress = new Map<ItemKey, ItemProgress>([['question/a', tried(0)]]);
    assert.equal(nextItem(bank, progress)?.id, 'b');
  });

  it('asks the weakest when all were tried, the longest ago first', () => {
    const progress = new Map<ItemKey, ItemProgress>([
      ['question/a', tried(80)],
      ['question/b', tried(20, 9)],
      ['question/c', tried(20, 3)],
    ]);
    assert.equal(nextItem(bank, progress)?.id, 'c');
  });

  it('passes over the current one unless there is no other', () => {
    assert.equal(nextItem(bank, new Map(), 'question/a')?.id, 'b');
    assert.equal(nextItem([entry('a')], new Map(), 'question/a')?.id, 'a');
  });

  it('has nothing to ask of an empty bank', () => {
    assert.equal(nextItem([], new Map()), undefined);
  });
});
