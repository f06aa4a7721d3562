import * as vscode from 'vscode';
import type { FormulaSource } from '../../core/ports';
import { commandIds } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';
import { saveFile } from '../saveFile';

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
  const file = {
    what: 'The formula sheet',
    title: 'Save Formula Sheet',
    name: 'formula-sheet.html',
    filters: { HTML: ['html'] },
    text: await content.formulaPage(),
    home,
  };
  const uri = await saveFile(file, target);
  if (uri === undefined) return undefined;
  const open = 'Open in the browser';
  void vscode.window
    .showInformationMessage(`The formula sheet is in ${uri.fsPath}. Print it from a browser.`, open)
    .then((chosen) => chosen === open && vscode.env.openExternal(uri));
  return uri;
}
