import assert from 'node:assert/strict';
import { type BulkResult, Tally } from '../../../../src/node/bulk/bulkResult';
import { humanReporter } from '../../../../src/node/bulk/humanReporter';
import { jsonReporter } from '../../../../src/node/bulk/jsonReporter';
import { junitReporter } from '../../../../src/node/bulk/junitReporter';
import type { BulkReporter } from '../../../../src/node/bulk/reporter';
import { reportOf } from './reports';

const escape = '\u001b';
const passed: BulkResult = { file: 'ann/rope.ts', kata: 'rope', report: reportOf() };
const failed: BulkResult = {
  file: 'bob & co/rope.ts',
  kata: 'rope',
  report: reportOf({
    status: 'failed',
    message: 'This looks like rotation-sign.',
    durationMs: 40,
    cases: [
      { name: 'one', group: 'hidden', status: 'passed' },
      {
        name: 'a < b',
        group: 'hidden',
        status: 'failed',
        message: 'expected "1", got <2>',
        actual: `${escape}[2J\u0000\ud800 ]]>`,
      },
      { name: 'fast', group: 'scale', status: 'skipped', message: 'Speed is tested later.' },
    ],
    diagnoses: [{ trap: 'rotation-sign', title: 'Rotates clockwise', explanation: 'The minus sign.' }],
  }),
};
const refused: BulkResult = {
  file: 'eve/rope.ts',
  kata: 'rope',
  report: reportOf({
    status: 'compile-error',
    message: 'This is not TypeScript.',
    location: { line: 3, column: 1 },
    cases: [{ name: 'one', group: 'hidden', status: 'skipped', message: 'The program does not compile.' }],
  }),
};
const broken: BulkResult = { file: 'x/bpe-merge.ts', kata: 'bpe-merge', error: 'the grading thread ended' };

function write(reporter: BulkReporter, results: BulkResult[]): string {
  const tally = new Tally();
  const texts = results.map((result) => {
    tally.add(result, false);
    return reporter.result(result);
  });
  const run = { notGraded: 0, interrupted: false, seed: 7, durationMs: 2000 };
  return reporter.begin() + texts.join('') + reporter.end(tally.summary(run));
}

describe('Tally', () => {
  it('adds up katas, misconceptions and the slowest ones, and keeps no more than it shows', () => {
    const tally = new Tally();
    for (let i = 0; i < 9; i++) {
      const report = reportOf({ durationMs: i });
      tally.add({ file: `${i}/rope.ts`, kata: 'rope', report }, i === 0);
    }
    tally.add(failed, false);
    tally.add(broken, false);
    const run = { notGraded: 1, interrupted: true, seed: 7, durationMs: 5000 };
    const { katas, misconceptions, slowest, ...totals } = tally.summary(run);
    assert.deepEqual(totals, {
      submissions: 11,
      passed: 9,
      failed: 1,
      errors: 1,
      resumed: 1,
      notGraded: 1,
      interrupted: true,
      seed: 7,
      durationMs: 5000,
      perSecond: 2,
    });
    assert.deepEqual(katas, [
      { kata: 'bpe-merge', passed: 0, failed: 0, errors: 1 },
      { kata: 'rope', passed: 9, failed: 1, errors: 0 },
    ]);
    assert.deepEqual(
      misconceptions.map(({ trap, count }) => [trap, count]),
      [['rotation-sign', 1]],
    );
    assert.deepEqual(
      slowest.map(({ durationMs }) => durationMs),
      [40, 8, 7, 6, 5],
    );
  });
});

describe('jsonReporter', () => {
  it('makes one document of its parts, with an error in place of a report that could not be made', () => {
    const document = JSON.parse(write(jsonReporter(), [passed, broken])) as {
      formatVersion: number;
      submissions: unknown[];
      summary: { submissions: number };
    };
    assert.equal(document.formatVersion, 1);
    assert.deepEqual(document.submissions, [passed, broken]);
    assert.equal(document.summary.submissions, 2);
  });

  it('makes a valid document of no submission at all', () => {
    const document = JSON.parse(write(jsonReporter(), [])) as { submissions: unknown[] };
    assert.deepEqual(document.submissions, []);
  });
});

describe('junitReporter', () => {
  const text = write(junitReporter(), [passed, failed, refused, broken]);

  it('makes a suite per submission with a case per group', () => {
    assert.equal(text.match(/<testsuite /g)?.length, 4);
    assert.match(text, /<testsuite name="ann\/rope\.ts" [^>]*tests="2" failures="0" errors="0" skipped="0"/);
    assert.match(text, /<testcase name="hidden cases" classname="bob &amp; co\/rope"/);
    assert.match(text, /<skipped message="Speed is tested later\."\/>/);
  });

  it('puts failing cases and misconceptions where a CI system shows them', () => {
    assert.match(text, /message="1 of 2 passed; a &lt; b: expected &quot;1&quot;, got &lt;2>"/);
    assert.match(text, /type="failed" message="This looks like rotation-sign\."/);
    assert.match(text, /Rotates clockwise\nThe minus sign\./);
  });

  it('shows a program that does not compile as a failure, and a failed grading as an error', () => {
    assert.match(text, /<failure type="compile-error" message="This is not TypeScript\.">line 3/);
    assert.match(text, /<error type="error" message="the grading thread ended"\/>/);
  });

  it('lets no character through that XML cannot hold', () => {
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u);
    assert.ok(!text.includes(']]>'));
  });
});

describe('humanReporter', () => {
  const text = write(humanReporter(['ann/rope.ts', 'bob & co/rope.ts'], { colour: false }), [
    passed,
    failed,
    broken,
  ]);

  it('writes a line per submission with verdict, score, time and misconceptions', () => {
    assert.match(text, /^✓ ann\/rope\.ts {7}passed +1\/1 +10 ms$/m);
    assert.match(text, /^✗ bob & co\/rope\.ts {2}failed +1\/3 +40 ms {2}rotation-sign$/m);
    assert.match(text, /^! x\/bpe-merge\.ts +error: the grading thread ended$/m);
  });

  it('ends with the katas, the misconceptions, the slowest ones and the totals', () => {
    assert.match(text, /^rope +1 +1 +0$/m);
    assert.match(text, /1 {2}rope: rotation-sign Rotates clockwise/);
    assert.match(text, /40 ms {2}bob & co\/rope\.ts/);
    assert.match(text, /3 submissions, 1 passed, 1 not, 1 could not be graded; 2\.0 s, 1\.5 a second\./);
  });

  it('never lets the name of a file reach the terminal as a command', () => {
    const hostile = { ...passed, file: `${escape}[2J\r/rope.ts` };
    const line = humanReporter([hostile.file], { colour: false }).result(hostile);
    assert.match(line, /^✓ \\u001b\[2J\\u000d\/rope\.ts/);
  });
});
