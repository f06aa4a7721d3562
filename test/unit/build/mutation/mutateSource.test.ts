import assert from 'node:assert/strict';
import { mutateSource } from '../../../../src/build/mutation/mutateSource';
import { transpileKata } from '../../../../src/core/katas/transpile';

/** The changed lines of all mutants. */
const changes = (source: string): string[] => mutateSource(source).map(({ to }) => to);

describe('mutateSource', () => {
  it('changes operators', () => {
    assert.deepEqual(changes('f(a + b);').sort(), ['f(a - b);', '{}'].sort());
    assert.deepEqual(changes('x = a < b;').slice(1), ['x = a <= b;', 'x = a >= b;']);
    assert.ok(changes('x = a && b;').includes('x = a;'));
    assert.ok(changes('x = a && b;').includes('x = ((a) || (b));'));
  });

  it('changes numbers by one, and to 0 and 1', () => {
    assert.deepEqual(changes('const a = 5;'), [
      'const a = 6;',
      'const a = 4;',
      'const a = 0;',
      'const a = 1;',
    ]);
    assert.deepEqual(changes('const a = 0;'), ['const a = 1;', 'const a = (-1);']);
  });

  it('removes guards and each of their conditions', () => {
    const to = changes(`if (a || b) throw new RangeError('no');`);
    assert.ok(to.includes('{}'));
    assert.ok(to.includes(`if (a) throw new RangeError('no');`));
    assert.ok(to.includes(`if (b) throw new RangeError('no');`));
    assert.ok(to.includes(`if (!(a || b)) throw new RangeError('no');`));
  });

  it('swaps arguments, but not of a function to which their order is the same', () => {
    assert.ok(changes('return f(a, b);').includes('return f(b, a);'));
    assert.deepEqual(changes('x = Math.max(a, b);').slice(1), ['x = Math.min(a, b);']);
  });

  it('leaves functions alone whose names every object knows', () => {
    assert.deepEqual(
      changes('return valueOf(a);').filter((text) => text.includes('undefined')),
      [],
    );
  });

  it('takes copies away', () => {
    assert.ok(changes('return [...list];').includes('return (list);'));
    assert.ok(changes('return list.slice();').includes('return (list);'));
  });

  it('turns comparators round and leaves them out', () => {
    const to = changes('return list.sort(byId);');
    assert.ok(to.includes('return list.sort((...pair) => (byId)(pair[1], pair[0]));'));
    assert.ok(to.includes('return list.sort();'));
  });

  it('leaves types, messages and labels as they are', () => {
    assert.deepEqual(changes(`type A = 1 | 2;\ninterface B { c: 'd' }\nlet e: 0 | 1;`), []);
    const guard = mutateSource('throw new RangeError(`${a + 1} of ${b - 2}`);');
    assert.deepEqual(
      guard.map(({ to }) => to),
      ['{}'],
    );
    assert.deepEqual(
      changes(`demand(ok, 'size');`).filter((to) => to.includes(`''`)),
      [],
    );
  });

  it('leaves out defaults', () => {
    assert.ok(changes('function f(a = b) { return a; }').includes('function f(a) { return a; }'));
  });

  it('makes programs that differ from each other and from the original, and that compile', () => {
    const source = `export function f(rows: number[][], k = 2): number[] {
  if (rows.length === 0 || k < 1) throw new RangeError('nothing');
  const sums = rows.map((row) => row.reduce((sum, x) => sum + x ** 2, 0) / Math.max(row.length, 1));
  let best: number | undefined;
  for (let i = 0; i < sums.length; i++) if (best === undefined || sums[i]! > sums[best]!) best = i;
  return [...sums].sort((a, b) => b - a).slice(0, k ?? 3);
}
`;
    const mutants = mutateSource(source);
    assert.ok(mutants.length > 40, String(mutants.length));
    assert.equal(new Set(mutants.map((mutant) => mutant.source)).size, mutants.length);
    for (const mutant of mutants) {
      assert.notEqual(mutant.source, source);
      assert.equal(transpileKata(mutant.source).ok, true, mutant.to);
    }
  });
});
