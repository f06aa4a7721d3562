import * as vscode from 'vscode';
import { type IndexEntry, itemKey, type ItemKind } from '../../core/content/items';
import { type TopicId, topicIds, topics } from '../../core/content/topics';
import type { ContentSource } from '../../core/ports';
import { standing } from '../../core/practice/panelViews';
import type { ItemStatus } from '../../core/progress/foldEvents';
import type { ProgressStore } from '../../core/progress/progressStore';
import { DisposableStore } from '../disposableStore';
import { commandIds } from '../ids';
import { itemUri } from './statusDecorations';

export type TreeNode = { topic: TopicId } | { entry: IndexEntry };

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
const statusWords: Record<ItemStatus, string> = { new: 'not tried', tried: 'tried', solved: 'solved' };

/** The sidebar's browser: topics, and below each its items with their status. */
export class TopicTreeProvider implements vscode.TreeDataProvider<TreeNode> {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<TreeNode | undefined>());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly content: ContentSource,
    private readonly store: ProgressStore,
  ) {
    this.disposables.add(store.onDidChange(() => this.changed.fire(undefined)));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const index = await this.content.index();
    if (node === undefined) {
      return topicIds
        .filter((topic) => index.some((entry) => entry.topic === topic))
        .map((topic) => ({ topic }));
    }
    return 'topic' in node
      ? index.filter(({ topic }) => topic === node.topic).map((entry) => ({ entry }))
      : [];
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    if ('topic' in node) return this.topicItem(node.topic, await this.content.index());
    return this.entryItem(node.entry);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private topicItem(topic: TopicId, index: IndexEntry[]): vscode.TreeItem {
    const entries = index.filter((entry) => entry.topic === topic);
    const solved = entries.filter((entry) => this.store.of(itemKey(entry))?.status === 'solved').length;
    const item = new vscode.TreeItem(topics[topic], vscode.TreeItemCollapsibleState.Collapsed);
    item.id = topic;
    item.description = `${solved}/${entries.length}`;
    item.tooltip = `${topics[topic]}: ${solved} of ${entries.length} solved`;
    item.contextValue = 'topic';
    return item;
  }

  private entryItem(entry: IndexEntry): vscode.TreeItem {
    const status = this.store.of(itemKey(entry))?.status ?? 'new';
    const stands = standing(entry, this.store.progress);
    const item = new vscode.TreeItem(entry.title);
    item.id = itemKey(entry);
    item.resourceUri = itemUri(entry);
    item.iconPath = new vscode.ThemeIcon(kindIcons[entry.kind], statusColours[status]);
    item.description = status === 'new' ? entry.level : stands;
    item.tooltip = new vscode.MarkdownString(
      `**${entry.title}**\n\n${entry.kind} · ${entry.level} · ${entry.minutes} min\n\n${stands}`,
    );
    item.accessibilityInformation = {
      label: `${entry.title}, ${entry.kind}, ${statusWords[status]}, ${stands}`,
    };
    item.contextValue = entry.kind;
    item.command = { command: commandIds.openItem, title: 'Open', arguments: [itemKey(entry)] };
    return item;
  }
}
