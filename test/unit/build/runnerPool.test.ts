import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { mapParallel, RunnerPool } from '../../../src/build/runnerPool';
import type { KataRunner, SandboxEnd } from '../../../src/core/ports';

/** A runner whose runs end when they are told to. */
class HeldRunner implements KataRunner {
  readonly running: string[] = [];
  private readonly ends = new Map<string, () => void>();

  run({ code }: Parameters<KataRunner['run']>[0]): Promise<SandboxEnd> {
    this.running.push(code);
    return new Promise((resolve) => {
      this.ends.set(code, () => resolve({ kind: 'finished' }));
    });
  }

  async end(code: string): Promise<void> {
    this.running.splice(this.running.indexOf(code), 1);
    this.ends.get(code)?.();
    await setImmediate();
  }

  warm(): void {}
  dispose(): void {}
}

const job = (code: string): Parameters<KataRunner['run']> => [
  { code, cases: [], loadLimitMs: 1 },
  () => undefined,
];

describe('RunnerPool', () => {
  it('runs as many jobs at once as it has slots', async () => {
    const runner = new HeldRunner();
    const pool = new RunnerPool(runner, 2);
    const all = ['a', 'b', 'c'].map((code) => pool.run(...job(code)));
    await setImmediate();
    assert.deepEqual(runner.running, ['a', 'b']);
    await runner.end('a');
    assert.deepEqual(runner.running, ['b', 'c']);
    await runner.end('b');
    await runner.end('c');
    assert.equal((await Promise.all(all)).length, 3);
  });

  it('keeps everything else waiting while a job runs alone', async () => {
    const runner = new HeldRunner();
    const pool = new RunnerPool(runner, 2);
    void pool.run(...job('before'));
    void pool.alone.run(...job('alone'));
    void pool.run(...job('after'));
    await setImmediate();
    assert.deepEqual(runner.running, ['before']);
    await runner.end('before');
    assert.deepEqual(runner.running, ['alone']);
    await runner.end('alone');
    assert.deepEqual(runner.running, ['after']);
  });

  it('frees the slot of a job that fails', async () => {
    const failing: KataRunner = {
      run: ({ code }) =>
        code === 'bad' ? Promise.reject(new Error('broken')) : Promise.resolve({ kind: 'finished' }),
      warm: () => undefined,
      dispose: () => undefined,
    };
    const pool = new RunnerPool(failing, 1);
    await assert.rejects(pool.run(...job('bad')), /broken/);
    assert.deepEqual(await pool.run(...job('good')), { kind: 'finished' });
  });
});

describe('mapParallel', () => {
  it('keeps the order of the items and the limit', async () => {
    let now = 0;
    let most = 0;
    const results = await mapParallel([3, 1, 2, 5], 2, async (item) => {
      most = Math.max(most, ++now);
      for (let i = 0; i < item; i++) await setImmediate();
      now--;
      return item * 10;
    });
    assert.deepEqual(results, [30, 10, 20, 50]);
    assert.equal(most, 2);
  });
});
