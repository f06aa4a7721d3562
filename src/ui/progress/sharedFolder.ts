import * as vscode from 'vscode';
import type { ProgressFiles } from '../../core/progress/progressFiles';
import type { ProgressStore } from '../../core/progress/progressStore';
import { DisposableStore } from '../disposableStore';
import { commandIds, configurationSection, settingIds } from '../ids';
import { settings } from '../settings';

/** After an event the folder is brought in step so much later: several often come together. */
const delayMs = 3000;

/** Keeps the folder of the setting in step with the logs: at start, when the window is entered, and after events. */
export class SharedFolder {
  private readonly disposables = new DisposableStore();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failure: string | undefined;

  constructor(
    private readonly files: ProgressFiles,
    private readonly store: ProgressStore,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const { disposables } = this;
    disposables.add(store.onDidRecord(() => this.later()));
    disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration(settingIds.progressFolder)) return;
        this.failure = undefined;
        void this.bringInStep();
      }),
    );
    disposables.add(vscode.commands.registerCommand(commandIds.syncProgress, () => this.syncNow()));
    disposables.add(vscode.commands.registerCommand(commandIds.chooseProgressFolder, () => this.choose()));
  }

  /** Brings both in step, if a folder is set. News are in the logs then, and must be loaded. */
  async bringInStep(): Promise<boolean> {
    const folder = settings.progressFolder();
    if (folder === '') return false;
    const result = await this.files.sync(folder);
    if (result.ok) {
      if (this.failure !== undefined) this.log.info(`the progress folder ${folder} can be reached again`);
      this.failure = undefined;
      if (result.pulled > 0) await this.store.load();
      return result.pulled + result.pushed > 0;
    }
    if (result.reason !== this.failure) this.tell(result.reason);
    this.failure = result.reason;
    return false;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.bringInStep();
    }, delayMs);
  }

  private tell(reason: string): void {
    this.log.warn(`the progress folder: ${reason}`);
    const text = `Interview Coach cannot use your progress folder: ${reason}. Your progress is safe on this machine; the folder is tried again.`;
    void vscode.window.showWarningMessage(text, 'Open Setting').then((answer) => {
      if (answer !== undefined)
        void vscode.commands.executeCommand('workbench.action.openSettings', settingIds.progressFolder);
    });
  }

  private async syncNow(): Promise<void> {
    const folder = settings.progressFolder();
    if (folder === '') return this.choose();
    this.failure = undefined;
    const changed = await this.bringInStep();
    if (this.failure === undefined)
      void vscode.window.showInformationMessage(
        changed
          ? `Your progress and ${folder} are in step again.`
          : `Your progress and ${folder} are in step.`,
      );
  }

  private async choose(): Promise<void> {
    const [folder] =
      (await vscode.window.showOpenDialog({
        title: 'Folder That Carries Progress between Machines',
        openLabel: 'Use This Folder',
        canSelectFiles: false,
        canSelectFolders: true,
      })) ?? [];
    if (folder === undefined) return;
    const configuration = vscode.workspace.getConfiguration(configurationSection);
    await configuration.update('progressFolder', folder.fsPath, vscode.ConfigurationTarget.Global);
  }
}
