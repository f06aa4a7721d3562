import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ResumeFile, type VerdictKey } from '../../../../src/node/bulk/resumeFile';
import { reportOf } from './reports';

describe('ResumeFile', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'resume-'));
    file = path.join(folder, 'done.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const key: VerdictKey = { content: 'c1', kata: 'k1', timeoutMs: 2000, seed: 7 };
  const report = reportOf({ message: 'Größe' });
  const fill = async (...names: string[]): Promise<void> => {
    const resume = await ResumeFile.open(file);
    for (const name of names) await resume.append(name, key, report);
    await resume.close();
  };

  it('finds the verdicts of an earlier run, and the seed that they were made with', async () => {
    await fill('a/rope.ts', 'b/rope.ts');
    const resume = await ResumeFile.open(file);
    assert.deepEqual(await resume.find('b/rope.ts', key), report);
    assert.equal(await resume.find('c/rope.ts', key), undefined);
    assert.equal(resume.lastSeed, 7);
    await resume.close();
  });

  it('does not take a verdict over when anything that it depends on has changed', async () => {
    await fill('a/rope.ts');
    const resume = await ResumeFile.open(file);
    for (const change of [{ content: 'c2' }, { kata: 'k2' }, { timeoutMs: 3000 }, { seed: 8 }])
      assert.equal(await resume.find('a/rope.ts', { ...key, ...change }), undefined, JSON.stringify(change));
    await resume.close();
  });

  it('passes over a torn last line and goes on behind it', async () => {
    await fill('a/rope.ts', 'b/rope.ts');
    truncateSync(file, readFileSync(file).length - 20);
    const resume = await ResumeFile.open(file);
    assert.equal(await resume.find('b/rope.ts', key), undefined);
    await resume.append('c/rope.ts', key, report);
    await resume.close();
    const again = await ResumeFile.open(file);
    assert.deepEqual(await again.find('a/rope.ts', key), report);
    assert.deepEqual(await again.find('c/rope.ts', key), report);
    await again.close();
  });

  it('passes over lines that are not its own', async () => {
    writeFileSync(file, 'hello\n{"formatVersion":2,"file":"a/rope.ts"}\nnull\n');
    await fill('a/rope.ts');
    appendFileSync(file, '[]\n');
    const resume = await ResumeFile.open(file);
    assert.deepEqual(await resume.find('a/rope.ts', key), report);
    await resume.close();
  });
});
