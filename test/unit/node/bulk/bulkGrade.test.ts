import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bulkGrade } from '../../../../src/node/bulk/bulkGrade';
import type { BulkResult } from '../../../../src/node/bulk/bulkResult';
import type { GradeWorker } from '../../../../src/node/bulk/gradeWorker';
import { ResumeFile } from '../../../../src/node/bulk/resumeFile';
import { reportOf, ScriptedWorker } from './reports';

describe('bulkGrade', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'bulk-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (names: string[]): { file: string; kata: string }[] =>
    names.map((name) => {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, 'rope.ts'), `// ${name}`);
      return { file: `${name}/rope.ts`, kata: 'rope' };
    });

  const run = async (
    submissions: { file: string; kata: string }[],
    workers: GradeWorker[],
    { stop = new AbortController(), resume }: { stop?: AbortController; resume?: ResumeFile } = {},
    onResult: (result: BulkResult, isResumed: boolean) => void = () => undefined,
  ): Promise<{ results: BulkResult[]; left: number }> => {
    const results: BulkResult[] = [];
    const left = await bulkGrade(
      { folder, submissions, timeoutMs: 2000, seed: 7 },
      {
        workers,
        resume,
        hashKata: () => Promise.resolve('k'),
        signal: stop.signal,
        onResult(result, isResumed) {
          results.push(result);
          onResult(result, isResumed);
          return Promise.resolve();
        },
      },
    );
    return { results, left };
  };

  it('reports a result before the next submission is done', async () => {
    const submissions = write(['a', 'b']);
    let noticeFirst = (): void => undefined;
    const firstIsReported = new Promise<void>((resolve) => (noticeFirst = resolve));
    const worker = new ScriptedWorker(async ({ source }) => {
      if (source === '// b') await firstIsReported;
      return reportOf();
    });
    const { results, left } = await run(submissions, [worker], {}, ({ file }) => {
      if (file === 'a/rope.ts') noticeFirst();
    });
    assert.equal(results.length, 2);
    assert.equal(left, 0);
  });

  it('keeps the order of the submissions, whichever worker is first', async () => {
    const submissions = write(['a', 'b', 'c', 'd']);
    let letFirstEnd = (): void => undefined;
    const slow = new ScriptedWorker(async () => {
      await new Promise<void>((resolve) => (letFirstEnd = resolve));
      return reportOf();
    });
    const quick = new ScriptedWorker(({ source }) => {
      if (source === '// d') letFirstEnd();
      return reportOf();
    });
    const { results } = await run(submissions, [slow, quick]);
    assert.deepEqual(
      results.map(({ file }) => file),
      submissions.map(({ file }) => file),
    );
    assert.equal(quick.jobs.length, 3);
  });

  it('gives everyone the same seed and limit', async () => {
    const worker = new ScriptedWorker(() => reportOf());
    await run(write(['a', 'b']), [worker]);
    assert.deepEqual(
      worker.jobs.map(({ seed, timeoutMs }) => ({ seed, timeoutMs })),
      new Array(2).fill({ seed: 7, timeoutMs: 2000 }),
    );
  });

  it('reports a failure of the grading as an error of that submission, and grades the others', async () => {
    const worker = new ScriptedWorker(({ source }) => {
      if (source === '// a') throw new Error('the thread ended');
      return reportOf();
    });
    const submissions = [...write(['a', 'b']), { file: 'gone/rope.ts', kata: 'rope' }];
    const { results } = await run(submissions, [worker]);
    const outcomes = results.map((result) => ('error' in result ? result.error : result.report.status));
    assert.deepEqual(outcomes.slice(0, 2), ['the thread ended', 'passed']);
    assert.match(outcomes[2] ?? '', /ENOENT/);
  });

  it('starts nothing new when it is stopped, gives up what runs, and says how many are left', async () => {
    const stop = new AbortController();
    const worker = new ScriptedWorker(({ source }) => {
      if (source !== '// b') return reportOf();
      stop.abort();
      return new Promise<never>(() => undefined);
    });
    const { results, left } = await run(write(['a', 'b', 'c']), [worker], { stop });
    assert.deepEqual(
      results.map(({ file }) => file),
      ['a/rope.ts'],
    );
    assert.equal(left, 2);
    assert.equal(worker.jobs.length, 2);
  });

  it('goes on where it was stopped, and grades anew what has changed since', async () => {
    const file = path.join(folder, 'done.jsonl');
    const submissions = write(['a', 'b', 'c']);
    const before = await ResumeFile.open(file);
    await run(submissions.slice(0, 2), [new ScriptedWorker(() => reportOf())], { resume: before });
    await before.close();
    writeFileSync(path.join(folder, 'b', 'rope.ts'), '// changed');

    const resume = await ResumeFile.open(file);
    const worker = new ScriptedWorker(() => reportOf({ status: 'failed' }));
    const resumed: boolean[] = [];
    const { results } = await run(submissions, [worker], { resume }, (_, isResumed) =>
      resumed.push(isResumed),
    );
    await resume.close();
    assert.deepEqual(resumed, [true, false, false]);
    assert.deepEqual(
      worker.jobs.map(({ source }) => source),
      ['// changed', '// c'],
    );
    assert.equal(results.length, 3);
  });
});
