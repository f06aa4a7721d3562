import * as vscode from 'vscode';
import type { ItemKey } from '../../core/content/items';
import type { GradeReport } from '../../core/katas/gradeReport';
import type { ContentSource } from '../../core/ports';
import type { Recorder } from '../../core/practice/recorder';
import type { ProgressStore } from '../../core/progress/progressStore';
import type { ScheduleStore } from '../../core/scheduling/scheduleStore';
import type { InterviewNotice, InterviewState } from '../../core/sessions/interviewState';
import {
  type InterviewStorage,
  InterviewStore,
  type StoredInterview,
} from '../../core/sessions/interviewStore';
import type { LoadDrills } from '../../core/sessions/interviewDrills';
import { MockInterview } from '../../core/sessions/mockInterview';
import { SessionLog } from '../../core/sessions/sessionLog';
import { DisposableStore } from '../disposableStore';
import { commandIds, contextKeys } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';
import type { KataFiles } from '../katas/kataFiles';
import { settings } from '../settings';
import { askAboutStored, askToEnd, offerToContinue, tellElsewhere, tellNotice } from './interviewDialogs';
import { InterviewPage } from './interviewPage';
import { InterviewStatusBar } from './interviewStatusBar';
import { pickInterview } from './pickInterview';
import { saveDebrief } from './saveDebrief';

export interface InterviewServices {
  content: ContentSource;
  store: ProgressStore;
  schedule: ScheduleStore;
  recorder: Recorder;
  files: KataFiles;
  log: vscode.LogOutputChannel;
  reportOf: (id: string) => GradeReport | undefined;
  loadDrills: LoadDrills;
  storage: InterviewStorage;
  panel: () => InterviewPanel;
  context: vscode.ExtensionContext;
  /** Where a debrief is saved when no folder is open. */
  home: vscode.Uri;
}

const now = (): number => Date.now();

/** Mock interviews: commands, clock, page and messages around `MockInterview`. To be made before the store loads. */
export class Interviews {
  readonly interview: MockInterview;
  readonly page: InterviewPage;
  private readonly disposables = new DisposableStore();
  private readonly statusBar: InterviewStatusBar;
  private readonly restored: Promise<StoredInterview>;
  private hasToldOfWriting = false;

