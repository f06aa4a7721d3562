import assert from 'node:assert/strict';
import { OrderedResults } from '../../../../src/node/bulk/orderedResults';

describe('OrderedResults', () => {
  it('writes results in their order, each as soon as those before it are there', async () => {
    const written: string[] = [];
    const results = new OrderedResults<string>((text) => Promise.resolve(void written.push(text)), 10);
    await results.put(1, 'b');
    assert.deepEqual(written, []);
    await results.put(0, 'a');
    assert.deepEqual(written, ['a', 'b']);
    await results.put(2, 'c');
    assert.deepEqual(written, ['a', 'b', 'c']);
  });

  it('holds back whoever is too far ahead until the gap is filled', async () => {
    const results = new OrderedResults<string>(() => Promise.resolve(), 2);
    let hasRoom = false;
    const waiting = results.room(2).then(() => (hasRoom = true));
    await results.put(1, 'b');
    assert.equal(hasRoom, false);
    await results.put(0, 'a');
    await waiting;
    assert.equal(hasRoom, true);
  });

  it('writes what is behind a gap when it is flushed', async () => {
    const written: string[] = [];
    const results = new OrderedResults<string>((text) => Promise.resolve(void written.push(text)), 10);
    await results.put(3, 'd');
    await results.put(1, 'b');
    await results.flush();
    assert.deepEqual(written, ['b', 'd']);
  });
});
