import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProgressBody, ProgressEvent } from '../../../src/core/progress/events';
import { FileEventLog } from '../../../src/node/fileEventLog';

const attempt: ProgressBody = { type: 'kata', status: 'failed', passed: 1, total: 2, traps: [] };

describe('FileEventLog', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'event-log-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const progress = (): string => path.join(folder, 'progress');
  const openIn = (logs: string): FileEventLog =>
    new FileEventLog({
      folder: logs,
      deviceFile: path.join(folder, 'device'),
      snapshotFile: path.join(folder, 'snapshot.json'),
    });
  const open = (): FileEventLog => openIn(progress());
  const append = async (log: FileEventLog, at: number): Promise<ProgressEvent> => {
    const { event, unsaved } = await log.append('kata/rope', attempt, at);
    assert.equal(unsaved, undefined);
    return event;
  };
  const logFile = (): string => path.join(progress(), readdirSync(progress())[0]!);
  const times = async (log: FileEventLog): Promise<number[]> => (await log.load()).events.map(({ at }) => at);

  it('has no events before the first one', async () => {
    assert.deepEqual(await open().load(), { events: [], problems: [] });
  });

  it('brings back what another window of the same device wrote', async () => {
    const written = [await append(open(), 1), await append(open(), 2)];
    assert.deepEqual((await open().load()).events, written);
    assert.equal(readdirSync(progress()).length, 1);
  });

  it('reads only what was added, and gives the same object when nothing was', async () => {
    const [mine, other] = [open(), open()];
    await append(mine, 1);
    const first = await mine.load();
    assert.equal(await mine.load(), first);
    await append(other, 2);
    assert.deepEqual(await times(mine), [1, 2]);
    assert.equal(first.events.length, 1, 'what was handed out stays as it was');
  });

  it('keeps every event of appends that run side by side', async () => {
    const logs = [open(), open()];
    await append(logs[0]!, 0);
    await Promise.all(Array.from({ length: 40 }, (_, i) => append(logs[i % 2]!, i)));
    assert.equal((await open().load()).events.length, 41);
  });

  it('skips a torn last line, reports it, and loses nothing that comes after', async () => {
    await append(open(), 1);
    appendFileSync(logFile(), '{"formatVersion":1,"id":"x","a');
    const reader = open();
    assert.match((await reader.load()).problems[0]!, /:2: not a readable record/);
    await append(open(), 2);
    const { events, problems } = await reader.load();
    assert.deepEqual(
      events.map(({ at }) => at),
      [1, 2],
    );
    assert.deepEqual(problems, (await open().load()).problems);
    assert.equal(problems.length, 1);
  });

  it('takes a record that only lacks its line break, once', async () => {
    await append(open(), 1);
    writeFileSync(logFile(), readFileSync(logFile(), 'utf8').trimEnd());
    const reader = open();
    assert.deepEqual(await times(reader), [1]);
    await append(open(), 2);
    assert.deepEqual(await times(reader), [1, 2]);
    assert.deepEqual(await times(open()), [1, 2]);
  });

  it('starts anew when a file was cut off while it was open', async () => {
    const log = open();
    await append(log, 1);
    const whole = readFileSync(logFile(), 'utf8');
    await append(log, 2);
    await log.load();
    writeFileSync(logFile(), whole);
    assert.deepEqual(await times(log), [1]);
  });

  it('counts a record once, however often and in whatever order it stands in files', async () => {
    const log = open();
    for (const at of [1, 2, 3]) await append(log, at);
    const lines = readFileSync(logFile(), 'utf8').trimEnd().split('\n');
    writeFileSync(path.join(progress(), 'copy (conflicted copy 2026-01-01).jsonl'), lines.join('\r\n'));
    writeFileSync(logFile(), `\uFEFF${[lines[2], lines[0], lines[2], lines[1]].join('\n')}\n`);
    const { events, problems } = await open().load();
    assert.deepEqual(
      events.map(({ at }) => at),
      [1, 2, 3],
    );
    assert.deepEqual(problems, []);
  });

  it('reads both sides of a merge conflict, and says where it is', async () => {
    await append(open(), 1);
    const ours = readFileSync(logFile(), 'utf8');
    const theirs = ours.replace(/"id":"[^"]+"/, '"id":"theirs"').replace('"at":1', '"at":2');
    writeFileSync(logFile(), `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
    const { events, problems } = await open().load();
    assert.equal(events.length, 2);
    assert.equal(problems.length, 3);
    assert.match(problems[0]!, /:1: the mark of a merge conflict/);
  });

  it('skips garbage of every kind and says what each is', async () => {
    await append(open(), 1);
    const line = readFileSync(logFile(), 'utf8').trimEnd();
    const odd = [
      '\0\0\0\0',
      'null',
      '[]',
      '{}',
      '{"formatVersion":1}',
      line.replace('kata/rope', 'nothing/rope'),
      line.replace('"passed":1', '"passed":"1"'),
      line.replace('"at":1', '"at":null'),
      `${line},${line}`,
    ];
    appendFileSync(logFile(), `${odd.join('\n')}\n`);
    const { events, problems } = await open().load();
    assert.equal(events.length, 1);
    assert.deepEqual(
      problems.map((problem) => /:(\d+): not a readable record/.exec(problem)?.[1]),
      odd.map((_, i) => String(i + 2)),
    );
  });

  it('does not take a long run of garbage into memory, and reads on after it', async () => {
    await append(open(), 1);
    appendFileSync(logFile(), 'x'.repeat(12 << 20));
    await append(open(), 2);
    const { events, problems } = await open().load();
    assert.equal(events.length, 2);
    assert.deepEqual(problems.length, 1);
    assert.match(problems[0]!, /:2: longer than any record/);
  });

  it('keeps records of a newer version in the file and says so', async () => {
    await append(open(), 1);
    const newer = '{"formatVersion":99,"anything":true}';
    appendFileSync(logFile(), `${newer}\n`);
    const { events, problems } = await open().load();
    assert.equal(events.length, 1);
    assert.match(problems[0]!, /newer version/);
    assert.ok(readFileSync(logFile(), 'utf8').includes(newer));
  });

  it('keeps what cannot be written, says why, and writes it as soon as it can', async () => {
    const log = open();
    writeFileSync(progress(), 'a file where the folder should be');
    const { event, unsaved } = await log.append('kata/rope', attempt, 1);
    assert.match(unsaved!, /progress/);
    await log.append('kata/rope', attempt, 2);
    rmSync(progress());
    mkdirSync(progress());
    const { events, ...rest } = await log.load();
    assert.equal(rest.unsaved, undefined);
    assert.equal(events[0]?.id, event.id);
    assert.deepEqual(await times(open()), [1, 2]);
  });

  it('goes on in memory when the disk is full', async function () {
    if (process.platform !== 'linux') this.skip(); // /dev/full is a disk without space
    await append(open(), 1);
    const file = logFile();
    rmSync(file);
    symlinkSync('/dev/full', file);
    const log = open();
    const { unsaved } = await log.append('kata/rope', attempt, 2);
    assert.match(unsaved!, /^the disk is full: free some space where .*progress is$/);
    rmSync(file);
    await append(log, 3);
    assert.deepEqual(await times(open()), [2, 3]);
  });

  it('goes on in memory where nothing may be written', async function () {
    if (process.platform !== 'linux') this.skip(); // not even root may make a folder in /sys
    const log = openIn('/sys/progress');
    const { event, unsaved } = await log.append('kata/rope', attempt, 1);
    assert.match(unsaved!, /^\/sys\/progress must not be written: check its permissions/);
    const loaded = await log.load();
    assert.deepEqual(loaded.events, [event]);
    assert.equal(loaded.unsaved, unsaved);
  });
});
