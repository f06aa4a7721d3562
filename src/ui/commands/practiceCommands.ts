import * as vscode from 'vscode';
import { type IndexEntry, itemKey, type ItemKind } from '../../core/content/items';
import { type TopicId, topicIds, topics } from '../../core/content/topics';
import type { ContentSource } from '../../core/ports';
import { standing } from '../../core/practice/panelViews';
import { isInScope, type PracticeScope } from '../../core/scheduling/choosePractice';
import { isStagedQuestion } from '../../core/staged/stagedTask';
import { moreNewStep } from '../../core/sessions/practiceViews';
import { commandIds } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';
import type { KataFiles } from '../katas/kataFiles';
import type { PracticeBasis } from '../practice/practiceBasis';
import type { PracticeController } from '../practice/practiceController';
import { entryOf } from '../schedule/itemTarget';

export interface PracticeServices {
  content: ContentSource;
  basis: PracticeBasis;
  practice: PracticeController;
  panel: InterviewPanel;
  files: KataFiles;
}

/** The commands that open an item, and those that choose what to practise. */
export function registerPracticeCommands(services: PracticeServices): vscode.Disposable {
  const { content, panel } = services;
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    ...sessionCommands(services),
    register(commandIds.openQuestion, async (id?: unknown) => {
      const entry = await chosen(services, 'question', id);
      if (entry !== undefined) panel.showQuestion(entry.id);
    }),
    register(commandIds.openKata, async (id?: unknown) => {
      const entry = await chosen(services, 'kata', id);
      if (entry !== undefined) await open(services, entry);
    }),
    register(commandIds.openDrill, async (id?: unknown) => {
      const entry = await chosen(services, 'drill', id);
      if (entry !== undefined) panel.showDrill(entry.id);
    }),
    register(commandIds.openFlashcard, async (id?: unknown) => {
      const entry = await chosen(services, 'flashcard', id);
      if (entry !== undefined) panel.showFlashcard(entry.id);
    }),
    register(commandIds.openDesign, async (id?: unknown) => {
      const entry = await chosen(services, 'design', id);
      if (entry !== undefined) panel.showStaged(itemKey(entry));
    }),
    register(commandIds.practiseInStages, async (given?: unknown) => {
      const entry = await stagedQuestion(services, given);
      if (entry !== undefined) panel.showStaged(itemKey(entry));
    }),
    register(commandIds.openItem, async (given?: unknown) => {
      const entry = entryOf(given, await content.index());
      if (entry !== undefined) await open(services, entry);
      else void vscode.window.showWarningMessage(`There is no item "${String(given)}".`);
    }),
  );
}

function sessionCommands(services: PracticeServices): vscode.Disposable[] {
  const { basis, practice, panel } = services;
  const register = vscode.commands.registerCommand;
  /** Opens the item that a step of the session has come to, or says how the session ended. */
  const openNext = async (step: Promise<IndexEntry | undefined>): Promise<void> => {
    const entry = await step;
    if (entry === undefined) panel.showPracticeSummary();
    else await open(services, entry);
  };
  const start = (): Promise<void> => openNext(practice.start({ kind: 'practice' }));
  return [
    register(commandIds.startPractice, start),
    register(commandIds.reviewWrongItems, () => openNext(practice.start({ kind: 'wrong-items' }))),
    register(commandIds.practiseTopic, async (given?: unknown) => {
      const topic =
        topicOf(given) ?? (await pickTopic(services, { kind: 'practice' }, 'Choose a topic to practise'));
      if (topic !== undefined) await openNext(practice.start({ kind: 'topic', topic }));
    }),
    register(commandIds.reviewFlashcards, () => openNext(practice.start({ kind: 'flashcards' }))),
    register(commandIds.reviewTopicFlashcards, async (given?: unknown) => {
      const topic =
        topicOf(given) ??
        (await pickTopic(services, { kind: 'flashcards' }, 'Review the flashcards of which topic?'));
      if (topic !== undefined) await openNext(practice.start({ kind: 'flashcards', topic }));
    }),
    register(commandIds.nextQuestion, () => openNext(next(services))),
    register(commandIds.skipItem, () => (practice.isUnderWay ? openNext(practice.skip()) : start())),
    register(commandIds.endPractice, async () => {
      await practice.end();
      panel.showPracticeSummary();
    }),
    register(commandIds.moreNewItems, async () => {
      await basis.allowMoreNew(moreNewStep);
      await start();
    }),
  ];
}

