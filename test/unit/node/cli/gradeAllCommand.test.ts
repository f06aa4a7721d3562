import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GradeReport } from '../../../../src/core/katas/gradeReport';
import type { GradeJob } from '../../../../src/node/bulk/gradeWorker';
import { runCli } from '../../../../src/node/cli/runCli';
import { DiskContent } from '../../../../src/node/diskContent';
import { createSandbox, root } from '../../../helpers/sandbox';
import { reportOf, ScriptedWorker } from '../bulk/reports';

interface Document {
  submissions: { file: string; report?: GradeReport; error?: string }[];
  summary: { submissions: number; resumed: number; notGraded: number; interrupted: boolean };
}

describe('grade --all', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'all-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (file: string, text = ''): void => {
    const at = path.join(folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  };
  const verdict = ({ source }: GradeJob): GradeReport => {
    if (source === 'broken') throw new Error('the grading thread ended');
    return reportOf({ status: source === 'wrong' ? 'failed' : 'passed' });
  };
  const run = async (
    ...options: string[]
  ): Promise<{ code: number; out: string; err: string; workers: ScriptedWorker[] }> => {
    const ran = { code: -1, out: '', err: '', workers: [] as ScriptedWorker[] };
    ran.code = await runCli(['grade', '--all', folder, ...options], {
      content: new DiskContent(path.join(root, 'dist', 'content')),
      createRunner: createSandbox,
      loadDrills: () => {
        throw new Error('no drill is asked for');
      },
      checkPack: () => Promise.reject(new Error('no pack is asked for')),
      terminal: {
        out: (text) => void (ran.out += `${text}\n`),
        write: (text) => Promise.resolve(void (ran.out += text)),
        err: (text) => void (ran.err += `${text}\n`),
        colour: false,
      },
      readStdin: () => Promise.resolve(''),
      now: () => 0,
      drawSeed: () => 7,
      bulk: {
        cores: 2,
        createWorker: () => {
          const worker = new ScriptedWorker(verdict);
          ran.workers.push(worker);
          return Promise.resolve(worker);
        },
        engine: () => Promise.resolve('e1'),
        onInterrupt: () => () => undefined,
      },
    });
    return ran;
  };
  const filesOf = (out: string): string[] =>
    (JSON.parse(out) as Document).submissions.map(({ file }) => file);

  it('exits with 0 when all passed and with 1 when one did not', async () => {
    write('a/rope.ts');
    assert.equal((await run()).code, 0);
    write('b/rope.ts', 'wrong');
    const { code, out } = await run();
    assert.equal(code, 1);
    assert.match(out, /2 submissions, 1 passed, 1 not/);
  });

  it('exits with 1 when a submission could not be graded, and never calls it passed', async () => {
    write('a/rope.ts', 'broken');
    const { code, out } = await run('--reporter', 'json');
    const { submissions } = JSON.parse(out) as Document;
    assert.equal(code, 1);
    assert.deepEqual(submissions, [{ file: 'a/rope.ts', kata: 'rope', error: 'the grading thread ended' }]);
  });

  it('grades disjoint and complete shards', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) write(`${name}/rope.ts`);
    const parts = await Promise.all(['1/3', '2/3', '3/3'].map((shard) => run('--shard', shard, '--json')));
    const files = parts.flatMap(({ out }) => filesOf(out));
    assert.equal(new Set(files).size, 5);
    assert.equal(files.length, 5);
  });

  it('succeeds with a shard that is empty because there are more shards than submissions', async () => {
    write('a/rope.ts');
    const { code, out } = await run('--shard', '2/2', '--json');
    assert.equal(code, 0);
    assert.deepEqual(filesOf(out), []);
  });

  it('starts no more workers than there are submissions or than asked for', async () => {
    write('a/rope.ts');
    assert.equal((await run()).workers.length, 1);
    for (const name of ['b', 'c', 'd']) write(`${name}/rope.ts`);
    assert.equal((await run()).workers.length, 2);
    assert.equal((await run('--workers', '3')).workers.length, 3);
  });

  it('names ignored files once, with the nearest kata', async () => {
    write('a/rope.ts');
    write('a/roep.ts');
    write('b/roep.ts');
    const { err } = await run();
    assert.match(
      err,
      /2 files are named after no kata and ignored:\n {2}roep\.ts \(2 times\), nearest: rope\.ts/,
    );
  });

  it('writes the results to a file, and where they stand to stderr', async () => {
    write('a/rope.ts');
    const file = path.join(folder, 'results.xml');
    const { out, err } = await run('--reporter', 'junit', '--out', file);
    assert.equal(out, '');
    assert.match(err, /1 submission, 1 passed, 0 not/);
    assert.match(readFileSync(file, 'utf8'), /^<\?xml[^]*<testsuite name="a\/rope\.ts"[^]*<\/testsuites>\n$/);
  });

  it('takes verdicts from the resume file, with the seed that they were made with', async () => {
    write('a/rope.ts');
    const resume = path.join(folder, 'done.jsonl');
    await run('--resume', resume, '--seed', '99');
    write('b/rope.ts');
    const { out, workers } = await run('--resume', resume, '--json');
    assert.equal((JSON.parse(out) as Document).summary.resumed, 1);
    assert.deepEqual(
      workers.flatMap(({ jobs }) => jobs.map(({ seed }) => seed)),
      [99],
    );
  });

  it('answers a wrong call with exit code 2 and what to do', async () => {
    write('a/other.ts');
    const nothing = await run();
    assert.equal(nothing.code, 2);
    assert.match(nothing.err, /looked at any depth for files that are named after a kata: .*rope\.ts/);
    write('a/rope.ts');
    for (const options of [
      ['--shard', '0/3'],
      ['--shard', '4/3'],
      ['--shard', 'x'],
      ['--workers', '0'],
      ['--reporter', 'xml'],
      ['--timeout', '-1'],
      ['--out', path.join(folder, 'missing', 'x.json')],
      ['--resume', folder],
      ['another-folder'],
    ]) {
      const { code, err } = await run(...options);
      assert.equal(code, 2, options.join(' '));
      assert.notEqual(err, '');
    }
    rmSync(folder, { recursive: true });
    const missing = await run();
    assert.equal(missing.code, 2);
    assert.match(missing.err, /cannot read the folder/);
  });
});

