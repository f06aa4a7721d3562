import assert from 'node:assert/strict';
import { asksForPart, isAsked, type TreeNode } from '../../../../src/ui/katas/runSelection';

describe('runSelection', () => {
  const node = (parent?: TreeNode): TreeNode => ({ parent });
  const rope = node();
  const bpe = node();
  const hidden = node(rope);
  const random = node(rope);
  const first = node(hidden);
  const second = node(hidden);
  const drawn = node(random);
  const all = [rope, bpe, hidden, random, first, second, drawn];
  const asked = (include: TreeNode[] | undefined, exclude?: TreeNode[]): TreeNode[] =>
    all.filter((item) => isAsked({ include, exclude }, item));

  it('takes everything when nothing is named', () => {
    assert.deepEqual(asked(undefined), all);
  });

  it('takes a kata, a group or a case with what is below it', () => {
    assert.deepEqual(asked([rope]), [rope, hidden, random, first, second, drawn]);
    assert.deepEqual(asked([hidden]), [hidden, first, second]);
    assert.deepEqual(asked([first, drawn]), [first, drawn]);
  });

  it('leaves out what is excluded, with what is below it', () => {
    assert.deepEqual(asked([rope], [random, first]), [rope, hidden, second]);
    assert.deepEqual(asked(undefined, [rope]), [bpe]);
  });

  it('knows a kata of which only a part is wanted', () => {
    const part = (include: TreeNode[] | undefined, item: TreeNode): boolean =>
      asksForPart({ include, exclude: [] }, item);
    assert.equal(part([first], rope), true);
    assert.equal(part([first], bpe), false);
    assert.equal(part([rope], rope), false);
    assert.equal(part([rope, first], rope), false);
    assert.equal(part(undefined, rope), false);
  });
});
