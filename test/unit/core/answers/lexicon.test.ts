import * as assert from 'node:assert/strict';
import { defaultLexicon } from '../../../../src/core/answers/lexicon';
import { parsePattern } from '../../../../src/core/answers/pattern';

const names = Object.keys(defaultLexicon);

describe('defaultLexicon', () => {
  it('is in alphabetical order', () => {
    assert.deepEqual(names, [...names].sort());
  });

  it('gives every macro at least four different alternatives that parse', () => {
    for (const name of names) {
      const parsed = parsePattern(`@${name}`, defaultLexicon);
      assert.ok(parsed.ok, parsed.ok ? '' : `@${name}: ${parsed.error.message}`);
      const keys = new Set(parsed.pattern.groups[0]?.terms.map(({ key }) => key));
      assert.ok(keys.size >= 4, `@${name}`);
    }
  });
});
