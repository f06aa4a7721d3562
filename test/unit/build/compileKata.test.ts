import assert from 'node:assert/strict';
import { openTrustedTests } from '../../../src/build/authoredTests';
import { compileKata } from '../../../src/build/compileKata';
import { KataReport } from '../../../src/build/kataReport';
import type { KataSources } from '../../../src/build/kataSources';
import { RunnerPool } from '../../../src/build/runnerPool';
import type { CompiledKata } from '../../../src/core/katas/compiledKata';
import type { CaseRecord, Outcome } from '../../../src/core/katas/outcome';
import { decodePlain } from '../../../src/core/katas/plainText';
import type { KataRunner, SandboxEnd } from '../../../src/core/ports';
import { meanKata } from '../../helpers/kata';

/**
 * A sandbox whose clock is scripted: a program says in `// cost: 30 900` what a case and a scale case (one of
 * more than ten rows) take. A cost with a `!` holds for the first run only.
 */
class ScriptedRunner implements KataRunner {
  /** Cases that were begun, by the program's `// name: …`. */
  readonly begun = new Map<string, string[]>();

  run(
    job: Parameters<KataRunner['run']>[0],
    onRecord: (i: number, record: CaseRecord) => void,
  ): Promise<SandboxEnd> {
    const exports: Record<string, (...args: unknown[]) => unknown> = {};
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- programs of this test
    (new Function('exports', job.code) as (target: object) => void)(exports);
    const name = /\/\/ name: (\S+)/.exec(job.code)?.[1] ?? 'reference';
    const begun = this.begun.get(name) ?? [];
    this.begun.set(name, begun);
    const kinds = Object.fromEntries(Object.entries(exports).map(([key, item]) => [key, typeof item]));
    onRecord(-1, { outcome: { kind: 'value', value: kinds, aliasesInput: false }, durationMs: 0, log: '' });
    const cost = /\/\/ cost: (\d+) (\d+)(!?)/.exec(job.code);
    for (const [i, item] of job.cases.entries()) {
      const args = decodePlain(item.args) as [number[][]];
      const isScale = args[0].length > 10;
      const isOver = cost?.[3] === '!' && isScale && begun.includes('scale');
      begun.push(isScale ? 'scale' : 'small');
      const durationMs = isOver ? 1 : Number(cost?.[isScale ? 2 : 1] ?? 100);
      if (durationMs > item.limitMs) return Promise.resolve({ kind: 'timeout' });
      onRecord(i, { outcome: call(exports[item.call], args), durationMs, log: '' });
    }
    return Promise.resolve({ kind: 'finished' });
  }

  warm(): void {}
  dispose(): void {}
}

function call(f: ((...args: unknown[]) => unknown) | undefined, args: unknown[]): Outcome {
  try {
    return { kind: 'value', value: f?.(...args), aliasesInput: false };
  } catch (error) {
    const { name, message } = error as Error;
    return { kind: 'throw', name, message, deliberateRangeError: name === 'RangeError', stack: '' };
  }
}

const right = `export function rowMeans(rows: number[][]): number[] {
  if (rows.some((row) => row.length === 0)) throw new RangeError('empty');
  return rows.map((row) => row.reduce((sum, x) => sum + x, 0) / row.length);
}
`;
const sums = right.replace(' / row.length', '');
const explanation = 'Long enough to be an explanation.';

interface Parts {
  alternate?: string;
  stub?: string;
  traps?: Record<string, string>;
  cases?: string;
}

const scaleCase = (more = ''): string =>
  `{ name: 'large', group: 'scale', call: 'rowMeans', args: [Array(20).fill([1, 2])], timesReference: 10, ${more} },`;

async function compile(
  parts: Parts,
): Promise<{ kata?: CompiledKata; report: KataReport; runner: ScriptedRunner }> {
  const hidden = `[
  { name: 'one', group: 'example', call: 'rowMeans', args: [[[1, 3]]], expected: [2], route: 'by hand' },
  { name: 'two', group: 'hidden', call: 'rowMeans', args: [[[1], [5]]], expected: [1, 5], route: 'by hand', reason: 'two' },
  { name: 'zeros', group: 'hidden', call: 'rowMeans', args: [[[0]]], expected: [0], route: 'by hand', reason: 'zero' },
  ${parts.cases ?? ''}
]`;
  const tests = `exports.tests = { tolerance: { absolute: 1e-9, relative: 1e-9 }, cases: ${hidden}, random: [] };`;
  const traps = Object.entries(parts.traps ?? { sums }).map(([file, source]) => {
    return {
      file,
      name: file.split('~')[0] ?? file,
      title: file,
      explanation,
      source: `${source}// name: ${file}\n`,
    };
  });
  const sources: KataSources = {
    stub:
      parts.stub ??
      `export function rowMeans(rows: number[][]): number[] {\n  throw new Error('TODO');\n}\n// name: stub\n`,
    solution: `${right}// cost: 1 100\n`,
    alternate: `${parts.alternate ?? right}// name: alternate\n`,
    hidden,
    tests,
    traps,
  };
  const report = new KataReport('katas/t/mean', hidden);
  const runner = new ScriptedRunner();
  const pool = new RunnerPool(runner, 2);
  const kata = await compileKata(meanKata.meta, sources, { pool, openTests: openTrustedTests, report });
  return { kata, report, runner };
}

