import * as vscode from 'vscode';
import type { GradeReport } from '../../core/katas/gradeReport';
import type { KataGrader } from '../../core/katas/kataGrader';
import { isUntouched } from '../../core/katas/verdictText';
import type { ContentSource } from '../../core/ports';
import type { Recorder } from '../../core/practice/recorder';
import { DisposableStore } from '../disposableStore';
import { commandIds, contextKeys } from '../ids';
import { settings } from '../settings';
import { GradeProgress } from './gradeProgress';
import type { Timers } from './gradeSchedule';
import type { KataFiles } from './kataFiles';
import { type AskedKata, KataTests } from './kataTests';
import type { KataTestRun } from './kataTestRun';
import { LiveGrading } from './liveGrading';
import type { PinnedStore } from './pinnedStore';
import { VerdictView } from './verdictView';

export interface KataControllerServices {
  content: ContentSource;
  grader: KataGrader;
  recorder: Recorder;
  files: KataFiles;
  pinned: PinnedStore;
  timers: Timers;
  log: vscode.LogOutputChannel;
}

/** Why, and for whom, a kata is graded. */
export interface GradeAsk {
  trigger: 'command' | 'save' | 'change';
  /** What the testing surfaces show; the whole kata when absent. */
  request?: vscode.TestRunRequest;
  /** The run to report to, which whoever made it ends. */
  run?: vscode.TestRun;
  /** Draw the random cases of the latest verdict once more. */
  repeatsSeed?: boolean;
}

type Stop = 'stopped' | 'superseded';

/** Grades the learner's kata files and shows the verdict in the editor, the testing views and the status bar. */
export class KataController {
  private readonly disposables = new DisposableStore();
  /** What the editor shows of the latest verdicts. */
  readonly view = this.disposables.add(new VerdictView());
  private readonly tests: KataTests;
  private readonly live: LiveGrading;
  private readonly progress: GradeProgress;
  private readonly graded = this.disposables.add(
    new vscode.EventEmitter<{ id: string; uri: vscode.Uri; report: GradeReport }>(),
  );
  private readonly running = new Map<string, { abort: AbortController; version: number }>();
  /** The latest verdicts, by address of the file. */
  private readonly reports = new Map<string, { id: string; report: GradeReport }>();
  private hasAskedForTrust = false;

  /** Fires after every verdict. */
  readonly onDidGrade = this.graded.event;

  constructor(private readonly services: KataControllerServices) {
    const { content, files, timers } = services;
    this.tests = this.disposables.add(
      new KataTests(content, {
        run: (request, token) => this.runRequest(request, token),
        debug: async (request) => {
          await vscode.commands.executeCommand(commandIds.debugCase, request.include?.[0]);
        },
      }),
    );
    this.progress = this.disposables.add(new GradeProgress(timers));
    this.live = this.disposables.add(
      new LiveGrading(files, timers, {
        grade: (id, uri, trigger, request) => void this.gradeLive(id, uri, trigger, request),
        edited: (uri) => {
          if (this.view.clear(uri)) this.tests.invalidate(uri);
        },
        abandon: (uri) => this.stop(uri.toString(), 'superseded'),
        covers: (request, uri) =>
          this.tests.katasOf(request).some((asked) => asked.uri.toString() === uri.toString()),
      }),
    );
    const { workspace, window } = vscode;
    this.disposables.add(workspace.onDidOpenTextDocument((document) => void this.notice(document)));
    this.disposables.add(
      workspace.onDidDeleteFiles(({ files: gone }) => gone.forEach((uri) => this.forget(uri))),
    );
    this.disposables.add(window.onDidChangeActiveTextEditor((editor) => void this.follow(editor)));
    for (const document of workspace.textDocuments) void this.notice(document);
    void this.follow(window.activeTextEditor);
  }

  /** The latest verdict on a kata in this session. */
  reportOf(id: string): GradeReport | undefined {
    return [...this.reports.values()].findLast((verdict) => verdict.id === id)?.report;
  }

  /** The latest verdict on a file in this session. */
  reportOn(uri: vscode.Uri): GradeReport | undefined {
    return this.reports.get(uri.toString())?.report;
  }

