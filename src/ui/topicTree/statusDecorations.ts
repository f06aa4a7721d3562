import * as vscode from 'vscode';
import type { IndexEntry, ItemKey } from '../../core/content/items';
import { itemKey } from '../../core/content/items';
import type { ItemStatus } from '../../core/progress/foldEvents';
import type { ProgressStore } from '../../core/progress/progressStore';
import { DisposableStore } from '../disposableStore';

const scheme = 'interview-coach-item';

/** Stands for an item where VS Code wants a resource. */
export function itemUri(entry: Pick<IndexEntry, 'kind' | 'id'>): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${itemKey(entry)}` });
}

const decorations: Record<ItemStatus, vscode.FileDecoration | undefined> = {
  new: undefined,
  tried: new vscode.FileDecoration('●', 'Tried', new vscode.ThemeColor('list.warningForeground')),
  solved: new vscode.FileDecoration('✓', 'Solved', new vscode.ThemeColor('testing.iconPassed')),
};

/** Badges that say how an item stands, beside the icon that says what it is. */
export class StatusDecorations implements vscode.FileDecorationProvider {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeFileDecorations = this.changed.event;

  constructor(private readonly store: ProgressStore) {
    this.disposables.add(store.onDidChange(() => this.changed.fire(undefined)));
    this.disposables.add(vscode.window.registerFileDecorationProvider(this));
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) return undefined;
    return decorations[this.store.of(uri.path.slice(1) as ItemKey)?.status ?? 'new'];
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
