import * as vscode from 'vscode';
import { commandIds } from '../ids';
import type { KataFiles } from './kataFiles';

/** The row of actions above the first exported function of a kata. */
export class KataCodeLensProvider implements vscode.CodeLensProvider {
  /**
   * @param firstFailing name of the first failing case of the latest verdict on a file
   * @param onDidChangeCodeLenses fires when that may have changed
   */
  constructor(
    private readonly files: KataFiles,
    private readonly firstFailing: (uri: vscode.Uri) => string | undefined,
    readonly onDidChangeCodeLenses: vscode.Event<void>,
  ) {}

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const id = await this.files.kataOf(document);
    if (id === undefined) return [];
    const line = firstExport(document);
    const range = new vscode.Range(line, 0, line, 0);
    const lens = (
      title: string,
      command: string,
      tooltip: string,
      argument: unknown = id,
    ): vscode.CodeLens => {
      return new vscode.CodeLens(range, { title, command, tooltip, arguments: [argument] });
    };
    const name = this.firstFailing(document.uri);
    const target = { id, uri: document.uri, name };
    return [
      lens('$(play) Grade', commandIds.gradeKata, 'Run the hidden tests on this file'),
      ...(name === undefined
        ? []
        : [lens('$(debug-alt) Debug failing case', commandIds.debugCase, `Debug "${name}"`, target)]),
      lens('Statement', commandIds.showStatement, 'Show the task beside the editor'),
      lens('Hint', commandIds.showHint, 'Show the next hint'),
      lens('Compare with solution', commandIds.compareWithSolution, 'Open a diff with the model solution'),
      lens('Reset', commandIds.resetKata, 'Put the stub back'),
    ];
  }
}

/** Line of the first exported function, 0 when there is none. */
export function firstExport(document: vscode.TextDocument): number {
  for (let line = 0; line < document.lineCount; line++) {
    if (/^export\s+(?:async\s+)?(?:function|const)\b/.test(document.lineAt(line).text)) return line;
  }
  return 0;
}
