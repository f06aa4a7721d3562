import * as vscode from 'vscode';
import type { FormulaSource } from '../../core/ports';
import { commandIds } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';

/** The formula sheet: on the panel, and as a file for a browser's print dialog. */
export function registerFormulaCommands(
  content: FormulaSource,
  panel: Pick<InterviewPanel, 'showFormulas'>,
  home: vscode.Uri,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandIds.openFormulas, () => panel.showFormulas()),
    vscode.commands.registerCommand(commandIds.saveFormulas, (target?: unknown) =>
      save(content, home, target instanceof vscode.Uri ? target : undefined),
    ),
  );
}

async function save(
  content: FormulaSource,
  home: vscode.Uri,
  target: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const uri = target ?? (await askWhere(home));
  if (uri === undefined) return undefined;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(await content.formulaPage()));
  } catch (error) {
    const text = `The formula sheet could not be saved as ${uri.fsPath}: ${(error as Error).message}. Choose a place where you may write.`;
    const again = await vscode.window.showErrorMessage(text, 'Save elsewhere…');
    return again === undefined ? undefined : save(content, home, undefined);
  }
  const open = 'Open in the browser';
  void vscode.window
    .showInformationMessage(`The formula sheet is in ${uri.fsPath}. Print it from a browser.`, open)
    .then((chosen) => chosen === open && vscode.env.openExternal(uri));
  return uri;
}

async function askWhere(home: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? home;
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, 'formula-sheet.html'),
    filters: { HTML: ['html'] },
    title: 'Save Formula Sheet',
  });
}
