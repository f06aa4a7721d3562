import * as vscode from 'vscode';
import type { ItemKey } from '../../core/content/items';
import { isFlashcardRequest } from '../../protocol/flashcardMessages';
import { isInterviewMessage } from '../../protocol/interviewMessages';
import { type FromStagedMessage, isStagedMessage } from '../../protocol/stagedMessages';
import { isJudgeMessage } from '../../protocol/judgeMessages';
import type { FromPanelMessage, PanelState, ToPanelMessage } from '../../protocol/panelMessages';
import { parsePanelMessage } from '../../protocol/panelMessages';
import { DisposableStore } from '../disposableStore';
import type { FlashcardPage } from '../flashcards/flashcardPage';
import { commandIds, contextKeys, panelType } from '../ids';
import type { JudgeController, ShownAnswer } from '../judge/judgeController';
import type { AnswerFlow } from './answerFlow';
import type { Drafts } from './drafts';
import { panelHtml } from './panelHtml';
import { practiceCommands } from './practiceRequests';
import { panelState, type PanelSources, type Shown, shownBefore } from './panelStates';

export interface InterviewPanelServices extends Omit<PanelSources, 'answerState' | 'draftOf' | 'hintsOf'> {
  answers: AnswerFlow;
  judge: JudgeController;
  drafts: Drafts;
  flashcards: FlashcardPage;
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
    const { content, store, reportOf, practice, drafts, interview, answers, judge } = services;
    const { drills, flashcards, staged, plots, dashboard } = services;
    this.sources = {
      content,
      store,
      reportOf,
      interview,
      practice,
      drills,
      flashcards,
      staged,
      plots,
      dashboard,
      answerState: async (question) => judge.addTo(question, await answers.state(question)),
      draftOf: (key) => drafts.get(key),
      hintsOf: (id) => this.hints.get(id) ?? 0,
    };
    this.disposables.add(vscode.window.registerWebviewPanelSerializer(panelType, this));
    this.disposables.add(practice.onDidChange(() => void this.sendChange()));
    this.disposables.add(store.onDidChange(() => this.shown?.view === 'dashboard' && void this.send()));
    this.disposables.add(judge.onDidChange((key) => key === this.current && void this.send()));
  }

  /** Key of the item on the panel, if any. */
  get current(): ItemKey | undefined {
    if (this.shown === undefined || this.panel === undefined) return undefined;
    if (this.shown.view === 'interview') return this.services.interview.item;
    if ('key' in this.shown) return this.shown.key;
    if (!('id' in this.shown) || this.shown.view === 'guide') return undefined;
    const { view, id } = this.shown;
    return `${view === 'feedback' ? 'question' : view}/${id}`;
  }

  /** The checked answer that feedback is shown on, if any. */
  get answer(): ShownAnswer | undefined {
    if (this.panel === undefined || this.shown?.view !== 'feedback') return undefined;
    return this.services.answers.checkedAnswer(this.shown.id);
  }

  showQuestion(id: string): void {
    this.open({ view: 'question', id }, { viewColumn: vscode.ViewColumn.Active });
  }

  /** Shows how the latest practice session ended. */
  showPracticeSummary(): void {
    this.open({ view: 'practiceSummary' }, { viewColumn: vscode.ViewColumn.Active });
  }

  /** Shows a kata's statement beside the editor that holds its file. */
  showKata(id: string): void {
    this.open({ view: 'kata', id }, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  }

  /** Shows an answer that was given elsewhere, with what is said about it. */
  async showAnswer(id: string, answer: string): Promise<void> {
    await this.services.answers.review(id, answer);
    this.open({ view: 'feedback', id }, { viewColumn: vscode.ViewColumn.Active });
  }

  showDrill(id: string): void {
    this.open({ view: 'drill', id }, { viewColumn: vscode.ViewColumn.Active });
  }

  showFlashcard(id: string): void {
    this.services.flashcards.open(id);
    this.open({ view: 'flashcard', id }, { viewColumn: vscode.ViewColumn.Active });
  }

  /** Shows a task that is worked through in stages. */
  showStaged(key: ItemKey): void {
    this.open({ view: 'staged', key }, { viewColumn: vscode.ViewColumn.Active });
  }

  showFormulas(): void {
    this.open({ view: 'formulas' }, { viewColumn: vscode.ViewColumn.Active });
  }

  showGuide(id: string): void {
    this.open({ view: 'guide', id }, { viewColumn: vscode.ViewColumn.Active });
  }

  showPlots(): void {
    this.open({ view: 'plot' }, { viewColumn: vscode.ViewColumn.Active });
  }

  showDashboard(): void {
    this.open({ view: 'dashboard' }, { viewColumn: vscode.ViewColumn.Active });
  }

  /** Whether the user sees the mock interview. */
  get showsInterview(): boolean {
    return this.panel?.visible === true && this.shown?.view === 'interview';
  }

  showInterview(beside = false): void {
    const where = { viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active };
    this.open({ view: 'interview' }, { ...where, preserveFocus: beside });
  }

  /** Draws the mock interview again if it is shown. */
  refreshInterview(): void {
    if (this.shown?.view === 'interview') void this.send();
  }

  /** Reveals one more hint and shows the statement with it. */
  async showHint(id: string): Promise<void> {
    const kata = await this.services.content.kata(id);
    const count = this.hints.get(id) ?? 0;
    this.hints.set(id, Math.min(count + 1, kata?.meta.hints.length ?? 0));
    this.showKata(id);
  }

  /** Draws the panel again if it shows this item; after a verdict, say. */
  refresh(key: ItemKey): void {
    if (key === this.current) void this.send();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    const { interview, answers } = this.services;
    const { key, view } = (saved ?? {}) as { key?: unknown; view?: unknown };
    const shown = interview.restore(view)
      ? { view: 'interview' as const }
      : shownBefore(view, key, (id) => answers.has(id));
    if (shown === undefined) {
      panel.dispose();
      return;
    }
    this.shown = shown;
    this.adopt(panel);
    await this.send();
  }

  dispose(): void {
    this.shown = undefined; // the window closes or reloads: the candidate leaves nothing
    this.panel?.dispose();
    this.disposables.dispose();
  }

  private open(shown: Shown, where: { viewColumn: vscode.ViewColumn; preserveFocus?: boolean }): void {
    void this.leaveAnswer();
    this.shown = shown;
    if (this.panel === undefined) {
      this.adopt(
        vscode.window.createWebviewPanel(panelType, 'Interview Coach', where, { enableFindWidget: true }),
      );
    } else if (where.preserveFocus === true) {
      // beside the editor, which opens in the first column; where the user has put it, it stays
      const column = this.panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : undefined;
      this.panel.reveal(column, true);
    } else this.panel.reveal();
    void this.announceFocus();
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
      void this.leaveAnswer();
      void this.services.drafts.flush();
      void this.announceFocus();
    });
    panel.webview.html = panelHtml(panel.webview, extensionUri, crypto.randomUUID());
    void this.announceFocus();
  }

  private async announceFocus(): Promise<void> {
    // an interviewer does not wait while the candidate practises something else
    const isActive = this.panel?.active === true && this.shown?.view !== 'interview';
    await vscode.commands.executeCommand('setContext', contextKeys.panelActive, isActive);
  }

  private async send(): Promise<void> {
    if (this.shown === undefined) return;
    const generation = ++this.generation;
    const state = await panelState(this.shown, this.sources);
    if (generation !== this.generation || this.panel === undefined) return;
    this.panel.title = titleOf(state);
    if (this.isReady) this.post({ type: 'state', state });
    await this.sendBar();
  }

  /** The bar tells of every change; a card also of one in the schedule, as when its rating is taken back. */
  private sendChange(): Promise<void> {
    return this.shown?.view === 'flashcard' ? this.send() : this.sendBar();
  }

  private async sendBar(): Promise<void> {
    if (this.panel === undefined) return;
    const { practice } = this.services;
    const bar = this.shown?.view === 'interview' ? undefined : await practice.bar(this.current);
    if (this.isReady) this.post({ type: 'practiceBar', bar });
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
    if (isInterviewMessage(message)) return this.services.interview.receive(message);
    if (isStagedMessage(message)) return this.handleStaged(message);
    if (isJudgeMessage(message)) return this.services.judge.handle(message, this.answer);
    if (isFlashcardRequest(message)) {
      await this.services.flashcards.receive(message);
      return this.send();
    }
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        return this.send();
      case 'nextQuestion':
        return void (await vscode.commands.executeCommand(commandIds.nextQuestion));
      case 'openItem':
        return void (await vscode.commands.executeCommand(commandIds.openItem, message.key));
      case 'kataAction':
        return void (await vscode.commands.executeCommand(
          kataCommands[message.action],
          message.key.replace('kata/', ''),
        ));
      case 'practice':
        return void (await vscode.commands.executeCommand(practiceCommands[message.action]));
      case 'saveFormulas':
        return void (await vscode.commands.executeCommand(commandIds.saveFormulas));
      case 'openDashboard':
        return this.showDashboard();
      case 'plotOpen':
      case 'plotSet':
        await this.services.plots.receive(message);
        return this.send();
      case 'drillAnswer':
      case 'drillAgain':
        await this.services.drills.receive(message);
        return this.send();
      default: {
        if (this.shown?.view === 'staged') {
          await this.services.staged.judge(message);
          return this.send();
        }
        const next = await this.services.answers.handle(message);
        if (next === undefined) return;
        this.shown = next;
        return this.send();
      }
    }
  }

  private async handleStaged(message: FromStagedMessage): Promise<void> {
    const key = message.key as ItemKey;
    if (message.type === 'stagedOpen') return this.showStaged(key);
    if (await this.services.staged.receive(message)) await this.send();
  }

  private async leaveAnswer(): Promise<void> {
    if (this.shown?.view === 'staged') await this.services.staged.leave();
    if (this.shown?.view === 'feedback') await this.services.answers.leave();
  }
}

function titleOf(state: PanelState): string {
  if (state.view === 'guide') return state.title;
  return 'item' in state ? state.item.title : 'Interview Coach';
}
