import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gradeKata, type GradeOptions } from '../../../../src/core/katas/grade';
import type { CaseResult, GradeReport } from '../../../../src/core/katas/gradeReport';
import { loadTrusted } from '../../../../src/core/katas/loadTrusted';
import { decodePlain, encodePlain } from '../../../../src/core/katas/plainText';
import { type RandomCases, trustedRandomCases } from '../../../../src/core/katas/randomCases';
import { ReferenceClock } from '../../../../src/core/katas/referenceClock';
import { meanKata, randomRows, solution } from '../../../helpers/kata';
import { createSandbox } from '../../../helpers/sandbox';

describe('gradeKata with random and pinned inputs', () => {
  const runner = createSandbox();
  let random: RandomCases;
  before(async () => {
    const trusted = await loadTrusted({ ...meanKata, hasRandom: false });
    random = trustedRandomCases({ ...trusted, fastCheck: fc, random: [{ ...randomRows, runs: 30 }] });
  });
  after(() => runner.dispose());

  const grade = async (source: string, more: Partial<GradeOptions> = {}): Promise<GradeReport> => {
    const dependencies = { runner, random, clock: new ReferenceClock() };
    const options = { timeoutMs: 1500, seed: 1, now: () => 0, ...more };
    const report = await gradeKata(meanKata, source, dependencies, options);
    assert.ok(report);
    return report;
  };
  const failingRandom = ({ cases }: GradeReport): CaseResult | undefined =>
    cases.find(({ group, status }) => group === 'random' && status !== 'passed');

  /** Wrong only for rows that hold a number above 3. */
  const wrongAboveThree = solution.replace(
    'return rows',
    'if (rows.flat().some((x) => x > 3)) return []; return rows',
  );

  it('makes a failing random input as small as it gets', async () => {
    const failing = failingRandom(await grade(wrongAboveThree));
    // the library never drops the last element of a list that must not be empty
    assert.match(failing?.input ?? '', /^rowMeans\(\[\[4(, 0)?\]\]\)$/);
    const args = decodePlain(failing?.minimalArgs ?? '') as number[][][];
    assert.equal(Math.max(...args.flat(2)), 4);
    assert.match(failing?.message ?? '', /expected/);
  });

  it('finds the same smallest input again from the seed of the report', async () => {
    const first = await grade(wrongAboveThree, { seed: 77 });
    const again = await grade(wrongAboveThree, { seed: first.seed });
    assert.deepEqual(failingRandom(again), failingRandom(first));
  });

  it('keeps its verdict when a smaller input hangs', async () => {
    const hangs = wrongAboveThree.replace(
      'return rows.map',
      'while (rows.length === 1 && rows[0].length === 1 && rows[0][0] === 0); return rows.map',
    );
    const report = await grade(hangs);
    assert.equal(report.status, 'failed');
    assert.ok(failingRandom(report));
    assert.equal(report.total, 4 + 30);
  });

  it('does not shrink for a stub that is not written yet', async () => {
    assert.equal(failingRandom(await grade(meanKata.stub))?.minimalArgs, undefined);
  });

  const pin = (args: unknown[]): GradeOptions['pinned'] => [
    { name: 'mine', call: 'rowMeans', args: encodePlain(args) },
  ];
  const pinnedOf = ({ cases }: GradeReport): CaseResult | undefined =>
    cases.find(({ name }) => name === 'pinned: mine');

  it('grades a pinned input as an example, by what the model solution returns for it', async () => {
    const pinned = pin([[[4, 6]]]);
    assert.equal(pinnedOf(await grade(solution, { pinned }))?.status, 'passed');
    const failing = pinnedOf(await grade(wrongAboveThree, { pinned }));
    assert.equal(failing?.group, 'example');
    assert.equal(failing?.status, 'failed');
    assert.equal(failing?.expected, '[5]');
  });

  it('asks for a RangeError where the model solution throws one', async () => {
    const pinned = pin([[[]]]);
    assert.equal(pinnedOf(await grade(solution, { pinned }))?.status, 'passed');
    const careless = 'export const rowMeans = (rows) => rows.map(() => 0);';
    assert.equal(pinnedOf(await grade(careless, { pinned }))?.status, 'failed');
  });

  it('says so when the model solution has no answer for a pinned input', async () => {
    const result = pinnedOf(await grade(solution, { pinned: pin([3]) }));
    assert.equal(result?.status, 'error');
    assert.match(result?.message ?? '', /unpin it/);
  });
});
