import * as vscode from 'vscode';
import type { GradeReport } from '../../core/katas/gradeReport';
import { DisposableStore } from '../disposableStore';
import { KataDecorations } from './kataDecorations';
import { type VerdictProblem, verdictProblems } from './verdictDiagnostics';

/** What the editor shows of the latest verdict on a file. All of it is about that text, and goes with it. */
export class VerdictView {
  private readonly disposables = new DisposableStore();
  private readonly decorations = this.disposables.add(new KataDecorations());
  private readonly diagnostics = this.disposables.add(
    vscode.languages.createDiagnosticCollection('interviewCoach'),
  );
  private readonly problems = new Map<string, VerdictProblem[]>();

  show(document: vscode.TextDocument, report: GradeReport): void {
    const problems = verdictProblems(document, report);
    this.problems.set(document.uri.toString(), problems);
    this.diagnostics.set(
      document.uri,
      problems.map(({ diagnostic }) => diagnostic),
    );
    this.decorations.show(document, report);
  }

  /** False when nothing was shown. */
  clear(uri: vscode.Uri): boolean {
    if (!this.problems.delete(uri.toString())) return false;
    this.diagnostics.delete(uri);
    this.decorations.clear(uri);
    return true;
  }

  /** The problems that a range of a file touches. */
  problemsAt(uri: vscode.Uri, range: vscode.Range): VerdictProblem[] {
    const problems = this.problems.get(uri.toString()) ?? [];
    return problems.filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
