import * as vscode from 'vscode';
import { type IndexEntry, itemKey } from '../../core/content/items';
import { learningPath } from '../../core/content/learningPath';
import { type TopicId, topicIds, topics } from '../../core/content/topics';
import type { ContentSource } from '../../core/ports';
import { filterItems, isFiltering, type ItemStates, marksOf } from '../../core/practice/itemFilter';
import { isStagedQuestion } from '../../core/staged/stagedTask';
import { standing } from '../../core/practice/panelViews';
import { nextDueText } from '../../core/scheduling/scheduleWords';
import { DisposableStore } from '../disposableStore';
import { commandIds, viewIds } from '../ids';
import type { PracticeBasis } from '../practice/practiceBasis';
import type { TodayWatch } from '../schedule/todayWatch';
import { itemIcon } from './itemIcons';
import { itemUri } from './statusDecorations';
import type { TopicFilter } from './topicFilter';

export type TreeNode = { topic: TopicId } | { entry: IndexEntry };

/** The sidebar's browser: topics, and below each its items with how they stand. */
export class TopicTree implements vscode.TreeDataProvider<TreeNode> {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<TreeNode | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<TreeNode>;

  constructor(
    private readonly content: ContentSource,
    private readonly basis: PracticeBasis,
    private readonly filter: TopicFilter,
    today: TodayWatch,
  ) {
    this.view = this.disposables.add(
      vscode.window.createTreeView(viewIds.topics, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.disposables.add(today.onDidChange(() => this.changed.fire(undefined)));
    this.disposables.add(
      filter.onDidChange(() => {
        this.view.description = filter.description;
        this.changed.fire(undefined);
      }),
    );
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const shown = await this.shown();
    if (node === undefined) {
      const present = new Set(shown.map(({ topic }) => topic));
      return topicIds.filter((topic) => present.has(topic)).map((topic) => ({ topic }));
    }
    if (!('topic' in node)) return [];
    const entries = shown.filter(({ topic, kind }) => topic === node.topic && kind !== 'kata');
    return [...entries, ...learningPath(shown, node.topic)].map((entry) => ({ entry }));
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return 'topic' in node
      ? this.topicItem(node.topic, await this.shown())
      : this.entryItem(node.entry, await this.content.index());
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async shown(): Promise<IndexEntry[]> {
    const index = await this.content.index();
    const { current } = this.filter;
    return isFiltering(current) ? filterItems(index, current, this.basis.states) : index;
  }

  private topicItem(topic: TopicId, shown: IndexEntry[]): vscode.TreeItem {
    const known = this.basis.states;
    const entries = shown.filter((entry) => entry.topic === topic);
    const solved = entries.filter((entry) => known.progress.get(itemKey(entry))?.status === 'solved').length;
    const due = entries.filter((entry) => known.schedule.isDue(itemKey(entry), known.now)).length;
    const isFiltered = this.filter.description !== undefined;
    // what was filtered is small and meant to be seen; VS Code remembers by id what was collapsed
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(topics[topic], isFiltered ? Expanded : Collapsed);
    item.id = isFiltered ? `filtered ${topic}` : topic;
    item.description = `${solved}/${entries.length}${due > 0 ? ` · ${due} due` : ''}`;
    item.tooltip = `${topics[topic]}: ${solved} of ${entries.length} solved${due > 0 ? `, ${due} due` : ''}`;
    item.contextValue = 'topic';
    return item;
  }

  private entryItem(entry: IndexEntry, index: readonly IndexEntry[]): vscode.TreeItem {
    const known = this.basis.states;
    const key = itemKey(entry);
    const status = known.progress.get(key)?.status ?? 'new';
    const marks = marksOf(entry, known);
    const stands = [standing(entry, known.progress), ...marks].join(', ');
    const next = nextDueText(known.schedule.of(key), known.schedule, known.now);
    const item = new vscode.TreeItem(entry.title);
    item.id = key;
    item.resourceUri = itemUri(entry);
    item.iconPath = itemIcon(entry.kind, status);
    const step = stepText(entry, index);
    item.description = status === 'new' && marks.length === 0 ? (step ?? entry.level) : stands;
    const facts = [entry.kind, step ?? entry.level, `${entry.minutes} min`].join(' · ');
    const schedule = next === 'not scheduled' ? '' : `\n\nnext: ${next}`;
    const own = known.progress.get(key);
    const kept = `${own?.bookmarked === true ? '\n\n$(bookmark) bookmarked' : ''}${own?.note ? '\n\n$(note) has a note' : ''}`;
    const text = `**${entry.title}**\n\n${facts}\n\n${stands}${schedule}${kept}`;
    item.tooltip = new vscode.MarkdownString(text, true);
    item.accessibilityInformation = {
      label: [entry.title, entry.kind, ...(status === 'new' ? [] : [status]), stands].join(', '),
    };
    item.contextValue = contextOf(entry, known);
    item.command = { command: commandIds.openItem, title: 'Open', arguments: [key] };
    return item;
  }
}

/** Where a kata stands in the learning path of its topic: `2 of 7 · warm-up`. */
function stepText(entry: IndexEntry, index: readonly IndexEntry[]): string | undefined {
  if (entry.difficulty === undefined) return undefined;
  const path = learningPath(index, entry.topic).map(({ id }) => id);
  return `${path.indexOf(entry.id) + 1} of ${path.length} · ${entry.difficulty}`;
}

/**
 * What the menus ask: `item`, then whether it is suspended, whether it can be practised in stages, and whether
 * there is anything to reset.
 */
function contextOf(entry: IndexEntry, { progress, schedule }: ItemStates): string {
  const key = itemKey(entry);
  const { card } = schedule.of(key);
  const isTouched = (progress.get(key)?.lastAt ?? 0) > 0 || card.reviews > 0;
  const stages = isStagedQuestion(entry) ? '.staged' : '';
  return `item.${card.suspended ? 'suspended' : 'active'}${stages}.${isTouched ? 'touched' : 'untouched'}`;
}
