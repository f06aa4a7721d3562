import * as vscode from 'vscode';
import type { CaseResult, Diagnosis, GradeReport, SourceLocation } from '../../core/katas/gradeReport';
import { isUntouched } from '../../core/katas/verdictText';
import { commandIds } from '../ids';

/** A line in the Problems view, and what can be done about it. */
export interface VerdictProblem {
  diagnostic: vscode.Diagnostic;
  /** The failing case that stands for it. */
  result?: CaseResult;
  /** Id of the question behind it. */
  question?: string;
}

/**
 * What the Problems view shows of a verdict: the error that stopped the program, errors thrown by cases,
 * the misconceptions that were recognised, and, where none was, the first wrong value; once per line.
 */
export function verdictProblems(document: vscode.TextDocument, report: GradeReport): VerdictProblem[] {
  const { Error, Warning } = vscode.DiagnosticSeverity;
  const found: VerdictProblem[] = [];
  if (report.status === 'compile-error') {
    const at = rangeAt(document, report.location);
    found.push({ diagnostic: diagnose(at, report.message, Error, report.status) });
  }
  const failing = failingCases(report);
  const seen = new Set<number | undefined>();
  const isUnwritten = isUntouched(report.cases);
  for (const result of failing) {
    const { status, location, name, message = 'failed' } = result;
    const isExplained = status === 'failed' && report.diagnoses.length > 0;
    if (isExplained || location === undefined || seen.has(location.line)) continue;
    seen.add(location.line);
    const others = failing.filter((other) => other.location?.line === location.line).length - 1;
    const more = others === 0 ? '' : ` ${others} more ${others === 1 ? 'case fails' : 'cases fail'} here.`;
    const text = isUnwritten ? message : `${message.replace(/\.$/, '')} (case "${name}").${more}`;
    const severity = isUnwritten ? vscode.DiagnosticSeverity.Information : Error;
    found.push({ diagnostic: diagnose(rangeAt(document, location), text, severity, status), result });
  }
  const example =
    failing.find(({ status, location }) => status === 'failed' && location !== undefined) ?? failing[0];
  for (const diagnosis of report.diagnoses) found.push(misconception(document, diagnosis, example, Warning));
  return found;
}

/** The cases that did not pass, in order; without those that did not run. */
export function failingCases({ cases }: GradeReport): CaseResult[] {
  return cases.filter(({ status }) => status !== 'passed' && status !== 'skipped');
}

function misconception(
  document: vscode.TextDocument,
  { trap, title, explanation, question }: Diagnosis,
  example: CaseResult | undefined,
  severity: vscode.DiagnosticSeverity,
): VerdictProblem {
  const range = rangeAt(document, example?.location);
  const diagnostic = diagnose(range, `This looks like ${trap}: ${title}. ${explanation}`, severity, trap);
  if (question !== undefined) {
    const args = encodeURIComponent(JSON.stringify([`question/${question}`]));
    diagnostic.code = { value: trap, target: vscode.Uri.parse(`command:${commandIds.openItem}?${args}`) };
  }
  if (example !== undefined) {
    const text = `Counter-example "${example.name}": ${example.input ?? ''} ${example.message ?? ''}`;
    const at = new vscode.Location(document.uri, range);
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(at, text)];
  }
  return { diagnostic, result: example, question };
}

function diagnose(
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
  code: string,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = 'Interview Coach';
  diagnostic.code = code;
  return diagnostic;
}

/** The word at a place, or what is left of its line. */
function rangeAt(document: vscode.TextDocument, at: SourceLocation | undefined): vscode.Range {
  const line = Math.min(Math.max(0, (at?.line ?? 1) - 1), document.lineCount - 1);
  const start = document.validatePosition(new vscode.Position(line, Math.max(0, (at?.column ?? 1) - 1)));
  const rest = new vscode.Range(start, document.lineAt(line).range.end);
  return document.getWordRangeAtPosition(start) ?? (rest.isEmpty ? document.lineAt(line).range : rest);
}