const messages = ({ problems }: KataReport): string[] =>
  problems.map(
    ({ file, line, field, message, severity }) =>
      `${severity} ${file.slice(13)}:${line} ${field}: ${message}`,
  );

describe('compileKata', () => {
  it('compiles a sound kata with the outcomes of its traps', async () => {
    const { kata, report } = await compile({});
    assert.deepEqual(messages(report), []);
    assert.deepEqual(
      kata?.cases.map(({ expected }) => expected),
      ['[2]', '[1,5]', '[0]'],
    );
    assert.deepEqual(Object.keys(kata?.traps[0]?.outcomes ?? {}), ['0']);
  });

  it('runs the scale cases of a trap only when it fails nothing else', async () => {
    const slow = `${right}// cost: 1 1001\n`;
    const { kata, report, runner } = await compile({ cases: scaleCase(), traps: { sums, slow } });
    assert.deepEqual(messages(report), []);
    assert.deepEqual(runner.begun.get('sums'), ['small', 'small', 'small']);
    assert.deepEqual(runner.begun.get('slow'), ['small', 'small', 'small', 'scale']);
    assert.deepEqual(
      kata?.traps.map(({ outcomes }) => Object.entries(outcomes)[0]?.[0]),
      ['0', '3'],
    );
    assert.deepEqual(kata?.traps[1]?.outcomes, { 3: 'timeout' });
  });

  it('wants a reason for a scale case that no trap fails alone', async () => {
    const { report } = await compile({ cases: scaleCase() });
    assert.deepEqual(messages(report), [
      'error hidden.ts:5 case "large": no trap fails this case and nothing else; state its `reason` or remove it',
    ]);
    const { report: reasoned } = await compile({ cases: scaleCase(`reason: 'the naive way is quadratic'`) });
    assert.deepEqual(messages(reasoned), []);
  });

  it('warns when the second solution has little time to spare', async () => {
    const cases = scaleCase(`reason: 'why not'`);
    const { kata, report } = await compile({ cases, alternate: `${right}// cost: 1 600\n` });
    assert.deepEqual(messages(report), [
      'warning alternate.ts:1 case "large": needs 600 of 1000 ms; raise `timesReference` or make it faster',
    ]);
    assert.notEqual(kata, undefined);
  });

  it('measures a solution that seems too slow once more, alone', async () => {
    const cases = scaleCase(`reason: 'why not'`);
    const { report, runner } = await compile({ cases, alternate: `${right}// cost: 1 2000!\n` });
    assert.deepEqual(messages(report), []);
    assert.equal(runner.begun.get('alternate')?.filter((group) => group === 'scale').length, 2);
    const { report: slow } = await compile({ cases, alternate: `${right}// cost: 1 2000\n` });
    assert.match(
      messages(slow)[0] ?? '',
      /^error alternate\.ts:1 case "large": does not pass: Too slow at this size/,
    );
  });

  it('ends a trap with the first case that does not end', async () => {
    const hangs = `${sums}// cost: 3000 1\n`;
    const { kata, runner } = await compile({ traps: { sums, hangs } });
    assert.deepEqual(runner.begun.get('hangs'), ['small']);
    assert.deepEqual(kata?.traps[1]?.outcomes, { 0: 'timeout' });
  });

  it('reports a case that no trap fails, at its line', async () => {
    const idle = `{ name: 'idle', group: 'hidden', call: 'rowMeans', args: [[[7]]] },`;
    const { report } = await compile({ cases: idle });
    assert.deepEqual(messages(report), [
      'error hidden.ts:5 case "idle": no trap fails this case; state its `reason` or remove it',
    ]);
  });

  it('reports two cases of one name and a golden value without a route', async () => {
    const twin = `{ name: 'one', group: 'hidden', call: 'rowMeans', args: [[[1, 3]]], expected: [2] },`;
    const { report } = await compile({ cases: twin });
    assert.deepEqual(messages(report), [
      'error hidden.ts:2 case "one": two cases have this name',
      'error hidden.ts:2 case "one": a golden value states its `route`',
    ]);
  });

  it('reports programs that lack an export', async () => {
    const renamed = right.replace('rowMeans', 'means');
    const { report } = await compile({
      alternate: renamed,
      traps: { sums, renamed },
      stub: 'export const a = 1;\n// name: stub\n',
    });
    assert.deepEqual(messages(report).sort(), [
      'error alternate.ts:1 : does not export a function `rowMeans`',
      'error stub.ts:1 : does not export a function `rowMeans`',
      'error traps/renamed.ts:1 : does not export a function `rowMeans`',
    ]);
  });

  it('reports a solution that is wrong about invalid input or hangs', async () => {
    const invalid = `{ name: 'bad', group: 'invalid', call: 'rowMeans', args: [[[1]]] },`;
    const { kata, report } = await compile({ cases: invalid });
    assert.equal(kata, undefined);
    assert.deepEqual(messages(report), [
      'error solution.ts:1 case "bad": the solution must throw a RangeError here',
    ]);
  });
});
