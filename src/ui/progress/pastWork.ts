import * as vscode from 'vscode';
import { type IndexEntry, type ItemKey, itemKey } from '../../core/content/items';
import { type PastAttempt, pastAttempts } from '../../core/practice/pastWork';
import type { ProgressEvent } from '../../core/progress/events';
import type { Progress } from '../../core/progress/foldEvents';
import { commandIds, pastWorkScheme } from '../ids';
import { itemTarget, type ItemTargetServices } from '../schedule/itemTarget';

export interface PastWorkServices extends ItemTargetServices {
  progress: () => Progress;
  /** All that the log has of an item, in any order. */
  eventsOf: (item: ItemKey) => Promise<ProgressEvent[]>;
}

type Row = vscode.QuickPickItem & { place: number };

const openButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: 'Open without comparing',
};

/** Earlier answers and programs: each can be opened, and compared with the one before it. */
export class PastWork implements vscode.TextDocumentContentProvider {
  /** By the path of the document. */
  private readonly texts = new Map<string, string>();

  constructor(private readonly services: PastWorkServices) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(pastWorkScheme, this),
      vscode.commands.registerCommand(commandIds.showHistory, (...given: unknown[]) => this.show(given)),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const text = this.texts.get(uri.path);
    if (text === undefined) throw new Error('open it again from “Show Past Work”');
    return text;
  }

  private async show(given: readonly unknown[]): Promise<void> {
    const { services } = this;
    const isTried = (key: ItemKey): boolean =>
      /^(question|design|kata)\//.test(key) && (services.progress().get(key)?.attempts ?? 0) > 0;
    const texts = {
      placeHolder: 'Past work on which item?',
      none: 'There is no past work yet: answer a question or grade a kata first.',
    };
    const entry = await itemTarget(services, given, isTried, texts);
    if (entry === undefined) return;
    const key = itemKey(entry);
    const attempts = pastAttempts(key, await services.eventsOf(key));
    if (attempts.length > 0) this.pick(entry, attempts);
    else
      void vscode.window.showInformationMessage(
        `No text was kept of earlier attempts at “${entry.title}”. From now on it is.`,
      );
  }

  private pick(entry: IndexEntry, attempts: readonly PastAttempt[]): void {
    const box = vscode.window.createQuickPick<Row>();
    box.title = `Past Work: ${entry.title}`;
    box.placeholder = 'Choose an attempt to compare it with the one before';
    box.items = attempts.map(({ at, outcome, traps }, place) => ({
      label: new Date(at).toLocaleString(),
      description: outcome,
      ...(traps.length === 0 ? {} : { detail: `found in it: ${traps.join(', ')}` }),
      buttons: [openButton],
      place,
    }));
    box.onDidAccept(() => {
      const [row] = box.selectedItems;
      box.hide();
      if (row !== undefined) void this.compare(entry, attempts, row.place);
    });
    box.onDidTriggerItemButton(({ item }) => {
      box.hide();
      const attempt = attempts[item.place];
      if (attempt !== undefined) void this.open(this.documentOf(entry, attempt));
    });
    box.onDidHide(() => box.dispose());
    box.show();
  }

  private async compare(entry: IndexEntry, attempts: readonly PastAttempt[], place: number): Promise<void> {
    const [later, earlier] = [attempts[place], attempts[place + 1]];
    if (later === undefined) return;
    const right = this.documentOf(entry, later);
    if (earlier === undefined) return this.open(right);
    const title = `${entry.title}: ${timeText(earlier.at)} ↔ ${timeText(later.at)}`;
    await vscode.commands.executeCommand('vscode.diff', this.documentOf(entry, earlier), right, title);
  }

  private async open(uri: vscode.Uri): Promise<void> {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  private documentOf(entry: IndexEntry, { id, at, text }: PastAttempt): vscode.Uri {
    const extension = entry.kind === 'kata' ? 'ts' : 'md';
    const path = `/${itemKey(entry)}/${id}/${entry.id} ${timeText(at).replace(/[:/\\]/g, '.')}.${extension}`;
    this.texts.set(path, text);
    return vscode.Uri.from({ scheme: pastWorkScheme, path });
  }
}

function timeText(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
}
