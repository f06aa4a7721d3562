import * as vscode from 'vscode';
import type { GradeReport } from '../../core/katas/gradeReport';
import { isUntouched } from '../../core/katas/verdictText';
import type { KataGrader } from '../../core/katas/kataGrader';
import type { ContentSource } from '../../core/ports';
import type { ProgressStore } from '../../core/progress/progressStore';
import { DisposableStore } from '../disposableStore';
import { contextKeys } from '../ids';
import { settings } from '../settings';
import type { KataFiles } from './kataFiles';
import { KataTests } from './kataTests';
import { verdictDiagnostics } from './verdictDiagnostics';

export interface KataControllerServices {
  content: ContentSource;
  grader: KataGrader;
  store: ProgressStore;
  files: KataFiles;
  log: vscode.LogOutputChannel;
}

/** Grades the learner's kata files and shows the verdict in the editor, the testing views and the status bar. */
export class KataController {
  private readonly disposables = new DisposableStore();
  private readonly tests: KataTests;
  private readonly diagnostics = this.disposables.add(
    vscode.languages.createDiagnosticCollection('interviewCoach'),
  );
  private readonly graded = this.disposables.add(
    new vscode.EventEmitter<{ id: string; report: GradeReport }>(),
  );
  private readonly running = new Map<string, { abort: AbortController; version: number }>();
  private readonly reports = new Map<string, GradeReport>();

  /** Fires after every verdict. */
  readonly onDidGrade = this.graded.event;

  constructor(private readonly services: KataControllerServices) {
    this.tests = this.disposables.add(
      new KataTests(services.content, (katas, token) => this.gradeAll(katas, token)),
    );
    const { workspace, window } = vscode;
    this.disposables.add(workspace.onDidOpenTextDocument((document) => void this.notice(document)));
    this.disposables.add(workspace.onDidSaveTextDocument((document) => void this.gradeOnSave(document)));
    this.disposables.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.diagnostics.has(document.uri))
          this.diagnostics.delete(document.uri); // a verdict on text that is no more
      }),
    );
    this.disposables.add(workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => this.forget(uri))));
    this.disposables.add(window.onDidChangeActiveTextEditor((editor) => void this.follow(editor)));
    for (const document of workspace.textDocuments) void this.notice(document);
    void this.follow(window.activeTextEditor);
  }

  /** The latest verdict on a kata in this session. */
  reportOf(id: string): GradeReport | undefined {
    return this.reports.get(id);
  }

  /** Grades a kata's file as it stands in the editor, saved or not. */
  async grade(id: string, uri = this.services.files.uriOf(id)): Promise<GradeReport | undefined> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(
        'Katas run your code. Trust this workspace first (Workspaces: Manage Workspace Trust).',
      );
      return undefined;
    }
    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(uri);
    } catch {
      void vscode.window.showErrorMessage(
        `There is no file ${uri.fsPath}. Open the kata "${id}" first; that writes its stub.`,
      );
      return undefined;
    }
    return this.gradeDocument(id, document);
  }

  dispose(): void {
    for (const { abort } of this.running.values()) abort.abort();
    this.disposables.dispose();
  }

  private async gradeDocument(id: string, document: vscode.TextDocument): Promise<GradeReport | undefined> {
    const key = document.uri.toString();
    this.running.get(key)?.abort.abort();
    const abort = new AbortController();
    const { version } = document;
    this.running.set(key, { abort, version });
    const item = await this.tests.show(id, document);
    if (item === undefined) return undefined;
    const run = this.tests.begin(item);
    const source = document.getText();
    try {
      const report = await this.services.grader.grade(id, source, {
        timeoutMs: settings.timeLimitMs(),
        now: () => performance.now(),
        signal: abort.signal,
        onCase: (result) => run.decide(result),
      });
      if (report === undefined) return undefined;
      run.conclude(report);
      // the learner may have typed on while this ran
      if (document.version === version)
        this.diagnostics.set(document.uri, verdictDiagnostics(document, report));
      this.settle(id, report);
      return report;
    } catch (error) {
      this.services.log.error(`grading ${id} failed`, error);
      void vscode.window.showErrorMessage(
        `Grading "${id}" failed: ${(error as Error).message}. Details are in the Interview Coach log.`,
      );
      return undefined;
    } finally {
      run.end();
      if (this.running.get(key)?.abort === abort) this.running.delete(key);
      void this.services.grader.prepare(id);
    }
  }

  private settle(id: string, report: GradeReport): void {
    this.reports.set(id, report);
    const { status, passed, total, durationMs, seed } = report;
    this.services.log.info(`graded ${id}: ${status}, ${passed}/${total} in ${durationMs} ms, seed ${seed}`);
    if (!isUntouched(report.cases)) {
      const traps = report.diagnoses.map(({ trap }) => trap);
      void this.services.store.record(`kata/${id}`, { type: 'kata', status, passed, total, traps });
    }
    const icon = status === 'passed' ? '$(pass)' : '$(error)';
    vscode.window.setStatusBarMessage(`${icon} ${id}: ${report.message}`, 10_000);
    this.graded.fire({ id, report });
  }

  private async gradeAll(
    katas: { id: string; uri: vscode.Uri }[],
    token: vscode.CancellationToken,
  ): Promise<void> {
    const stop = token.onCancellationRequested(() => {
      for (const { uri } of katas) this.running.get(uri.toString())?.abort.abort();
    });
    try {
      for (const { id, uri } of katas) if (!token.isCancellationRequested) await this.grade(id, uri);
    } finally {
      stop.dispose();
    }
  }

  private async gradeOnSave(document: vscode.TextDocument): Promise<void> {
    if (!settings.gradeOnSave()) return;
    const id = await this.services.files.kataOf(document);
    // the same text may be under way already: a command saves, or auto-save follows a command
    const isRunning = this.running.get(document.uri.toString())?.version === document.version;
    if (id !== undefined && !isRunning) await this.grade(id, document.uri);
  }

  /** Makes an opened kata known to the testing views, and gets its grader ready. */
  private async notice(document: vscode.TextDocument): Promise<void> {
    const id = await this.services.files.kataOf(document);
    if (id === undefined) return;
    await this.tests.show(id, document);
    await this.services.grader.prepare(id);
  }

  private async follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (editor === undefined) return; // the panel has the focus: its kata can still be graded by key
    const id = await this.services.files.kataOf(editor.document);
    await vscode.commands.executeCommand('setContext', contextKeys.kataActive, id !== undefined);
  }

  private forget(uri: vscode.Uri): void {
    this.tests.forget(uri);
    this.diagnostics.delete(uri);
  }
}
