import assert from 'node:assert/strict';
import type { CaseResult, GradeReport } from '../../../../src/core/katas/gradeReport';
import { labelledLines, notesOf } from '../../../../src/ui/katas/labels';

describe('labels', () => {
  const failed = (name: string, line: number): CaseResult => ({
    name,
    group: 'hidden',
    status: 'failed',
    message: 'Element [1]: expected 2, got 3.',
    difference: { path: '[1]', kind: 'value', expected: '2', actual: '3', tolerance: 'exact' },
    location: { line, column: 17 },
  });
  const report = (cases: CaseResult[], more: Partial<GradeReport> = {}): GradeReport => ({
    ...{ formatVersion: 1, kata: 'k', status: 'failed', message: '', passed: 0, total: cases.length },
    ...{ durationMs: 1, seed: 1, diagnoses: [], cases, ...more },
  });

  it('note the first wrong value of every line', () => {
    const notes = notesOf(report([failed('a', 3), failed('b', 3), failed('c', 9)]));
    assert.deepEqual(
      [...notes],
      [
        [3, '[1] is 3, expected 2 (a)'],
        [9, '[1] is 3, expected 2 (c)'],
      ],
    );
  });

  it('note nothing behind a line that an error or a misconception has taken', () => {
    const thrown: CaseResult = { ...failed('b', 3), status: 'error', message: 'Threw TypeError: x.' };
    assert.deepEqual([...notesOf(report([failed('a', 3), thrown, failed('c', 9)])).keys()], [9]);
    const diagnoses = [{ trap: 't', title: 'T', explanation: 'E' }];
    assert.deepEqual([...notesOf(report([failed('a', 3), failed('c', 9)], { diagnoses })).keys()], [9]);
    assert.deepEqual([...labelledLines(report([failed('a', 3), failed('c', 9)], { diagnoses }))], [3]);
  });

  it('label no line of a stub that is not written yet', () => {
    const unwritten: CaseResult = {
      ...failed('a', 3),
      status: 'error',
      message: 'Not written yet: the stub throws TODO.',
    };
    assert.equal(labelledLines(report([unwritten])).size, 0);
    assert.equal(notesOf(report([unwritten])).size, 0);
  });

  it('keep to one short line', () => {
    const long = { ...failed('n'.repeat(200), 3) };
    assert.equal(notesOf(report([long])).get(3)?.length, 90);
  });
});
