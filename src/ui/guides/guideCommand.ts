import * as vscode from 'vscode';
import type { GuideSource } from '../../core/ports';
import { commandIds } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';

/** Opens the guide with the id given, or the one that the user chooses. */
export function registerGuideCommand(
  content: GuideSource,
  panel: Pick<InterviewPanel, 'showGuide'>,
): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openGuide, async (given?: unknown) => {
    const id = typeof given === 'string' ? given : await pickGuide(content);
    if (id !== undefined) panel.showGuide(id);
  });
}

async function pickGuide(content: GuideSource): Promise<string | undefined> {
  const rows = (await content.guides()).map(({ id, title, summary }) => ({
    label: title,
    detail: summary,
    id,
  }));
  return (await vscode.window.showQuickPick(rows, { placeHolder: 'Choose a guide to read' }))?.id;
}
