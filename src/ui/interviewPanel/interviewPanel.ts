import * as vscode from 'vscode';
import { scoreAnswer } from '../../core/answers/scoreAnswer';
import type { ItemKey } from '../../core/content/items';
import type { Recorder } from '../../core/practice/recorder';
import type { FromPanelMessage, ToPanelMessage } from '../../protocol/panelMessages';
import { parsePanelMessage } from '../../protocol/panelMessages';
import { DisposableStore } from '../disposableStore';
import { commandIds, contextKeys, panelType } from '../ids';
import type { ShownAnswer } from '../judge/judgeController';
import type { Drafts } from './drafts';
import { panelHtml } from './panelHtml';
import { type PanelSources, panelState, type Shown } from './panelStates';

export interface InterviewPanelServices extends Omit<PanelSources, 'draftOf' | 'hintsOf'> {
  recorder: Recorder;
  drafts: Drafts;
  extensionUri: vscode.Uri;
  log: vscode.LogOutputChannel;
}

const kataCommands = {
  open: commandIds.openKata,
  grade: commandIds.gradeKata,
  hint: commandIds.showHint,
  compare: commandIds.compareWithSolution,
  reset: commandIds.resetKata,
} as const;

/** The one panel in which questions are asked, answers are discussed and kata statements are read. */
export class InterviewPanel implements vscode.WebviewPanelSerializer {
  private readonly disposables = new DisposableStore();
  private readonly hints = new Map<string, number>();
  private readonly sources: PanelSources;
  private panel: vscode.WebviewPanel | undefined;
  private shown: Shown | undefined;
  /** States are built asynchronously; only the newest may reach the page. */
  private generation = 0;
  /** The page has said that it listens. */
  private isReady = false;

  constructor(private readonly services: InterviewPanelServices) {
    const { content, store, reportOf, drafts, judge } = services;
    this.sources = {
      content,
      store,
      reportOf,
      judge,
      draftOf: (key) => drafts.get(key),
      hintsOf: (id) => this.hints.get(id) ?? 0,
    };
    this.disposables.add(vscode.window.registerWebviewPanelSerializer(panelType, this));
    this.disposables.add(judge.onDidChange((key) => key === this.current && void this.send()));
  }

  /** Key of the item on the panel, if any. */
  get current(): ItemKey | undefined {
    if (this.shown === undefined || this.panel === undefined) return undefined;
    return `${this.shown.view === 'kata' ? 'kata' : 'question'}/${this.shown.id}`;
  }

  /** The answer that feedback is shown on, if any. */
  get answer(): ShownAnswer | undefined {
    return this.panel !== undefined && this.shown?.view === 'feedback' ? this.shown : undefined;
  }

  showQuestion(id: string): void {
    this.open({ view: 'question', id }, { viewColumn: vscode.ViewColumn.Active });
  }

  /** Shows a kata's statement beside the editor that holds its file. */
  showKata(id: string): void {
    this.open({ view: 'kata', id }, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  }

  /** Reveals one more hint and shows the statement with it. */
  async showHint(id: string): Promise<void> {
    const kata = await this.services.content.kata(id);
    const count = this.hints.get(id) ?? 0;
    this.hints.set(id, Math.min(count + 1, kata?.meta.hints.length ?? 0));
    this.showKata(id);
  }

  /** Draws the panel again if it shows this kata; after a verdict, say. */
  refreshKata(id: string): void {
    if (this.panel !== undefined && this.shown?.view === 'kata' && this.shown.id === id) void this.send();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    const { key, view } = (saved ?? {}) as { key?: unknown; view?: unknown };
    const match = /^(question|kata)\/([a-z0-9-]+)$/.exec(typeof key === 'string' ? key : '');
    if (match === null) {
      panel.dispose();
      return;
    }
    const id = match[2] ?? '';
    const answer = this.services.drafts.get(`question/${id}`);
    if (match[1] === 'kata') this.shown = { view: 'kata', id };
    else if (view === 'feedback' && answer !== '')
      this.shown = { view: 'feedback', id, answer, withModel: false };
    else this.shown = { view: 'question', id };
    this.adopt(panel);
    await this.send();
  }

  dispose(): void {
    this.panel?.dispose();
    this.disposables.dispose();
  }

  private open(shown: Shown, where: { viewColumn: vscode.ViewColumn; preserveFocus?: boolean }): void {
    this.shown = shown;
    if (this.panel === undefined) {
      this.adopt(
        vscode.window.createWebviewPanel(panelType, 'Interview Coach', where, { enableFindWidget: true }),
      );
    } else if (shown.view === 'kata') {
      // beside the editor, which opens in the first column; where the user has put it, it stays
      const column = this.panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : undefined;
      this.panel.reveal(column, true);
    } else this.panel.reveal();
    void this.send();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.services;
    this.panel = panel;
    this.isReady = false;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist', 'media')],
    };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icons', 'panel.svg');
    panel.webview.onDidReceiveMessage((raw: unknown) => void this.receive(raw));
    panel.onDidChangeViewState(() => void this.announceFocus());
    panel.onDidDispose(() => {
      this.panel = undefined;
      void this.services.drafts.flush();
      void this.announceFocus();
    });
    panel.webview.html = panelHtml(panel.webview, extensionUri, crypto.randomUUID());
    void this.announceFocus();
  }

