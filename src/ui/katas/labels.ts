import type { CaseResult, GradeReport, SourceLocation } from '../../core/katas/gradeReport';
import { notWritten } from '../../core/katas/judgeCase';

/**
 * A test message with a location becomes a loud red label behind its line, over whatever else stands
 * there. So the label is kept for what stops a program or explains it; a wrong value gets a muted note.
 */
export function hasLabel({ status, message }: CaseResult): boolean {
  return (status === 'error' || status === 'timeout') && message !== notWritten;
}

/** Where the verdict as a whole has its label: it names a misconception, or says why nothing ran. */
export function labelOf({ location, diagnoses, cases }: GradeReport): SourceLocation | undefined {
  if (diagnoses.length === 0) return location;
  return cases.find((result) => result.status === 'failed' && result.location !== undefined)?.location;
}

/** Lines, from one, whose end is taken by a label. */
export function labelledLines(report: GradeReport): Set<number> {
  const places = [labelOf(report), ...report.cases.filter(hasLabel).map(({ location }) => location)];
  return new Set(places.flatMap((place) => (place === undefined ? [] : [place.line])));
}

/** What a muted note behind a line says: the first wrong value there. By line, from one. */
export function notesOf(report: GradeReport): Map<number, string> {
  const notes = new Map<number, string>();
  const taken = labelledLines(report);
  for (const result of report.cases) {
    const { line } = result.location ?? { line: 0 };
    if (result.status === 'failed' && line > 0 && !taken.has(line) && !notes.has(line))
      notes.set(line, noteOf(result));
  }
  return notes;
}

const maxLength = 90;

function noteOf({ difference, message = '', name }: CaseResult): string {
  const what =
    difference === undefined
      ? message.replace(/\.$/, '')
      : `${difference.path === '' ? 'result' : difference.path} is ${difference.actual}, expected ${difference.expected}`;
  const text = `${what} (${name})`;
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}
