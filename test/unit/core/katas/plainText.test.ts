import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodePlain, encodePlain, Unsupported } from '../../../../src/core/katas/plainText';

describe('encodePlain and decodePlain', () => {
  it('bring back what JSON loses', () => {
    const value = [
      NaN,
      Infinity,
      -Infinity,
      -0,
      undefined,
      12n,
      new Map([[1, [2]]]),
      new Set(['a']),
      new Float64Array([1, NaN]),
    ];
    assert.deepEqual(decodePlain(encodePlain(value)), value);
  });

  it('bring back any plain value', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: false }),
        (value) => {
          assert.deepEqual(decodePlain(encodePlain(value)), withPlainPrototypes(value));
        },
      ),
    );
  });

  it('keep keys that look like tags apart from tags', () => {
    const value = { $: 'NaN', $$: 1, v: 2 };
    assert.deepEqual(decodePlain(encodePlain(value)), value);
  });

  it('keep holes', () => {
    const value: number[] = [];
    value[2] = 1;
    const back = decodePlain(encodePlain(value)) as number[];
    assert.equal(0 in back, false);
    assert.equal(back[2], 1);
  });

  it('mark what plain data cannot hold', () => {
    assert.deepEqual(decodePlain(encodePlain([() => 1])), [new Unsupported('a function')]);
  });

  it('refuse an unknown tag', () => {
    assert.throws(() => decodePlain('{"$":"Date","v":[]}'), /unknown tag "Date"/);
  });
});

/** fast-check also makes objects without a prototype, which come back as ordinary ones. */
function withPlainPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainPrototypes);
  if (value instanceof Map)
    return new Map([...value].map(([k, v]) => [withPlainPrototypes(k), withPlainPrototypes(v)]));
  if (value instanceof Set) return new Set([...value].map(withPlainPrototypes));
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    Object.defineProperty(out, key, {
      value: withPlainPrototypes(item),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return out;
}
