import * as vscode from 'vscode';
import type { GradeReport } from '../../core/katas/gradeReport';
import { DisposableStore } from '../disposableStore';
import { notesOf } from './labels';

/** A muted note behind the line of a failing case: what differs first. It goes when the text changes. */
export class KataDecorations {
  private readonly disposables = new DisposableStore();
  private readonly notes = new Map<string, vscode.DecorationOptions[]>();
  private readonly type = this.disposables.add(
    vscode.window.createTextEditorDecorationType({
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      after: {
        color: new vscode.ThemeColor('editorCodeLens.foreground'),
        fontStyle: 'italic',
        margin: '0 0 0 2em',
      },
    }),
  );

  constructor() {
    this.disposables.add(
      vscode.window.onDidChangeVisibleTextEditors((editors) =>
        editors.forEach((editor) => this.draw(editor)),
      ),
    );
  }

  show(document: vscode.TextDocument, report: GradeReport): void {
    this.notes.set(document.uri.toString(), decorate(document, report));
    this.redraw(document.uri);
  }

  clear(uri: vscode.Uri): void {
    if (this.notes.delete(uri.toString())) this.redraw(uri);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private redraw(uri: vscode.Uri): void {
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document.uri.toString() === uri.toString()) this.draw(editor);
  }

  private draw(editor: vscode.TextEditor): void {
    editor.setDecorations(this.type, this.notes.get(editor.document.uri.toString()) ?? []);
  }
}

function decorate(document: vscode.TextDocument, report: GradeReport): vscode.DecorationOptions[] {
  return [...notesOf(report)]
    .filter(([line]) => line <= document.lineCount)
    .map(([line, contentText]) => {
      return { range: document.lineAt(line - 1).range, renderOptions: { after: { contentText } } };
    });
}
