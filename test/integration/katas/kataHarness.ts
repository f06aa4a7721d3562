import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GradeReport } from '../../../src/core/katas/gradeReport';
import type { CoachApi } from '../../../src/extension';

export const extension = vscode.extensions.getExtension<CoachApi>('llm-interview-coach.llm-interview-coach')!;

/** Where a kata's file is in the scenario's workspace. */
export function kataUri(id: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders!;
  return vscode.Uri.joinPath(folder!.uri, 'llm-katas', `${id}.ts`);
}

/** A program of an authored kata, e.g. `traps/rotation-sign.ts` of `attention-position-longcontext/rope`. */
export async function program(kata: string, file: string): Promise<string> {
  const source = vscode.Uri.joinPath(extension.extensionUri, 'katas', kata, file);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(source));
}

export async function replaceText(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  return document;
}

/** Puts a text into the editor without saving it, and grades that. */
export async function gradeText(api: CoachApi, id: string, text: string): Promise<GradeReport> {
  const document = await replaceText(kataUri(id), text);
  assert.ok(document.isDirty);
  const report = await api.grade(id, kataUri(id));
  assert.ok(report);
  return report;
}

export function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Interview Coach');
}

export function codeOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

/** Resolves with the first thing that an event tells and `accept` wants. */
export function next<T>(event: vscode.Event<T>, accept: (item: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve) => {
    const listener = event((item) => {
      if (!accept(item)) return;
      listener.dispose();
      resolve(item);
    });
  });
}
