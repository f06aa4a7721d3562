import * as vscode from 'vscode';
import { debriefMarkdown } from '../../core/sessions/debriefMarkdown';
import type { LatestDebrief } from '../../core/sessions/mockInterview';

/**
 * Saves a debrief where the user wants it, and opens it.
 * @param date of the interview in the candidate's own words, day first: `2026-11-24 10:15`
 * @param target where to, without asking
 */
export async function saveDebrief(
  { debrief, state }: Extract<LatestDebrief, { kind: 'found' }>,
  date: string,
  home: vscode.Uri,
  target?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const name = `mock-interview-${date.slice(0, 10)}-${state.plan.role}.md`;
  const uri = target ?? (await askWhere(name, home));
  if (uri === undefined) return undefined;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(debriefMarkdown(debrief, date)));
  } catch (error) {
    const text = `The debrief could not be saved as ${uri.fsPath}: ${(error as Error).message}. Choose a place where you may write.`;
    const again = await vscode.window.showErrorMessage(text, 'Save elsewhere…');
    return again === undefined ? undefined : saveDebrief({ kind: 'found', debrief, state }, date, home);
  }
  await vscode.window.showTextDocument(uri, { preview: false });
  return uri;
}

async function askWhere(name: string, home: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? home;
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, name),
    filters: { Markdown: ['md'] },
    title: 'Save Debrief as Markdown',
  });
}