/**
 * From an item that is not the session's, back to the one under way; else to the one after it. Without a
 * session, one begins.
 */
async function next({ practice, panel }: PracticeServices): Promise<IndexEntry | undefined> {
  const shown = panel.current;
  if (practice.isUnderWay) return practice.isAt(shown) ? practice.next() : practice.goOn();
  const entry = await practice.start({ kind: 'practice' });
  return entry !== undefined && itemKey(entry) === shown ? practice.next() : entry;
}

async function open({ files, panel }: PracticeServices, entry: IndexEntry): Promise<void> {
  if (entry.kind === 'question') return panel.showQuestion(entry.id);
  if (entry.kind === 'drill') return panel.showDrill(entry.id);
  if (entry.kind === 'flashcard') return panel.showFlashcard(entry.id);
  if (entry.kind === 'design') return panel.showStaged(itemKey(entry));
  if (entry.kind !== 'kata') return;
  await files.open(entry);
  panel.showKata(entry.id);
}

/** A question to practise in stages: the one given, the one on the panel, or one that the user picks. */
async function stagedQuestion(services: PracticeServices, given: unknown): Promise<IndexEntry | undefined> {
  const entries = (await services.content.index()).filter(isStagedQuestion);
  return entryOf(given ?? services.panel.current, entries) ?? pickEntry(services, entries, 'question');
}

/** The item that an argument names, or one that the user picks. */
async function chosen(
  services: PracticeServices,
  kind: ItemKind,
  id: unknown,
): Promise<IndexEntry | undefined> {
  const entries = (await services.content.index()).filter((entry) => entry.kind === kind);
  if (typeof id === 'string') return entries.find((entry) => entry.id === id);
  return pickEntry(services, entries, kind === 'design' ? 'design drill' : kind);
}

async function pickEntry(
  { basis }: PracticeServices,
  entries: readonly IndexEntry[],
  what: string,
): Promise<IndexEntry | undefined> {
  const rows = entries.map((entry) => ({
    label: entry.title,
    description: entry.id,
    detail: `${topics[entry.topic]} · ${entry.level} · ${entry.minutes} min · ${standing(entry, basis.store.progress)}`,
    entry,
  }));
  const placeHolder = `Choose a ${what}`;
  return (
    await vscode.window.showQuickPick(rows, { placeHolder, matchOnDescription: true, matchOnDetail: true })
  )?.entry;
}

async function pickTopic(
  { content, basis }: PracticeServices,
  scope: PracticeScope,
  placeHolder: string,
): Promise<TopicId | undefined> {
  const index = (await content.index()).filter((entry) => isInScope(entry, scope));
  const { progress, schedule, now } = basis.states;
  const rows = topicIds.flatMap((id) => {
    const keys = index.filter((entry) => entry.topic === id).map(itemKey);
    if (keys.length === 0) return [];
    const solved = keys.filter((key) => progress.get(key)?.status === 'solved').length;
    const due = keys.filter((key) => schedule.isDue(key, now)).length;
    const description = `${solved}/${keys.length} solved${due > 0 ? ` · ${due} due` : ''}`;
    return [{ label: topics[id], description, id }];
  });
  return (await vscode.window.showQuickPick(rows, { placeHolder }))?.id;
}

/** From a row of the topic browser. */
function topicOf(given: unknown): TopicId | undefined {
  const topic = typeof given === 'object' && given !== null && 'topic' in given ? given.topic : undefined;
  return topicIds.find((id) => id === topic);
}
