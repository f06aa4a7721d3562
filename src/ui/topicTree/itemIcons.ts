import * as vscode from 'vscode';
import type { ItemKind } from '../../core/content/items';
import type { ItemStatus } from '../../core/progress/foldEvents';

const kindIcons: Record<ItemKind, string> = {
  question: 'comment-discussion',
  flashcard: 'note',
  design: 'type-hierarchy',
  drill: 'symbol-numeric',
  kata: 'beaker',
};

const statusColours: Record<ItemStatus, vscode.ThemeColor | undefined> = {
  new: undefined,
  tried: new vscode.ThemeColor('list.warningForeground'),
  solved: new vscode.ThemeColor('testing.iconPassed'),
};

/** Says what an item is, and by its colour how it stands. */
export function itemIcon(kind: ItemKind, status: ItemStatus = 'new'): vscode.ThemeIcon {
  return new vscode.ThemeIcon(kindIcons[kind], statusColours[status]);
}
