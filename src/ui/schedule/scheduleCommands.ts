import * as vscode from 'vscode';
import { type IndexEntry, type ItemKey, itemKey } from '../../core/content/items';
import { isSelfRated } from '../../core/progress/foldEvents';
import type { UndoneRating } from '../../core/scheduling/scheduleStore';
import { nextDueText } from '../../core/scheduling/scheduleWords';
import { commandIds, contextKeys } from '../ids';
import type { PracticeBasis } from '../practice/practiceBasis';
import type { PracticeController } from '../practice/practiceController';
import { itemTarget, type ItemTargetServices } from './itemTarget';
import { showSetAside } from './setAsidePicker';

export interface ScheduleCommandServices extends ItemTargetServices {
  basis: PracticeBasis;
  practice: PracticeController;
}

/** The commands that change an item's place in the schedule. */
export function registerScheduleCommands(services: ScheduleCommandServices): vscode.Disposable {
  const { content, basis } = services;
  const register = vscode.commands.registerCommand;
  const isSuspended = (key: ItemKey): boolean => basis.states.schedule.of(key).card.suspended;
  return vscode.Disposable.from(
    register(commandIds.suspendItem, async (...given: unknown[]) => {
      const texts = { placeHolder: 'Suspend which item?', none: 'Every item is suspended already.' };
      const entry = await itemTarget(services, given, (key) => !isSuspended(key), texts);
      if (entry !== undefined) await suspend(services, entry);
    }),
    register(commandIds.resumeItem, async (...given: unknown[]) => {
      const texts = { placeHolder: 'Resume which item?', none: 'No item is suspended.' };
      const entry = await itemTarget(services, given, isSuspended, texts);
      if (entry !== undefined) await resume(services, entry);
    }),
    register(commandIds.buryItem, async (...given: unknown[]) => {
      const texts = { placeHolder: 'Leave which item until tomorrow?', none: 'Every item is suspended.' };
      const entry = await itemTarget(services, given, (key) => !isSuspended(key), texts);
      if (entry !== undefined) await bury(services, entry);
    }),
    register(commandIds.resetItem, async (...given: unknown[]) => {
      const isTouched = (key: ItemKey): boolean => {
        const { progress, schedule } = basis.states;
        return (progress.get(key)?.attempts ?? 0) > 0 || schedule.of(key).card.reviews > 0;
      };
      const texts = { placeHolder: 'Reset which item?', none: 'No item has been practised yet.' };
      const entry = await itemTarget(services, given, isTouched, texts);
      if (entry !== undefined) await reset(services, entry);
    }),
    register(commandIds.showSetAside, async () => showSetAside(await content.index(), basis.states)),
    ...undoCommands(services),
  );
}

async function suspend({ basis, practice }: ScheduleCommandServices, entry: IndexEntry): Promise<void> {
  const key = itemKey(entry);
  await basis.schedules.suspend(key, true);
  await leave(practice, key);
  const text = `Suspended “${entry.title}”: it does not come up until you resume it.`;
  void vscode.window.showInformationMessage(text, 'Resume').then((answer) => {
    return answer === undefined ? undefined : basis.schedules.suspend(key, false);
  });
}

async function resume({ basis }: ScheduleCommandServices, entry: IndexEntry): Promise<void> {
  const key = itemKey(entry);
  await basis.schedules.suspend(key, false);
  void vscode.window.showInformationMessage(`Resumed “${entry.title}”: ${dueWords(basis, key)}.`);
}

async function bury({ basis, practice }: ScheduleCommandServices, entry: IndexEntry): Promise<void> {
  const key = itemKey(entry);
  await basis.schedules.bury(key);
  await leave(practice, key);
  void vscode.window.showInformationMessage(`“${entry.title}” does not come up before tomorrow.`);
}

async function reset({ basis }: ScheduleCommandServices, entry: IndexEntry): Promise<void> {
  const detail = 'It counts as new: its attempts, best score and schedule start over. The log keeps them.';
  const answer = await vscode.window.showWarningMessage(
    `Reset “${entry.title}”?`,
    { modal: true, detail },
    'Reset',
  );
  if (answer !== undefined) await basis.schedules.reset(itemKey(entry));
}

/** A session that has gone back to a card whose rating was taken back leads there. */
async function goBack({ practice, activeItem }: ScheduleCommandServices, key: ItemKey): Promise<void> {
  if ((await practice.sessionAt(key)) !== undefined && (await activeItem()) !== key)
    await vscode.commands.executeCommand(commandIds.openItem, key);
}

/** A session does not stay at an item that was just set aside. */
async function leave(practice: PracticeController, key: ItemKey): Promise<void> {
  if (practice.isAt(key)) await vscode.commands.executeCommand(commandIds.nextQuestion);
}

function undoCommands(services: ScheduleCommandServices): vscode.Disposable[] {
  const { content, basis } = services;
  const { schedules } = basis;
  /** Ratings taken back in this window, the latest last. A rating given since leaves them alone. */
  const undone: UndoneRating[] = [];
  const announce = (): Thenable<unknown> =>
    vscode.commands.executeCommand('setContext', contextKeys.redoActive, undone.length > 0);
  const titleOf = async (item: ItemKey): Promise<string> =>
    (await content.index()).find((entry) => itemKey(entry) === item)?.title ?? item;
  const tell = vscode.window.showInformationMessage;

  const undo = async (): Promise<void> => {
    const taken = await schedules.undoLastRating();
    if (taken === undefined) return void tell('There is no rating to take back.');
    undone.push(taken);
    await announce();
    const { item, rating } = taken;
    const text = `Took back the rating “${rating}” of “${await titleOf(item)}”: ${dueWords(basis, item)}.`;
    void tell(text, 'Redo').then((answer) => (answer === undefined ? undefined : redo(taken)));
    if (isSelfRated(item)) await goBack(services, item);
  };
  const redo = async (wanted: UndoneRating | undefined = undone.at(-1)): Promise<void> => {
    const at = wanted === undefined ? -1 : undone.indexOf(wanted);
    if (wanted === undefined || at < 0) return void tell('No rating was taken back in this window.');
    undone.splice(at, 1);
    await schedules.redoRating(wanted);
    await announce();
    const { item, rating } = wanted;
    void tell(`“${await titleOf(item)}” is rated “${rating}” again: ${dueWords(basis, item)}.`);
  };
  return [
    vscode.commands.registerCommand(commandIds.undoRating, undo),
    vscode.commands.registerCommand(commandIds.redoRating, () => redo()),
  ];
}

/** "due in 3 days", "due now", "new". */
function dueWords({ states: { schedule, now } }: PracticeBasis, item: ItemKey): string {
  const next = nextDueText(schedule.of(item), schedule, now);
  return next === 'not scheduled' ? 'new' : next === 'suspended' ? next : `due ${next}`;
}
