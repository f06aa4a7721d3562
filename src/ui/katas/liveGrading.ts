import * as vscode from 'vscode';
import { transpileKata } from '../../core/katas/transpile';
import { DisposableStore } from '../disposableStore';
import { settings } from '../settings';
import { GradeSchedule, type Timers } from './gradeSchedule';
import type { KataFiles } from './kataFiles';

export interface LiveActions {
  /** Grades a file of which nobody has asked for a verdict by command. */
  grade(id: string, uri: vscode.Uri, trigger: 'save' | 'change', request?: vscode.TestRunRequest): void;
  /** The file's text has changed: what was said of the old text no longer holds. */
  edited(uri: vscode.Uri): void;
  /** Ends the run that is under way on a text that is no more. */
  abandon(uri: vscode.Uri): void;
  /** Whether a continuous run covers the file. */
  covers(request: vscode.TestRunRequest, uri: vscode.Uri): boolean;
}

/** Grades while the learner works: on save or on change, as the setting and continuous runs say. */
export class LiveGrading {
  private readonly disposables = new DisposableStore();
  private readonly schedule: GradeSchedule;
  private readonly continuous = new Set<vscode.TestRunRequest>();
  /** Katas of the documents that are open, by address. */
  private readonly open = new Map<string, string>();

  constructor(
    private readonly files: KataFiles,
    timers: Timers,
    private readonly actions: LiveActions,
  ) {
    const isProgram = (key: string): boolean => {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
      return document !== undefined && transpileKata(document.getText()).ok;
    };
    this.schedule = this.disposables.add(
      new GradeSchedule(timers, isProgram, (key) => this.start(vscode.Uri.parse(key), 'change')),
    );
    const { workspace } = vscode;
    this.disposables.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.edit(document.uri);
      }),
    );
    this.disposables.add(workspace.onDidSaveTextDocument((document) => void this.save(document)));
    this.disposables.add(workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
  }

  /** An open document holds this kata. */
  notice(id: string, uri: vscode.Uri): void {
    this.open.set(uri.toString(), id);
  }

  /** The file is being graded for another reason, or is gone. */
  drop(uri: vscode.Uri): void {
    this.schedule.drop(uri.toString());
  }

  /** Grades on every change what the request covers, until the token is cancelled. */
  follow(request: vscode.TestRunRequest, token: vscode.CancellationToken): void {
    this.continuous.add(request);
    token.onCancellationRequested(() => this.continuous.delete(request));
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private edit(uri: vscode.Uri): void {
    this.actions.edited(uri);
    if (!this.open.has(uri.toString())) return;
    if (settings.gradeOn() !== 'change' && this.requestFor(uri) === undefined) return;
    this.actions.abandon(uri);
    this.schedule.touch(uri.toString());
  }

  private async save(document: vscode.TextDocument): Promise<void> {
    if (settings.gradeOn() === 'command' && this.requestFor(document.uri) === undefined) return;
    const id = await this.files.kataOf(document);
    if (id === undefined) return;
    this.notice(id, document.uri);
    this.start(document.uri, 'save');
  }

  private start(uri: vscode.Uri, trigger: 'save' | 'change'): void {
    const id = this.open.get(uri.toString());
    if (id !== undefined) this.actions.grade(id, uri, trigger, this.requestFor(uri));
  }

  private requestFor(uri: vscode.Uri): vscode.TestRunRequest | undefined {
    return [...this.continuous].find((request) => this.actions.covers(request, uri));
  }

  private forget(uri: vscode.Uri): void {
    this.drop(uri);
    this.open.delete(uri.toString());
  }
}
