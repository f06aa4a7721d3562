import * as vscode from 'vscode';
import { type IndexEntry, itemKey } from '../../core/content/items';
import { type ItemStates, marksOf } from '../../core/practice/itemFilter';
import { count } from '../../core/scheduling/scheduleWords';
import { commandIds } from '../ids';

type Row = vscode.QuickPickItem & { entry?: IndexEntry };

/** Lists leeches and suspended items, and asks what to do with the one picked. */
export async function showSetAside(index: readonly IndexEntry[], states: ItemStates): Promise<void> {
  const rows = rowsOf(index, states);
  if (rows.length === 0) {
    const { leechLapses } = states.schedule.settings;
    void vscode.window.showInformationMessage(
      `No item is suspended, and none was forgotten ${leechLapses} times (a leech).`,
    );
    return;
  }
  const placeHolder = 'Choose an item, then what to do with it';
  const picked = await vscode.window.showQuickPick(rows, { placeHolder, matchOnDescription: true });
  if (picked?.entry !== undefined) await chooseAction(picked.entry, states);
}

function rowsOf(index: readonly IndexEntry[], states: ItemStates): Row[] {
  const marked = index.map((entry) => ({ entry, marks: marksOf(entry, states) }));
  const group = (label: string, entries: IndexEntry[]): Row[] => {
    const separator = { label, kind: vscode.QuickPickItemKind.Separator };
    const rows = entries.map((entry): Row => {
      const { lapses } = states.schedule.of(itemKey(entry)).card;
      const forgotten = lapses > 0 ? ` · forgotten ${count(lapses, 'time')}` : '';
      return { label: entry.title, description: `${entry.kind}${forgotten}`, entry };
    });
    return rows.length === 0 ? [] : [separator, ...rows];
  };
  const leeches = marked.filter(({ marks }) => marks.includes('leech') && !marks.includes('suspended'));
  const suspended = marked.filter(({ marks }) => marks.includes('suspended'));
  return [
    ...group(
      'Leeches: forgotten again and again',
      leeches.map(({ entry }) => entry),
    ),
    ...group(
      'Suspended: do not come up',
      suspended.map(({ entry }) => entry),
    ),
  ];
}

async function chooseAction(entry: IndexEntry, { schedule }: ItemStates): Promise<void> {
  const { suspended } = schedule.of(itemKey(entry)).card;
  const toggle = suspended
    ? {
        label: '$(debug-continue) Resume',
        detail: 'It comes up again as scheduled.',
        command: commandIds.resumeItem,
      }
    : {
        label: '$(debug-pause) Suspend',
        detail: 'It does not come up until resumed.',
        command: commandIds.suspendItem,
      };
  const actions = [
    {
      label: '$(go-to-file) Open',
      detail: 'Read it again, perhaps with what it is related to.',
      command: commandIds.openItem,
    },
    toggle,
    {
      label: '$(discard) Reset…',
      detail: 'It counts as new: learn it once more.',
      command: commandIds.resetItem,
    },
  ];
  const action = await vscode.window.showQuickPick(actions, { placeHolder: entry.title });
  if (action !== undefined) await vscode.commands.executeCommand(action.command, itemKey(entry));
}
