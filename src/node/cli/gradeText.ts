import { type CaseGroup, caseGroups } from '../../core/katas/authoring';
import type { CaseResult, GradeReport } from '../../core/katas/gradeReport';
import { painter, printable, type Terminal } from './terminal';

const marks: Record<CaseResult['status'], string> = {
  passed: '✓',
  failed: '✗',
  error: '✗',
  timeout: '⏱',
  skipped: '-',
};

/** How many failing cases of a group are shown in full; one is enough where the cause is known. */
const shownPerGroup = 3;
const shownPerGroupWithCause = 1;
const shownLogLines = 6;
const shownCallLength = 200;

/**
 * A verdict for people: the groups with their first failures, what did not run and why, then the
 * misconception, then the summary, which is where a terminal's reader looks first.
 * @param file name of the file, for places that a terminal makes a link of
 */
export function gradeText(report: GradeReport, terminal: Pick<Terminal, 'colour'>, file?: string): string {
  const { red, green, yellow, dim, bold } = painter(terminal);
  const view: View = {
    terminal,
    file,
    told: new Set(),
    shown: report.diagnoses.length > 0 ? shownPerGroupWithCause : shownPerGroup,
  };
  const lines = caseGroups.flatMap((group) => {
    const results = report.cases.filter((result) => result.group === group);
    return results.every(({ status }) => status === 'skipped') ? [] : groupLines(results, group, view);
  });
  lines.push(...skippedLines(report.cases).map((line) => dim(line)));
  for (const { trap, title, explanation, question } of report.diagnoses) {
    lines.push('', yellow(bold(`This looks like ${trap}: ${title}`)), explanation);
    if (question !== undefined) lines.push(dim(`The question behind it: llm-coach show ${question}`));
  }
  const paint = report.status === 'passed' ? green : red;
  const place = report.location === undefined ? '' : dim(` ${placeOf(report.location, file)}`);
  lines.push(
    '',
    `${paint(bold(printable(report.message)))}${place}`,
    dim(
      `${report.kata}: ${report.passed} of ${report.total}, ${report.durationMs} ms, --seed ${report.seed}`,
    ),
  );
  return lines.join('\n');
}

/** Failing cases in full, without colour, one after another. */
export function gradeDetails(results: readonly CaseResult[]): string {
  return results.flatMap((result) => [result.name, ...details(result).map((line) => `  ${line}`)]).join('\n');
}

interface View {
  terminal: Pick<Terminal, 'colour'>;
  file?: string;
  /** How many cases of a group are shown. */
  shown: number;
  /** Messages and places that were shown already; what is the same in every case is told once. */
  told: Set<string>;
}

function groupLines(results: CaseResult[], group: CaseGroup, view: View): string[] {
  const { red, green, dim } = painter(view.terminal);
  const passed = results.filter(({ status }) => status === 'passed');
  const failing = results.filter(({ status }) => status !== 'passed' && status !== 'skipped');
  const shown = pickShown(failing, view);
  const paint = passed.length === results.length ? green : failing.length > 0 ? red : dim;
  const mark = marks[failing[0]?.status ?? (passed.length > 0 ? 'passed' : 'skipped')];
  const asAbove = failing.length > 0 && shown.length === 0 ? dim(' as above') : '';
  const lines = [paint(`${mark} ${group} ${passed.length}/${results.length}`) + asAbove];
  const logged = passed.filter(({ log }) => log !== undefined);
  for (const result of logged.slice(0, view.shown))
    lines.push(dim(`    ${marks.passed} ${result.name}`), ...indented(logLines(result).map(dim)));
  for (const result of shown)
    lines.push(
      red(`    ${marks[result.status]} ${result.name}`) + dim(newPlace(result, view)),
      ...indented(details(result)),
    );
  const rest = failing.length - shown.length;
  if (shown.length > 0 && rest > 0) lines.push(dim(`    … and ${rest} more; --json has them all`));
  return lines;
}

/** The first failing cases that say something new. */
function pickShown(failing: readonly CaseResult[], { shown: most, told }: View): CaseResult[] {
  const shown: CaseResult[] = [];
  for (const result of failing) {
    const { message = '', actual } = result;
    if (shown.length === most) break;
    if (actual === undefined && told.has(message)) continue;
    told.add(message);
    shown.push(result);
  }
  return shown;
}

function newPlace({ location }: CaseResult, { file, told }: View): string {
  if (location === undefined) return '';
  const place = placeOf(location, file);
  if (told.has(place)) return '';
  told.add(place);
  return ` ${place}`;
}

/** What did not run, a line for each reason. */
function skippedLines(results: readonly CaseResult[]): string[] {
  const reasons = new Map<string, Map<CaseGroup, number>>();
  for (const { status, group, message = 'Not run.' } of results) {
    if (status !== 'skipped') continue;
    const groups = reasons.get(message) ?? new Map<CaseGroup, number>();
    reasons.set(message, groups.set(group, (groups.get(group) ?? 0) + 1));
  }
  return [...reasons].map(([message, groups]) => {
    const counts = [...groups].map(([group, count]) => `${count} ${group}`).join(', ');
    return `${marks.skipped} not run: ${counts}. ${message}`;
  });
}

function placeOf({ line, column }: { line: number; column: number }, file: string | undefined): string {
  return file === undefined ? `(line ${line})` : `${printable(file)}:${line}:${column}`;
}

function details(result: CaseResult): string[] {
  const lines: string[] = [];
  if (result.message !== undefined) lines.push(printable(result.message));
  if (result.input !== undefined) lines.push(...block('call', cut(result.input)));
  if (result.expected !== undefined) lines.push(...block('expected', result.expected));
  if (result.actual !== undefined) lines.push(...block('got', result.actual));
  return [...lines, ...logLines(result)];
}

function logLines({ log }: CaseResult): string[] {
  if (log === undefined) return [];
  const lines = log.trimEnd().split('\n');
  const more = lines.length - shownLogLines;
  const shown = lines.slice(0, shownLogLines);
  return block('console', [...shown, ...(more > 0 ? [`… ${more} more lines`] : [])].join('\n'));
}

function block(label: string, text: string): string[] {
  return printable(text)
    .split('\n')
    .map((line, i) => `${(i === 0 ? label : '').padEnd(9)} ${line}`);
}

function indented(lines: string[]): string[] {
  return lines.map((line) => `        ${line}`);
}

function cut(text: string): string {
  return text.length <= shownCallLength ? text : `${text.slice(0, shownCallLength)}…`;
}
