import * as vscode from 'vscode';
import type { IndexEntry } from '../../core/content/items';
import type { ContentSource } from '../../core/ports';
import { settings } from '../settings';

/** The learner's own kata files: where they are, which kata a document holds, and writing the stub. */
export class KataFiles {
  private ids: Set<string> | undefined;

  constructor(
    private readonly content: ContentSource,
    private readonly globalStorage: vscode.Uri,
  ) {}

  /** The kata that a document holds, if it is one of the learner's kata files. */
  async kataOf({ uri }: Pick<vscode.TextDocument, 'uri'>): Promise<string | undefined> {
    const match = /([^/]+)\/([a-z0-9-]+)\.ts$/.exec(uri.path);
    if (match === null || match[1] !== folderName()) return undefined;
    this.ids ??= new Set(
      (await this.content.index()).filter(({ kind }) => kind === 'kata').map(({ id }) => id),
    );
    const id = match[2] ?? '';
    return this.ids.has(id) ? id : undefined;
  }

  /** Where a kata's file is or would be: in the first workspace folder, else in the extension's own storage. */
  uriOf(id: string): vscode.Uri {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const base = folder === undefined ? this.globalStorage : folder.uri;
    return vscode.Uri.joinPath(base, ...settings.kataFolder().split(/[/\\]/), `${id}.ts`);
  }

  /** The file in the active editor when it holds this kata, which need not be the one in the kata folder. */
  activeUri(id: string): vscode.Uri {
    const uri = vscode.window.activeTextEditor?.document.uri;
    return uri !== undefined && uri.scheme === 'file' && uri.path.endsWith(`/${id}.ts`)
      ? uri
      : this.uriOf(id);
  }

  /** Opens the learner's file, written from the stub when it is not there yet. */
  async open(entry: Pick<IndexEntry, 'id'>): Promise<vscode.TextEditor> {
    const uri = this.uriOf(entry.id);
    if (!(await exists(uri)))
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(await this.stubOf(entry.id)));
    return vscode.window.showTextDocument(uri, { preview: false, viewColumn: vscode.ViewColumn.One });
  }

  /** Puts the stub back, as an edit that can be undone. */
  async reset(id: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.uriOf(id));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), await this.stubOf(id));
    await vscode.workspace.applyEdit(edit);
    await document.save();
  }

  private async stubOf(id: string): Promise<string> {
    const kata = await this.content.kata(id);
    if (kata === undefined) throw new Error(`there is no kata "${id}"`);
    return kata.stub;
  }
}

function folderName(): string {
  return settings.kataFolder().split(/[/\\]/).at(-1) ?? '';
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // not there
  }
}