describe('grade --all, interrupted', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'interrupted-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (): ReturnType<typeof spawn> => {
    const options = ['--reporter', 'json', '--workers', '1', '--timeout', '10000'];
    const resume = ['--resume', path.join(folder, 'done.jsonl')];
    return spawn(
      process.execPath,
      [path.join(root, 'dist', 'cli.js'), 'grade', '--all', folder, ...options, ...resume],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
  };
  const finish = async (
    child: ReturnType<typeof spawn>,
  ): Promise<{ code: unknown; out: string; err: string }> => {
    const ran = { out: '', err: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.err += text));
    const [code] = (await once(child, 'close')) as [unknown];
    return { code, ...ran };
  };

  it('keeps what is done, leaves a whole document, and goes on from there', async function () {
    if (process.platform === 'win32') this.skip(); // no process can be interrupted from another there
    const write = (name: string, text: string): void => {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, 'rope.ts'), text);
    };
    write('a', 'not a program (');
    write('b', 'for (;;) {}');
    write('c', '');
    const child = start();
    child.stdout?.on('data', (text) => {
      if (String(text).includes('"report"')) child.kill('SIGINT');
    });
    const first = await finish(child);
    assert.equal(first.code, 130, first.err);
    assert.match(first.err, /interrupted\. The same command with --resume .* goes on from here/);
    const { submissions, summary } = JSON.parse(first.out) as Document;
    assert.deepEqual(
      submissions.map(({ file }) => file),
      ['a/rope.ts'],
    );
    assert.equal(summary.interrupted, true);
    assert.equal(summary.notGraded, 2);

    rmSync(path.join(folder, 'b'), { recursive: true });
    const second = await finish(start());
    assert.equal(second.code, 1, second.err);
    const document = JSON.parse(second.out) as Document;
    assert.equal(document.summary.resumed, 1);
    assert.equal(document.submissions.length, 2);
    assert.ok(document.submissions.every(({ report }) => report?.status === 'compile-error'));
  }).timeout(60_000);
});
