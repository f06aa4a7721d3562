import * as vscode from 'vscode';
import type { ImportResult, ProgressFiles } from '../../core/progress/progressFiles';
import type { ProgressStore } from '../../core/progress/progressStore';
import { count } from '../../core/scheduling/scheduleWords';
import { commandIds } from '../ids';
import { saveFile } from '../saveFile';

export interface TransferServices {
  files: ProgressFiles;
  store: ProgressStore;
  home: vscode.Uri;
  /** The learner's date, `2026-11-24`. */
  today: () => string;
}

/** Taking progress out, bringing it in, and keeping copies of it. */
export function registerTransferCommands(services: TransferServices): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register(commandIds.exportProgress, (target?: unknown) =>
      exportTo(services, target instanceof vscode.Uri ? target : undefined),
    ),
    register(commandIds.importProgress, (...files: unknown[]) =>
      importFrom(
        services,
        files.filter((file) => file instanceof vscode.Uri),
      ),
    ),
    register(commandIds.backUpProgress, () => backUp(services)),
    register(commandIds.restoreBackup, () => restore(services)),
  );
}

async function exportTo(
  { files, home, today }: TransferServices,
  target: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const { text, records } = await files.exported();
  if (records === 0) {
    void vscode.window.showInformationMessage('There is no progress to export yet.');
    return undefined;
  }
  const file = {
    what: 'Your progress',
    title: 'Export Progress',
    name: `interview-coach-progress-${today()}.jsonl`,
    filters: { 'Progress log': ['jsonl'] },
    text,
    home,
  };
  const uri = await saveFile(file, target);
  if (uri !== undefined)
    void vscode.window.showInformationMessage(
      `Exported ${count(records, 'record')} to ${uri.fsPath}. “Import Progress” reads the file on any machine.`,
    );
  return uri;
}

async function importFrom(services: TransferServices, given: readonly vscode.Uri[]): Promise<void> {
  const files =
    given.length > 0
      ? given
      : await vscode.window.showOpenDialog({
          title: 'Import Progress',
          openLabel: 'Import',
          canSelectMany: true,
          filters: { 'Progress log': ['jsonl'], 'All files': ['*'] },
        });
  if (files !== undefined)
    await takeIn(
      services,
      files.map(({ fsPath }) => fsPath),
      'Imported',
    );
}

async function takeIn(
  { files, store }: TransferServices,
  paths: readonly string[],
  done: string,
): Promise<void> {
  const result = await files.importFiles(paths);
  if (!result.ok) {
    void vscode.window.showErrorMessage(`Your progress could not be imported: ${result.reason}.`);
    return;
  }
  await store.load();
  if (result.added + result.known > 0) {
    void vscode.window.showInformationMessage(`${done} ${importedText(result)}`);
    return;
  }
  const what = paths.length === 1 ? 'is no progress log' : 'are no progress logs';
  void vscode.window.showErrorMessage(
    `Nothing was imported: ${paths.join(', ')} ${what}. Choose a file that “Export Progress” has written.`,
  );
}

function importedText({ added, known, unreadable }: Extract<ImportResult, { ok: true }>): string {
  const before = known === 0 ? '' : `; ${count(known, 'record')} had been there before`;
  const not = unreadable === 0 ? '' : `; ${count(unreadable, 'line')} could not be read`;
  return `${count(added, 'new record')}${before}${not}.`;
}

async function backUp({ files, today }: TransferServices): Promise<void> {
  const result = await files.backUp(today());
  if (!result.ok) void vscode.window.showErrorMessage(`No backup was made: ${result.reason}.`);
  else if (result.records === 0)
    void vscode.window.showInformationMessage('There is no progress to back up yet.');
  else
    void vscode.window.showInformationMessage(
      `Backed up ${count(result.records, 'record')} to ${result.file}.`,
    );
}

async function restore(services: TransferServices): Promise<void> {
  const backups = await services.files.backups();
  if (backups.length === 0) {
    void vscode.window.showInformationMessage(
      'There is no backup yet. One is made each week, and by “Back Up Progress Now”.',
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(
    backups.map(({ date, file }) => ({ label: date, detail: file, file })),
    { title: 'Restore Progress from Backup', placeHolder: 'What is missing is added; nothing is taken away' },
  );
  if (picked !== undefined) await takeIn(services, [picked.file], 'Restored');
}

/** Makes a backup when the latest is a week old. Fails silently: the log itself tells when nothing can be written. */
export async function backUpWeekly({ files, today }: TransferServices): Promise<void> {
  const week = 7 * 24 * 60 * 60 * 1000;
  const [latest] = await files.backups();
  if (latest !== undefined && Date.parse(today()) - Date.parse(latest.date) < week) return;
  await files.backUp(today());
}