  private async announceFocus(): Promise<void> {
    await vscode.commands.executeCommand('setContext', contextKeys.panelActive, this.panel?.active === true);
  }

  private async send(): Promise<void> {
    if (this.shown === undefined) return;
    const generation = ++this.generation;
    const state = await panelState(this.shown, this.sources);
    if (generation !== this.generation || this.panel === undefined) return;
    this.panel.title = 'item' in state ? state.item.title : 'Interview Coach';
    if (this.isReady) this.post({ type: 'state', state });
  }

  private post(message: ToPanelMessage): void {
    void this.panel?.webview.postMessage(message);
  }

  private async receive(raw: unknown): Promise<void> {
    const message = parsePanelMessage(raw);
    if (message === undefined) {
      this.services.log.warn('the panel sent something that is not a message', raw);
      return;
    }
    try {
      await this.handle(message);
    } catch (error) {
      this.services.log.error(`the panel's "${message.type}" failed`, error);
      this.post({ type: 'failed', message: (error as Error).message });
    }
  }

  private async handle(message: FromPanelMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        return this.send();
      case 'draft':
        return this.services.drafts.set(message.key, message.text);
      case 'submit':
        return this.submit(message.key, message.text);
      case 'revealModel':
        return this.revealModel(message.key);
      case 'answerAgain':
        if (this.shown?.view === 'feedback') this.shown = { view: 'question', id: this.shown.id };
        return this.send();
      case 'judge/ask':
      case 'judge/cancel':
      case 'judge/chooseModel':
      case 'judge/decide':
        return this.services.judge.handle(message, this.answer);
      case 'nextQuestion':
        return void (await vscode.commands.executeCommand(commandIds.nextQuestion));
      case 'openItem':
        return void (await vscode.commands.executeCommand(commandIds.openItem, message.key));
      case 'kataAction':
        return void (await vscode.commands.executeCommand(
          kataCommands[message.action],
          message.key.replace('kata/', ''),
        ));
      default:
        return assertNever(message);
    }
  }

  private async submit(key: string, answer: string): Promise<void> {
    const id = key.replace('question/', '');
    const question = await this.services.content.question(id);
    if (question === undefined || answer.trim() === '') return;
    const { store, recorder, drafts } = this.services;
    const before = store.of(`question/${id}`);
    drafts.set(key, answer);
    await drafts.flush();
    const saved = recorder.answer(id, answer, scoreAnswer(question, answer));
    const previousScore = before !== undefined && before.attempts > 0 ? before.last : undefined;
    this.shown = { view: 'feedback', id, answer, previousScore, withModel: false };
    await this.send();
    await saved;
  }

  private async revealModel(key: string): Promise<void> {
    if (this.shown?.view !== 'feedback' || key !== `question/${this.shown.id}`) return;
    this.shown = { ...this.shown, withModel: true };
    await this.send();
    await this.services.store.record(`question/${this.shown.id}`, { type: 'reveal' });
  }
}

function assertNever(value: never): never {
  throw new Error(`unexpected message ${JSON.stringify(value)}`);
}
