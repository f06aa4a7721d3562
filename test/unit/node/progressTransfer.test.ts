import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileEventLog } from '../../../src/node/fileEventLog';
import { exportedProgress, importProgress } from '../../../src/node/progressTransfer';
import { LogSync } from '../../../src/node/syncLogs';

let root: string;
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'progress-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A machine with logs of its own. */
class Machine {
  readonly folder: string;
  readonly log: FileEventLog;
  private readonly sync: LogSync;

  constructor(readonly name: string) {
    this.folder = path.join(root, name, 'progress');
    this.log = this.open();
    this.sync = new LogSync(this.folder);
  }

  open(): FileEventLog {
    const at = (file: string): string => path.join(root, this.name, file);
    return new FileEventLog({
      folder: this.folder,
      deviceFile: at('device'),
      snapshotFile: at('snapshot.json'),
    });
  }

  async practise(...times: number[]): Promise<void> {
    for (const at of times) await this.log.append('question/rope', { type: 'hint' }, at);
  }

  async times(): Promise<number[]> {
    const { events, problems } = await this.open().load();
    assert.deepEqual(problems, []);
    return events.map(({ at }) => at);
  }

  async share(): Promise<{ pulled: number; pushed: number }> {
    const result = await this.sync.run(path.join(root, 'shared'), await this.log.deviceId());
    assert.ok(result.ok, JSON.stringify(result));
    return { pulled: result.pulled, pushed: result.pushed };
  }
}

describe('export and import', () => {
  const exported = async (machine: Machine): Promise<string> => {
    const file = path.join(root, `${machine.name}.jsonl`);
    writeFileSync(file, (await exportedProgress(machine.folder)).text);
    return file;
  };

  it('carries everything to another machine, and adds nothing the second time', async () => {
    const [one, two] = [new Machine('one'), new Machine('two')];
    await one.practise(1, 3);
    await two.practise(2);
    const file = await exported(one);
    const device = await two.log.deviceId();
    assert.deepEqual(await importProgress(two.folder, device, [file]), { added: 2, known: 0, unreadable: 0 });
    assert.deepEqual(await two.times(), [1, 2, 3]);
    assert.deepEqual(await importProgress(two.folder, device, [file, file]), {
      added: 0,
      known: 4,
      unreadable: 0,
    });
    assert.deepEqual(await importProgress(one.folder, await one.log.deviceId(), [await exported(two)]), {
      added: 1,
      known: 2,
      unreadable: 0,
    });
    assert.equal((await exportedProgress(one.folder)).text, (await exportedProgress(two.folder)).text);
  });

  it('keeps what only a newer version can read, and counts what nobody can', async () => {
    const one = new Machine('one');
    const newer = '{"formatVersion":9,"new":true}';
    const file = path.join(root, 'file.jsonl');
    writeFileSync(file, `${newer}\r\nnot a record\r\n\r\n`);
    assert.deepEqual(await importProgress(one.folder, 'd', [file]), { added: 1, known: 0, unreadable: 1 });
    assert.deepEqual(await importProgress(one.folder, 'd', [file]), { added: 0, known: 1, unreadable: 1 });
    assert.deepEqual(await exportedProgress(one.folder), { text: `${newer}\n`, records: 1 });
  });

  it('exports nothing where nothing was done', async () => {
    assert.deepEqual(await exportedProgress(new Machine('one').folder), { text: '', records: 0 });
  });
});

describe('LogSync', () => {
  beforeEach(() => mkdirSync(path.join(root, 'shared')));

  it('brings machines in step, whoever comes first, and then has nothing to do', async () => {
    const [one, two] = [new Machine('one'), new Machine('two')];
    await one.practise(1, 2);
    await two.practise(3);
    assert.deepEqual(await one.share(), { pulled: 0, pushed: 2 });
    assert.deepEqual(await two.share(), { pulled: 2, pushed: 1 });
    await one.practise(4);
    assert.deepEqual(await one.share(), { pulled: 1, pushed: 1 });
    await two.share();
    for (const machine of [one, two]) {
      assert.deepEqual(await machine.times(), [1, 2, 3, 4]);
      assert.deepEqual(await machine.share(), { pulled: 0, pushed: 0 });
    }
  });

  it('takes over the copies that a drive makes of a file in conflict', async () => {
    const [one, two] = [new Machine('one'), new Machine('two')];
    await one.practise(1, 2);
    const [name] = readdirSync(one.folder);
    const lines = readFileSync(path.join(one.folder, name!), 'utf8').split('\n');
    const shared = (file: string): string => path.join(root, 'shared', file);
    writeFileSync(shared(name!), `${lines[0]}\n`);
    writeFileSync(
      shared(name!.replace('.jsonl', " (Ada's conflicted copy 2026-01-01).jsonl")),
      `${lines[1]}\n`,
    );
    await two.share();
    assert.deepEqual(await two.times(), [1, 2]);
  });

  it('leaves out a record of which only a part has arrived, until the rest is there', async () => {
    const [one, two] = [new Machine('one'), new Machine('two')];
    await one.practise(1, 2);
    const [name] = readdirSync(one.folder);
    const text = readFileSync(path.join(one.folder, name!), 'utf8');
    const shared = path.join(root, 'shared', name!);
    writeFileSync(shared, text.slice(0, -20));
    await two.share();
    assert.deepEqual(await two.times(), [1]);
    appendFileSync(shared, text.slice(-20));
    await two.share();
    assert.deepEqual(await two.times(), [1, 2]);
  });

  it('gives a machine that was set up anew its own past back', async () => {
    const one = new Machine('one');
    await one.practise(1, 2);
    await one.share();
    rmSync(one.folder, { recursive: true });
    await one.practise(3);
    await one.share();
    assert.deepEqual(await one.times(), [1, 2, 3]);
    const two = new Machine('two');
    await two.share();
    assert.deepEqual(await two.times(), [1, 2, 3]);
  });

  it('keeps what two copies of one machine did under one name', async () => {
    const one = new Machine('one');
    await one.practise(1);
    const two = new Machine('two');
    mkdirSync(path.join(root, 'two'));
    writeFileSync(path.join(root, 'two', 'device'), await one.log.deviceId());
    await two.practise(2);
    await one.share();
    await two.share();
    await one.share();
    assert.deepEqual(await one.times(), [1, 2]);
    assert.deepEqual(await two.times(), [1, 2]);
  });

  it('says what to do when the folder is away, and goes on when it is back', async () => {
    const one = new Machine('one');
    await one.practise(1);
    const sync = new LogSync(one.folder);
    const away = path.join(root, 'away');
    const result = await sync.run(away, 'd');
    assert.ok(!result.ok);
    assert.match(result.reason, /away is not there: connect its drive, or create the folder again/);
    mkdirSync(away);
    assert.ok((await sync.run(away, await one.log.deviceId())).ok);
    assert.equal(readdirSync(away).length, 1);
  });
});
