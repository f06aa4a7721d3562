import * as vscode from 'vscode';
import type { GradeReport, SourceLocation } from '../../core/katas/gradeReport';

/**
 * What the Problems view shows of a verdict: the error that stopped the program, errors thrown by cases
 * (once per line), and the misconceptions that were recognised. Wrong values stay with the testing views.
 */
export function verdictDiagnostics(document: vscode.TextDocument, report: GradeReport): vscode.Diagnostic[] {
  const found: vscode.Diagnostic[] = [];
  const add = (
    at: SourceLocation | undefined,
    message: string,
    severity: vscode.DiagnosticSeverity,
    code: string,
  ): void => {
    const line = Math.min(Math.max(0, (at?.line ?? 1) - 1), document.lineCount - 1);
    const start = new vscode.Position(line, Math.max(0, (at?.column ?? 1) - 1));
    const word =
      document.getWordRangeAtPosition(start) ?? new vscode.Range(start, document.lineAt(line).range.end);
    const diagnostic = new vscode.Diagnostic(word, message, severity);
    diagnostic.source = 'Interview Coach';
    diagnostic.code = code;
    found.push(diagnostic);
  };
  const { Error, Warning } = vscode.DiagnosticSeverity;
  if (report.status === 'compile-error') add(report.location, report.message, Error, report.status);
  const seen = new Set<number>();
  for (const { status, location, message, name } of report.cases) {
    const stops = status === 'error' || status === 'timeout';
    if (!stops || location === undefined || seen.has(location.line)) continue;
    seen.add(location.line);
    add(location, `${message ?? 'failed'} (case "${name}")`, Error, status);
  }
  const at = report.cases.find(({ location }) => location !== undefined)?.location;
  for (const { trap, title, explanation } of report.diagnoses)
    add(at, `This looks like ${trap}: ${title}. ${explanation}`, Warning, trap);
  return found;
}
