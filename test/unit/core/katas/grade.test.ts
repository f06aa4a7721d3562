import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gradeKata } from '../../../../src/core/katas/grade';
import type { CaseRecord } from '../../../../src/core/katas/outcome';
import type { KataRunner } from '../../../../src/core/ports';
import type { GradeReport } from '../../../../src/core/katas/gradeReport';
import { loadTrusted } from '../../../../src/core/katas/loadTrusted';
import { type RandomCases, trustedRandomCases } from '../../../../src/core/katas/randomCases';
import { ReferenceClock } from '../../../../src/core/katas/referenceClock';
import { meanKata, randomRows, solution, sumsInstead } from '../../../helpers/kata';
import { createSandbox } from '../../../helpers/sandbox';

describe('gradeKata', () => {
  const runner = createSandbox();
  const clock = new ReferenceClock();
  let random: RandomCases;
  before(async () => {
    const trusted = await loadTrusted({ ...meanKata, hasRandom: false });
    random = trustedRandomCases({ ...trusted, fastCheck: fc, random: [randomRows] });
  });
  after(() => runner.dispose());

  const grade = async (source: string, seed = 1): Promise<GradeReport> => {
    const report = await gradeKata(
      meanKata,
      source,
      { runner, random, clock },
      { timeoutMs: 1500, seed, now: () => 0 },
    );
    assert.ok(report);
    return report;
  };
  const statuses = (report: GradeReport): string[] => report.cases.map(({ status }) => status);

  it('passes a right solution, in whatever style', async () => {
    const other = `export const rowMeans = (rows) => rows.map((row) => {
      if (!row.length) throw new (class extends RangeError {})();
      let mean = 0;
      row.forEach((x, i) => { mean += (x - mean) / (i + 1); });
      return mean;
    });`;
    for (const source of [solution, other]) {
      const report = await grade(source);
      assert.equal(report.status, 'passed', report.message);
      assert.equal(report.passed, 9);
      assert.equal(report.total, 9);
    }
  });

  it('says of a wrong value where it is, what was expected and what came', async () => {
    const report = await grade(solution.replace('/ row.length', '/ 2'));
    const failed = report.cases.find(({ name }) => name === 'two rows');
    assert.equal(report.status, 'failed');
    assert.equal(failed?.difference?.path, '[1]');
    assert.equal(failed?.difference?.expected, '4');
    assert.equal(failed?.difference?.actual, '2');
    assert.deepEqual(failed?.location, { line: 1, column: 17 });
    assert.equal(failed?.input, 'rowMeans([[1, 2], [4]])');
  });

  it('names the misconception whose outputs match', async () => {
    const report = await grade(sumsInstead);
    assert.deepEqual(
      report.diagnoses.map(({ trap, question }) => [trap, question]),
      [['sums-instead', 'some-question']],
    );
    assert.match(report.message, /looks like sums-instead/);
  });

  it('names nothing when only some outputs match', async () => {
    const report = await grade(
      sumsInstead.replace('return rows', 'if (rows.length > 1) return [0, 0]; return rows'),
    );
    assert.deepEqual(report.diagnoses, []);
  });

  it('draws the same random cases for the same seed, and others for another', async () => {
    const names = async (seed: number): Promise<(string | undefined)[]> => {
      return (await grade(sumsInstead, seed)).cases
        .filter(({ group }) => group === 'random')
        .map(({ input }) => input);
    };
    assert.deepEqual(await names(7), await names(7));
    assert.notDeepEqual(await names(7), await names(8));
  });

  it('fails a solution that knows the authored cases by heart', async () => {
    const memorised = `export function rowMeans(rows) {
      const known = { '[[1,3]]': [2], '[[1,2],[4]]': [1.5, 4] };
      if (JSON.stringify(rows) === '[[]]') throw new RangeError('x');
      return known[JSON.stringify(rows)] ?? rows.map(() => 1.5);
    }`;
    const report = await grade(memorised);
    assert.equal(report.status, 'failed');
    assert.ok(report.cases.some(({ group, status }) => group === 'random' && status === 'failed'));
  });

  it('runs scale cases only when everything else passed', async () => {
    assert.equal((await grade(sumsInstead)).cases.at(-1)?.status, 'skipped');
  });

  it('times out a solution that is too slow at size, and says so', async () => {
    const report = await grade(
      solution.replace('return rows.map', 'if (rows.length > 100) for (;;); return rows.map'),
    );
    assert.equal(report.status, 'timeout');
    assert.equal(report.cases.at(-1)?.status, 'timeout');
    assert.match(report.cases.at(-1)?.message ?? '', /Too slow/);
  });

  it('spares the measuring of the reference for a solution that is fast anyway, and only for that', async () => {
    const kata = { ...meanKata, cases: meanKata.cases.map((item) => ({ ...item, referenceMs: 1 })) };
    const runs: string[] = [];
    const counting: KataRunner = {
      warm: () => runner.warm(),
      dispose: () => undefined,
      run: (job, onRecord, signal, more) => {
        runs.push(job.code === kata.reference ? 'reference' : 'solution');
        return runner.run(job, onRecord, signal, more);
      },
    };
    const gradeCounted = async (source: string): Promise<string | undefined> => {
      runs.length = 0;
      const dependencies = { runner: counting, random, clock: new ReferenceClock() };
      const options = { timeoutMs: 1500, seed: 1, now: () => 0 };
      return (await gradeKata(kata, source, dependencies, options))?.status;
    };
    assert.equal(await gradeCounted(`${solution}// mine`), 'passed');
    assert.deepEqual(runs, ['solution']);
    const endless = solution.replace('return rows.map', 'if (rows.length > 100) for (;;); return rows.map');
    assert.equal(await gradeCounted(endless), 'timeout');
    assert.deepEqual(runs, ['solution', 'reference', 'solution']);
  });

  it('leaves the speed cases out where it is told to, and says so', async () => {
    const options = { timeoutMs: 1500, seed: 1, now: () => 0, withoutSpeed: true };
    const report = await gradeKata(meanKata, solution, { runner, random, clock }, options);
    assert.equal(report?.status, 'passed');
    assert.ok(report.cases.every(({ group }) => group !== 'scale'));
    assert.match(report.message, /speed was not tested/i);
  });

  it('names the case that never ends and keeps the verdicts before it', async () => {
    const report = await grade(solution.replace('return rows', 'while (rows.length > 1); return rows'));
    assert.equal(report.status, 'timeout');
    assert.deepEqual(statuses(report).slice(0, 3), ['passed', 'timeout', 'skipped']);
  });

  it('accepts no error but a RangeError of the solution for invalid input', async () => {
    const invalid = async (body: string): Promise<string | undefined> => {
      const report = await grade(solution.replace("throw new RangeError('empty row')", body));
      return report.cases.find(({ group }) => group === 'invalid')?.status;
    };
    assert.equal(await invalid('throw new Error("empty")'), 'failed');
    assert.equal(await invalid('return rowMeans(rows)'), 'failed');
    assert.equal(await invalid('return []'), 'failed');
  });

  it('has a verdict of its own for a file that is empty, broken, without exports or throwing', async () => {
    const message = async (source: string): Promise<string> => {
      const report = await grade(source);
      assert.equal(report.status, 'compile-error');
      assert.equal(report.passed, 0);
      assert.ok(statuses(report).every((status) => status === 'skipped'));
      return report.message;
    };
    assert.match(await message(''), /empty/);
    assert.match(await message('export function rowMeans( {'), /not valid TypeScript/);
    assert.match(await message('function rowMeans() {}'), /does not export `rowMeans`/);
    assert.match(await message('export const rowMeans = 1;'), /exports `rowMeans` as number/);
    assert.match(
      await message('throw new Error("at load"); export function rowMeans() {}'),
      /throws while it is loaded/,
    );
  });

  it('points at an error that only the engine finds while it compiles', async () => {
    const report = await grade(`${solution}let twice = 1;\nlet twice = 2;\n`);
    assert.equal(report.status, 'compile-error');
    assert.match(report.message, /not a valid program: Identifier 'twice' has already been declared/);
    assert.equal(report.location?.line, solution.split('\n').length + 1);
  });

  it('says that a stub is not written yet', async () => {
    const report = await grade(meanKata.stub);
    assert.match(report.message, /Nothing is written yet/);
  });

  it('points at the place that threw, in the TypeScript as it was written', async () => {
    const report = await grade(
      'export function rowMeans(rows: number[][]): number[] {\n  const x = 1;\n  return rows[9].map(() => x);\n}\n',
    );
    assert.equal(report.cases[0]?.status, 'error');
    assert.deepEqual(report.cases[0]?.location, { line: 3, column: 18 });
  });

  it('fails a result that hands back the input', async () => {
    const report = await grade('export function rowMeans(rows) { return rows; }');
    assert.equal(report.status, 'failed');
  });

  it('tells of every case as it is decided', async () => {
    const seen: string[] = [];
    const options = {
      timeoutMs: 5000,
      seed: 1,
      now: () => 0,
      onCase: ({ name }: { name: string }) => void seen.push(name),
    };
    const report = await gradeKata(meanKata, solution, { runner, random, clock }, options);
    assert.deepEqual(
      seen,
      report?.cases.map(({ name }) => name),
    );
  });

  it('gives no verdict when cancelled', async () => {
    const stop = new AbortController();
    const stopping: KataRunner = {
      warm: () => runner.warm(),
      dispose: () => undefined,
      run: (job, onRecord, signal, more) => {
        const stopOnce = (i: number, record: CaseRecord): void => {
          onRecord(i, record);
          stop.abort();
        };
        return runner.run(job, stopOnce, signal, more);
      },
    };
    const options = { timeoutMs: 60_000, seed: 1, now: () => 0, signal: stop.signal };
    const source = solution.replace('return rows', 'while (rows.length > 1); return rows');
    const verdict = gradeKata(meanKata, source, { runner: stopping, random, clock }, options);
    assert.equal(await verdict, undefined);
  });
});
