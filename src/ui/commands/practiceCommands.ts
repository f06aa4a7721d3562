import * as vscode from 'vscode';
import { type IndexEntry, itemKey, type ItemKind } from '../../core/content/items';
import { topicIds, topics } from '../../core/content/topics';
import type { ContentSource } from '../../core/ports';
import { nextItem } from '../../core/practice/nextItem';
import { standing } from '../../core/practice/panelViews';
import type { ProgressStore } from '../../core/progress/progressStore';
import { commandIds } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';
import type { KataFiles } from '../katas/kataFiles';

export interface PracticeServices {
  content: ContentSource;
  store: ProgressStore;
  panel: InterviewPanel;
  files: KataFiles;
}

/** The commands that choose what to practise. */
export function registerPracticeCommands(services: PracticeServices): vscode.Disposable {
  const { content, panel } = services;
  /** Topic of the running practice session; all topics when undefined. */
  let topic: string | undefined;
  const next = async (): Promise<void> => {
    const questions = (await content.index()).filter(
      (entry) => entry.kind === 'question' && (topic === undefined || entry.topic === topic),
    );
    const entry = nextItem(questions, services.store.progress, panel.current);
    if (entry !== undefined) panel.showQuestion(entry.id);
  };
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register(commandIds.startPractice, () => {
      topic = undefined;
      return next();
    }),
    register(commandIds.nextQuestion, next),
    register(commandIds.practiseTopic, async () => {
      topic = (await pickTopic(services)) ?? topic;
      if (topic !== undefined) await next();
    }),
    register(commandIds.openQuestion, async (id?: unknown) => {
      const entry = await chosen(services, 'question', id);
      if (entry !== undefined) panel.showQuestion(entry.id);
    }),
    register(commandIds.openKata, async (id?: unknown) => {
      const entry = await chosen(services, 'kata', id);
      if (entry !== undefined) await openKata(services, entry);
    }),
    register(commandIds.openItem, async (key?: unknown) => {
      const entry = (await content.index()).find((candidate) => itemKey(candidate) === key);
      if (entry?.kind === 'question') panel.showQuestion(entry.id);
      else if (entry?.kind === 'kata') await openKata(services, entry);
      else void vscode.window.showWarningMessage(`There is no item "${String(key)}".`);
    }),
  );
}

async function openKata({ files, panel }: PracticeServices, entry: IndexEntry): Promise<void> {
  await files.open(entry);
  panel.showKata(entry.id);
}

/** The item that an argument names, or one that the user picks. */
async function chosen(
  { content, store }: PracticeServices,
  kind: ItemKind,
  id: unknown,
): Promise<IndexEntry | undefined> {
  const entries = (await content.index()).filter((entry) => entry.kind === kind);
  if (typeof id === 'string') return entries.find((entry) => entry.id === id);
  const rows = entries.map((entry) => ({
    label: entry.title,
    description: entry.id,
    detail: `${topics[entry.topic]} · ${entry.level} · ${entry.minutes} min · ${standing(entry, store.progress)}`,
    entry,
  }));
  const placeHolder = kind === 'kata' ? 'Choose a kata' : 'Choose a question';
  return (
    await vscode.window.showQuickPick(rows, { placeHolder, matchOnDescription: true, matchOnDetail: true })
  )?.entry;
}

async function pickTopic({ content, store }: PracticeServices): Promise<string | undefined> {
  const index = await content.index();
  const rows = topicIds.flatMap((id) => {
    const entries = index.filter((entry) => entry.topic === id && entry.kind === 'question');
    const solved = entries.filter((entry) => store.of(itemKey(entry))?.status === 'solved').length;
    return entries.length === 0
      ? []
      : [{ label: topics[id], description: `${solved}/${entries.length} solved`, id }];
  });
  return (await vscode.window.showQuickPick(rows, { placeHolder: 'Choose a topic to practise' }))?.id;
}
