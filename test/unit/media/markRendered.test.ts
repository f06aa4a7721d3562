import assert from 'node:assert/strict';
import { withBorders } from '../../../media/panel/markRendered';

const border = '\ue000';
const spanOf = (source: string, part: string) => {
  const start = source.indexOf(part);
  return { start, end: start + part.length };
};

describe('withBorders', () => {
  it('puts a border at each end of a span', () => {
    const source = 'One. Two. Three.';
    const { source: bordered, segments } = withBorders(source, [
      { id: 'a', spans: [spanOf(source, 'Two.')] },
    ]);
    assert.equal(bordered, `One. ${border}Two.${border} Three.`);
    assert.deepEqual(
      segments.map(({ owners }) => owners),
      [[], ['a'], []],
    );
  });

  it('does not cut formulas and code', () => {
    const source = 'See $a. b$ and `x. y` here.';
    const cut = { start: source.indexOf('b$'), end: source.indexOf('y`') };
    assert.equal(
      withBorders(source, [{ id: 'a', spans: [cut] }]).source,
      `See $a. b$${border} and \`x. y\`${border} here.`,
    );
  });

  it('stays behind the mark of a list item', () => {
    const source = '1. One.\n2. Two.';
    assert.equal(
      withBorders(source, [{ id: 'a', spans: [{ start: 8, end: 15 }] }]).source,
      `1. One.\n2. ${border}Two.`,
    );
  });
});
