import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findSubmissions } from '../../../../src/node/bulk/findSubmissions';

describe('findSubmissions', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'found-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (...files: string[]): void => {
    for (const file of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), '');
    }
  };
  const katas = ['rope', 'bpe-merge'];

  it('finds files named after katas at any depth, sorted by path', async () => {
    write('zoe/rope.ts', 'ann/week 2/deep/bpe-merge.ts', 'ann/rope.ts', 'rope.ts');
    const { submissions } = await findSubmissions(folder, katas);
    assert.deepEqual(submissions, [
      { file: 'ann/rope.ts', kata: 'rope' },
      { file: 'ann/week 2/deep/bpe-merge.ts', kata: 'bpe-merge' },
      { file: 'rope.ts', kata: 'rope' },
      { file: 'zoe/rope.ts', kata: 'rope' },
    ]);
  });

  it('passes over node_modules, dot folders, declarations and everything that is no TypeScript', async () => {
    write('a/node_modules/x/rope.ts', '.git/rope.ts', 'a/.cache/rope.ts', 'a/rope.d.ts', 'a/rope.js');
    mkdirSync(path.join(folder, 'b', 'rope.ts'), { recursive: true });
    assert.deepEqual(await findSubmissions(folder, katas), { submissions: [], ignored: [], problems: [] });
  });

  it('follows no links, so that a submission cannot reach outside its folder', async () => {
    write('real/rope.ts');
    mkdirSync(path.join(folder, 'linked'));
    symlinkSync(path.join(folder, 'real', 'rope.ts'), path.join(folder, 'linked', 'rope.ts'));
    symlinkSync(path.join(folder, 'real'), path.join(folder, 'folder'), 'junction');
    symlinkSync(folder, path.join(folder, 'real', 'round'), 'junction');
    const { submissions } = await findSubmissions(folder, katas);
    assert.deepEqual(
      submissions.map(({ file }) => file),
      ['real/rope.ts'],
    );
  });

  it('counts files of other names once each, with the nearest kata', async () => {
    write('a/roep.ts', 'b/roep.ts', 'c/bpe_merge.ts');
    const { ignored } = await findSubmissions(folder, katas);
    assert.deepEqual(ignored, [
      { name: 'bpe_merge.ts', count: 1, nearest: 'bpe-merge' },
      { name: 'roep.ts', count: 2, nearest: 'rope' },
    ]);
  });

  it('rejects when the folder itself cannot be read', async () => {
    await assert.rejects(findSubmissions(path.join(folder, 'missing'), katas), { code: 'ENOENT' });
  });
});
