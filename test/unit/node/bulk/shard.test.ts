import assert from 'node:assert/strict';
import { parseShard, shardOf } from '../../../../src/node/bulk/shard';

describe('parseShard', () => {
  it('reads i/n', () => {
    assert.deepEqual(parseShard('2/4'), { index: 2, count: 4 });
  });

  it('refuses anything else', () => {
    for (const text of ['0/3', '4/3', 'x', '1', '1/0', '-1/2', '1.5/2', '1/2/3', ' 1/2', ''])
      assert.equal(parseShard(text), undefined, text);
  });
});

describe('shardOf', () => {
  it('gives every item to exactly one shard', () => {
    const items = Array.from({ length: 10 }, (_, i) => i);
    for (const count of [1, 3, 7, 10]) {
      const shards = items.map((_, i) => i + 1).filter((index) => index <= count);
      const parts = shards.flatMap((index) => shardOf(items, { index, count }));
      assert.deepEqual(
        parts.sort((a, b) => a - b),
        items,
        `of ${count}`,
      );
    }
  });

  it('keeps an item in its shard when the folder grows at the end', () => {
    const part = shardOf(['a', 'b', 'c'], { index: 1, count: 2 });
    assert.deepEqual(shardOf(['a', 'b', 'c', 'd'], { index: 1, count: 2 }), part);
  });
});
