import { type CaseGroup, caseGroups } from '../../core/katas/authoring';
import type { CaseResult, GradeReport } from '../../core/katas/gradeReport';
import { painter, type Terminal } from './terminal';

const marks: Record<CaseResult['status'], string> = {
  passed: '✓',
  failed: '✗',
  error: '✗',
  timeout: '⏱',
  skipped: '-',
};

/** How many failing cases of a group are shown in full. */
const shownPerGroup = 3;

/** A verdict for people: the groups with their first failures, then the misconception, then the summary. */
export function gradeText(report: GradeReport, terminal: Pick<Terminal, 'colour'>): string {
  const { red, green, yellow, dim, bold } = painter(terminal);
  const lines: string[] = [];
  for (const group of caseGroups)
    lines.push(
      ...groupLines(
        report.cases.filter((result) => result.group === group),
        group,
        terminal,
      ),
    );
  for (const { trap, title, explanation, question } of report.diagnoses) {
    lines.push('', yellow(bold(`This looks like ${trap}: ${title}`)), explanation);
    if (question !== undefined) lines.push(dim(`The question behind it: ${question}`));
  }
  const paint = report.status === 'passed' ? green : red;
  const where = report.location === undefined ? '' : ` (line ${report.location.line})`;
  lines.push(
    '',
    paint(bold(`${report.message}${where}`)),
    dim(`${report.durationMs} ms, seed ${report.seed}`),
  );
  return lines.join('\n');
}

function groupLines(results: CaseResult[], group: CaseGroup, terminal: Pick<Terminal, 'colour'>): string[] {
  const { red, green, dim } = painter(terminal);
  if (results.length === 0) return [];
  const passed = results.filter(({ status }) => status === 'passed').length;
  const failing = results.filter(({ status }) => status !== 'passed' && status !== 'skipped');
  const paint = passed === results.length ? green : failing.length > 0 ? red : dim;
  const lines = [
    paint(
      `${marks[failing[0]?.status ?? (passed > 0 ? 'passed' : 'skipped')]} ${group} ${passed}/${results.length}`,
    ),
  ];
  for (const result of failing.slice(0, shownPerGroup)) {
    lines.push(
      red(`    ${marks[result.status]} ${result.name}`),
      ...details(result).map((line) => `        ${line}`),
    );
  }
  if (failing.length > shownPerGroup)
    lines.push(dim(`    … and ${failing.length - shownPerGroup} more; --json has them all`));
  return lines;
}

function details(result: CaseResult): string[] {
  const lines: string[] = [];
  const at = result.location === undefined ? '' : ` (line ${result.location.line})`;
  if (result.message !== undefined) lines.push(`${result.message}${at}`);
  if (result.input !== undefined) lines.push(`call      ${result.input}`);
  if (result.expected !== undefined) lines.push(...block('expected', result.expected));
  if (result.actual !== undefined) lines.push(...block('got', result.actual));
  if (result.log !== undefined) lines.push(...block('console', result.log.trimEnd()));
  return lines;
}

function block(label: string, text: string): string[] {
  return text.split('\n').map((line, i) => `${(i === 0 ? label : '').padEnd(9)} ${line}`);
}
