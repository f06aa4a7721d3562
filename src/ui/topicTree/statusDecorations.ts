import * as vscode from 'vscode';
import type { IndexEntry, ItemKey, ItemKind } from '../../core/content/items';
import { itemKey } from '../../core/content/items';
import { marksOf, type ScheduleMark } from '../../core/practice/itemFilter';
import type { ItemStatus } from '../../core/progress/foldEvents';
import { DisposableStore } from '../disposableStore';
import type { PracticeBasis } from '../practice/practiceBasis';
import type { TodayWatch } from '../schedule/todayWatch';

const scheme = 'interview-coach-item';

/** Stands for an item where VS Code wants a resource. */
export function itemUri(entry: Pick<IndexEntry, 'kind' | 'id'>): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${itemKey(entry)}` });
}

const statusBadges: Record<ItemStatus, [badge: string, tooltip: string, colour: string] | undefined> = {
  new: undefined,
  tried: ['●', 'Tried', 'list.warningForeground'],
  solved: ['✓', 'Solved', 'testing.iconPassed'],
};
const markBadges: Record<ScheduleMark, [badge: string, tooltip: string, colour: string]> = {
  due: ['D', 'due', 'charts.blue'],
  leech: ['L', 'leech: forgotten again and again', 'list.errorForeground'],
  suspended: ['S', 'suspended', 'disabledForeground'],
};

/** Badges that say how an item stands, beside the icon that says what it is. */
export class StatusDecorations implements vscode.FileDecorationProvider {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeFileDecorations = this.changed.event;

  constructor(
    private readonly basis: PracticeBasis,
    today: TodayWatch,
  ) {
    this.disposables.add(today.onDidChange(() => this.changed.fire(undefined)));
    this.disposables.add(vscode.window.registerFileDecorationProvider(this));
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) return undefined;
    const key = uri.path.slice(1) as ItemKey;
    const [kind, id] = key.split('/') as [ItemKind, string];
    const known = this.basis.states;
    const status = statusBadges[known.progress.get(key)?.status ?? 'new'];
    const [mark] = marksOf({ kind, id }, known).map((name) => markBadges[name]);
    const parts = [status, mark].filter((part) => part !== undefined);
    const [badge, words] = [parts.map(([text]) => text).join(''), parts.map(([, text]) => text).join(', ')];
    // a badge has room for two characters, and the mark is the news
    const colour = (mark ?? status)?.[2];
    return colour === undefined
      ? undefined
      : new vscode.FileDecoration(badge, words, new vscode.ThemeColor(colour));
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
