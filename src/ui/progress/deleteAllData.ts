import * as vscode from 'vscode';
import type { ProgressFiles } from '../../core/progress/progressFiles';
import { commandIds } from '../ids';
import { settings } from '../settings';

const pendingKey = 'deleteAllData';

/** Logs of this device in a shared folder, to be deleted with the rest. */
interface Pending {
  files: string[];
}

/**
 * Asks, then leaves word and reloads the window: everything is deleted before anything of it is read again, so
 * that nothing which is still in memory can be written back.
 */
export function registerDeletion(
  context: vscode.ExtensionContext,
  progress: ProgressFiles,
): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.deleteAllData, async () => {
    const folder = settings.progressFolder();
    const shared =
      folder === ''
        ? ''
        : ` This machine's logs in ${folder} are deleted too; what other machines have written stays theirs.`;
    const detail = `Progress, answers, notes, backups, drafts and interviews on this machine are deleted, and cannot be had back.${shared} Kata files in your folders are yours, and stay. Settings stay.`;
    const [remove, exportFirst] = ['Delete Everything', 'Export First…'];
    const answer = await vscode.window.showWarningMessage(
      'Delete everything that Interview Coach has stored?',
      { modal: true, detail },
      remove,
      exportFirst,
    );
    if (answer === exportFirst) await vscode.commands.executeCommand(commandIds.exportProgress);
    if (answer !== remove) return;
    const pending: Pending = { files: folder === '' ? [] : await progress.ownFilesIn(folder) };
    await context.globalState.update(pendingKey, pending);
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
  });
}

/** Deletes what was asked to be deleted before the reload. To be called before anything is read. */
export function finishDeletion(
  context: vscode.ExtensionContext,
  removeAll: (places: readonly string[]) => void,
): void {
  const pending = context.globalState.get<Pending>(pendingKey);
  if (pending === undefined) return;
  try {
    removeAll([context.globalStorageUri.fsPath, ...pending.files]);
  } catch (error) {
    void vscode.window.showErrorMessage(
      `Not everything could be deleted: ${(error as Error).message}. Close other windows and run “Delete All My Data” again.`,
    );
  }
  for (const memento of [context.globalState, context.workspaceState])
    for (const key of memento.keys()) void memento.update(key, undefined);
  void vscode.window.showInformationMessage('Everything that Interview Coach had stored is deleted.');
}
