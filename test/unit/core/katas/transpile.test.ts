import assert from 'node:assert/strict';
import { transpileKata } from '../../../../src/core/katas/transpile';

describe('transpileKata', () => {
  const refusal = (source: string): { message: string; line?: number } => {
    const result = transpileKata(source);
    assert.equal(result.ok, false);
    return result;
  };

  it('drops types and keeps line numbers', () => {
    const source =
      'export interface A {\n  x: number;\n}\nexport function f(a: A): number {\n  return a.x;\n}\n';
    const result = transpileKata(source);
    assert.ok(result.ok);
    assert.equal(
      result.code.split('\n').findIndex((line) => line.includes('return a.x')),
      4,
    );
  });

  it('says that an empty file is empty', () => {
    assert.match(refusal('  \n').message, /empty/);
  });

  it('says where a syntax error is', () => {
    const { message, line } = refusal('export function f() {\n  return (1 + ;\n}\n');
    assert.match(message, /not valid TypeScript/);
    assert.equal(line, 2);
  });

  it('refuses what it would miscompile, by name and line', () => {
    assert.match(refusal('\nnamespace N {\n}\n').message, /namespace/);
    assert.equal(refusal('const a = 1;\nimport x = require("fs");\n').line, 2);
  });

  it('refuses imports', () => {
    assert.match(refusal('import { readFileSync } from "node:fs";\n').message, /cannot import/);
  });

  it('does not mind such words in comments', () => {
    assert.equal(
      transpileKata('// import x from "y"\n/*\nnamespace N {\n*/\nexport const f = 1;\n').ok,
      true,
    );
  });

  it('stays fast on a file of comment openers', () => {
    assert.equal(transpileKata('/*'.repeat(200_000)).ok, false);
  });
});
