import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileEventLog } from '../../../src/node/fileEventLog';

describe('FileEventLog and kill -9', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'event-log-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('loses no acknowledged event in 200 rounds of two windows, either killed while it writes', async () => {
    const acknowledged: string[] = [];
    const rounds = 100;
    for (let round = 0; round < rounds; round++) {
      // differently many each time, so that the kill meets different moments of an append
      const window = (): Promise<string[]> => writeAndDie(folder, 1 + (round % 5));
      acknowledged.push(...(await Promise.all([window(), window()])).flat());
    }
    const log = new FileEventLog({
      folder: path.join(folder, 'progress'),
      deviceFile: path.join(folder, 'device'),
      snapshotFile: path.join(folder, 'snapshot.json'),
    });
    const { events, problems } = await log.load();
    const ids = new Set(events.map(({ id }) => id));
    assert.deepEqual(
      acknowledged.filter((id) => !ids.has(id)),
      [],
    );
    assert.ok(acknowledged.length >= 2 * rounds);
    assert.ok(
      readdirSync(path.join(folder, 'progress')).length <= 2,
      'one device, unless both started at once',
    );
    for (const problem of problems) assert.match(problem, /not a readable record/);
  }).timeout(600_000);
});

/** Lets a window write, and kills it once it has told of a number of events; the ids that it told of. */
async function writeAndDie(folder: string, events: number): Promise<string[]> {
  const program = path.join(__dirname, 'eventWriter.process.js');
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    text += data;
    if (text.split('\n').length > events) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL');
  return text.split('\n').slice(0, -1);
}
