import * as vscode from 'vscode';
import { debriefMarkdown } from '../../core/sessions/debriefMarkdown';
import type { LatestDebrief } from '../../core/sessions/mockInterview';
import { saveFile } from '../saveFile';

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
  const file = {
    what: 'The debrief',
    title: 'Save Debrief as Markdown',
    name: `mock-interview-${date.slice(0, 10)}-${state.plan.role}.md`,
    filters: { Markdown: ['md'] },
    text: debriefMarkdown(debrief, date),
    home,
  };
  const uri = await saveFile(file, target);
  if (uri !== undefined) await vscode.window.showTextDocument(uri, { preview: false });
  return uri;
}
