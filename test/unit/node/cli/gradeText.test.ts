import assert from 'node:assert/strict';
import type { CaseResult } from '../../../../src/core/katas/gradeReport';
import { gradeText } from '../../../../src/node/cli/gradeText';
import { reportOf } from '../bulk/reports';

const plain = { colour: false };
const failing = (name: string, change: Partial<CaseResult> = {}): CaseResult => {
  return { name, group: 'hidden', status: 'failed', message: `${name} is off`, actual: '1', ...change };
};
const skipped = (name: string, group: CaseResult['group'], message: string): CaseResult => {
  return { name, group, status: 'skipped', message };
};

describe('gradeText', () => {
  it('says once why cases did not run, with their groups', () => {
    const cases = [
      skipped('a', 'hidden', 'It does not compile.'),
      skipped('b', 'hidden', 'It does not compile.'),
      skipped('c', 'scale', 'It does not compile.'),
    ];
    const text = gradeText(reportOf({ cases }), plain);
    assert.match(text, /^- not run: 2 hidden, 1 scale\. It does not compile\.$/m);
    assert.equal(text.match(/compile/g)?.length, 1);
  });

  it('shows the first failing cases of a group and counts the rest', () => {
    const cases = ['a', 'b', 'c', 'd', 'e'].map((name) => failing(name));
    const text = gradeText(reportOf({ status: 'failed', cases }), plain);
    assert.match(text, /✗ c\n/);
    assert.doesNotMatch(text, /✗ d/);
    assert.match(text, /… and 2 more/);
  });

  it('shows one failing case a group where the misconception is known', () => {
    const cases = ['a', 'b'].map((name) => failing(name));
    const diagnoses = [{ trap: 't', title: 'Turned around', explanation: 'Why.', question: 'q-id' }];
    const text = gradeText(reportOf({ status: 'failed', cases, diagnoses }), plain);
    assert.doesNotMatch(text, /✗ b/);
    assert.match(text, /This looks like t: Turned around\nWhy\.\n.*llm-coach show q-id/);
  });

  it('tells an error that is the same everywhere once', () => {
    const same = { status: 'error', message: 'Threw TypeError: x', actual: undefined } as const;
    const cases = [failing('a', same), failing('b', same), failing('c', { ...same, group: 'invalid' })];
    const text = gradeText(reportOf({ status: 'failed', cases }), plain);
    assert.equal(text.match(/TypeError/g)?.length, 1);
    assert.match(text, /✗ invalid 0\/1 as above/);
  });

  it('shows what a case wrote to the console, cut after some lines, whether it passed or not', () => {
    const log = Array.from({ length: 9 }, (_, i) => `line ${i}`).join('\n');
    const cases = [
      failing('a', { log: 'seen' }),
      { name: 'b', group: 'example', status: 'passed', log } satisfies CaseResult,
    ];
    const text = gradeText(reportOf({ status: 'failed', cases }), plain);
    assert.match(text, /✗ a\n(?:.*\n)*? +console +seen/);
    assert.match(text, /✓ b\n +console +line 0\n/);
    assert.match(text, /line 5\n +… 3 more lines/);
    assert.doesNotMatch(text, /line 6/);
  });

  it('names the place so that a terminal makes a link of it', () => {
    const cases = [failing('a', { location: { line: 4, column: 9 } })];
    assert.match(gradeText(reportOf({ cases }), plain, 'x/rope.ts'), /✗ a x\/rope\.ts:4:9/);
    assert.match(gradeText(reportOf({ cases }), plain), /✗ a \(line 4\)/);
  });

  it('colours only where it is wanted, and lets no text of a submission command the terminal', () => {
    const cases = [failing('a', { log: '\u001b[2J\u001b]0;title\u0007', actual: '"\u009b31m"' })];

    assert.doesNotMatch(gradeText(reportOf({ cases }), plain), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    const coloured = gradeText(reportOf({ cases }), { colour: true });
    assert.match(coloured, /\u001b\[31m/);
    assert.ok(!coloured.includes('\u001b[2J'));
  });
});
