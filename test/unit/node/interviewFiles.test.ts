import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InterviewFiles } from '../../../src/node/interviewFiles';

/** Long enough that a file is not written in one go. */
const long = 'x'.repeat(200_000);

describe('InterviewFiles', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'interviews-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const files = (): InterviewFiles => new InterviewFiles(path.join(folder, 'interviews'));

  it('has nothing before the first interview', async () => {
    assert.equal(await files().read('interview'), undefined);
  });

  it('brings back the latest text of each slot, and forgets one', async () => {
    await files().write('interview', 'first');
    await files().write('interview', 'second');
    await files().write('debrief', 'third');
    assert.equal(await files().read('interview'), 'second');
    await files().write('interview', undefined);
    await files().write('interview', undefined);
    assert.equal(await files().read('interview'), undefined);
    assert.equal(await files().read('debrief'), 'third');
    assert.deepEqual(readdirSync(path.join(folder, 'interviews')), ['debrief.json']);
  });

  it('says why when it cannot write, and leaves nothing half done', async () => {
    const inTheWay = path.join(folder, 'interviews', 'interview.json');
    mkdirSync(inTheWay, { recursive: true });
    await assert.rejects(files().write('interview', 'text'), /interview\.json/);
    assert.deepEqual(readdirSync(path.dirname(inTheWay)), ['interview.json']);
  });

  it('has a whole text at every moment, whenever its writer is killed', async () => {
    await files().write('interview', `0${long}`);
    for (let round = 0; round < 12; round++) {
      const writer = startWriter(path.join(folder, 'interviews'));
      await once(writer.stdout!, 'data');
      // reading takes a while, and differently long in each round: that is when the kill comes
      for (let i = 0; i <= round; i++) assertWhole(await files().read('interview'));
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      assertWhole(await files().read('interview'));
    }
  });
});

function assertWhole(text: string | undefined): void {
  assert.match(text?.slice(0, -long.length) ?? 'nothing', /^\d+$/);
  assert.equal(text?.slice(-long.length), long);
}

/** Writes texts without end, and says so when the first is in place. */
function startWriter(folder: string): ChildProcess {
  const program = path.join(__dirname, 'interviewWriter.process.js');
  return spawn(process.execPath, [program, folder, String(long.length)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
