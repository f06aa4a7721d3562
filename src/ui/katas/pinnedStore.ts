import * as vscode from 'vscode';
import type { PinnedCase } from '../../core/katas/pinnedCases';
import { addPin, readPins, writePins } from './pinnedFile';

/** The inputs that the learner keeps, in a file beside each kata. */
export class PinnedStore {
  /** Texts that were complained about, so that each is complained about once. */
  private readonly complained = new Map<string, string>();

  static uriOf(kata: string, file: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(file, '..', `${kata}.pinned.json`);
  }

  /** None when the file cannot be used; the learner is then told why, once for each state of the file. */
  async read(kata: string, file: vscode.Uri): Promise<PinnedCase[]> {
    const uri = PinnedStore.uriOf(kata, file);
    const text = await readText(uri);
    if (text === undefined) return [];
    const read = readPins(text, kata);
    if (read.ok) return read.cases;
    if (this.complained.get(uri.toString()) !== text) {
      this.complained.set(uri.toString(), text);
      void complain(uri, read.reason);
    }
    return [];
  }

  /**
   * Keeps an input. Undefined when the file is there but cannot be used, which is said.
   * @returns the name it has from now on, and whether it was there before
   */
  async pin(
    kata: string,
    file: vscode.Uri,
    wanted: PinnedCase,
  ): Promise<{ name: string; isNew: boolean } | undefined> {
    const uri = PinnedStore.uriOf(kata, file);
    const known = await this.usable(uri, kata);
    if (known === undefined) return undefined;
    const { cases, added, same } = addPin(known, wanted);
    if (added !== undefined) await writeText(uri, writePins(kata, cases));
    return { name: (added ?? same ?? wanted).name, isNew: added !== undefined };
  }

  /** Forgets an input; the file goes with its last one. */
  async unpin(kata: string, file: vscode.Uri, name: string): Promise<void> {
    const uri = PinnedStore.uriOf(kata, file);
    const known = await this.usable(uri, kata);
    const left = known?.filter((item) => item.name !== name);
    if (left === undefined || left.length === known?.length) return;
    if (left.length === 0) await vscode.workspace.fs.delete(uri);
    else await writeText(uri, writePins(kata, left));
  }

  /** What may be written over: a file that cannot be read is the learner's to repair. */
  private async usable(uri: vscode.Uri, kata: string): Promise<PinnedCase[] | undefined> {
    const text = await readText(uri);
    if (text === undefined) return [];
    const read = readPins(text, kata);
    if (read.ok) return read.cases;
    void complain(uri, read.reason);
    return undefined;
  }
}

async function complain(uri: vscode.Uri, reason: string): Promise<void> {
  const name = uri.path.split('/').at(-1);
  const message = `The pinned inputs in ${name} are not used: ${reason}. Correct the file, or delete it to start anew.`;
  if ((await vscode.window.showWarningMessage(message, 'Open file')) === 'Open file')
    await vscode.window.showTextDocument(uri);
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined; // there is none
  }
}

async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