  constructor(private readonly services: InterviewServices) {
    const { content, store, schedule, recorder, context, reportOf, loadDrills } = services;
    const sessions = this.disposables.add(new SessionLog(store));
    const interviews = new InterviewStore(services.storage, windowKey(context.workspaceState), (reason) =>
      this.tellOfWriting(reason),
    );
    const newId = (): string => crypto.randomUUID();
    this.interview = new MockInterview({
      content,
      store,
      schedule,
      recorder,
      sessions,
      interviews,
      now,
      newId,
      loadDrills,
    });
    this.statusBar = this.disposables.add(
      new InterviewStatusBar(this.interview, now, () => services.panel().refreshInterview()),
    );
    this.disposables.add(this.interview.onDidChange((notices) => this.changed(notices)));
    this.restored = this.restore();
    const { interview, restored } = this;
    this.page = new InterviewPage({
      content,
      loadDrills,
      refresh: () => services.panel().refreshInterview(),
      interview,
      restored,
      now,
      dateOf,
      reportOf,
      run: this.pageActions(),
    });
    this.disposables.add(this.registerCommands());
    this.disposables.add(
      vscode.window.onDidChangeWindowState(({ focused }) => void (focused && this.look())),
    );
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private registerCommands(): vscode.Disposable {
    const register = vscode.commands.registerCommand;
    return vscode.Disposable.from(
      register(commandIds.startInterview, (role?: unknown, minutes?: unknown) => this.start(role, minutes)),
      register(commandIds.resumeInterview, () => this.resume()),
      register(commandIds.toggleInterviewPause, () => this.togglePause()),
      register(commandIds.skipInInterview, () => this.interview.skip()),
      register(commandIds.endInterview, () => this.end()),
      register(commandIds.showDebrief, () => {
        this.page.showDebrief();
        this.services.panel().showInterview();
      }),
      register(commandIds.saveDebrief, (target?: unknown) => this.save(target)),
    );
  }

  private pageActions(): ConstructorParameters<typeof InterviewPage>[0]['run'] {
    const { files, panel } = this.services;
    return {
      start: () => this.start(),
      resume: () => this.resume(true),
      end: () => this.end(),
      save: async () => void (await this.save()),
      openKata: async (id) => {
        await files.open({ id });
        panel().showInterview(true);
      },
      gradeKata: async (id) => void (await vscode.commands.executeCommand(commandIds.gradeKata, id)),
      resetKata: async (id) => void (await vscode.commands.executeCommand(commandIds.resetKata, id)),
      openAnswer: async (key: ItemKey, answer) => {
        if (key.startsWith('question/') && answer.trim() !== '')
          await panel().showAnswer(key.slice('question/'.length), answer);
        else await vscode.commands.executeCommand(commandIds.openItem, key);
      },
    };
  }

  private async start(role?: unknown, minutes?: unknown): Promise<void> {
    if (!(await this.isClear())) return;
    const plan = await pickInterview(
      this.interview,
      typeof role === 'string' ? role : undefined,
      typeof minutes === 'number' ? minutes : undefined,
    );
    if (plan === undefined) return;
    this.page.showPlan(plan);
    this.services.panel().showInterview();
  }

  /** Whether a new interview may begin: one at a time, and the one under way is not lost by accident. */
  private async isClear(): Promise<boolean> {
    const stored = await this.interview.restore();
    if (stored.kind === 'none') return true;
    if (stored.kind === 'elsewhere') {
      tellElsewhere();
      return false;
    }
    const action = await askAboutStored(stored);
    if (action === 'Resume') await this.resume();
    if (action === 'Discard') this.interview.discard();
    return action === 'Discard';
  }

  /** @param staysPut whether the focus stays where it is when the interview is in view */
  private async resume(staysPut = false): Promise<void> {
    const stored = await this.interview.resume();
    if (stored.kind === 'elsewhere') return tellElsewhere();
    if (stored.kind === 'found') {
      const panel = this.services.panel();
      this.page.showInterview();
      if (staysPut && panel.showsInterview) return panel.refreshInterview();
      return panel.showInterview();
    }
    const message = stored.kind === 'none' ? 'No mock interview is under way.' : stored.message;
    const action = await vscode.window.showInformationMessage(message, 'Start one');
    if (action !== undefined) await this.start();
  }

  private async togglePause(): Promise<void> {
    if (this.interview.state?.status === 'running') this.interview.pause();
    else await this.resume(true);
  }

  private async end(): Promise<void> {
    const { state } = this.interview;
    if (state === undefined) return;
    const action = await askToEnd(state);
    if (action === 'End') this.interview.finish();
    if (action === 'Discard') this.interview.discard();
  }

  private async save(target?: unknown): Promise<vscode.Uri | undefined> {
    const latest = await this.interview.debrief();
    if (latest.kind !== 'found') {
      const message =
        latest.kind === 'none' ? 'There is no debrief yet: end a mock interview first.' : latest.message;
      void vscode.window.showInformationMessage(message);
      return undefined;
    }
    const uri = target instanceof vscode.Uri ? target : undefined;
    return saveDebrief(latest, dateOf(latest.state.startedAt), this.services.home, uri);
  }

  private async restore(): Promise<StoredInterview> {
    try {
      const stored = await this.interview.restore();
      if (stored.kind === 'unusable') void vscode.window.showWarningMessage(stored.message);
      if (stored.kind === 'found') void this.offerToContinue(stored.state);
      return stored;
    } catch (error) {
      this.services.log.error('the stored interview could not be read', error);
      return { kind: 'none' };
    }
  }

  private async offerToContinue(state: InterviewState): Promise<void> {
    if (this.services.panel().showsInterview) return; // it offers the same
    if (await offerToContinue(state)) await this.resume();
  }

  /** Another window may have gone on meanwhile. */
  private async look(): Promise<void> {
    if (this.interview.state?.status === 'paused') await this.interview.restore();
  }

  private changed(notices: readonly InterviewNotice[]): void {
    const { state } = this.interview;
    this.page.note(notices);
    this.statusBar.update();
    void vscode.commands.executeCommand('setContext', contextKeys.interviewActive, state !== undefined);
    const panel = this.services.panel();
    panel.refreshInterview();
    if (!panel.showsInterview) for (const notice of notices) void this.tell(notice, state);
  }

  private async tell(notice: InterviewNotice, state: InterviewState | undefined): Promise<void> {
    const wanted = await tellNotice(notice, state);
    if (wanted === 'debrief') await vscode.commands.executeCommand(commandIds.showDebrief);
    if (wanted === 'interview') await this.resume();
  }

  private tellOfWriting(reason: string): void {
    this.services.log.error(`the interview could not be saved: ${reason}`);
    if (this.hasToldOfWriting) return;
    this.hasToldOfWriting = true;
    void vscode.window.showErrorMessage(
      `The mock interview could not be saved (${reason}). It goes on, but will not survive the closing of this window.`,
    );
  }
}

/** Names this window over reloads: a window has one workspace, and a workspace one window. */
function windowKey(memento: vscode.Memento): string {
  const known = memento.get<string>('interviewWindow');
  if (known !== undefined) return known;
  const key = crypto.randomUUID();
  void memento.update('interviewWindow', key);
  return key;
}

/** `2026-11-24 10:15`, in the learner's own zone. */
function dateOf(at: number): string {
  const options = { timeZone: settings.schedule().zone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(at);
}
