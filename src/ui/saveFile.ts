import * as vscode from 'vscode';

export interface FileToSave {
  /** In sentences: "The debrief". */
  what: string;
  /** Title of the dialog. */
  title: string;
  /** Suggested name, with its extension. */
  name: string;
  /** As `showSaveDialog` takes them. */
  filters: Record<string, string[]>;
  text: string;
  /** The suggested folder when none is open. */
  home: vscode.Uri;
}

/**
 * Saves a text where the user wants it, and asks again when it cannot be written there.
 * @param target where to, without asking
 * @returns where it is; undefined when the user has given up
 */
export async function saveFile(file: FileToSave, target?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const uri = target ?? (await askWhere(file));
  if (uri === undefined) return undefined;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(file.text));
    return uri;
  } catch (error) {
    const text = `${file.what} could not be saved as ${uri.fsPath}: ${(error as Error).message}. Choose a place where you may write.`;
    const again = await vscode.window.showErrorMessage(text, 'Save elsewhere…');
    return again === undefined ? undefined : saveFile(file);
  }
}

async function askWhere({ name, title, filters, home }: FileToSave): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? home;
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, name),
    filters,
    title,
  });
}
