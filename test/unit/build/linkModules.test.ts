import assert from 'node:assert/strict';
import type { ContentFolder } from '../../../src/build/contentFolder';
import { linkModules } from '../../../src/build/linkModules';

function folderOf(files: Record<string, string>): ContentFolder {
  return { list: () => [], read: (file) => files[file] };
}

/** Evaluates linked text as the grader does. */
function evaluate(code: string, library: unknown): Record<string, unknown> {
  const module = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- text that this test made
  const run = new Function('exports', 'require', 'module', code) as (...args: unknown[]) => void;
  run(module.exports, (name: string) => (name === 'fast-check' ? library : assert.fail(name)), module);
  return module.exports;
}

describe('linkModules', () => {
  it('joins an entry with what it imports from its folder', () => {
    const files = folderOf({
      'k/hidden.ts': `import fc, { nat } from 'fast-check';
import { exact } from '#kata';
import { two } from './parts/two';
export const tests = [exact, two, fc.nat, nat];`,
      'k/parts/two.ts': `import { one } from '../one';\nexport const two: number = one + 1;`,
      'k/one.ts': 'export const one = 1;',
    });
    const linked = linkModules(files, 'k', 'hidden.ts');
    assert.ok(linked.ok);
    const { tests } = evaluate(linked.code, { nat: 'a library' });
    assert.deepEqual(tests, [{ absolute: 0, relative: 0 }, 2, 'a library', 'a library']);
  });

  it('joins modules that import each other', () => {
    const files = folderOf({
      'k/a.ts': `import { b } from './b';\nexport const a = 1;\nexport const sum = () => a + b();`,
      'k/b.ts': `import { a } from './a';\nexport const b = () => a + 1;`,
    });
    const linked = linkModules(files, 'k', 'a.ts');
    assert.ok(linked.ok);
    assert.equal((evaluate(linked.code, {}).sum as () => number)(), 3);
  });

  it('keeps the lines of the entry', () => {
    const files = folderOf({
      'k/a.ts': `import { b } from './b';\n\nthrow new Error(b);`,
      'k/b.ts': `export const b = 'b';`,
    });
    const linked = linkModules(files, 'k', 'a.ts');
    assert.ok(linked.ok);
    assert.match(linked.code.split('\n')[2] ?? '', /throw new Error/);
  });

  it('does not take a method for an import', () => {
    const linked = linkModules(
      folderOf({ 'k/a.ts': `export const a = (o: any) => o.require('fs');` }),
      'k',
      'a.ts',
    );
    assert.equal(linked.ok, true);
  });

  it('names what cannot be imported, with the line', () => {
    const files = folderOf({ 'k/a.ts': `\nimport { b } from '../b';\nexport const a = b;`, 'b.ts': '' });
    assert.deepEqual(linkModules(files, 'k', 'a.ts'), {
      ok: false,
      file: 'a.ts',
      line: 2,
      message:
        'imports "../b"; only "#kata", "fast-check" and files of the kata\'s own folder can be imported',
    });
    const missing = linkModules(
      folderOf({ 'k/a.ts': `import { b } from './b';\nexport const a = b;` }),
      'k',
      'a.ts',
    );
    assert.equal(missing.ok || missing.message, 'there is no file b.ts beside a.ts');
  });

  it('names the line of a syntax error', () => {
    const linked = linkModules(folderOf({ 'k/a.ts': 'const a = 1;\nconst = 2;' }), 'k', 'a.ts');
    assert.deepEqual([linked.ok, !linked.ok && linked.line], [false, 2]);
  });
});