  /** Grades a kata's file as it stands in the editor, saved or not. Undefined when there is no verdict. */
  async grade(
    id: string,
    uri = this.services.files.uriOf(id),
    ask: GradeAsk = { trigger: 'command' },
  ): Promise<GradeReport | undefined> {
    if (!this.isTrusted(ask)) return undefined;
    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(uri);
    } catch {
      void vscode.window.showErrorMessage(
        `There is no file ${uri.fsPath}. Open the kata "${id}" first; that writes its stub.`,
      );
      return undefined;
    }
    return this.gradeDocument(id, document, ask);
  }

  /** Stops every grade that is under way; their cases are shown as skipped. */
  stopAll(): void {
    for (const key of [...this.running.keys()]) this.stop(key, 'stopped');
  }

  dispose(): void {
    this.stopAll();
    this.disposables.dispose();
  }

  private stop(key: string, why: Stop): void {
    this.running.get(key)?.abort.abort(why);
  }

  private isTrusted({ trigger }: GradeAsk): boolean {
    if (vscode.workspace.isTrusted) return true;
    if (trigger === 'command' || !this.hasAskedForTrust)
      void vscode.window.showWarningMessage(
        'Katas run your code. Trust this workspace first (Workspaces: Manage Workspace Trust).',
      );
    this.hasAskedForTrust = true;
    return false;
  }

  private async gradeDocument(
    id: string,
    document: vscode.TextDocument,
    ask: GradeAsk,
  ): Promise<GradeReport | undefined> {
    const { uri } = document;
    const key = uri.toString();
    this.stop(key, 'superseded');
    this.live.drop(uri);
    const abort = new AbortController();
    const current = { abort, version: document.version };
    this.running.set(key, current);
    const endProgress = this.progress.begin(id);
    let run: vscode.TestRun | undefined;
    try {
      const item = await this.tests.show(id, document);
      const pinned = await this.services.pinned.read(id, uri);
      if (item === undefined || abort.signal.aborted) return undefined;
      const request = ask.request ?? new vscode.TestRunRequest([item]);
      const open = (): KataTestRun => {
        run = ask.run ?? this.tests.createRun(request, item.label);
        return this.tests.report(run, request, item);
      };
      // while the learner types, icons that spin for a blink are noise: such a run shows its end only
      let shown = ask.trigger === 'change' ? undefined : open();
      shown?.start();
      current.version = document.version;
      const code = document.getText();
      const report = await this.services.grader.grade(id, code, {
        timeoutMs: settings.timeLimitMs(),
        now: () => performance.now(),
        signal: abort.signal,
        onCase: (result) => shown?.decide(result),
        pinned,
        seed: ask.repeatsSeed === true ? this.reportOn(uri)?.seed : undefined,
      });
      if (report === undefined) {
        if (abort.signal.reason === 'stopped') shown?.cancel();
        return undefined;
      }
      this.tests.update(item, report);
      shown ??= open();
      shown.conclude(report);
      // the learner may have typed on while this ran
      if (document.version === current.version) this.view.show(document, report);
      this.settle(id, uri, report, { ...ask, code });
      return report;
    } catch (error) {
      this.services.log.error(`grading ${id} failed`, error);
      void vscode.window.showErrorMessage(
        `Grading "${id}" failed: ${(error as Error).message}. Details are in the Interview Coach log.`,
      );
      return undefined;
    } finally {
      if (ask.run === undefined) run?.end();
      endProgress();
      if (this.running.get(key) === current) this.running.delete(key);
      void this.services.grader.prepare(id);
    }
  }

  private settle(id: string, uri: vscode.Uri, report: GradeReport, ask: GradeAsk & { code: string }): void {
    const { trigger, code } = ask;
    const before = this.reportOn(uri)?.status;
    this.reports.delete(uri.toString()); // the latest is the last
    this.reports.set(uri.toString(), { id, report });
    const { status, passed, total, durationMs, seed } = report;
    this.services.log.info(`graded ${id}: ${status}, ${passed}/${total} in ${durationMs} ms, seed ${seed}`);
    // a text that is being typed is no attempt, unless it is the one that gets there
    const isAttempt = trigger !== 'change' || (status === 'passed' && before !== 'passed');
    if (isAttempt && !isUntouched(report.cases))
      void this.services.recorder.kata(id, { report, automatic: trigger !== 'command', code });
    const icon = status === 'passed' ? '$(pass)' : '$(error)';
    vscode.window.setStatusBarMessage(`${icon} ${id}: ${report.message}`, 10_000);
    this.graded.fire({ id, uri, report });
  }

  /** What the Test Explorer and the gutter ask for. */
  private async runRequest(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (request.continuous === true) return this.live.follow(request, token);
    const katas = this.tests.katasOf(request);
    const run = this.tests.createRun(request);
    const stop = token.onCancellationRequested(() => {
      for (const { uri } of katas) this.stop(uri.toString(), 'stopped');
    });
    try {
      for (const asked of katas) if (!token.isCancellationRequested) await this.runOne(asked, request, run);
    } finally {
      stop.dispose();
      run.end();
    }
  }

  private async runOne(
    { id, uri, repeatsSeed }: AskedKata,
    request: vscode.TestRunRequest,
    run: vscode.TestRun,
  ): Promise<void> {
    await this.grade(id, uri, { trigger: 'command', request, run, repeatsSeed });
  }

  private async gradeLive(
    id: string,
    uri: vscode.Uri,
    trigger: 'save' | 'change',
    request: vscode.TestRunRequest | undefined,
  ): Promise<void> {
    // the same text may be under way already: a command saves, or auto-save follows a command
    const under = this.running.get(uri.toString());
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    const isUnderWay =
      under !== undefined && !under.abort.signal.aborted && under.version === document?.version;
    if (!isUnderWay) await this.grade(id, uri, { trigger, request });
  }

  /** Makes an opened kata known to the testing views, and gets its grader ready. */
  private async notice(document: vscode.TextDocument): Promise<void> {
    const id = await this.services.files.kataOf(document);
    if (id === undefined) return;
    this.live.notice(id, document.uri);
    await this.tests.show(id, document);
    await this.services.grader.prepare(id);
  }

  private async follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (editor === undefined) return; // the panel has the focus: its kata can still be graded by key
    const id = await this.services.files.kataOf(editor.document);
    await vscode.commands.executeCommand('setContext', contextKeys.kataActive, id !== undefined);
  }

  private forget(uri: vscode.Uri): void {
    this.live.drop(uri);
    this.tests.forget(uri);
    this.view.clear(uri);
    this.reports.delete(uri.toString());
  }
}
