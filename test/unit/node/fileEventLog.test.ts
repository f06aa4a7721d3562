import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProgressBody } from '../../../src/core/progress/events';
import { FileEventLog } from '../../../src/node/fileEventLog';

const attempt: ProgressBody = { type: 'kata', status: 'failed', passed: 1, total: 2, traps: [] };

describe('FileEventLog', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'event-log-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = (): FileEventLog =>
    new FileEventLog(path.join(folder, 'progress'), path.join(folder, 'device'));
  const logFile = (): string => path.join(folder, 'progress', readdirSync(path.join(folder, 'progress'))[0]!);

  it('has no events before the first one', async () => {
    assert.deepEqual(await open().load(), { events: [], problems: [] });
  });

  it('brings back what another window of the same device wrote', async () => {
    const written = [
      await open().append('kata/rope', attempt, 1),
      await open().append('kata/rope', attempt, 2),
    ];
    assert.deepEqual((await open().load()).events, written);
    assert.equal(readdirSync(path.join(folder, 'progress')).length, 1);
  });

  it('keeps every event of appends that run side by side', async () => {
    const logs = [open(), open()];
    await logs[0]!.append('kata/rope', attempt, 0);
    await Promise.all(Array.from({ length: 40 }, (_, i) => logs[i % 2]!.append('kata/rope', attempt, i)));
    assert.equal((await open().load()).events.length, 41);
  });

  it('skips a torn last line, reports it, and loses nothing that comes after', async () => {
    await open().append('kata/rope', attempt, 1);
    appendFileSync(logFile(), '{"formatVersion":1,"id":"x","a');
    await open().append('kata/rope', attempt, 2);
    const { events, problems } = await open().load();
    assert.deepEqual(
      events.map(({ at }) => at),
      [1, 2],
    );
    assert.equal(problems.length, 1);
    assert.match(problems[0]!, /:2: not a readable record/);
  });

  it('keeps records of a newer version in the file and says so', async () => {
    await open().append('kata/rope', attempt, 1);
    const newer = '{"formatVersion":99,"anything":true}';
    appendFileSync(logFile(), `${newer}\n`);
    const { events, problems } = await open().load();
    assert.equal(events.length, 1);
    assert.match(problems[0]!, /newer version/);
    assert.ok(readFileSync(logFile(), 'utf8').includes(newer));
  });

  it('rejects an append that cannot be written, and appends again later', async () => {
    const log = open();
    writeFileSync(path.join(folder, 'progress'), 'a file where the folder should be');
    await assert.rejects(log.append('kata/rope', attempt, 1));
    rmSync(path.join(folder, 'progress'));
    await log.append('kata/rope', attempt, 2);
    assert.deepEqual(
      (await log.load()).events.map(({ at }) => at),
      [2],
    );
  });
});
