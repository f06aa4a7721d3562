import * as vscode from 'vscode';
import { type DashboardSources, dashboardState, dashboardSummary } from '../../core/dashboard/dashboard';
import type { HistoryLog } from '../../core/progress/historyLog';
import type { SessionLog } from '../../core/sessions/sessionLog';
import type { DashboardState } from '../../protocol/dashboardMessages';
import { commandIds, viewIds } from '../ids';
import { panelHtml } from '../interviewPanel/panelHtml';
import type { PracticeBasis } from '../practice/practiceBasis';

/** What the dashboard shows, on the panel and in the side bar. */
export class DashboardPage {
  constructor(
    private readonly basis: PracticeBasis,
    private readonly historyLog: HistoryLog,
    private readonly sessionLog: SessionLog,
  ) {}

  async state(): Promise<DashboardState> {
    return dashboardState(await this.sources());
  }

  /** What is shown where there is little room. */
  async summary(): Promise<DashboardState> {
    return dashboardSummary(await this.sources());
  }

  private async sources(): Promise<DashboardSources> {
    const { index, progress, schedule, now } = await this.basis.sources();
    const { history } = this.historyLog;
    return { index, progress, schedule, now, history, sessions: this.sessionLog.finished() };
  }
}

/** The dashboard's short form in the side bar. */
export class ProgressView implements vscode.WebviewViewProvider {
  private view: vscode.WebviewView | undefined;

  constructor(
    private readonly page: DashboardPage,
    private readonly basis: PracticeBasis,
    private readonly extensionUri: vscode.Uri,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.window.registerWebviewViewProvider(viewIds.progress, this),
      this.basis.onDidChange(() => void this.send()),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist', 'media')],
    };
    view.onDidDispose(() => (this.view = undefined));
    view.onDidChangeVisibility(() => void this.send());
    view.webview.onDidReceiveMessage((message: unknown) => {
      const { type } = (message ?? {}) as { type?: unknown };
      if (type === 'ready') void this.send();
      if (type === 'openDashboard') void vscode.commands.executeCommand(commandIds.openDashboard);
    });
    view.webview.html = panelHtml(view.webview, this.extensionUri, crypto.randomUUID());
  }

  private async send(): Promise<void> {
    if (this.view?.visible !== true) return;
    const state = await this.page.summary();
    void this.view.webview.postMessage({ type: 'state', state });
  }
}
