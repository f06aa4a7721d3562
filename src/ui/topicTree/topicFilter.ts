import * as vscode from 'vscode';
import { type IndexEntry, itemKinds, levels } from '../../core/content/items';
import type { ContentSource } from '../../core/ports';
import {
  isFiltering,
  type ItemFilter,
  type ItemState,
  type ItemStates,
  noFilter,
  statesOf,
} from '../../core/practice/itemFilter';
import type { PracticeBasis } from '../practice/practiceBasis';
import { DisposableStore } from '../disposableStore';
import { contextKeys } from '../ids';

const stateLabels: Record<ItemState, string> = {
  new: 'Not tried',
  tried: 'Tried',
  solved: 'Solved',
  due: 'Due',
  leech: 'Leech',
  suspended: 'Suspended',
  bookmarked: 'Bookmarked',
};
const states = Object.keys(stateLabels) as ItemState[];

type Row = vscode.QuickPickItem & { choice?: ItemFilterChoice };
type ItemFilterChoice =
  | { of: 'levels'; value: ItemFilter['levels'][number] }
  | { of: 'kinds'; value: ItemFilter['kinds'][number] }
  | { of: 'states'; value: ItemState };

/** What the topic browser shows; asked for by the learner and forgotten with the window. */
export class TopicFilter {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<ItemFilter>());
  readonly onDidChange = this.changed.event;
  private filter = noFilter;

  constructor(
    private readonly content: ContentSource,
    private readonly basis: PracticeBasis,
  ) {}

  get current(): ItemFilter {
    return this.filter;
  }

  /** The filter in words; undefined when everything is shown. */
  get description(): string | undefined {
    const { levels: wanted, kinds, states: standing, text } = this.filter;
    const words = [...wanted, ...kinds, ...standing.map((state) => stateLabels[state].toLowerCase())];
    const parts = words.length > 0 ? [words.join(', ')] : [];
    if (text.trim() !== '') parts.push(`“${text.trim()}”`);
    return isFiltering(this.filter) ? parts.join(' · ') : undefined;
  }

  clear(): void {
    this.set(noFilter);
  }

  /** Asks by check boxes for levels, kinds and states; those that no item has are not offered. */
  async choose(): Promise<void> {
    const rows = rowsOf(await this.content.index(), this.filter, this.basis.states);
    const picked = await vscode.window.showQuickPick(rows, {
      canPickMany: true,
      title: 'Filter Topics',
      placeHolder: 'Nothing checked in a group shows all of it',
    });
    if (picked === undefined) return;
    const chosen = picked.flatMap(({ choice }) => (choice === undefined ? [] : [choice]));
    this.set({
      ...this.filter,
      levels: chosen.flatMap((choice) => (choice.of === 'levels' ? [choice.value] : [])),
      kinds: chosen.flatMap((choice) => (choice.of === 'kinds' ? [choice.value] : [])),
      states: chosen.flatMap((choice) => (choice.of === 'states' ? [choice.value] : [])),
    });
  }

  /** Asks for words in the title or the tags; the browser follows while they are typed, Escape puts it back. */
  search(): void {
    const { text } = this.filter;
    const box = vscode.window.createInputBox();
    let isKept = false;
    box.title = 'Search Topics';
    box.placeholder = 'Words in the title or the tags';
    box.prompt = 'Enter keeps the search, Escape takes it back.';
    box.value = text;
    box.onDidChangeValue((value) => this.set({ ...this.filter, text: value }));
    box.onDidAccept(() => {
      isKept = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!isKept) this.set({ ...this.filter, text });
      box.dispose();
    });
    box.show();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private set(filter: ItemFilter): void {
    this.filter = filter;
    const isActive = isFiltering(filter);
    void vscode.commands.executeCommand('setContext', contextKeys.topicFilterActive, isActive);
    this.changed.fire(filter);
  }
}

function rowsOf(index: readonly IndexEntry[], filter: ItemFilter, known: ItemStates): Row[] {
  const counts = new Map<string, number>();
  for (const entry of index) {
    for (const value of [entry.level, entry.kind, ...statesOf(entry, known)])
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const group = (label: string, choices: (ItemFilterChoice & { label: string })[]): Row[] => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...choices
      .filter(({ of, value }) => counts.has(value) || has(filter, of, value))
      .map(({ label: name, ...choice }) => {
        const picked = has(filter, choice.of, choice.value);
        return { label: name, description: String(counts.get(choice.value) ?? 0), picked, choice };
      }),
  ];
  return [
    ...group(
      'Status',
      states.map((value) => ({ of: 'states', value, label: stateLabels[value] })),
    ),
    ...group(
      'Kind',
      itemKinds.map((value) => ({ of: 'kinds', value, label: capitalised(value) })),
    ),
    ...group(
      'Level',
      levels.map((value) => ({ of: 'levels', value, label: capitalised(value) })),
    ),
  ];
}

function has(filter: ItemFilter, of: ItemFilterChoice['of'], value: string): boolean {
  return (filter[of] as readonly string[]).includes(value);
}

function capitalised(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}
