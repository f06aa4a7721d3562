import { create } from 'xmlbuilder';
import { type CaseGroup, caseGroups } from '../../core/katas/authoring';
import type { CaseResult, GradeReport } from '../../core/katas/gradeReport';
import { gradeDetails } from '../cli/gradeText';
import { printable } from '../cli/terminal';
import type { BulkResult } from './bulkResult';
import type { BulkReporter } from './reporter';

/** A line of a CI system's report. */
interface TestCase {
  name: string;
  failure?: { type: string; message: string; text: string };
  error?: string;
  skipped?: string;
}

const groupTitles: Record<CaseGroup, string> = {
  example: 'examples',
  hidden: 'hidden cases',
  invalid: 'invalid input',
  scale: 'speed',
  random: 'random cases',
};

/**
 * A test suite per submission, in it a test case for the program as a whole and one per group of cases: a
 * class of 500 stays within what CI systems show, and the failing cases are in the text of their group.
 */
export function junitReporter(): BulkReporter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="llm-coach">\n',
    result: (result) => `${suite(result)}\n`,
    end: () => '</testsuites>\n',
  };
}

function suite(result: BulkResult): string {
  const cases = 'error' in result ? [{ name: 'grading', error: result.error }] : testCases(result.report);
  const seconds = 'error' in result ? 0 : result.report.durationMs / 1000;
  const count = (pick: (one: TestCase) => unknown): number =>
    cases.filter((one) => pick(one) !== undefined).length;
  const element = create('testsuite', { headless: true });
  const file = printable(result.file);
  attributes(element, {
    name: file,
    file,
    tests: cases.length,
    failures: count(({ failure }) => failure),
    errors: count(({ error }) => error),
    skipped: count(({ skipped }) => skipped),
    time: seconds.toFixed(3),
  });
  cases.forEach(({ name, failure, error, skipped }, i) => {
    const one = element.ele('testcase');
    attributes(one, {
      name,
      classname: file.replace(/\.ts$/, ''),
      file,
      time: i === 0 ? seconds.toFixed(3) : '0',
    });
    if (failure !== undefined)
      attributes(one.ele('failure', legal(failure.text)), { type: failure.type, message: failure.message });
    if (error !== undefined) attributes(one.ele('error'), { type: 'error', message: error });
    if (skipped !== undefined) attributes(one.ele('skipped'), { message: skipped });
  });
  return element.end({ pretty: true });
}

function testCases(report: GradeReport): TestCase[] {
  const program: TestCase = { name: 'program' };
  const groups = caseGroups.flatMap((group) => {
    const results = report.cases.filter((one) => one.group === group);
    return results.length === 0 ? [] : [groupCase(group, results)];
  });
  // a verdict other than `passed` must show as a failure even when no single case carries it
  const isTold = report.status === 'passed' || groups.some(({ failure }) => failure !== undefined);
  if (!isTold || report.diagnoses.length > 0) {
    const text = report.diagnoses.map(({ title, explanation }) => `${title}\n${explanation}`).join('\n\n');
    const at = report.location === undefined ? '' : `line ${report.location.line}\n`;
    program.failure = { type: report.status, message: report.message, text: at + text };
  }
  return [program, ...groups];
}

function groupCase(group: CaseGroup, results: CaseResult[]): TestCase {
  const name = groupTitles[group];
  const failing = results.filter(({ status }) => status !== 'passed' && status !== 'skipped');
  const [first] = failing;
  if (first !== undefined) {
    const passed = results.filter(({ status }) => status === 'passed').length;
    const message = `${passed} of ${results.length} passed; ${first.name}: ${first.message ?? first.status}`;
    return { name, failure: { type: first.status, message, text: gradeDetails(failing) } };
  }
  const skipped = results.find(({ status }) => status === 'skipped');
  return skipped === undefined ? { name } : { name, skipped: skipped.message ?? 'not run' };
}

function attributes(
  element: { att(name: string, value: string): unknown },
  values: Record<string, string | number>,
): void {
  for (const [name, value] of Object.entries(values)) element.att(name, legal(String(value)));
}

/** XML has no way at all to write some characters. */
function legal(text: string): string {
  return printable(text).replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd');
}
