import * as vscode from 'vscode';
import type { ItemKey } from '../../core/content/items';
import type { ContentSource } from '../../core/ports';
import type { Recorder } from '../../core/practice/recorder';
import type { ProgressStore } from '../../core/progress/progressStore';
import { commandIds } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';
import type { KataController } from '../katas/kataController';
import type { KataFiles } from '../katas/kataFiles';
import { SolutionDocuments } from '../katas/solutionDocuments';

export interface KataCommandServices {
  content: ContentSource;
  store: ProgressStore;
  recorder: Recorder;
  panel: InterviewPanel;
  files: KataFiles;
  katas: KataController;
}

/** The commands that work on one kata: the one named, or the one in the active editor. */
export function registerKataCommands(services: KataCommandServices): vscode.Disposable {
  const { panel, katas } = services;
  const on = (command: string, run: (id: string) => Promise<void> | void): vscode.Disposable => {
    return vscode.commands.registerCommand(command, async (given?: unknown) => {
      const id = typeof given === 'string' ? given : await activeKata(services);
      if (id !== undefined) await run(id);
    });
  };
  return vscode.Disposable.from(
    on(commandIds.gradeKata, async (id) => {
      const report = await katas.grade(id, services.files.activeUri(id));
      if (report === undefined) return;
      const passed = report.status === 'passed';
      const show = passed ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
      const [trap] = report.diagnoses;
      const actions = passed
        ? ['Compare with solution']
        : trap?.question === undefined
          ? ['Hint']
          : ['Open question', 'Hint'];
      void show(`${id}: ${report.message}`, ...actions).then((action) => {
        if (action === 'Compare with solution')
          return vscode.commands.executeCommand(commandIds.compareWithSolution, id);
        if (action === 'Open question')
          return vscode.commands.executeCommand(commandIds.openItem, `question/${trap?.question}`);
        return action === 'Hint' ? vscode.commands.executeCommand(commandIds.showHint, id) : undefined;
      });
    }),
    on(commandIds.showStatement, (id) => panel.showKata(id)),
    on(commandIds.showHint, async (id) => {
      await panel.showHint(id);
      await services.recorder.hint(`kata/${id}`);
    }),
    on(commandIds.compareWithSolution, (id) => compare(services, id)),
    on(commandIds.resetKata, (id) => reset(services, id)),
  );
}

async function compare({ store, recorder, files }: KataCommandServices, id: string): Promise<void> {
  const known = store.of(`kata/${id}`);
  if (known?.status !== 'solved' && known?.revealed !== true) {
    const detail = 'It has not passed yet. You learn more from a hint first.';
    const answer = await vscode.window.showWarningMessage(
      `Show the solution of "${id}"?`,
      { modal: true, detail },
      'Show solution',
    );
    if (answer === undefined) return;
  }
  const left = files.uriOf(id);
  await vscode.workspace.openTextDocument(left).then(undefined, () => files.open({ id }));
  await vscode.commands.executeCommand(
    'vscode.diff',
    left,
    SolutionDocuments.uriOf(id),
    `${id}: yours ↔ solution`,
  );
  await recorder.reveal(`kata/${id}`, known?.status === 'solved');
}

async function reset({ files }: KataCommandServices, id: string): Promise<void> {
  const detail = 'Your code is replaced by the stub. You can undo this in the editor.';
  const answer = await vscode.window.showWarningMessage(`Reset "${id}"?`, { modal: true, detail }, 'Reset');
  if (answer === undefined) return;
  await files.open({ id });
  await files.reset(id);
}

/** The kata in the active editor or on the panel; the one picked when there is none. */
export async function activeKata({
  content,
  ...active
}: Pick<KataCommandServices, 'files' | 'content' | 'panel'>): Promise<string | undefined> {
  const key = await activeItem(active);
  if (key?.startsWith('kata/') === true) return key.slice('kata/'.length);
  const ids = (await content.index()).filter(({ kind }) => kind === 'kata').map((entry) => entry.id);
  return vscode.window.showQuickPick(ids, { placeHolder: 'Which kata?' });
}

/** The item in the active editor, else the one on the panel. */
export async function activeItem({
  files,
  panel,
}: Pick<KataCommandServices, 'files' | 'panel'>): Promise<ItemKey | undefined> {
  const editor = vscode.window.activeTextEditor;
  const id = editor === undefined ? undefined : await files.kataOf(editor.document);
  return id === undefined ? panel.current : `kata/${id}`;
}
