import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ThreadWorker } from '../../../../src/node/bulk/threadWorker';
import { root } from '../../../helpers/sandbox';

describe('ThreadWorker', () => {
  let folder: string;
  let worker: ThreadWorker | undefined;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'thread-'))));
  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (program: string): ThreadWorker => {
    const entry = path.join(folder, 'entry.cjs');
    writeFileSync(entry, program);
    return (worker = new ThreadWorker(entry));
  };
  const job = { kata: 'rope', source: 'a', timeoutMs: 10_000, seed: 7 };

  it('grades in a thread of the command line tool, the same as one file alone', async () => {
    worker = new ThreadWorker(path.join(root, 'dist', 'cli.js'), ['--grading-thread']);
    const read = (file: string): string =>
      readFileSync(path.join(root, 'katas/attention-position-longcontext/rope', file), 'utf8');
    const wrong = await worker.grade({ ...job, source: read('traps/rotation-sign.ts') });
    assert.equal(wrong.status, 'failed');
    assert.deepEqual(
      wrong.diagnoses.map(({ trap }) => trap),
      ['rotation-sign'],
    );
    const stub = await worker.grade({ ...job, source: read('stub.ts') });
    assert.match(stub.message, /Nothing is written yet/);
  }).timeout(60_000);

  it('rejects one job when its thread dies, and does the next in a new one', async () => {
    const mortal = start(`
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ job }) => {
        if (job?.source === 'die') process.exit(3);
        if (job?.source === 'throw') throw new Error('judging went wrong');
        if (job === undefined) parentPort.close();
        else parentPort.postMessage({ type: 'report', report: { status: 'passed' } });
      });`);
    await assert.rejects(mortal.grade({ ...job, source: 'die' }), /thread ended/);
    assert.equal((await mortal.grade(job)).status, 'passed');
    await assert.rejects(mortal.grade({ ...job, source: 'throw' }), /judging went wrong/);
    assert.equal((await mortal.grade(job)).status, 'passed');
  });

  it('survives a thread that runs out of memory', async () => {
    const greedy = start(`
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ job }) => {
        if (job === undefined) return parentPort.close();
        const kept = [];
        for (;;) kept.push(new Array(100_000).fill(1.5));
      });`);
    await assert.rejects(greedy.grade(job), /memory/);
  }).timeout(60_000);

  it('gives up what is under way when it is stopped', async () => {
    const deaf = start(`
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ type }) => type === 'stop' && parentPort.close());`);
    const rejected = assert.rejects(deaf.grade(job), /stopped/);
    await deaf.stop();
    await rejected;
    await assert.rejects(deaf.grade(job), /stopped/);
  });
});
