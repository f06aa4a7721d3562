import * as drillCommands from '../../../../src/node/cli/drillCommand';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../../../../src/node/cli/runCli';
import { DiskContent } from '../../../../src/node/diskContent';
import { createSandbox, root } from '../../../helpers/sandbox';

interface Ran {
  code: number;
  out: string;
  err: string;
}

describe('runCli', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(path.join(tmpdir(), 'cli-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (argv: string[], stdin = ''): Promise<Ran> => {
    const ran: Ran = { code: -1, out: '', err: '' };
    ran.code = await runCli(argv, {
      content: new DiskContent(path.join(root, 'dist', 'content')),
      createRunner: createSandbox,
      loadDrills: () => drillCommands,
      checkPack: (folder, { json, onProgress }) => {
        onProgress('checking');
        if (folder === 'nowhere') return Promise.resolve({ unreadable: 'cannot read the pack nowhere' });
        return Promise.resolve({ ok: folder === 'good', text: json ? '{}' : folder });
      },
      terminal: {
        out: (text) => void (ran.out += `${text}\n`),
        write: (text) => Promise.resolve(void (ran.out += text)),
        err: (text) => void (ran.err += `${text}\n`),
        colour: false,
      },
      readStdin: () => Promise.resolve(stdin),
      now: () => performance.now(),
      drawSeed: () => 7,
      bulk: {
        cores: 1,
        createWorker: () => Promise.reject(new Error('one file needs no workers')),
        engine: () => Promise.resolve(''),
        onInterrupt: () => () => undefined,
      },
    });
    return ran;
  };
  const kata = (file: string): string => path.join(root, 'katas/attention-position-longcontext/rope', file);

  it('explains itself wherever it is asked to', async () => {
    for (const argv of [['help'], ['--help'], ['-h'], ['grade', '--help'], ['drill', 'kv-bytes', '-h']]) {
      const { code, out } = await run(argv);
      assert.equal(code, 0, argv.join(' '));
      assert.match(out, /^Usage:\n {2}llm-coach list /);
    }
  });

  it('lists items in the pinned form, filtered', async () => {
    const { code, out } = await run(['list', '--kind', 'kata', '--json']);
    const { formatVersion, items } = JSON.parse(out) as {
      formatVersion: number;
      items: Record<string, unknown>[];
    };
    assert.equal(code, 0);
    assert.equal(formatVersion, 1);
    assert.deepEqual(Object.keys(items[0]!), ['id', 'kind', 'title', 'topic', 'level', 'minutes', 'related']);
    assert.ok(items.every(({ kind }) => kind === 'kata'));
    assert.ok(items.some(({ id }) => id === 'rope'));
  });

  it('shows a question without rubric or answer, and a kata without solution', async () => {
    const question = await run(['show', 'rope-placement']);
    assert.match(question.out, /^# /);
    assert.doesNotMatch(question.out, /evidence|claim/);
    const shown = await run(['show', 'rope']);
    assert.match(shown.out, /## Contract/);
    assert.ok(!shown.out.includes(readFileSync(kata('solution.ts'), 'utf8').slice(0, 200)));
  });

  it('lists flashcards, and shows the front of one without its back', async () => {
    const { out } = await run(['list', '--kind', 'flashcard']);
    assert.match(out, /^flashcard card-kv-cache +core/m);
    const shown = await run(['show', 'card-kv-cache']);
    const file = readFileSync(path.join(root, 'questions/cards/card-kv-cache.md'), 'utf8');
    const [front = '', back = ''] = file.split(/^## (?:Front|Back)$/m).slice(1);
    assert.ok(shown.out.includes(front.trim()));
    assert.ok(!shown.out.includes(back.trim().slice(0, 20)));
  });

  it('prints what was found in a pack, and ends as the pack deserves', async () => {
    assert.deepEqual(await run(['validate', 'good']), { code: 0, out: 'good\n', err: 'checking\n' });
    assert.deepEqual(await run(['validate', 'bad', '--json']), { code: 1, out: '{}\n', err: 'checking\n' });
    const unreadable = await run(['validate', 'nowhere']);
    assert.equal(unreadable.code, 2);
    assert.match(unreadable.err, /llm-coach: cannot read the pack nowhere/);
    assert.equal((await run(['validate'])).code, 2);
  });

  it('names the nearest id for an unknown one', async () => {
    const { code, err } = await run(['grade', 'roep', 'x.ts']);
    assert.equal(code, 2);
    assert.match(err, /did you mean "rope"/);
  });

  it('writes a stub once and never over a file', async () => {
    const first = await run(['new', 'rope', folder]);
    assert.equal(first.code, 0);
    const file = path.join(folder, 'rope.ts');
    assert.equal(first.out.trim(), file);
    writeFileSync(file, 'mine');
    assert.equal((await run(['new', 'rope', folder])).code, 1);
    assert.equal(readFileSync(file, 'utf8'), 'mine');
  });

  it('grades a right solution with exit code 0, in the pinned form', async () => {
    const { code, out } = await run(['grade', 'rope', kata('alternate.ts'), '--json', '--timeout', '10000']);
    const report = JSON.parse(out) as Record<string, unknown> & { cases: Record<string, unknown>[] };
    assert.equal(code, 0, out.slice(0, 500));
    assert.equal(report.status, 'passed');
    assert.equal(report.passed, report.total);
    assert.equal(report.total, report.cases.length);
    for (const key of ['formatVersion', 'kata', 'durationMs', 'diagnoses']) assert.ok(key in report, key);
  });

  it('grades a wrong solution with exit code 1 and names its misconception', async () => {
    const { code, out } = await run(['grade', 'rope', kata('traps/rotation-sign.ts'), '--timeout', '10000']);
    assert.equal(code, 1);
    assert.match(out, /This looks like rotation-sign/);
    assert.match(out, /every difference is a flipped sign/);
  });

  it('scores an answer from a file or from standard input', async () => {
    const text = 'RoPE rotates the query and key vectors in every attention layer, after the projections.';
    const file = path.join(folder, 'answer.md');
    writeFileSync(file, text);
    const fromFile = await run(['answer', 'rope-placement', file, '--json']);
    const fromStdin = await run(['answer', 'rope-placement', '-', '--json'], text);
    assert.equal(fromFile.code, 0);
    assert.equal(fromFile.out, fromStdin.out);
    const report = JSON.parse(fromFile.out) as {
      question: string;
      score: number;
      points: { status: string; evidence: { start: number; end: number }[] }[];
    };
    assert.equal(report.question, 'rope-placement');
    assert.ok(report.score > 0);
    const found = report.points.find(({ status }) => status === 'found');
    assert.match(text.slice(found?.evidence[0]?.start, found?.evidence[0]?.end), /rotates the query and key/);
  });

  it('prints the formula sheet, and writes it as a page', async () => {
    const { out } = await run(['formulas']);
    assert.match(out, /^# Formula sheet\n/);
    const file = path.join(folder, 'sheet.html');
    const written = await run(['formulas', '--out', file]);
    assert.deepEqual([written.code, written.out], [0, '']);
    assert.match(readFileSync(file, 'utf8'), /^<!doctype html>[^]*<math/);
    const nowhere = await run(['formulas', '--out', path.join(file, 'x.html')]);
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.err, /--out: cannot write .*x\.html/);
  });

  it('lists the guides, and prints one whose links name items', async () => {
    const { out } = await run(['guide']);
    assert.match(out, /^common-mistakes {2,}\S/m);
    const guide = await run(['guide', 'how-to-practise']);
    assert.match(guide.out, /^# How to practise\n/);
    assert.match(guide.out, /\(`question\/kv-sizing`\)/);
    assert.doesNotMatch(guide.out, /item:/);
    const unknown = await run(['guide', 'how-to-practice']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /there is no guide "how-to-practice"; did you mean "how-to-practise"\?/);
  });

  it('scores a design drill in the form of a question, with its stages', async () => {
    const text =
      '## Size\nBy Little’s law 167 requests per second times 21 seconds are 3,500 in flight.\nin-flight: 3500\n';
    const { code, out } = await run(['answer', 'design-drill-1', '-', '--json'], text);
    assert.equal(code, 0);
    const report = JSON.parse(out) as Record<string, unknown> & {
      stages: { id: string; score: number; numbers: { id: string; correct: boolean }[] }[];
    };
    const pinned = ['formatVersion', 'question', 'score', 'scoreRange', 'points', 'traps', 'flags', 'stages'];
    assert.deepEqual(Object.keys(report).sort(), pinned.sort());
    assert.deepEqual(
      report.stages.map(({ id }) => id),
      ['clarify', 'size', 'architecture', 'bottlenecks', 'failure-and-cost'],
    );
    assert.ok(report.stages[1]!.score > 0 && report.stages[2]!.score === 0);
    assert.equal(report.stages[1]!.numbers.find(({ id }) => id === 'in-flight')?.correct, true);
    const human = await run(['answer', 'design-drill-1', '-'], text);
    assert.match(human.out, /✓ in-flight: 3500\n/);
  });

  it('shows a design drill with its numbers and without what is right', async () => {
    const { out } = await run(['show', 'design-drill-1']);
    assert.match(out, /## Failure and cost/);
    assert.match(out, /`in-flight`: How many requests/);
    assert.doesNotMatch(out, /Little's law|3,500/);
  });

  it('asks a drill, the same for the same seed, and grades an answer in the pinned form', async () => {
    const asked = await run(['drill', 'kv-bytes', '--seed', '7', '--json']);
    assert.equal(asked.code, 0);
    const drill = JSON.parse(asked.out) as {
      formatVersion: number;
      prompt: string;
      unit: string;
      answer?: object;
    };
    assert.equal(drill.formatVersion, 1);
    assert.equal(drill.unit, 'GB');
    assert.equal(drill.answer, undefined);
    const graded = await run(['drill', 'kv-bytes', '--seed', '7', '--answer', '1 MB', '--json']);
    const { prompt, answer } = JSON.parse(graded.out) as {
      prompt: string;
      answer: { given: string; correct: boolean; expected: number; working: string };
    };
    assert.equal(prompt, drill.prompt);
    assert.equal(answer.correct, false);
    assert.match(answer.working, /per token/);
    const half = await run(['drill', 'kv-bytes', '--seed', '7', '--answer', `${answer.expected / 2} GB`]);
    assert.match(half.out, /forgot the factor 2/);
    const right = await run(['drill', 'kv-bytes', '--seed', '7', '--answer', `${answer.expected} GB`]);
    assert.match(right.out, /^Right: /m);
  });

  it('says which part of a drill answer it does not understand', async () => {
    const ran = await run(['drill', 'kv-bytes', '--answer', '3 furlongs']);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /furlongs/);
  });

  it('answers a wrong call with exit code 2 and what to do', async () => {
    for (const argv of [
      [],
      ['fly'],
      ['grade', 'rope'],
      ['list', '--colour'],
      ['list', '--kind', 'song'],
      ['grade', 'rope', 'missing.ts'],
      ['grade', 'rope', 'x.ts', '--timeout', 'soon'],
      ['grade', 'rope', 'x.ts', '--shard', '1/2'],
      ['grade', '--all'],
    ]) {
      const { code, err, out } = await run(argv);
      assert.equal(code, 2, argv.join(' '));
      assert.notEqual(err + out, '');
    }
  });

  it('grades an empty file with a verdict, not an error', async () => {
    const file = path.join(folder, 'empty.ts');
    writeFileSync(file, '');
    const { code, out } = await run(['grade', 'rope', file, '--json']);
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as { status: string }).status, 'compile-error');
  });
});
