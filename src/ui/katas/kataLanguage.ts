import * as vscode from 'vscode';
import { KataCodeActions } from './kataCodeActions';
import { KataCodeLensProvider } from './kataCodeLens';
import type { KataCases } from './kataCases';
import type { KataController } from './kataController';
import type { KataFiles } from './kataFiles';

/** What kata files offer inside the editor: the row of actions, and quick fixes. */
export function registerKataLanguage(
  files: KataFiles,
  katas: KataController,
  cases: KataCases,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const lenses = new KataCodeLensProvider(files, (uri) => cases.failing(uri)[0]?.name, changed.event);
  const actions = new KataCodeActions(files, katas.view);
  const language = { language: 'typescript' };
  return vscode.Disposable.from(
    changed,
    katas.onDidGrade(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(language, lenses),
    vscode.languages.registerCodeActionsProvider(language, actions, KataCodeActions.metadata),
  );
}
