import * as vscode from 'vscode';
import { itemKey } from '../../core/content/items';
import type { PlannedItem, TodayPlan } from '../../core/practice/todayPlan';
import { count } from '../../core/scheduling/scheduleWords';
import { DisposableStore } from '../disposableStore';
import { commandIds, viewIds } from '../ids';
import { itemIcon } from '../topicTree/itemIcons';
import type { TodayWatch } from './todayWatch';

/** The sidebar's list of what the schedule asks for today, with the count on the container's icon. */
export class DueTodayView implements vscode.TreeDataProvider<PlannedItem> {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<PlannedItem>;

  constructor(private readonly today: TodayWatch) {
    this.view = this.disposables.add(
      vscode.window.createTreeView(viewIds.dueToday, { treeDataProvider: this }),
    );
    this.disposables.add(today.onDidChange((plan) => this.show(plan)));
  }

  getChildren(node?: PlannedItem): PlannedItem[] {
    const { plan } = this.today;
    return node !== undefined || plan === undefined ? [] : [...plan.due, ...plan.fresh];
  }

  getTreeItem({ entry, reason, why }: PlannedItem): vscode.TreeItem {
    const item = new vscode.TreeItem(entry.title);
    item.id = itemKey(entry);
    item.iconPath = itemIcon(entry.kind);
    item.description = why;
    item.tooltip = new vscode.MarkdownString(
      `**${entry.title}**\n\n${entry.kind} · ${entry.level} · ${entry.minutes} min\n\n${why}`,
    );
    item.accessibilityInformation = { label: `${entry.title}, ${entry.kind}, ${why}` };
    item.contextValue = `item.${reason}`;
    item.command = { command: commandIds.openItem, title: 'Open', arguments: [itemKey(entry)] };
    return item;
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private show({ due, fresh, next }: TodayPlan): void {
    const tooltip = `${count(due.length, 'item')} due`;
    // undefined would leave the old badge in some versions; 0 takes it away
    this.view.badge = { value: due.length, tooltip };
    this.view.description = due.length + fresh.length > 0 || next === undefined ? undefined : `next: ${next}`;
    this.changed.fire(undefined);
  }
}
