import * as vscode from 'vscode';
import { type IndexEntry, type ItemKey, itemKey } from '../../core/content/items';
import { topics } from '../../core/content/topics';
import type { ContentSource } from '../../core/ports';

export interface ItemTargetServices {
  content: ContentSource;
  /** The item in the active editor or on the panel. */
  activeItem: () => Promise<ItemKey | undefined>;
}

/** The item that an argument of a command stands for: a key, or a row of a tree. */
export function entryOf(given: unknown, index: readonly IndexEntry[]): IndexEntry | undefined {
  const inner = typeof given === 'object' && given !== null && 'entry' in given ? given.entry : undefined;
  const key = isEntry(inner) ? itemKey(inner) : given;
  return index.find((entry) => itemKey(entry) === key);
}

/**
 * The item that a command is to work on: the one given, the active one, or one that the learner picks.
 * @param given the command's arguments; a row that a tree has just redrawn arrives as undefined, and then no
 *   other item may take its place
 */
export async function itemTarget(
  { content, activeItem }: ItemTargetServices,
  given: readonly unknown[],
  accepts: (key: ItemKey) => boolean,
  { placeHolder, none }: { placeHolder: string; none: string },
): Promise<IndexEntry | undefined> {
  const index = await content.index();
  const isGiven = given.length > 0;
  const named = entryOf(isGiven ? given[0] : await activeItem(), index);
  if (isGiven && named === undefined) {
    void vscode.window.showInformationMessage('The list has just changed. Choose the item again.');
    return undefined;
  }
  if (named !== undefined && accepts(itemKey(named))) return named;
  const rows = index
    .filter((entry) => accepts(itemKey(entry)))
    .map((entry) => ({ label: entry.title, description: `${entry.kind} · ${topics[entry.topic]}`, entry }));
  if (rows.length > 0)
    return (await vscode.window.showQuickPick(rows, { placeHolder, matchOnDescription: true }))?.entry;
  void vscode.window.showInformationMessage(none);
  return undefined;
}

function isEntry(value: unknown): value is Pick<IndexEntry, 'kind' | 'id'> {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}
