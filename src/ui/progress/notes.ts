import * as vscode from 'vscode';
import { type ItemKey, itemKey } from '../../core/content/items';
import type { ProgressStore } from '../../core/progress/progressStore';
import { commandIds, noteScheme } from '../ids';
import { itemTarget, type ItemTargetServices } from '../schedule/itemTarget';

/** A note is for thoughts, not for files. In bytes. */
const maximumNote = 100_000;

/** Bookmarks, and notes as documents of an editor: saving one writes it to the log. */
export class Notes implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  constructor(
    private readonly store: ProgressStore,
    private readonly services: ItemTargetServices,
  ) {}

  register(): vscode.Disposable {
    const register = vscode.commands.registerCommand;
    return vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerFileSystemProvider(noteScheme, this, { isCaseSensitive: true }),
      register(commandIds.editNote, (...given: unknown[]) => this.edit(given)),
      register(commandIds.toggleBookmark, (...given: unknown[]) => this.toggleBookmark(given)),
    );
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const text = this.textOf(uri);
    const { lastAt = 0 } = this.store.of(keyOf(uri)) ?? {};
    return { type: vscode.FileType.File, ctime: 0, mtime: lastAt + text.length, size: text.length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return new TextEncoder().encode(this.textOf(uri));
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    if (content.byteLength > maximumNote)
      throw new Error(`a note may have ${maximumNote / 1000} kB; keep longer texts in a file of your own`);
    await this.store.record(keyOf(uri), { type: 'note', text: new TextDecoder().decode(content) });
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions('notes have no folders');
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions('notes have no folders');
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions('empty the note to remove it');
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions('a note belongs to its item');
  }

  private textOf(uri: vscode.Uri): string {
    return this.store.of(keyOf(uri))?.note ?? '';
  }

  private async edit(given: readonly unknown[]): Promise<void> {
    const texts = { placeHolder: 'Note on which item?', none: 'There are no items.' };
    const entry = await itemTarget(this.services, given, () => true, texts);
    if (entry === undefined) return;
    const uri = vscode.Uri.from({ scheme: noteScheme, path: `/${itemKey(entry)}/Note on ${entry.id}.md` });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
      preview: false,
      viewColumn: vscode.ViewColumn.Beside,
    });
  }

  private async toggleBookmark(given: readonly unknown[]): Promise<void> {
    const texts = { placeHolder: 'Bookmark which item?', none: 'There are no items.' };
    const entry = await itemTarget(this.services, given, () => true, texts);
    if (entry === undefined) return;
    const key = itemKey(entry);
    const on = this.store.of(key)?.bookmarked !== true;
    await this.store.record(key, { type: 'bookmark', on });
    const what = on
      ? `Bookmarked “${entry.title}”. “Filter Topics” shows bookmarks alone.`
      : `“${entry.title}” is no bookmark any more.`;
    void vscode.window.showInformationMessage(what);
  }
}

function keyOf(uri: vscode.Uri): ItemKey {
  const [kind, id] = uri.path.split('/').slice(1);
  return `${kind}/${id}` as ItemKey;
}
