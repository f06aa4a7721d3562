import type { GradeReport } from '../../core/katas/gradeReport';
import { painter, printable, type Terminal } from '../cli/terminal';
import type { BulkSummary, KataCount } from './bulkResult';
import type { BulkReporter } from './reporter';

const widestFile = 60;

/**
 * A line per submission, tables at the end.
 * @param files all that will be reported, for the width of their column
 */
export function humanReporter(files: readonly string[], terminal: Pick<Terminal, 'colour'>): BulkReporter {
  const { red, green, yellow } = painter(terminal);
  const width = files.reduce((most, file) => Math.max(most, Math.min(file.length, widestFile)), 0);
  return {
    begin: () => '',
    result: (result) => {
      const file = printable(result.file).padEnd(width);
      if ('error' in result) return `${red('!')} ${file}  ${red(`error: ${printable(result.error)}`)}\n`;
      const { report } = result;
      const mark = report.status === 'passed' ? green('✓') : red('✗');
      const score = `${report.passed}/${report.total}`.padStart(8);
      const ms = `${Math.round(report.durationMs)} ms`.padStart(10);
      const traps = yellow(report.diagnoses.map(({ trap }) => trap).join(', '));
      return `${`${mark} ${file}  ${statusText(report).padEnd(14)}${score}${ms}  ${traps}`.trimEnd()}\n`;
    },
    end: (summary) => `${summaryText(summary, terminal)}\n`,
  };
}

function statusText({ status }: GradeReport): string {
  return status.replaceAll('-', ' ');
}

/** What a teacher wants to know of a whole class. */
function summaryText(summary: BulkSummary, terminal: Pick<Terminal, 'colour'>): string {
  const { red, green, bold, dim } = painter(terminal);
  const lines: string[] = [];
  const [heading = '', ...rows] = kataTable(summary.katas);
  if (rows.length > 0) lines.push('', bold(heading), ...rows);
  if (summary.misconceptions.length > 0) {
    lines.push('', bold('Misconceptions'));
    for (const { count, kata, trap, title } of summary.misconceptions)
      lines.push(`${String(count).padStart(5)}  ${kata}: ${trap} ${dim(title)}`);
  }
  if (summary.slowest.length > 0) {
    lines.push('', bold('Slowest'));
    for (const { file, durationMs } of summary.slowest)
      lines.push(`${String(Math.round(durationMs)).padStart(5)} ms  ${printable(file)}`);
  }
  const paint = summary.failed + summary.errors > 0 || summary.interrupted ? red : green;
  lines.push('', paint(bold(totals(summary))));
  return lines.join('\n');
}

/** The whole run in one line. */
export function totals(summary: BulkSummary): string {
  const { submissions, passed, failed, errors, resumed, notGraded, durationMs, perSecond, shard } = summary;
  const parts = [`${submissions} ${submissions === 1 ? 'submission' : 'submissions'}`];
  if (shard !== undefined) parts[0] += ` of shard ${shard}`;
  parts.push(`${passed} passed`, `${failed} not`);
  if (errors > 0) parts.push(`${errors} could not be graded`);
  if (notGraded > 0) parts.push(`${notGraded} left`);
  if (resumed > 0) parts.push(`${resumed} known from before`);
  return `${parts.join(', ')}; ${(durationMs / 1000).toFixed(1)} s, ${perSecond} a second.`;
}

function kataTable(katas: readonly KataCount[]): string[] {
  const rows = katas.map(({ kata, passed, failed, errors }) => [kata, passed, failed, errors].map(String));
  const table = [['kata', 'passed', 'not', 'errors'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart((widths[i] ?? 0) + 2)))
      .join(''),
  );
}
