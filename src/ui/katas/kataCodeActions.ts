import * as vscode from 'vscode';
import { commandIds } from '../ids';
import type { KataFiles } from './kataFiles';
import type { VerdictProblem } from './verdictDiagnostics';
import type { VerdictView } from './verdictView';

/** Quick fixes on what a verdict says of a kata's file. */
export class KataCodeActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };

  constructor(
    private readonly files: KataFiles,
    private readonly view: VerdictView,
  ) {}

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    const problems = this.view.problemsAt(document.uri, range);
    const id = problems.length === 0 ? undefined : await this.files.kataOf(document);
    if (id === undefined) return [];
    return problems.flatMap((problem) => actionsOn(id, document.uri, problem));
  }
}

function actionsOn(
  id: string,
  uri: vscode.Uri,
  { diagnostic, result, question }: VerdictProblem,
): vscode.CodeAction[] {
  const action = (title: string, command: string, ...args: unknown[]): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    made.command = { title, command, arguments: args };
    made.diagnostics = [diagnostic];
    return made;
  };
  const actions: vscode.CodeAction[] = [];
  if (question !== undefined)
    actions.push(action('Open the question behind it', commandIds.openItem, `question/${question}`));
  if (result !== undefined) {
    const target = { id, uri, name: result.name };
    actions.push(action(`Debug this case: ${result.name}`, commandIds.debugCase, target));
    if (result.group !== 'example')
      actions.push(action('Pin this input as an example', commandIds.pinCase, target));
  }
  actions.push(action('Show a hint', commandIds.showHint, id));
  return actions;
}
